/* SPDX-License-Identifier: MIT */
#include "plaque/pdf_font.h"

#include "base/number.h"
#include "plaque/face.h"
#include "plaque/pdf_embed.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double thousand = 1000; /* glyph space: a thousandth of an em (9.2.4) */

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
        hb_blob_t *blob = hb_face_reference_table(face, tag);
        bool found = hb_blob_get_length(blob) > 0;

        hb_blob_destroy(blob);
        return found;
}

/* An instance of a variable font other than its default is no font file of its own. */
static bool is_varied(hb_font_t *font)
{
        unsigned count = 0;
        const int *coordinates = hb_font_get_var_coords_normalized(font, &count);

        for (unsigned i = 0; i < count; i++)
                if (coordinates[i])
                        return true;
        return false;
}

static void free_font(struct qs_pdf_font *font)
{
        if (!font)
                return;
        hb_font_destroy(font->metrics);
        hb_face_destroy(font->face);
        free(font->glyphs);
        free(font);
}

static struct qs_pdf_font *make_font(hb_font_t *shaper)
{
        hb_face_t *face = hb_font_get_face(shaper);
        struct qs_pdf_font *font = calloc(1, sizeof(*font));

        if (!font)
                return NULL;
        font->face = hb_face_reference(face);
        font->metrics = hb_font_create(face); /* in the font's own units */
        font->scale = thousand / hb_face_get_upem(face);
        font->glyph_count = hb_face_get_glyph_count(face);
        font->cff = has_table(face, HB_TAG('C', 'F', 'F', ' '));
        font->embeddable = !is_varied(shaper) && font->glyph_count <= UINT16_MAX + 1U &&
                           (font->cff || has_table(face, HB_TAG('g', 'l', 'y', 'f')));
        font->glyphs = calloc(font->glyph_count + 1, sizeof(*font->glyphs));
        if (font->glyphs)
                return font;
        free_font(font);
        return NULL;
}

/* Whether two faces are the same of the same file: templates open their fonts each for itself. */
static bool same_face(hb_face_t *a, hb_face_t *b)
{
        hb_blob_t *first, *second;
        unsigned size, other;
        const char *bytes, *others;
        bool same;

        if (a == b)
                return true;
        if (hb_face_get_index(a) != hb_face_get_index(b))
                return false;
        first = hb_face_reference_blob(a);
        second = hb_face_reference_blob(b);
        bytes = hb_blob_get_data(first, &size);
        others = hb_blob_get_data(second, &other);
        same = size == other && (!size || memcmp(bytes, others, size) == 0);
        hb_blob_destroy(first);
        hb_blob_destroy(second);
        return same;
}

static struct qs_pdf_font *add_font(struct qs_pdf_fonts *fonts, hb_font_t *shaper)
{
        struct qs_pdf_font **list =
                realloc(fonts->list, (fonts->count + 1) * sizeof(struct qs_pdf_font *));

        if (!list) {
                fonts->failed = true;
                return NULL;
        }
        fonts->list = list;
        list[fonts->count] = make_font(shaper);
        if (!list[fonts->count]) {
                fonts->failed = true;
                return NULL;
        }
        list[fonts->count]->index = fonts->count;
        return list[fonts->count++];
}

struct qs_pdf_font *qs_pdf_fonts_find(
        struct qs_pdf_fonts *fonts, const struct qs_fonts *of, enum qs_weight weight)
{
        hb_font_t *shaper = qs_fonts_shaper(of, weight);
        hb_face_t *face = hb_font_get_face(shaper);
        struct qs_pdf_font *font = NULL;

        for (size_t i = 0; i < fonts->count && !font; i++)
                if (fonts->list[i]->face == face || fonts->list[i]->twin == face)
                        font = fonts->list[i];
        for (size_t i = 0; i < fonts->count && !font; i++)
                if (same_face(fonts->list[i]->face, face)) {
                        font = fonts->list[i];
                        hb_face_destroy(font->twin);
                        font->twin = hb_face_reference(face);
                }
        if (!font)
                font = add_font(fonts, shaper);
        return font && font->embeddable ? font : NULL;
}

void qs_pdf_fonts_free(struct qs_pdf_fonts *fonts)
{
        for (size_t i = 0; i < fonts->count; i++) {
                hb_face_destroy(fonts->list[i]->twin);
                free_font(fonts->list[i]);
        }
        free(fonts->list);
        *fonts = (struct qs_pdf_fonts){0};
}

