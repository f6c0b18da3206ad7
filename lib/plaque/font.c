/* SPDX-License-Identifier: MIT */
#include "plaque/font.h"

#include "base/error.h"
#include "base/text.h"
#include "plaque/face.h"
#include "plaque/shapes.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <stdlib.h>
#include <string.h>

/* Size at which text is shaped, in pixels an em: Pango rounds to 1/1024 pixel. */
enum { NOMINAL = 1000 };
static const double units_per_em = (double)NOMINAL * PANGO_SCALE;

struct qs_fonts {
        PangoFontMap *map;
        PangoContext *context;
        PangoAttrList *attributes[2]; /* by weight: the font, and no other in its place */
        PangoFont *font[2];
        cairo_font_face_t *face[2]; /* borrowed from font */
        char *family;
        struct qs_shapes shapes; /* that were asked for lately */
};

void qs_fonts_options(cairo_font_options_t *options)
{
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
}

cairo_font_face_t *qs_fonts_face(const struct qs_fonts *fonts, enum qs_weight weight)
{
        return fonts->face[weight];
}

hb_font_t *qs_fonts_shaper(const struct qs_fonts *fonts, enum qs_weight weight)
{
        return pango_font_get_hb_font(fonts->font[weight]);
}

/* Whether what Fontconfig chose is the family and weight that was asked for, drawn by a designer
 * and not thickened by a program. */
static bool is_what_was_asked(PangoFont *font, const char *family, enum qs_weight weight)
{
        const FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
        FcBool emboldened = FcFalse;
        FcChar8 *name;
        PangoFontDescription *description = pango_font_describe(font);
        PangoWeight real = pango_font_description_get_weight(description);

        pango_font_description_free(description);
        if (FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &emboldened) == FcResultMatch && emboldened)
                return false;
        if ((real >= PANGO_WEIGHT_SEMIBOLD) != (weight == QS_BOLD))
                return false;
        for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; i++)
                if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
                        return true;
        return false;
}

static enum qrsign_status open_weight(
        struct qs_fonts *fonts, enum qs_weight weight, struct qrsign_error *error)
{
        PangoFontDescription *description = pango_font_description_new();
        cairo_scaled_font_t *scaled;

        /* Not from a string: "Roboto Condensed Bold" would be read as a width. */
        pango_font_description_set_family(description, fonts->family);
        pango_font_description_set_weight(
                description, weight == QS_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_set_absolute_size(description, units_per_em);
        fonts->font[weight] = pango_context_load_font(fonts->context, description);
        fonts->attributes[weight] = pango_attr_list_new();
        pango_attr_list_insert(fonts->attributes[weight], pango_attr_font_desc_new(description));
        pango_attr_list_insert(fonts->attributes[weight], pango_attr_fallback_new(FALSE));
        pango_font_description_free(description);
        if (!fonts->font[weight] || !is_what_was_asked(fonts->font[weight], fonts->family, weight))
                return qs_error(error,
                        weight == QS_BOLD ? QRSIGN_MESSAGE_FONT_NO_BOLD
                                          : QRSIGN_MESSAGE_FONT_MISSING,
                        fonts->family);
        scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(fonts->font[weight]));
        if (!scaled || cairo_scaled_font_status(scaled) != CAIRO_STATUS_SUCCESS)
                return qs_error(error, QRSIGN_MESSAGE_FONT_MISSING, fonts->family);
        fonts->face[weight] = cairo_scaled_font_get_font_face(scaled);
        return QRSIGN_OK;
}

enum qrsign_status qs_fonts_open(
        const char *family, struct qs_fonts **out, struct qrsign_error *error)
{
        struct qs_fonts *fonts = calloc(1, sizeof(*fonts));
        cairo_font_options_t *options;
        enum qrsign_status status;

        *out = NULL;
        if (!fonts || !(fonts->family = strdup(family))) {
                free(fonts);
                return qs_error_memory(error);
        }
        /* A map of its own, so that threads share nothing. */
        fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
        fonts->context = pango_font_map_create_context(fonts->map);
        options = cairo_font_options_create();
        qs_fonts_options(options);
        pango_cairo_context_set_font_options(fonts->context, options);
        cairo_font_options_destroy(options);
        pango_context_set_round_glyph_positions(fonts->context, FALSE);
        pango_context_set_language(fonts->context, pango_language_from_string("vi"));
        pango_context_set_base_dir(fonts->context, PANGO_DIRECTION_LTR);
        status = open_weight(fonts, QS_REGULAR, error);
        if (status == QRSIGN_OK)
                status = open_weight(fonts, QS_BOLD, error);
        if (status != QRSIGN_OK) {
                qs_fonts_free(fonts);
                return status;
        }
        *out = fonts;
        return QRSIGN_OK;
}

