/* SPDX-License-Identifier: MIT */
#include "plaque/document.h"

#include "base/error.h"
#include "plaque/content.h"
#include "plaque/imprint.h"
#include "plaque/metadata.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum qrsign_status qs_document_start(struct qs_document *document, struct qrsign_error *error)
{
        qs_press_make(&document->press, document->ink);
        if (!qs_pdf_file_start(&document->file))
                return qs_error_memory(error);
        document->tree = qs_pdf_file_reserve(&document->file);
        document->resources = qs_pdf_file_reserve(&document->file);
        return document->file.failed ? qs_error_memory(error) : QRSIGN_OK;
}

void qs_document_free(struct qs_document *document)
{
        qs_pdf_file_free(&document->file);
        qs_pdf_fonts_free(&document->fonts);
        qs_buffer_free(&document->content);
        free(document->pages);
        free(document->title);
}

enum qrsign_status qs_document_begin_page(
        struct qs_document *document, const struct qs_grid *grid, struct qrsign_error *error)
{
        if (document->page_count == document->page_room) {
                size_t room = document->page_room ? document->page_room * 2 : 16;
                size_t *pages = realloc(document->pages, room * sizeof(*pages));

                if (!pages)
                        return qs_error_memory(error);
                document->pages = pages;
                document->page_room = room;
        }
        document->pages[document->page_count++] = qs_pdf_file_reserve(&document->file);
        document->grid = *grid;
        document->coloured = false;
        qs_buffer_clear(&document->content);
        return document->file.failed ? qs_error_memory(error) : QRSIGN_OK;
}

static void append_symbols(struct qs_document *document, struct qs_point corner,
        const struct qs_display *display, bool mirror)
{
        for (size_t i = 0; i < display->count; i++) {
                const struct qs_item *item = &display->items[i];
                double x = item->symbol.origin.x;

                if (item->kind != QS_ITEM_SYMBOL)
                        continue;
                qs_imprint_append(&document->content,
                        &(struct qs_imprint){
                                .symbol = item->symbol.symbol,
                                .ink = item->ink,
                                .origin = {corner.x + (mirror ? document->grid.cell_width - x : x),
                                        corner.y + item->symbol.origin.y},
                                .module = item->symbol.module,
                                .mirrored = mirror,
                        },
                        &document->press, document->grid.height);
        }
}

enum qrsign_status qs_document_draw(struct qs_document *document, size_t cell,
        const struct qs_fonts *fonts, const struct qs_display *display, bool mirror,
        struct qrsign_error *error)
{
        const struct qs_grid *grid = &document->grid;
        const struct qs_content_place place = {
                .page_height = grid->height,
                .corner = qs_grid_cell(grid, cell),
                .width = grid->cell_width,
                .mirrored = mirror,
                .ground = qs_grid_bleed(grid, cell),
        };
        enum qrsign_status status;

        if (display->has_ground)
                document->coloured |= qs_ink_is_coloured(display->ground);
        for (size_t i = 0; i < display->count; i++)
                document->coloured |= qs_ink_is_coloured(display->items[i].ink);
        status = qs_content_append(&document->content, &document->press, &document->fonts, fonts,
                display, &place, error);
        if (status != QRSIGN_OK)
                return status;
        append_symbols(document, place.corner, display, mirror);
        return document->content.failed ? qs_error_memory(error) : QRSIGN_OK;
}

/* A box of a page, given in mm from the upper left corner. */
static void append_box(
        struct qs_buffer *out, const char *key, const struct qs_grid *grid, struct qs_box box)
{
        qs_buffer_append_string(out, key);
        qs_buffer_append_byte(out, '[');
        qs_imprint_append_points(out, box.x);
        qs_imprint_append_points(out, grid->height - box.y - box.height);
        qs_imprint_append_points(out, box.x + box.width);
        qs_imprint_append_points(out, grid->height - box.y);
        qs_buffer_append_byte(out, ']');
}

static void write_page(struct qs_document *document, size_t content)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer page = {0};
        const struct qs_grid *grid = &document->grid;
        struct qs_box whole = {0, 0, grid->width, grid->height};

        qs_pdf_append_reference(&page, "<</Type/Page/Parent", document->tree);
        qs_pdf_append_reference(&page, "/Resources", document->resources);
        append_box(&page, "/MediaBox", grid, whole);
        append_box(&page, "/CropBox", grid, whole);
        append_box(&page, "/BleedBox", grid, grid->sheet ? whole : qs_grid_bleed(grid, 0));
        append_box(&page, "/TrimBox", grid, qs_grid_trim(grid));
        qs_pdf_append_reference(&page, "/Contents", content);
        qs_buffer_append_string(&page, ">>");
        qs_pdf_file_object(&document->file, document->pages[document->page_count - 1], &page);
}

