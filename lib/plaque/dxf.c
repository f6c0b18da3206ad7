/* SPDX-License-Identifier: MIT */
/* A plaque as DXF R12 (AC1009): closed polylines, a unit is a millimetre. */
#include "base/buffer.h"
#include "base/error.h"
#include "base/number.h"
#include "base/options.h"
#include "plaque/path.h"
#include "plaque/plaque.h"
#include "plaque/plate.h"
#include "plaque/region.h"

#include <errno.h>
#include <math.h>
#include <string.h>

static const double tolerance_mm = 0.01;

enum layer { LAYER_CUT, LAYER_ETCH, LAYER_TEXT, LAYER_COUNT };

/* Names, and colours of AutoCAD's palette: red, white, green. */
static const struct {
        const char *name, *colour;
} layers[LAYER_COUNT] = {
        [LAYER_CUT] = {"CUT", "1"},
        [LAYER_ETCH] = {"ETCH", "7"},
        [LAYER_TEXT] = {"TEXT", "3"},
};

enum { MM_DECIMALS = 5 };

struct dxf {
        struct qs_buffer out;
        double width, height;
        bool mirror;
        enum layer layer; /* of the polyline at hand */
        struct qs_point last;
        bool open;
};

/* A group: its code and its value, a line each. */
static void append_group(struct dxf *dxf, const char *code, const char *value)
{
        qs_buffer_append_string(&dxf->out, code);
        qs_buffer_append_byte(&dxf->out, '\n');
        qs_buffer_append_string(&dxf->out, value);
        qs_buffer_append_byte(&dxf->out, '\n');
}

static void append_mm(struct dxf *dxf, const char *code, double mm)
{
        char number[QS_NUMBER_SIZE];

        qs_number_format_double(number, mm, MM_DECIMALS);
        append_group(dxf, code, number);
}

static void begin_polyline(struct dxf *dxf, enum layer layer)
{
        dxf->layer = layer;
        append_group(dxf, "0", "POLYLINE");
        append_group(dxf, "8", layers[layer].name);
        append_group(dxf, "66", "1"); /* vertices follow */
        append_group(dxf, "70", "1"); /* closed */
        append_group(dxf, "10", "0");
        append_group(dxf, "20", "0");
        append_group(dxf, "30", "0");
}

static void add_vertex(struct dxf *dxf, struct qs_point point)
{
        append_group(dxf, "0", "VERTEX");
        append_group(dxf, "8", layers[dxf->layer].name);
        append_mm(dxf, "10", dxf->mirror ? dxf->width - point.x : point.x);
        append_mm(dxf, "20", dxf->height - point.y);
        append_group(dxf, "30", "0");
}

static void end_polyline(struct dxf *dxf)
{
        append_group(dxf, "0", "SEQEND");
        append_group(dxf, "8", layers[dxf->layer].name);
}

static void append_head(struct dxf *dxf)
{
        append_group(dxf, "999", "a unit is a millimetre");
        append_group(dxf, "0", "SECTION");
        append_group(dxf, "2", "HEADER");
        append_group(dxf, "9", "$ACADVER");
        append_group(dxf, "1", "AC1009");
        append_group(dxf, "9", "$EXTMIN");
        append_mm(dxf, "10", 0);
        append_mm(dxf, "20", 0);
        append_group(dxf, "9", "$EXTMAX");
        append_mm(dxf, "10", dxf->width);
        append_mm(dxf, "20", dxf->height);
        append_group(dxf, "0", "ENDSEC");
        append_group(dxf, "0", "SECTION");
        append_group(dxf, "2", "TABLES");
        append_group(dxf, "0", "TABLE");
        append_group(dxf, "2", "LAYER");
        append_group(dxf, "70", "3");
        for (int i = 0; i < LAYER_COUNT; i++) {
                append_group(dxf, "0", "LAYER");
                append_group(dxf, "2", layers[i].name);
                append_group(dxf, "70", "0");
                append_group(dxf, "62", layers[i].colour);
                append_group(dxf, "6", "CONTINUOUS");
        }
        append_group(dxf, "0", "ENDTAB");
        append_group(dxf, "0", "ENDSEC");
        append_group(dxf, "0", "SECTION");
        append_group(dxf, "2", "ENTITIES");
}