/* A run while its operators are written: what is open, and where the pen stands. */
struct showing {
        struct qs_pdf_font *font;
        struct qs_buffer *out;
        double em;
        double pen;  /* em */
        double rise; /* em, up */
        bool array, string;
};

static void close_string(struct showing *showing)
{
        if (showing->string)
                qs_buffer_append_byte(showing->out, '>');
        showing->string = false;
}

static void close_array(struct showing *showing)
{
        close_string(showing);
        if (showing->array)
                qs_buffer_append_string(showing->out, "]TJ\n");
        showing->array = false;
}

static void append_number(struct qs_buffer *out, double number, unsigned decimals)
{
        char text[QS_NUMBER_SIZE];

        qs_buffer_append(out, text, qs_number_format_double(text, number, decimals));
}

/* Widths move the pen; what shaping wants else is said in tenths of a thousandth. */
static void move_pen(struct showing *showing, double x)
{
        double back = round((showing->pen - x) * thousand * 10) / 10;

        if (back == 0)
                return;
        close_string(showing);
        append_number(showing->out, back, 1);
        showing->pen -= back / thousand;
}

static void show_glyph(struct showing *showing, const struct qs_glyph *glyph)
{
        static const char digits[] = "0123456789ABCDEF";
        const char code[4] = {digits[glyph->index >> 12 & 0xF], digits[glyph->index >> 8 & 0xF],
                digits[glyph->index >> 4 & 0xF], digits[glyph->index & 0xF]};
        struct qs_pdf_glyph *about = &showing->font->glyphs[glyph->index];

        if (!about->used) {
                about->used = true;
                about->width =
                        (float)(hb_font_get_glyph_h_advance(showing->font->metrics, glyph->index) *
                                showing->font->scale);
        }
        if (showing->rise != -glyph->y) {
                close_array(showing);
                showing->rise = -glyph->y;
                append_number(showing->out, showing->rise * showing->em, 2);
                qs_buffer_append_string(showing->out, " Ts\n");
        }
        if (!showing->array)
                qs_buffer_append_byte(showing->out, '[');
        showing->array = true;
        move_pen(showing, glyph->x);
        if (!showing->string)
                qs_buffer_append_byte(showing->out, '<');
        showing->string = true;
        qs_buffer_append(showing->out, code, sizeof(code));
        showing->pen += about->width / thousand;
}

/* Whether the glyph's entry in ToUnicode says this text: it says the first that is asked. */
static bool says(struct qs_pdf_glyph *glyph, const char *text, size_t length)
{
        if (!glyph->text_length && length <= sizeof(glyph->text)) {
                memcpy(glyph->text, text, length);
                glyph->text_length = (uint8_t)length;
        }
        return glyph->text_length == length && memcmp(glyph->text, text, length) == 0;
}

/* Letters whose glyphs do not tell them are told beside them (14.9.4). */
static void show_cluster(struct showing *showing, const struct qs_cluster *cluster,
        const char *text, const struct qs_glyph *glyphs)
{
        size_t length = (size_t)cluster->bytes;
        bool plain =
                cluster->glyphs == 1 && says(&showing->font->glyphs[glyphs->index], text, length);

        if (!plain) {
                close_array(showing);
                qs_buffer_append_string(showing->out, "/Span<</ActualText");
                qs_pdf_append_utf16(showing->out, text, length, true);
                qs_buffer_append_string(showing->out, ">>BDC\n");
        }
        for (int i = 0; i < cluster->glyphs; i++)
                show_glyph(showing, &glyphs[i]);
        if (!plain) {
                close_array(showing);
                qs_buffer_append_string(showing->out, "EMC\n");
        }
}

void qs_pdf_font_show(
        struct qs_pdf_font *font, struct qs_buffer *out, const struct qs_run *run, double em)
{
        struct showing showing = {.font = font, .out = out, .em = em};
        const struct qs_glyph *glyphs = run->glyphs;
        const char *text = run->text;

        qs_buffer_append_string(out, "/F");
        qs_buffer_append_number(out, (int64_t)font->index, 1);
        qs_buffer_append_byte(out, ' ');
        append_number(out, em, 2);
        qs_buffer_append_string(out, " Tf\n");
        for (size_t i = 0; i < run->cluster_count; i++) {
                const struct qs_cluster *cluster = &run->clusters[i];

                if (cluster->glyphs)
                        show_cluster(&showing, cluster, text, glyphs);
                text += cluster->bytes;
                glyphs += cluster->glyphs;
        }
        close_array(&showing);
        if (showing.rise != 0)
                qs_buffer_append_string(out, "0 Ts\n");
}