/* Marks go on every plate that the page has: on all, or on the one. */
static const char *mark_ink(struct qs_document *document)
{
        if (document->ink != QRSIGN_INK_CMYK || !document->coloured)
                return document->press.stroke[QS_INK_BLACK];
        document->marks_everywhere |= document->grid.marks;
        return "/All CS 1 SCN";
}

enum qrsign_status qs_document_end_page(struct qs_document *document, struct qrsign_error *error)
{
        struct qs_buffer *content = &document->content;
        size_t number = qs_pdf_file_reserve(&document->file);

        qs_imprint_append_marks(content, &document->grid, mark_ink(document));
        if (content->failed || document->file.failed)
                return qs_error_memory(error);
        qs_pdf_file_stream(&document->file, number, "", content->data, content->length);
        write_page(document, number);
        return document->file.failed ? qs_error_memory(error) : QRSIGN_OK;
}

/* A plate with a name of its own, or the marks on all plates (ISO 32000-1, 8.6.6.4). */
static void append_separation(struct qs_buffer *out, const char *name, const char *full)
{
        qs_buffer_append_string(out, "[/Separation/");
        for (; *name; name++) {
                if (*name == ' ')
                        qs_buffer_append_string(out, "#20");
                else
                        qs_buffer_append_byte(out, (unsigned char)*name);
        }
        qs_buffer_append_string(
                out, "/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[");
        qs_buffer_append_string(out, full);
        qs_buffer_append_string(out, "]>>]");
}

static enum qrsign_status write_resources(struct qs_document *document, struct qrsign_error *error)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer resources = {0};
        enum qrsign_status status;

        qs_buffer_append_string(&resources, "<<");
        if (document->ink == QRSIGN_INK_SPOT) {
                qs_buffer_append_string(&resources, "/ColorSpace<</Spot");
                append_separation(&resources, document->spot_name, "0 0 0 1");
                qs_buffer_append_string(&resources, ">>");
        } else if (document->marks_everywhere) {
                qs_buffer_append_string(&resources, "/ColorSpace<</All");
                append_separation(&resources, "All", "1 1 1 1");
                qs_buffer_append_string(&resources, ">>");
        }
        status = qs_pdf_fonts_write(&document->fonts, &document->file, &resources, error);
        qs_buffer_append_string(&resources, ">>");
        qs_pdf_file_object(&document->file, document->resources, &resources);
        return status;
}

static void write_tree(struct qs_document *document)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer tree = {0};

        qs_buffer_append_string(&tree, "<</Type/Pages/Count ");
        qs_buffer_append_number(&tree, (int64_t)document->page_count, 1);
        qs_buffer_append_string(&tree, "/Kids[");
        for (size_t i = 0; i < document->page_count; i++)
                qs_pdf_append_reference(&tree, "", document->pages[i]);
        qs_buffer_append_string(&tree, "]>>");
        qs_pdf_file_object(&document->file, document->tree, &tree);
}

static enum qrsign_status end_file(struct qs_document *document, struct qrsign_error *error)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer catalog = {0};
        struct qs_pdf_file *file = &document->file;
        size_t root = qs_pdf_file_reserve(file), information = qs_pdf_file_reserve(file);
        uint64_t id[2];

        if (file->failed)
                return qs_error_memory(error);
        qs_pdf_file_id(file, id);
        qs_pdf_append_reference(&catalog, "<</Type/Catalog/Pages", document->tree);
        qs_metadata_write(document, id, information, &catalog);
        qs_buffer_append_string(&catalog, ">>");
        qs_pdf_file_object(file, root, &catalog);
        qs_pdf_file_end(file, root, information, id);
        return file->failed ? qs_error_memory(error) : QRSIGN_OK;
}

enum qrsign_status qs_document_finish(
        struct qs_document *document, FILE *stream, struct qrsign_error *error)
{
        const struct qs_buffer *bytes = &document->file.bytes;
        enum qrsign_status status = write_resources(document, error);

        if (status != QRSIGN_OK)
                return status;
        write_tree(document);
        status = end_file(document, error);
        if (status != QRSIGN_OK)
                return status;
        errno = 0;
        if (fwrite(bytes->data, 1, bytes->length, stream) != bytes->length || fflush(stream) != 0)
                return qs_error_errno(error, QRSIGN_MESSAGE_FILE_WRITE, errno ? errno : EIO);
        return QRSIGN_OK;
}