static void append_box(struct dxf *dxf, enum layer layer, struct qs_box box)
{
        begin_polyline(dxf, layer);
        add_vertex(dxf, (struct qs_point){box.x, box.y});
        add_vertex(dxf, (struct qs_point){box.x + box.width, box.y});
        add_vertex(dxf, (struct qs_point){box.x + box.width, box.y + box.height});
        add_vertex(dxf, (struct qs_point){box.x, box.y + box.height});
        end_polyline(dxf);
}

/* A polygon that leaves the circle by at most 0.01 mm. */
static void append_hole(struct dxf *dxf, const struct qs_hole *hole)
{
        static const double pi = 3.14159265358979323846, least_corners = 24;
        double corners = ceil(pi / acos(1 - fmin(tolerance_mm / hole->radius, 1)));

        corners = fmax(corners, least_corners);
        begin_polyline(dxf, LAYER_CUT);
        for (double i = 0; i < corners; i++) {
                double angle = 2 * pi * i / corners;

                add_vertex(dxf, (struct qs_point){hole->centre.x + hole->radius * cos(angle),
                                        hole->centre.y + hole->radius * sin(angle)});
        }
        end_polyline(dxf);
}

/* All shapes, painted over each other, as what is dark in the end. */
static enum qrsign_status append_shapes(
        struct dxf *dxf, const struct qs_display *display, struct qrsign_error *error)
{
        struct qs_region region = {0};
        struct qs_loops loops;
        bool made;

        if (display->has_ground) {
                const struct qs_point corners[] = {
                        {0, 0}, {dxf->width, 0}, {dxf->width, dxf->height}, {0, dxf->height}};

                qs_region_item(&region, display->ground == QS_INK_BLACK, false);
                for (size_t i = 0; i < QS_COUNT(corners); i++)
                        qs_region_line(&region, corners[i], corners[(i + 1) % QS_COUNT(corners)]);
        }
        for (size_t i = 0; i < display->count; i++) {
                const struct qs_item *item = &display->items[i];

                if (item->kind == QS_ITEM_FILL || item->kind == QS_ITEM_STROKE)
                        qs_region_path(&region, &item->shape.path,
                                item->kind == QS_ITEM_STROKE ? item->shape.width : 0,
                                item->ink == QS_INK_BLACK, item->shape.winding);
        }
        made = qs_region_loops(&region, &loops);
        qs_region_free(&region);
        for (size_t loop = 0, at = 0; made && loop < loops.count; loop++) {
                begin_polyline(dxf, LAYER_ETCH);
                for (; at < loops.ends[loop]; at++)
                        add_vertex(dxf, (struct qs_point){loops.points[at].x / 1000.0,
                                                loops.points[at].y / 1000.0});
                end_polyline(dxf);
        }
        qs_loops_free(&loops);
        return made ? QRSIGN_OK : qs_error_memory(error);
}

static enum qrsign_status append_symbol(
        struct dxf *dxf, const struct qs_item *item, struct qrsign_error *error)
{
        struct qrsign_outline *outline = NULL;
        enum qrsign_status status = qrsign_symbol_outline(item->symbol.symbol, &outline, error);

        if (status != QRSIGN_OK)
                return status;
        for (size_t loop = 0, at = 0; loop < outline->loop_count; loop++) {
                begin_polyline(dxf, LAYER_ETCH);
                for (; at < outline->loop_ends[loop]; at++)
                        add_vertex(
                                dxf, (struct qs_point){
                                             item->symbol.origin.x +
                                                     outline->corners[at].x * item->symbol.module,
                                             item->symbol.origin.y +
                                                     outline->corners[at].y * item->symbol.module});
                end_polyline(dxf);
        }
        qrsign_outline_free(outline);
        return QRSIGN_OK;
}

