/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "file.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/wait.h>

enum { PAGES = 5 };

/* A PDF of five pages, 72 x 36, 144 x 36 … points, each with a black square of 18 points in its
 * lower left corner. Written by hand; its table of references is right. */
static struct bytes write_pdf(const char *before)
{
        char *data;
        size_t length;
        FILE *stream = open_memstream(&data, &length);
        long at[3 + 2 * PAGES];
        int count = 3 + PAGES + 1;

        fprintf(stream, "%s%%PDF-1.4\n", before);
        at[1] = ftell(stream);
        fprintf(stream, "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n");
        at[2] = ftell(stream);
        fprintf(stream, "2 0 obj <</Type/Pages/Count %d/Kids[", PAGES);
        for (int i = 0; i < PAGES; i++)
                fprintf(stream, "%d 0 R ", 3 + i);
        fprintf(stream, "]>> endobj\n");
        for (int i = 0; i < PAGES; i++) {
                at[3 + i] = ftell(stream);
                fprintf(stream,
                        "%d 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 %d 36]/Contents %d 0 R>> "
                        "endobj\n",
                        3 + i, 72 * (1 + i), 3 + PAGES);
        }
        at[3 + PAGES] = ftell(stream);
        fprintf(stream, "%d 0 obj <</Length 16>> stream\n0 g 0 0 18 18 re\nf\nendstream endobj\n",
                3 + PAGES);
        fprintf(stream, "xref\n0 %d\n0000000000 65535 f \n", count);
        for (int i = 1; i < count; i++)
                fprintf(stream, "%010ld 00000 n \n", at[i] - (long)strlen(before));
        fprintf(stream, "trailer <</Size %d/Root 1 0 R>>\nstartxref\n%ld\n%%%%EOF\n", count,
                at[3 + PAGES] + 80 - (long)strlen(before));
        return bytes_close(stream, &data, &length);
}

static void assert_no_children(void)
{
        assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
        assert_int_equal(errno, ECHILD);
}

static void check_page(const struct qrsign_image *image, size_t page, double dpi)
{
        size_t height = (size_t)(36 * dpi / 72);

        assert_non_null(image);
        assert_int_equal(image->page, page);
        assert_int_equal(image->width, page * 2 * height);
        assert_int_equal(image->height, height);
        assert_int_equal(image->pixels[0], 255);
        assert_int_equal(image->pixels[(height - 1) * image->stride], 0);
        assert_int_equal(image->pixels[(height - 1) * image->stride + height], 255);
}

static void pages(void **state)
{
        static const struct {
                const char *name;
                const char *before; /* the PDF's mark */
                struct qrsign_images_options options;
                size_t first, last;
                double dpi;
        } rows[] = {
                {"defaults", "", {0}, 1, 5, 150},
                {"dpi", "", {.dpi = 72}, 1, 5, 72},
                {"dpi not whole", "", {.dpi = 76.8}, 1, 5, 76},
                {"from page 4", "", {.dpi = 72, .first_page = 4}, 4, 5, 72},
                {"to page 2", "", {.dpi = 72, .last_page = 2}, 1, 2, 72},
                {"one page", "", {.dpi = 72, .first_page = 3, .last_page = 3}, 3, 3, 72},
                {"to a page that is not there", "", {.dpi = 72, .first_page = 5, .last_page = 9}, 5,
                        5, 72},
                {"to any page", "", {.dpi = 72, .last_page = SIZE_MAX}, 1, 5, 72},
                {"mark not at the start", "\xef\xbb\xbfsome header\n", {.dpi = 72}, 1, 5, 72},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                char name[] = "/tmp/qs-pdf-XXXXXX";
                struct bytes file = write_pdf(rows[i].before);
                struct qrsign_images_options options = rows[i].options;
                struct qrsign_images *images;
                const struct qrsign_image *image;
                struct qrsign_error error;

                file_write(name, file.data, file.length);
                options.size = sizeof(options);
                if (qrsign_images_open(name, &options, &images, &error))
                        fail_msg("row %s: %s", rows[i].name, error.message);
                for (size_t page = rows[i].first; page <= rows[i].last; page++) {
                        if (qrsign_images_next(images, &image, &error))
                                fail_msg("row %s: %s", rows[i].name, error.message);
                        if (page == rows[i].first)
                                unlink(name);  /* one process for the file */
                        if (rows[i].dpi != 76) /* where poppler rounds up is its affair */
                                check_page(image, page, rows[i].dpi);
                }
                assert_int_equal(qrsign_images_next(images, &image, &error), QRSIGN_OK);
                assert_null(image);
                assert_no_children();
                qrsign_images_free(images);
                free(file.data);
        }
}

