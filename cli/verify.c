/* SPDX-License-Identifier: MIT */
/* verify: do these pictures show exactly the codes of the manifest? */
#include "verify.h"
#include "files.h"
#include "options.h"
#include "pictures.h"
#include "problems.h"
#include "progress.h"

#include <math.h>
#include <string.h>

/* Pixels of a module at which PDF pages are drawn; below 150 dpi nothing is gained. */
static const double PIXELS_PER_MODULE = 4, LEAST_DPI = 150, GREATEST_DPI = 600;

static double dpi_of(const struct verify *verify)
{
        double dpi = options_number(verify->cli->options, OPTION_SCAN_DPI, 0);

        if (dpi > 0 || verify->least_module_mm <= 0)
                return dpi;
        return fmax(LEAST_DPI,
                fmin(GREATEST_DPI, ceil(PIXELS_PER_MODULE * 25.4 / verify->least_module_mm)));
}

static enum qrsign_status look_at(
        struct verify *verify, const char *path, struct qrsign_error *error)
{
        struct qrsign_images_options options = {.size = sizeof(options), .dpi = dpi_of(verify)};
        struct qrsign_images *images = NULL;
        const struct qrsign_image *image;
        size_t found = 0;
        bool own;
        enum qrsign_status status = verify_own(verify, path, options.dpi, &own, error);

        if (status || own)
                return status;
        status = qrsign_images_open(path, &options, &images, error);
        while (!status) {
                status = qrsign_images_next(images, &image, error);
                if (status || !image)
                        break;
                status = verify_picture(verify, path, image, &found, error);
        }
        qrsign_images_free(images);
        if (!status && !found) {
                struct qrsign_error warning;

                problems_set(&warning, QRSIGN_MESSAGE_PICTURE_WITHOUT_CODE, path, NULL, NULL);
                problems_report(verify->cli, NULL, &warning);
        }
        if (status && !error->file[0])
                snprintf(error->file, sizeof(error->file), "%s", path);
        return status;
}

/* A file that cannot be read is told, and the others are looked at. */
static int look_at_all(struct verify *verify, const struct pictures *pictures)
{
        struct progress progress;
        int exit_status = CLI_DONE;

        progress_start(&progress, verify->cli, pictures->count, pictures->count);
        for (size_t i = 0; i < pictures->count; i++) {
                struct qrsign_error error;

                if (look_at(verify, pictures->paths[i], &error) != QRSIGN_OK) {
                        int one = problems_fail(verify->cli, &error);

                        exit_status = one > exit_status ? one : exit_status;
                }
                progress_step(&progress);
        }
        progress_wipe(&progress);
        return exit_status;
}

static enum qrsign_status prepare(
        struct verify *verify, struct pictures *pictures, struct qrsign_error *error)
{
        const struct options *options = verify->cli->options;
        const char *manifest = options_text(options, OPTION_EXPECT);
        enum qrsign_status status;

        if (!manifest)
                return problems_set(error, QRSIGN_MESSAGE_EXPECT_MISSING, NULL, "--expect", NULL);
        verify->grades = options_given(options, OPTION_GRADE);
        verify->stress = options_given(options, OPTION_STRESS);
        verify->report = options_given(options, OPTION_REPORT);
        status = keys_read(&verify->keys, options, error);
        if (!status)
                status = verify_expect(verify, manifest, error);
        if (!status)
                status = pictures_list(pictures, options->operands, options->operand_count, error);
        if (!status)
                status = qrsign_scanner_create(&verify->scanner, error);
        return status;
}

int verify_run(struct cli *cli)
{
        cleanup(verify_free) struct verify verify = {.cli = cli};
        cleanup(pictures_free) struct pictures pictures = {0};
        struct qrsign_error error;
        int exit_status;

        if (prepare(&verify, &pictures, &error))
                return problems_fail(cli, &error);
        exit_status = look_at_all(&verify, &pictures);
        verify_judge(&verify);
        verify_tell(&verify);
        if (verify.report &&
                verify_report(&verify, options_text(cli->options, OPTION_REPORT), &error)) {
                int one = problems_fail(cli, &error);

                exit_status = one > exit_status ? one : exit_status;
        }
        if (exit_status != CLI_DONE)
                return exit_status;
        return verify.verdicts[VERDICT_OK] == verify.code_count && !verify.verdicts[VERDICT_FOREIGN]
                       ? CLI_DONE
                       : CLI_UNREAD;
}