static void take_letter_line(void *context, struct qs_point from, struct qs_point to, bool first)
{
        struct dxf *dxf = context;

        if (first && dxf->open)
                end_polyline(dxf);
        if (first) {
                begin_polyline(dxf, LAYER_TEXT);
                add_vertex(dxf, from);
                dxf->open = true;
                dxf->last = from;
        }
        if (to.x != dxf->last.x || to.y != dxf->last.y)
                add_vertex(dxf, to);
}

/* Letters do not touch each other, nor anything else: their outlines as the font has them. */
static enum qrsign_status append_letters(struct dxf *dxf, const struct qs_fonts *fonts,
        const struct qs_item *item, struct qs_arena *arena, struct qrsign_error *error)
{
        struct qs_path_builder builder;
        struct qs_path path;
        enum qrsign_status status;

        qs_path_start(&builder, arena);
        status = qs_plate_outline(fonts, item, &builder, error);
        if (status == QRSIGN_OK && builder.failed)
                status = qs_error_memory(error);
        if (status != QRSIGN_OK)
                return status;
        path = (struct qs_path){builder.verbs, builder.verb_count, builder.points};
        dxf->open = false;
        qs_path_flatten(&path, false, take_letter_line, dxf); /* the polyline closes itself */
        if (dxf->open)
                end_polyline(dxf);
        return QRSIGN_OK;
}

static enum qrsign_status append_items(struct dxf *dxf, const struct qs_fonts *fonts,
        const struct qs_display *display, struct qs_arena *arena, struct qrsign_error *error)
{
        enum qrsign_status status = append_shapes(dxf, display, error);

        for (size_t i = 0; i < display->count && status == QRSIGN_OK; i++) {
                const struct qs_item *item = &display->items[i];

                if (item->kind == QS_ITEM_SYMBOL)
                        status = append_symbol(dxf, item, error);
                else if (item->kind == QS_ITEM_TEXT)
                        status = append_letters(dxf, fonts, item, arena, error);
        }
        return status;
}

enum qrsign_status qrsign_plaque_write_dxf(const struct qrsign_plaque *plaque,
        const struct qrsign_vector_options *given, FILE *stream, struct qrsign_error *error)
{
        struct qrsign_vector_options options;
        qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
        struct dxf dxf = {.width = plaque->info.width_mm, .height = plaque->info.height_mm};
        struct qs_display display;
        enum qrsign_status status;

        status = qs_options_take(&options, sizeof(options), given, error);
        if (status)
                return status;
        dxf.mirror = options.mirror;
        status = qs_plate_make(&(struct qs_plate){.invert = options.invert, .one_ink = true},
                plaque->fonts, &plaque->display, &arena, &display, error);
        if (status != QRSIGN_OK)
                return status;
        append_head(&dxf);
        append_box(&dxf, LAYER_CUT, (struct qs_box){0, 0, dxf.width, dxf.height});
        for (size_t i = 0; i < plaque->display.hole_count; i++)
                append_hole(&dxf, &plaque->display.holes[i]);
        status = append_items(&dxf, plaque->fonts, &display, &arena, error);
        append_group(&dxf, "0", "ENDSEC");
        append_group(&dxf, "0", "EOF");
        if (status == QRSIGN_OK && dxf.out.failed)
                status = qs_error_memory(error);
        errno = 0;
        if (status == QRSIGN_OK &&
                (fwrite(dxf.out.data, 1, dxf.out.length, stream) != dxf.out.length ||
                        fflush(stream) != 0))
                status = qs_error_errno(error, QRSIGN_MESSAGE_FILE_WRITE, errno ? errno : EIO);
        qs_buffer_free(&dxf.out);
        return status;
}
