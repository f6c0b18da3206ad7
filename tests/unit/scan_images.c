/* SPDX-License-Identifier: MIT */
/* Files, standard input and options; what is in the files has tests of its own. */
#include "unit.h"

#include "base/base.h"
#include "file.h"

#include <fcntl.h>
#include <math.h>
#include <sys/stat.h>

static const char picture[] = "P5 2 1 255\nxy";

static void from_a_file(void **state)
{
        char name[] = "/tmp/qs-images-XXXXXX";
        struct qrsign_images *images;
        const struct qrsign_image *image;
        struct qrsign_error error;

        (void)state;
        file_write(name, picture, sizeof(picture) - 1);
        assert_int_equal(qrsign_images_open(name, NULL, &images, &error), QRSIGN_OK);
        unlink(name);
        assert_int_equal(qrsign_images_next(images, &image, &error), QRSIGN_OK);
        assert_int_equal(image->width, 2);
        assert_memory_equal(image->pixels, "xy", 2);
        assert_int_equal(qrsign_images_next(images, &image, &error), QRSIGN_OK);
        assert_null(image);
        qrsign_images_free(images);
        qrsign_images_free(NULL);
}

/* Standard input is read, and left open. */
static void from_standard_input(void **state)
{
        static const char pdf[] = "%PDF-1.4\n";
        int ends[2], saved = dup(STDIN_FILENO);
        struct qrsign_images *images;
        const struct qrsign_image *image;
        struct qrsign_error error;

        (void)state;
        assert_int_equal(pipe(ends), 0);
        dup2(ends[0], STDIN_FILENO);
        assert_int_equal(write(ends[1], picture, 5), 5);
        assert_int_equal(write(ends[1], picture + 5, sizeof(picture) - 6), sizeof(picture) - 6);
        close(ends[1]);
        assert_int_equal(qrsign_images_open("-", NULL, &images, &error), QRSIGN_OK);
        assert_int_equal(qrsign_images_next(images, &image, &error), QRSIGN_OK);
        assert_memory_equal(image->pixels, "xy", 2);
        qrsign_images_free(images);
        assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0);
        close(ends[0]);

        assert_int_equal(pipe(ends), 0);
        dup2(ends[0], STDIN_FILENO);
        assert_int_equal(write(ends[1], pdf, sizeof(pdf) - 1), sizeof(pdf) - 1);
        close(ends[1]);
        assert_int_equal(qrsign_images_open("-", NULL, &images, &error), QRSIGN_ERROR_INPUT);
        assert_null(images);
        assert_int_equal(error.code, QRSIGN_MESSAGE_PDF_NEEDS_FILE);
        assert_string_equal(error.file, "-");
        close(ends[0]);
        dup2(saved, STDIN_FILENO);
        close(saved);
}

static void not_opened(void **state)
{
        static const struct {
                const char *name;
                const char *content; /* NULL: no file */
                enum qrsign_status status;
                enum qrsign_message code;
        } rows[] = {
                {"missing", NULL, QRSIGN_ERROR_IO, QRSIGN_MESSAGE_FILE_OPEN},
                {"empty", "", QRSIGN_ERROR_INPUT, QRSIGN_MESSAGE_IMAGE_EMPTY},
                {"text", "Kiệt 5\n", QRSIGN_ERROR_INPUT, QRSIGN_MESSAGE_IMAGE_UNKNOWN},
                {"GIF", "GIF89a...", QRSIGN_ERROR_INPUT, QRSIGN_MESSAGE_IMAGE_UNKNOWN},
                {"half a PNG mark", "\x89PNG\r", QRSIGN_ERROR_INPUT, QRSIGN_MESSAGE_IMAGE_UNKNOWN},
                {"half a PDF mark", "%PDF", QRSIGN_ERROR_INPUT, QRSIGN_MESSAGE_IMAGE_UNKNOWN},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                char name[] = "/tmp/qs-images-XXXXXX";
                struct qrsign_images *images = (struct qrsign_images *)name;
                struct qrsign_error error;

                file_write(name, qs_string(rows[i].content), strlen(qs_string(rows[i].content)));
                if (!rows[i].content)
                        unlink(name);
                check_row(rows[i].name,
                        qrsign_images_open(name, NULL, &images, &error) == rows[i].status);
                check_row(rows[i].name, error.code == rows[i].code);
                check_row(rows[i].name, !images && strcmp(error.file, name) == 0);
                check_row(rows[i].name, !error.line && !error.column && !error.field[0]);
                unlink(name);
        }
}

static void a_folder(void **state)
{
        struct qrsign_images *images;
        struct qrsign_error error;

        (void)state;
        assert_int_equal(qrsign_images_open("/tmp", NULL, &images, &error), QRSIGN_ERROR_IO);
        assert_int_equal(error.code, QRSIGN_MESSAGE_FILE_READ);
        assert_string_equal(error.file, "/tmp");
        assert_null(images);
}

static void options(void **state)
{
        static const struct {
                const char *name;
                struct qrsign_images_options options;
                enum qrsign_message code; /* of opening, else of reading */
        } rows[] = {
                {"defaults", {.size = sizeof(struct qrsign_images_options)}, 0},
                {"no size", {.dpi = 150}, QRSIGN_MESSAGE_BAD_ARGUMENT},
                {"old caller",
                        {.size = offsetof(struct qrsign_images_options, first_page),
                                .dpi = 72,
                                .max_pixels = 1},
                        0},
                {"dpi below 1", {.size = sizeof(struct qrsign_images_options), .dpi = .5},
                        QRSIGN_MESSAGE_BAD_ARGUMENT},
                {"dpi negative", {.size = sizeof(struct qrsign_images_options), .dpi = -72},
                        QRSIGN_MESSAGE_BAD_ARGUMENT},
                {"dpi too high", {.size = sizeof(struct qrsign_images_options), .dpi = 2401},
                        QRSIGN_MESSAGE_BAD_ARGUMENT},
                {"dpi no number",
                        {.size = sizeof(struct qrsign_images_options), .dpi = (double)NAN},
                        QRSIGN_MESSAGE_BAD_ARGUMENT},
                {"pages backwards",
                        {.size = sizeof(struct qrsign_images_options),
                                .first_page = 3,
                                .last_page = 2},
                        QRSIGN_MESSAGE_BAD_ARGUMENT},
                {"two pixels", {.size = sizeof(struct qrsign_images_options), .max_pixels = 2}, 0},
                {"one pixel", {.size = sizeof(struct qrsign_images_options), .max_pixels = 1},
                        QRSIGN_MESSAGE_IMAGE_TOO_LARGE},
                {"any number of pixels",
                        {.size = sizeof(struct qrsign_images_options), .max_pixels = SIZE_MAX}, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_images *images;
                const struct qrsign_image *image = NULL;
                struct qrsign_error error = {0};
                enum qrsign_status status = qs_images_open_memory(
                        picture, sizeof(picture) - 1, &rows[i].options, &images, &error);

                check_row(rows[i].name, !status == !!images);
                if (!status)
                        status = qrsign_images_next(images, &image, &error);
                check_row(rows[i].name, error.code == rows[i].code);
                check_row(rows[i].name, !status == !rows[i].code && !status == !!image);
                qrsign_images_free(images);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(from_a_file),
                cmocka_unit_test(from_standard_input),
                cmocka_unit_test(not_opened),
                cmocka_unit_test(a_folder),
                cmocka_unit_test(options),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
