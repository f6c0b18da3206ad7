/* SPDX-License-Identifier: MIT */
/* The PDF as a file: the same bytes each time, failures told, fonts once. */
#include "unit.h"

#include "plaque_samples.h"

#include <qrsign/plaque.h>

static const struct qrsign_pdf_options usual = {
        .size = sizeof(usual), .title = "Kiệt 1", .created = {2026, 11, 22}};

static struct qrsign_plaque *make_plaque(struct qrsign_template *template_, size_t sample)
{
        static struct sample_store store;
        struct qrsign_record record = make_sample(&samples[sample], &store);
        struct qrsign_plaque_options options = {
                .size = sizeof(options), .page = sample_page(&samples[sample])};
        struct qrsign_plaque *plaque = NULL;

        assert_int_equal(
                qrsign_plaque_create(template_, &record, &options, &plaque, NULL), QRSIGN_OK);
        return plaque;
}

/* A document of so many pages; the caller frees. */
static char *make_document(size_t pages, size_t *size)
{
        struct qrsign_template *template_ = NULL;
        struct qrsign_pdf *pdf = NULL;
        char *data = NULL;
        FILE *stream = open_memstream(&data, size);

        assert_int_equal(qrsign_template_open("alley", NULL, &template_, NULL), QRSIGN_OK);
        assert_int_equal(qrsign_pdf_create(stream, &usual, &pdf, NULL), QRSIGN_OK);
        for (size_t i = 0; i < pages; i++) {
                struct qrsign_plaque *plaque = make_plaque(template_, i % 4);

                assert_int_equal(qrsign_pdf_add(pdf, plaque, NULL), QRSIGN_OK);
                qrsign_plaque_free(plaque);
        }
        assert_int_equal(qrsign_pdf_finish(pdf, NULL), QRSIGN_OK);
        qrsign_pdf_free(pdf);
        qrsign_template_free(template_);
        fclose(stream);
        return data;
}

static size_t count_of(const char *data, size_t size, const char *text)
{
        size_t count = 0;

        for (const char *at = data;
                (at = memmem(at, size - (size_t)(at - data), text, strlen(text))); at++)
                count++;
        return count;
}

static void same_bytes(void **state)
{
        size_t first_size, second_size;
        char *first = make_document(4, &first_size), *second = make_document(4, &second_size);

        (void)state;
        assert_int_equal(first_size, second_size);
        assert_memory_equal(first, second, first_size);
        assert_int_equal(count_of(first, first_size, "%PDF-1.6"), 1);
        assert_int_equal(count_of(first, first_size,
                                 "<xmp:CreateDate>2026-11-22T00:00:00Z</xmp:CreateDate>"),
                1);
        free(first);
        free(second);
}

/* Two faces: regular and bold. Length1 is of a font file. */
static void fonts_once_a_document(void **state)
{
        size_t few_size, many_size;
        char *few = make_document(4, &few_size), *many = make_document(12, &many_size);

        (void)state;
        assert_int_equal(count_of(few, few_size, "/Length1 "), 2);
        assert_int_equal(count_of(many, many_size, "/Length1 "), 2);
        free(few);
        free(many);
}

/* A disk that is full is seen at the end, when all is written. */
static void a_full_disk(void **state)
{
        struct qrsign_template *template_ = NULL;
        struct qrsign_plaque *plaque;
        struct qrsign_pdf *pdf = NULL;
        struct qrsign_error error = {0};
        FILE *stream = fopen("/dev/full", "wb");

        (void)state;
        assert_int_equal(qrsign_template_open("alley", NULL, &template_, NULL), QRSIGN_OK);
        plaque = make_plaque(template_, 0);
        assert_int_equal(qrsign_pdf_create(stream, &usual, &pdf, NULL), QRSIGN_OK);
        assert_int_equal(qrsign_pdf_add(pdf, plaque, &error), QRSIGN_OK);
        assert_int_equal(qrsign_pdf_finish(pdf, &error), QRSIGN_ERROR_IO);
        assert_int_equal(error.code, QRSIGN_MESSAGE_FILE_WRITE);
        assert_non_null(strstr(error.message, "No space left"));
        qrsign_pdf_free(pdf);
        fclose(stream);
        qrsign_plaque_free(plaque);
        qrsign_template_free(template_);
}

/* Given up half way: freed, and nothing but what was written stays. */
static void given_up(void **state)
{
        struct qrsign_template *template_ = NULL;
        struct qrsign_plaque *plaque;
        struct qrsign_pdf *pdf = NULL;
        FILE *stream = tmpfile();

        (void)state;
        assert_int_equal(qrsign_template_open("alley", NULL, &template_, NULL), QRSIGN_OK);
        plaque = make_plaque(template_, 0);
        assert_int_equal(qrsign_pdf_create(stream, &usual, &pdf, NULL), QRSIGN_OK);
        assert_int_equal(qrsign_pdf_add(pdf, plaque, NULL), QRSIGN_OK);
        qrsign_pdf_free(pdf);
        qrsign_pdf_free(NULL);
        fclose(stream);
        qrsign_plaque_free(plaque);
        qrsign_template_free(template_);
}

static void options(void **state)
{
        static const struct {
                const char *name;
                struct qrsign_pdf_options options;
        } rows[] = {
                {"no size", {.created = {2026, 1, 1}}},
                {"no date", {.size = sizeof(struct qrsign_pdf_options)}},
                {"no such day",
                        {.size = sizeof(struct qrsign_pdf_options), .created = {2026, 2, 29}}},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_error error = {0};
                struct qrsign_pdf *pdf = (struct qrsign_pdf *)&error;

                check_row(rows[i].name, qrsign_pdf_create(stdout, &rows[i].options, &pdf, &error) ==
                                                QRSIGN_ERROR_ARGUMENT);
                check_row(rows[i].name, error.code == QRSIGN_MESSAGE_BAD_ARGUMENT);
                assert_null(pdf);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(same_bytes),
                cmocka_unit_test(fonts_once_a_document),
                cmocka_unit_test(a_full_disk),
                cmocka_unit_test(given_up),
                cmocka_unit_test(options),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
