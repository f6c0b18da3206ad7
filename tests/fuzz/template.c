/* SPDX-License-Identifier: MIT */
/* Any bytes as a template file: what is refused says where; what is accepted lays plaques out, or
 * says why not, and never more than there is room for. */
#include "base/error.h"
#include "plaque/compose.h"
#include "plaque/plaque.h"

#include <qrsign/record.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool condition)
{
        if (!condition)
                abort();
}

static const char *const records[] = {
        "{\"kind\":\"alley\",\"id\":\"HN-05\",\"issued\":\"2026-11-22\",\"lat\":16.6285,"
        "\"lon\":107.2615,\"alley\":\"5\",\"alley_unit\":\"Kiệt\",\"hamlet\":\"Hưng Nhơn\","
        "\"hamlet_unit\":\"Thôn\",\"commune\":\"Nam Hải Lăng\",\"province\":\"Quảng Trị\","
        "\"length_m\":210,\"path\":[[0,0],[60,10],[90,80],[200,90]],\"households\":["
        "{\"number\":\"1\",\"side\":\"L\",\"distance_m\":12},"
        "{\"number\":\"2\",\"side\":\"R\",\"distance_m\":15},"
        "{\"number\":\"10/3A\",\"side\":\"L\",\"distance_m\":120}],"
        "\"places\":[{\"kind\":\"market\",\"name\":\"Chợ Hưng Nhơn\",\"side\":\"R\","
        "\"distance_m\":80}]}",
        "{\"kind\":\"house\",\"id\":\"HN-05-01\",\"issued\":\"2026-11-22\",\"lat\":16.6285,"
        "\"lon\":107.2615,\"alley\":\"5\",\"alley_unit\":\"Kiệt\",\"hamlet\":\"Hưng Nhơn\","
        "\"commune\":\"Nam Hải Lăng\",\"province\":\"Quảng Trị\",\"household\":"
        "{\"number\":\"10/3A\",\"side\":\"L\",\"distance_m\":12}}",
        "{\"kind\":\"hamlet\",\"id\":\"HN\",\"issued\":\"2026-11-22\",\"lat\":16.6285,"
        "\"lon\":107.2615,\"hamlet\":\"Hưng Nhơn\",\"hamlet_unit\":\"Thôn\","
        "\"commune\":\"Nam Hải Lăng\",\"province\":\"Quảng Trị\",\"alleys\":["
        "{\"alley\":\"1\",\"length_m\":164,\"household_count\":17,\"lat\":16.6281,\"lon\":107.2611}"
        ","
        "{\"alley\":\"2\",\"length_m\":90,\"household_count\":7,\"lat\":16.6291,\"lon\":107.2631}],"
        "\"places\":[{\"kind\":\"market\",\"name\":\"Chợ\",\"lat\":16.6287,\"lon\":107.2620}]}",
        "{\"kind\":\"site\",\"id\":\"DT-07\",\"issued\":\"2026-04-30\",\"lat\":16.7541,"
        "\"lon\":107.1892,\"name\":\"Thành cổ\",\"name_en\":\"The old citadel\","
        "\"rank\":\"Di tích quốc gia\",\"text\":\"Đoạn một.\\nĐoạn hai.\","
        "\"text_en\":\"Paragraph one.\",\"url\":\"https://example.vn/\"}",
};

static struct qs_fonts *fonts;

static void open_fonts(void)
{
        struct qrsign_error error;

        if (!fonts)
                must(qs_fonts_open("Noto Sans", &fonts, &error) == QRSIGN_OK);
}

static void lay_out(struct qrsign_template *template_, double width, double height)
{
        for (size_t i = 0; i < QS_COUNT(records); i++) {
                struct qrsign_record *record = NULL;
                struct qrsign_plaque *plaque = NULL;
                struct qrsign_plaque_options options = {.size = sizeof(options),
                        .width_mm = width,
                        .height_mm = height,
                        .page = "https://kiet.example/"};
                struct qrsign_error error = {0};
                enum qrsign_status status;

                must(qrsign_record_from_json(records[i], strlen(records[i]), &record, &error) ==
                        QRSIGN_OK);
                if (record->kind == template_->kind->kind) {
                        status = qrsign_plaque_create(template_, record, &options, &plaque, &error);
                        must(status == QRSIGN_OK || error.message[0]);
                        for (size_t k = 0; plaque && k < plaque->display.count; k++) {
                                const struct qs_item *item = &plaque->display.items[k];

                                must(item->kind != QS_ITEM_TEXT ||
                                        (isfinite(item->text.em) && isfinite(item->text.origin.x) &&
                                                isfinite(item->text.origin.y)));
                        }
                }
                qrsign_plaque_free(plaque);
                qrsign_record_free(record);
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        static struct qrsign_template template_;
        struct qrsign_error error = {0};

        open_fonts();
        if (qs_template_parse(&template_, (const char *)data, size, "t", &error) != QRSIGN_OK) {
                must(error.status == QRSIGN_ERROR_INPUT && error.line && error.column);
                return 0;
        }
        must(template_.name[0] && template_.font[0] && template_.theme);
        template_.fonts = fonts;
        lay_out(&template_, 0, 0);
        lay_out(&template_, 148, 210);
        return 0;
}