const char *qs_fonts_family(const struct qs_fonts *fonts)
{
        return fonts->family;
}

void qs_fonts_free(struct qs_fonts *fonts)
{
        if (!fonts)
                return;
        for (int weight = QS_REGULAR; weight <= QS_BOLD; weight++) {
                if (fonts->attributes[weight])
                        pango_attr_list_unref(fonts->attributes[weight]);
                g_clear_object(&fonts->font[weight]);
        }
        g_clear_object(&fonts->context);
        g_clear_object(&fonts->map);
        qs_shapes_free(&fonts->shapes);
        free(fonts->family);
        free(fonts);
}

/* `Ẵ (U+1EB4)` */
static enum qrsign_status letter_error(const struct qs_fonts *fonts, enum qrsign_message message,
        const char *at, struct qrsign_error *error)
{
        static const char digits[] = "0123456789ABCDEF";
        char name[32] = "";
        uint32_t letter = 0;
        size_t length = qs_utf8_decode(at, strlen(at), &letter), used = length;
        int shift = 12;

        memcpy(name, at, length);
        memcpy(name + used, " (U+", 4);
        used += 4;
        while (letter >> shift > 0xF)
                shift += 4;
        for (; shift >= 0; shift -= 4)
                name[used++] = digits[letter >> shift & 0xF];
        name[used++] = ')';
        name[used] = '\0';
        return qs_error(error, message, name, fonts->family);
}

/* A piece of a run: what Pango shapes at once. */
struct piece {
        PangoItem *item;
        PangoGlyphString *string;
};

static void free_pieces(GArray **pieces)
{
        for (guint i = 0; *pieces && i < (*pieces)->len; i++) {
                struct piece *piece = &g_array_index(*pieces, struct piece, i);

                pango_item_free(piece->item);
                pango_glyph_string_free(piece->string);
        }
        if (*pieces)
                g_array_free(*pieces, TRUE);
}

static GArray *shape_pieces(struct qs_fonts *fonts, enum qs_weight weight, const char *text)
{
        int length = (int)strlen(text);
        GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
        GList *items = pango_itemize_with_base_dir(fonts->context, PANGO_DIRECTION_LTR, text, 0,
                length, fonts->attributes[weight], NULL);

        for (GList *at = items; at; at = at->next) {
                struct piece piece = {at->data, pango_glyph_string_new()};

                if (piece.item->analysis.font)
                        pango_shape_full(text + piece.item->offset, piece.item->length, text,
                                length, &piece.item->analysis, piece.string);
                g_array_append_val(pieces, piece);
        }
        g_list_free(items);
        return pieces;
}

/* Looks for what cannot be drawn and counts the glyphs. */
static enum qrsign_status check_piece(const struct qs_fonts *fonts, const char *text,
        const struct piece *piece, size_t *glyphs, struct qrsign_error *error)
{
        text += piece->item->offset;
        if (piece->item->analysis.level % 2)
                return letter_error(fonts, QRSIGN_MESSAGE_LETTER_RIGHT_TO_LEFT, text, error);
        if (!piece->item->analysis.font)
                return letter_error(fonts, QRSIGN_MESSAGE_LETTER_MISSING, text, error);
        for (int i = 0; i < piece->string->num_glyphs; i++) {
                PangoGlyph glyph = piece->string->glyphs[i].glyph;

                if (glyph & PANGO_GLYPH_UNKNOWN_FLAG || glyph == 0)
                        return letter_error(fonts, QRSIGN_MESSAGE_LETTER_MISSING,
                                text + piece->string->log_clusters[i], error);
        }
        *glyphs += (size_t)piece->string->num_glyphs;
        return QRSIGN_OK;
}

/* A run while it is put together. */
struct building {
        struct qs_run *run;
        struct qs_glyph *glyphs;
        struct qs_cluster *clusters;
        bool has_ink;
};

