/* SPDX-License-Identifier: MIT */
#include "plaque/finish.h"

#include "base/error.h"
#include "base/number.h"
#include "plaque/metadata.h"

#include <errno.h>
#include <libdeflate.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double points_per_mm = 72 / 25.4;

/* An alley plaque at level 1 has 6.7 kB in .48 ms, at 6 5.7 kB in .63 ms, at 9 5.6 kB in 1.5 ms. */
enum { DEFLATE_LEVEL = 6 };

/* Everything of one run of the pass. */
struct pass {
        const struct qs_document *document;
        struct qs_press press;
        qpdf_data qpdf;
        struct libdeflate_compressor *compressor;
        struct qs_buffer content; /* of the page at hand */
        unsigned char *packed;
        size_t packed_room;
        int spot, all; /* object numbers of the colour spaces /Spot and /All; 0: not there */
        struct qrsign_error *error;
};

double qs_finish_drawn_size(double mm)
{
        return ceil(mm * points_per_mm) + 1;
}

/* What qpdf has to complain of, if it has. */
static enum qrsign_status check_qpdf(struct pass *pass)
{
        qpdf_error trouble;

        if (!qpdf_has_error(pass->qpdf))
                return QRSIGN_OK;
        trouble = qpdf_get_error(pass->qpdf);
        return qs_error(pass->error, QRSIGN_MESSAGE_PRINT_PASS,
                qpdf_get_error_message_detail(pass->qpdf, trouble));
}

static enum qrsign_status fail(struct pass *pass, const char *what)
{
        return qs_error(pass->error, QRSIGN_MESSAGE_PRINT_PASS, what);
}

/* A plate with a name of its own, or the marks on all plates (ISO 32000-1, 8.6.6.4). */
static int make_separation(struct pass *pass, const char *name, const char *full)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};
        qpdf_oh space;

        qs_buffer_append_string(&text, "[ /Separation /");
        for (; *name; name++) {
                if (*name == ' ')
                        qs_buffer_append_string(&text, "#20");
                else
                        qs_buffer_append_byte(&text, (unsigned char)*name);
        }
        qs_buffer_append_string(&text, " /DeviceCMYK << /FunctionType 2 /Domain [ 0 1 ] /N 1 "
                                       "/C0 [ 0 0 0 0 ] /C1 [ ");
        qs_buffer_append_string(&text, full);
        qs_buffer_append_string(&text, " ] >> ]");
        if (text.failed)
                return 0;
        space = qpdf_make_indirect_object(pass->qpdf, qpdf_oh_parse(pass->qpdf, text.data));
        return qpdf_oh_get_object_id(pass->qpdf, space);
}

/* A box of a page, given in mm from the upper left corner. */
static void put_box(struct pass *pass, qpdf_oh page, const char *key, const struct qs_grid *grid,
        struct qs_box box)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};

        qs_buffer_append_string(&text, "[ ");
        qs_imprint_append_points(&text, box.x);
        qs_imprint_append_points(&text, grid->height - box.y - box.height);
        qs_imprint_append_points(&text, box.x + box.width);
        qs_imprint_append_points(&text, grid->height - box.y);
        qs_buffer_append_string(&text, "]");
        if (!text.failed)
                qpdf_oh_replace_key(pass->qpdf, page, key, qpdf_oh_parse(pass->qpdf, text.data));
        pass->content.failed |= text.failed;
}

static void put_boxes(struct pass *pass, qpdf_oh page, const struct qs_grid *grid)
{
        struct qs_box whole = {0, 0, grid->width, grid->height};

        put_box(pass, page, "/MediaBox", grid, whole);
        put_box(pass, page, "/CropBox", grid, whole);
        put_box(pass, page, "/BleedBox", grid, grid->sheet ? whole : qs_grid_bleed(grid, 0));
        put_box(pass, page, "/TrimBox", grid, qs_grid_trim(grid));
}

/* cairo's graphics state says that everything covers; then it can go. Fonts may stay, and what
 * would paint otherwise may not be there. */
static enum qrsign_status put_resources(struct pass *pass, qpdf_oh page)
{
        static const char *const refused[] = {"/XObject", "/Pattern", "/Shading", "/ColorSpace"};
        static const char opaque[] = "<< /a0 << /CA 1 /ca 1 >> >>";
        qpdf_data qpdf = pass->qpdf;
        qpdf_oh resources = qpdf_oh_get_key(qpdf, page, "/Resources"), spaces;