/* A part of each page, beyond its edge less. */
static void parts(void **state)
{
        static const struct {
                const char *name;
                struct qrsign_region part;
                bool hard_edges;
                size_t width, height, dark; /* of page 1; dark pixels in its last row */
        } rows[] = {
                {"whole", {0}, false, 72, 36, 18},
                {"part", {10, 20, 30, 16}, false, 30, 16, 8},
                {"beyond", {60, 30, 40, 40}, false, 12, 6, 0},
                {"hard", {0}, true, 72, 36, 18},
                {"hard part", {10, 20, 30, 16}, true, 30, 16, 8},
        };
        char name[] = "/tmp/qs-pdf-XXXXXX";
        struct bytes file = write_pdf("");

        (void)state;
        file_write(name, file.data, file.length);
        free(file.data);
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_images_options options = {.size = sizeof(options),
                        .dpi = 72,
                        .part = rows[i].part,
                        .hard_edges = rows[i].hard_edges};
                struct qrsign_images *images;
                const struct qrsign_image *image;
                size_t dark = 0, pages = 0;

                assert_int_equal(qrsign_images_open(name, &options, &images, NULL), QRSIGN_OK);
                assert_int_equal(qrsign_images_next(images, &image, NULL), QRSIGN_OK);
                for (size_t x = 0; x < image->width; x++)
                        dark += image->pixels[(image->height - 1) * image->stride + x] == 0;
                if (image->width != rows[i].width || image->height != rows[i].height ||
                        dark != rows[i].dark)
                        fail_msg("row %s: %zu x %zu, %zu dark", rows[i].name, image->width,
                                image->height, dark);
                for (; image; pages++)
                        assert_int_equal(qrsign_images_next(images, &image, NULL), QRSIGN_OK);
                assert_int_equal(pages, PAGES);
                qrsign_images_free(images);
        }
        unlink(name);
}

static void refused_part(void **state)
{
        struct qrsign_images_options options = {.size = sizeof(options), .part = {.height = 1}};
        struct qrsign_images *images;

        (void)state;
        assert_int_equal(qrsign_images_open("-", &options, &images, NULL), QRSIGN_ERROR_ARGUMENT);
}