/* The ink of a glyph widens the ink of its run. */
static void add_ink(struct building *building, PangoRectangle ink, double x, double y)
{
        struct qs_run *run = building->run;
        double left = x + ink.x / units_per_em, right = left + ink.width / units_per_em;
        double above = -y - ink.y / units_per_em, below = ink.height / units_per_em - above;

        if (ink.width <= 0 || ink.height <= 0)
                return;
        if (!building->has_ink || left < run->left)
                run->left = left;
        if (!building->has_ink || right > run->right)
                run->right = right;
        if (!building->has_ink || above > run->above)
                run->above = above;
        if (!building->has_ink || below > run->below)
                run->below = below;
        building->has_ink = true;
}

static void add_piece(struct building *building, const struct piece *piece)
{
        const PangoGlyphString *string = piece->string;
        struct qs_run *run = building->run;
        PangoRectangle ink;

        for (int i = 0; i < string->num_glyphs; i++) {
                const PangoGlyphInfo *glyph = &string->glyphs[i];
                double x = run->advance + glyph->geometry.x_offset / units_per_em;
                double y = glyph->geometry.y_offset / units_per_em;
                int from = string->log_clusters[i], end = i + 1;

                if (i == 0 || from != string->log_clusters[i - 1]) {
                        while (end < string->num_glyphs && string->log_clusters[end] == from)
                                end++;
                        building->clusters[run->cluster_count++].bytes =
                                (end < string->num_glyphs ? string->log_clusters[end]
                                                          : piece->item->length) -
                                from;
                }
                if (glyph->glyph == PANGO_GLYPH_EMPTY) /* a joiner: text without a drawing */
                        continue;
                building->clusters[run->cluster_count - 1].glyphs++;
                building->glyphs[run->glyph_count++] = (struct qs_glyph){glyph->glyph, x, y};
                pango_font_get_glyph_extents(piece->item->analysis.font, glyph->glyph, &ink, NULL);
                add_ink(building, ink, x, y);
                run->advance += glyph->geometry.width / units_per_em;
        }
}

static enum qrsign_status shape_anew(struct qs_fonts *fonts, struct qs_arena *arena,
        enum qs_weight weight, const char *text, const struct qs_run **out,
        struct qrsign_error *error)
{
        qs_cleanup(free_pieces) GArray *pieces = shape_pieces(fonts, weight, text);
        struct qs_run *run = qs_arena_allocate(arena, sizeof(*run));
        struct building building = {.run = run};
        size_t glyphs = 0;

        for (guint i = 0; i < pieces->len; i++) {
                enum qrsign_status status = check_piece(
                        fonts, text, &g_array_index(pieces, struct piece, i), &glyphs, error);

                if (status != QRSIGN_OK)
                        return status;
        }
        building.glyphs = qs_arena_array(arena, glyphs, sizeof(*building.glyphs));
        building.clusters = qs_arena_array(arena, glyphs, sizeof(*building.clusters));
        if (!run || !building.glyphs || !building.clusters ||
                !(run->text = qs_arena_string(arena, text)))
                return qs_error_memory(error);
        run->weight = weight;
        run->glyphs = building.glyphs;
        run->clusters = building.clusters;
        for (guint i = 0; i < pieces->len; i++)
                add_piece(&building, &g_array_index(pieces, struct piece, i));
        *out = run;
        return QRSIGN_OK;
}

enum qrsign_status qs_fonts_shape(struct qs_fonts *fonts, struct qs_arena *arena,
        enum qs_weight weight, const char *text, const struct qs_run **out,
        struct qrsign_error *error)
{
        const struct qs_run *kept;
        enum qrsign_status status;

        *out = NULL;
        if (strlen(text) > QS_RUN_LIMIT)
                return qs_error(error, QRSIGN_MESSAGE_TEXT_TOO_LONG);
        kept = qs_shapes_find(&fonts->shapes, weight, text);
        if (kept) {
                *out = qs_shapes_copy(arena, kept);
                return *out ? QRSIGN_OK : qs_error_memory(error);
        }
        status = shape_anew(fonts, arena, weight, text, out, error);
        if (status == QRSIGN_OK)
                qs_shapes_keep(&fonts->shapes, *out);
        return status;
}