        for (size_t i = 0; i < QS_COUNT(refused); i++)
                if (qpdf_oh_has_key(qpdf, resources, refused[i]))
                        return fail(pass, refused[i]);
        if (qpdf_oh_has_key(qpdf, resources, "/ExtGState")) {
                qpdf_oh states = qpdf_oh_get_key(qpdf, resources, "/ExtGState");

                if (strcmp(qpdf_oh_unparse_resolved(qpdf, states), opaque) != 0)
                        return fail(pass, "/ExtGState");
                qpdf_oh_remove_key(qpdf, resources, "/ExtGState");
        }
        if (!pass->spot && !pass->all)
                return QRSIGN_OK;
        spaces = qpdf_oh_new_dictionary(qpdf);
        if (pass->spot)
                qpdf_oh_replace_key(
                        qpdf, spaces, "/Spot", qpdf_get_object_by_id(qpdf, pass->spot, 0));
        if (pass->all)
                qpdf_oh_replace_key(
                        qpdf, spaces, "/All", qpdf_get_object_by_id(qpdf, pass->all, 0));
        qpdf_oh_replace_key(qpdf, resources, "/ColorSpace", spaces);
        return QRSIGN_OK;
}

/* Marks go on every plate that the page has: on all, or on the one. */
static const char *mark_ink(const struct pass *pass, const struct qs_page *page)
{
        if (pass->document->ink == QRSIGN_INK_CMYK && page->coloured)
                return "/All CS 1 SCN";
        return pass->press.stroke[QS_INK_BLACK];
}

static enum qrsign_status write_content(
        struct pass *pass, const struct qs_page *page, const char *drawn, size_t length)
{
        struct qs_buffer *content = &pass->content;
        double height = page->grid.height;
        enum qrsign_status status;

        qs_buffer_clear(content);
        /* cairo's page hangs on its upper edge, which is higher than ours. */
        qs_buffer_append_string(content, "q 1 0 0 1 0 ");
        qs_imprint_append_points(content, height - qs_finish_drawn_size(height) / points_per_mm);
        qs_buffer_append_string(content, "cm\n");
        status = qs_recolour(&pass->press, drawn, length, content, pass->error);
        if (status != QRSIGN_OK)
                return status;
        qs_buffer_append_string(content, "\nQ\n");
        for (size_t i = 0; i < page->imprint_count; i++)
                qs_imprint_append(content, &page->imprints[i], &pass->press, height);
        qs_imprint_append_marks(content, &page->grid, mark_ink(pass, page));
        return content->failed ? qs_error_memory(pass->error) : QRSIGN_OK;
}

static enum qrsign_status put_content(struct pass *pass, qpdf_oh stream)
{
        size_t bound = libdeflate_zlib_compress_bound(pass->compressor, pass->content.length);
        size_t length;

        if (bound > pass->packed_room) {
                unsigned char *larger = realloc(pass->packed, bound);

                if (!larger)
                        return qs_error_memory(pass->error);
                pass->packed = larger;
                pass->packed_room = bound;
        }
        length = libdeflate_zlib_compress(pass->compressor, pass->content.data,
                pass->content.length, pass->packed, pass->packed_room);
        if (!length)
                return fail(pass, "deflate");
        qpdf_oh_replace_stream_data(pass->qpdf, stream, pass->packed, length,
                qpdf_oh_new_name(pass->qpdf, "/FlateDecode"), qpdf_oh_new_null(pass->qpdf));
        return QRSIGN_OK;
}

static enum qrsign_status finish_page(struct pass *pass, size_t number)
{
        const struct qs_page *about = &pass->document->pages[number];
        qpdf_oh page = qpdf_get_page_n(pass->qpdf, number);
        qpdf_oh stream = qpdf_oh_get_key(pass->qpdf, page, "/Contents");
        unsigned char *drawn = NULL;
        QPDF_BOOL filtered = QPDF_FALSE;
        size_t length = 0;
        enum qrsign_status status;

