/* SPDX-License-Identifier: MIT */
/* Every alley of a folder of tables becomes a plaque, a page each of one PDF. */
#include <qrsign/plaque.h>
#include <qrsign/table.h>
#include <stdio.h>

/* Appends all plaques; the first failure ends it. */
static enum qrsign_status add_all(struct qrsign_directory *directory,
        struct qrsign_template *template, struct qrsign_pdf *pdf, struct qrsign_error *error)
{
        const struct qrsign_plaque_options options = {
                .size = sizeof(options), .page = "https://kiet.example/"};
        const struct qrsign_record *alley = NULL;
        enum qrsign_status status;

        while (!(status = qrsign_directory_next(directory, &alley, error)) && alley) {
                struct qrsign_plaque *plaque = NULL;

                status = qrsign_plaque_create(template, alley, &options, &plaque, error);
                if (!status)
                        status = qrsign_pdf_add(pdf, plaque, error);
                if (!status)
                        printf("page %zu: %s\n", qrsign_pdf_place(pdf).page,
                                qrsign_plaque_info(plaque)->title);
                qrsign_plaque_free(plaque);
                if (status)
                        break;
        }
        return status;
}

int main(int count, char **arguments)
{
        const struct qrsign_pdf_options options = {
                .size = sizeof(options), .created = {2026, 11, 22}, .bleed_mm = 3};
        struct qrsign_directory *directory = NULL;
        struct qrsign_template *template = NULL;
        struct qrsign_pdf *pdf = NULL;
        struct qrsign_error error;
        FILE *stream = count == 3 ? fopen(arguments[2], "wb") : NULL;
        bool done = stream && !qrsign_directory_open(arguments[1], NULL, &directory, &error) &&
                    !qrsign_template_open("alley", NULL, &template, &error) &&
                    !qrsign_pdf_create(stream, &options, &pdf, &error) &&
                    !add_all(directory, template, pdf, &error) && !qrsign_pdf_finish(pdf, &error);

        if (!stream)
                fputs("usage: plaque FOLDER FILE.pdf, which must be writable\n", stderr);
        else if (!done)
                fprintf(stderr, "%s:%zu: %s\n", error.file, error.line, error.message);
        qrsign_pdf_free(pdf);
        qrsign_template_free(template);
        qrsign_directory_free(directory);
        if (stream && fclose(stream) != 0)
                done = false;
        return done ? 0 : 1;
}
