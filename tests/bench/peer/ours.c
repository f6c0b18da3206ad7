/* SPDX-License-Identifier: MIT */
/* House plaques at A6 as finished print PDFs, by the public API: ours TABLES OUT [FIRST] */
#include <qrsign/qrsign.h>

#include <stdio.h>
#include <stdlib.h>

static void must(enum qrsign_status status, const struct qrsign_error *error)
{
        if (status == QRSIGN_OK)
                return;
        fprintf(stderr, "%s\n", error->message);
        exit(1);
}

int main(int argc, char **argv)
{
        const struct qrsign_pdf_options pdf_options = {
                .size = sizeof(pdf_options), .created = {2026, 11, 22}, .bleed_mm = 3};
        struct qrsign_plaque_options options = {
                .size = sizeof(options), .width_mm = 148, .height_mm = 105};
        size_t left = argc > 3 ? strtoul(argv[3], NULL, 10) : SIZE_MAX;
        struct qrsign_error error = {0};
        struct qrsign_directory *directory = NULL;
        struct qrsign_template *template_ = NULL;
        struct qrsign_pdf *pdf = NULL;
        const struct qrsign_record *record = NULL;
        FILE *stream = argc > 2 ? fopen(argv[2], "wb") : NULL;

        if (!stream)
                return 2;
        must(qrsign_directory_open(argv[1], NULL, &directory, &error), &error);
        must(qrsign_directory_rewind(directory, QRSIGN_RECORD_HOUSE, &error), &error);
        must(qrsign_template_open("house", NULL, &template_, &error), &error);
        must(qrsign_pdf_create(stream, &pdf_options, &pdf, &error), &error);
        for (; left; left--) {
                struct qrsign_plaque *plaque = NULL;

                must(qrsign_directory_next(directory, &record, &error), &error);
                if (!record)
                        break;
                options.alley = qrsign_directory_alley(directory);
                must(qrsign_plaque_create(template_, record, &options, &plaque, &error), &error);
                must(qrsign_pdf_add(pdf, plaque, &error), &error);
                qrsign_plaque_free(plaque);
        }
        must(qrsign_pdf_finish(pdf, &error), &error);
        qrsign_pdf_free(pdf);
        qrsign_template_free(template_);
        qrsign_directory_free(directory);
        return fclose(stream) != 0;
}