        qpdf_oh_get_stream_data(
                pass->qpdf, stream, qpdf_dl_generalized, &filtered, &drawn, &length);
        status = check_qpdf(pass);
        if (status == QRSIGN_OK && !filtered)
                status = fail(pass, "/Contents");
        if (status == QRSIGN_OK)
                status = write_content(pass, about, (const char *)drawn, length);
        free(drawn);
        if (status == QRSIGN_OK)
                status = put_content(pass, stream);
        if (status == QRSIGN_OK)
                status = put_resources(pass, page);
        if (status != QRSIGN_OK)
                return status;
        put_boxes(pass, page, &about->grid);
        qpdf_oh_remove_key(pass->qpdf, page, "/Group"); /* it would blend in RGB */
        if (pass->content.failed)
                return qs_error_memory(pass->error);
        status = check_qpdf(pass);
        qpdf_oh_release_all(pass->qpdf);
        return status;
}

static void make_spaces(struct pass *pass)
{
        const struct qs_document *document = pass->document;

        if (document->ink == QRSIGN_INK_SPOT)
                pass->spot = make_separation(pass, document->spot_name, "0 0 0 1");
        for (size_t i = 0; i < document->page_count && document->ink == QRSIGN_INK_CMYK; i++)
                if (document->pages[i].coloured && document->pages[i].grid.marks && !pass->all)
                        pass->all = make_separation(pass, "All", "1 1 1 1");
}

static enum qrsign_status write_file(struct pass *pass, FILE *stream)
{
        qpdf_data qpdf = pass->qpdf;
        enum qrsign_status status;
        size_t length;

        qpdf_init_write_memory(qpdf);
        qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
        qpdf_set_stream_data_mode(qpdf, qpdf_s_preserve);
        qpdf_force_pdf_version(qpdf, "1.6");
        qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
        qpdf_write(qpdf);
        status = check_qpdf(pass);
        if (status != QRSIGN_OK)
                return status;
        length = qpdf_get_buffer_length(qpdf);
        errno = 0;
        if (fwrite(qpdf_get_buffer(qpdf), 1, length, stream) != length || fflush(stream) != 0)
                return qs_error_errno(pass->error, QRSIGN_MESSAGE_FILE_WRITE, errno ? errno : EIO);
        return QRSIGN_OK;
}

static enum qrsign_status run(struct pass *pass, const struct qs_buffer *drawn, FILE *stream)
{
        const struct qs_document *document = pass->document;
        struct qs_digest digest;
        uint8_t id[QS_DIGEST_SIZE];
        enum qrsign_status status;

        qs_digest_start(&digest);
        qs_digest_add(&digest, drawn->data, drawn->length);
        qs_digest_finish(&digest, id);
        qpdf_read_memory(pass->qpdf, "drawing", drawn->data, drawn->length, NULL);
        status = check_qpdf(pass);
        if (status == QRSIGN_OK && (size_t)qpdf_get_num_pages(pass->qpdf) != document->page_count)
                status = fail(pass, "/Pages");
        if (status == QRSIGN_OK)
                make_spaces(pass);
        for (size_t i = 0; i < document->page_count && status == QRSIGN_OK; i++)
                status = finish_page(pass, i);
        if (status == QRSIGN_OK)
                status = qs_metadata_set(pass->qpdf, document, id, pass->error);
        if (status == QRSIGN_OK)
                status = check_qpdf(pass);
        return status == QRSIGN_OK ? write_file(pass, stream) : status;
}

enum qrsign_status qs_finish(const struct qs_document *document, const struct qs_buffer *drawn,
        FILE *stream, struct qrsign_error *error)
{
        struct pass pass = {.document = document, .error = error};
        enum qrsign_status status;

        qs_press_make(&pass.press, document->ink);
        pass.compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL);
        pass.qpdf = qpdf_init();
        if (!pass.compressor || !pass.qpdf) {
                status = qs_error_memory(error);
        } else {
                /* qpdf would tell of its troubles on standard error, too. */
                qpdf_silence_errors(pass.qpdf);
                qpdf_set_suppress_warnings(pass.qpdf, QPDF_TRUE);
                status = run(&pass, drawn, stream);
        }
        if (pass.qpdf)
                qpdf_cleanup(&pass.qpdf);
        libdeflate_free_compressor(pass.compressor);
        qs_buffer_free(&pass.content);
        free(pass.packed);
        return status;
}