static void refused(void **state)
{
        static const struct {
                const char *name;
                const char *file; /* NULL: the good one */
                struct qrsign_images_options options;
                enum qrsign_message code;
                const char *reason;
        } rows[] = {
                {"nothing in it", "%PDF-1.4\n%%EOF\n", {0}, QRSIGN_MESSAGE_PDF_REFUSED, "Syntax "},
                {"no such page", NULL, {.first_page = 6}, QRSIGN_MESSAGE_PDF_REFUSED,
                        "Wrong page range given"},
                {"no such page at all", NULL, {.first_page = SIZE_MAX}, QRSIGN_MESSAGE_PDF_REFUSED,
                        "Wrong page range given"},
                {"a page over the limit", NULL, {.dpi = 72, .max_pixels = 72 * 36 - 1},
                        QRSIGN_MESSAGE_IMAGE_TOO_LARGE, "72"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                char name[] = "/tmp/qs-pdf-XXXXXX";
                struct bytes file = write_pdf("");
                struct qrsign_images_options options = rows[i].options;
                struct qrsign_images *images;
                const struct qrsign_image *image;
                struct qrsign_error error;

                file_write(name, rows[i].file ? rows[i].file : (const char *)file.data,
                        rows[i].file ? strlen(rows[i].file) : file.length);
                options.size = sizeof(options);
                check_row(rows[i].name,
                        qrsign_images_open(name, &options, &images, &error) == QRSIGN_OK);
                check_row(rows[i].name,
                        qrsign_images_next(images, &image, &error) == QRSIGN_ERROR_INPUT);
                check_row(rows[i].name, error.code == rows[i].code && !image);
                check_row(rows[i].name, strcmp(error.file, name) == 0);
                check_row(rows[i].name, strstr(error.message, rows[i].reason));
                check_row(rows[i].name, !error.line && !error.column && !error.field[0]);
                assert_int_equal(qrsign_images_next(images, &image, &error), QRSIGN_OK);
                assert_null(image);
                qrsign_images_free(images);
                assert_no_children();
                unlink(name);
                free(file.data);
        }
}

/* Names that a careless call would take for options, or for pdftoppm's own schemes. */
static void odd_names(void **state)
{
        static const char *const names[] = {
                "-r.pdf", "--help", "fd:0", "a b'$(exit 1)\".pdf", "Kiệt 5.pdf", "100%d.pdf"};
        char folder[] = "/tmp/qs-pdf-XXXXXX", saved[4096];
        struct bytes file = write_pdf("");

        (void)state;
        assert_non_null(getcwd(saved, sizeof(saved)));
        assert_non_null(mkdtemp(folder));
        assert_int_equal(chdir(folder), 0);
        for (size_t i = 0; i < COUNT(names); i++) {
                FILE *stream = fopen(names[i], "wb");
                struct qrsign_images *images;
                const struct qrsign_image *image;
                struct qrsign_error error;

                assert_int_equal(fwrite(file.data, 1, file.length, stream), file.length);
                fclose(stream);
                if (qrsign_images_open(names[i], NULL, &images, &error) ||
                        qrsign_images_next(images, &image, &error))
                        fail_msg("row %s: %s", names[i], error.message);
                check_page(image, 1, 150);
                qrsign_images_free(images); /* with pages left: stopped and reaped */
                assert_no_children();
                unlink(names[i]);
        }
        assert_int_equal(chdir(saved), 0);
        rmdir(folder);
        free(file.data);
}

static void no_program(void **state)
{
        char name[] = "/tmp/qs-pdf-XXXXXX", *path = strdup(getenv("PATH"));
        struct bytes file = write_pdf("");
        struct qrsign_images *images;
        struct qrsign_error error;

        (void)state;
        file_write(name, file.data, file.length);
        setenv("PATH", "/nonexistent", 1);
        assert_int_equal(qrsign_images_open(name, NULL, &images, &error), QRSIGN_ERROR_MISSING);
        setenv("PATH", path, 1);
        assert_null(images);
        assert_int_equal(error.code, QRSIGN_MESSAGE_PROGRAM_MISSING);
        assert_string_equal(error.argument[0], "pdftoppm");
        assert_string_equal(error.file, name);
        unlink(name);
        free(path);
        free(file.data);
}

/* A program of that name that breaks off in a page, or gives what is no picture. */
static void bad_program(void **state)
{
        static const struct {
                const char *name;
                const char *script;
                enum qrsign_message code;
                const char *reason;
        } rows[] = {
                {"dies in a page", "printf 'P5 2 2 255\\nabc'; echo 'out of ink' >&2; exit 3",
                        QRSIGN_MESSAGE_PDF_REFUSED, "out of ink"},
                {"breaks off in a page, content", "printf 'P5 1 1 255\\naP5 2 2 255\\nabc'",
                        QRSIGN_MESSAGE_IMAGE_TRUNCATED, ""},
                {"dies after a page", "printf 'P5 1 1 255\\na'; kill -9 $$",
                        QRSIGN_MESSAGE_PDF_REFUSED, "no reason given"},
                {"gives nothing, content", "exit 0", QRSIGN_MESSAGE_PDF_REFUSED, "no reason given"},
                {"gives no picture", "echo hello", QRSIGN_MESSAGE_PDF_REFUSED, "no reason given"},
                {"gives a broken picture", "echo P5 0 0 255; echo P5; exit 1",
                        QRSIGN_MESSAGE_IMAGE_BROKEN, "0 x 0"},
        };
        char folder[] = "/tmp/qs-pdf-XXXXXX", program[64], *path = strdup(getenv("PATH"));
        char name[] = "/tmp/qs-pdf-XXXXXX", *search = NULL;
        struct bytes file = write_pdf("");

        (void)state;
        file_write(name, file.data, file.length);
        assert_non_null(mkdtemp(folder));
        snprintf(program, sizeof(program), "%s/pdftoppm", folder);
        assert_true(asprintf(&search, "%s:%s", folder, path) > 0);
        for (size_t i = 0; i < COUNT(rows); i++) {
                FILE *stream = fopen(program, "w");
                struct qrsign_images *images;
                const struct qrsign_image *image;
                struct qrsign_error error;
                enum qrsign_status status;

                fprintf(stream, "#!/bin/sh\n%s\n", rows[i].script);
                fclose(stream);
                assert_int_equal(chmod(program, 0755), 0);
                setenv("PATH", search, 1);
                assert_int_equal(qrsign_images_open(name, NULL, &images, &error), QRSIGN_OK);
                setenv("PATH", path, 1);
                while (!(status = qrsign_images_next(images, &image, &error)))
                        check_row(rows[i].name, image);
                check_row(rows[i].name, status == QRSIGN_ERROR_INPUT && !image);
                check_row(rows[i].name, error.code == rows[i].code);
                check_row(rows[i].name, strstr(error.message, rows[i].reason));
                qrsign_images_free(images);
                assert_no_children();
        }
        unlink(program);
        rmdir(folder);
        unlink(name);
        free(search);
        free(path);
        free(file.data);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(pages),
                cmocka_unit_test(parts),
                cmocka_unit_test(refused_part),
                cmocka_unit_test(refused),
                cmocka_unit_test(odd_names),
                cmocka_unit_test(no_program),
                cmocka_unit_test(bad_program),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
