/* SPDX-License-Identifier: MIT */
/* Encodings from before Unicode: their letters, what speaks for them, and what is done to cells. */
#include "unit.h"

#include "table/csv.h"
#include "table/legacy.h"
#include "table/repair.h"

/* Bytes as they are handed about: each as the character of its number. */
static const char *as_characters(const char *bytes, struct qs_buffer *out)
{
        qs_buffer_clear(out);
        for (; *bytes; bytes++) {
                unsigned char byte = (unsigned char)*bytes;

                if (byte >= 0x80)
                        qs_buffer_append_byte(out, (unsigned char)(0xC0 | byte >> 6));
                qs_buffer_append_byte(
                        out, byte < 0x80 ? byte : (unsigned char)(0x80 | (byte & 0x3F)));
        }
        return out->data;
}

static void letters(void **state)
{
        static const struct {
                enum qs_encoding encoding;
                const char *bytes, *text; /* NULL: there is no such letter */
        } rows[] = {
                {QS_ENCODING_TCVN3, "Th\xABn H\xADng Nh\xACn", "Thôn Hưng Nhơn"},
                {QS_ENCODING_TCVN3, "Qu\xB6ng Tr\xDE", "Quảng Trị"},
                {QS_ENCODING_TCVN3, "\xA7\xC6ng", "Đặng"},
                {QS_ENCODING_TCVN3, "TH\xA4N H\xA6NG NH\xA5N", "THÔN HƯNG NHƠN"},
                {QS_ENCODING_TCVN3, "QU\xB6NG TR\xDE", "QUẢNG TRỊ"}, /* in a capital font */
                {QS_ENCODING_TCVN3, "A\xB6", "Aả"},
                {QS_ENCODING_TCVN3, "a\xFF", NULL},
                {QS_ENCODING_VNI, "Tho\xE2n H\xF6ng Nh\xF4n", "Thôn Hưng Nhơn"},
                {QS_ENCODING_VNI, "Qua\xFBng Tr\xF2", "Quảng Trị"},
                {QS_ENCODING_VNI,
                        "\xD1"
                        "a\xEBng",
                        "Đặng"},
                {QS_ENCODING_VNI, "THO\xC2N H\xD6NG", "THÔN HƯNG"},
                {QS_ENCODING_VISCII, "Th\xF4n H\xDFng Nh\xBDn", "Thôn Hưng Nhơn"},
                {QS_ENCODING_VISCII, "Qu\xE4ng Tr\xB8", "Quảng Trị"},
                {QS_ENCODING_VISCII, "\xD0\xA3ng", "Đặng"},
                {QS_ENCODING_VISCII, "Nguy\xABn \x02\x05\x06\x14\x19\x1E", "Nguyền ẲẴẪỶỸỴ"},
                {QS_ENCODING_CP1258, "Th\xF4n H\xFDng Nh\xF5n", "Thôn Hưng Nhơn"},
                {QS_ENCODING_CP1258, "Qua\xD2ng Tri\xF2", "Quảng Trị"},
                {QS_ENCODING_CP1258, "\xD0\xE3\xF2ng", "Đặng"},
                {QS_ENCODING_CP1258,
                        "X\xE3 H\xF2"
                        "a",
                        NULL},
                {QS_ENCODING_UTF8_TWICE, "Th\xC3\xB4n H\xC6\xB0ng", "Thôn Hưng"},
                {QS_ENCODING_UTF8_TWICE, "Th\xC3n", NULL},
                {QS_ENCODING_TCVN3, "", ""},
        };
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0}, out = {0};

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                const char *given = qs_string(as_characters(rows[i].bytes, &text));
                bool whole;

                qs_buffer_clear(&out);
                whole = qs_legacy_decode(rows[i].encoding, given, text.length, &out);
                if (whole != (rows[i].text != NULL) || (whole && strcmp(out.data, rows[i].text)))
                        fail_msg("%s %s: %s", qs_encoding_title(rows[i].encoding), given,
                                whole ? out.data : "refused");
        }
}

static void scores(void **state)
{
        static const struct {
                const char *text;
                size_t good, bad;
        } rows[] = {
                {"Alley 5, 12 m", 0, 0},
                {"Thôn Hưng Nhơn, xã Nam Hải Lăng", 6, 0},
                {"THÔN HƯNG NHƠN", 3, 0},
                {"Nguyễn Thị Hường", 3, 0},
                {"NGuyễn thôN", 0, 2},
                {"Müller", 0, 1},
                {"Thôốn", 0, 1},   /* two tones */
                {"tốc tồc", 1, 1}, /* a stop has no huyền */
                {"Th«n H­ng Nh¬n", 0, 3},
                {"nh÷ r« kh×", 0, 3},
                {"m² 3m×4m 5 × 6 12°C «Hoa» × ÷", 0, 0},
                {"«Hòa Bình» và", 3, 0},
                {"«m", 0, 1},
                {"Привет Ελλάς", 0, 0}, /* of another script altogether */
                {"߾ng", 0, 1},         /* `ướng` in VISCII, which is UTF-8 by chance */
                {"\u201CHòa\u201D", 1, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_score score = {0};

                qs_score_text(rows[i].text, strlen(rows[i].text), &score);
                if (score.good != rows[i].good || score.bad != rows[i].bad)
                        fail_msg("%s: %zu good, %zu bad", rows[i].text, score.good, score.bad);
        }
}

static void names(void **state)
{
        (void)state;
        assert_int_equal(qs_encoding_find("TCVN3"), QS_ENCODING_TCVN3);
        assert_int_equal(qs_encoding_find("abc"), QS_ENCODING_TCVN3);
        assert_int_equal(qs_encoding_find("vni"), QS_ENCODING_VNI);
        assert_int_equal(qs_encoding_find("viscii"), QS_ENCODING_VISCII);
        assert_int_equal(qs_encoding_find("Windows-1258"), QS_ENCODING_CP1258);
        assert_int_equal(qs_encoding_find("latin1"), QS_ENCODINGS);
}

/* What is said, as numbers of messages and where: `623:1:2 `. */
static void say(void *context, const struct qrsign_error *problem)
{
        char line[64];

        snprintf(line, sizeof(line), "%d:%zu:%zu ", (int)problem->code, problem->line,
                problem->column);
        qs_buffer_append(context, line, strlen(line));
}

/* Rows of cells as `|a|b|\n`. */
static enum qrsign_status read_all(
        struct qs_source *source, struct qs_buffer *out, struct qrsign_error *error)
{
        const struct qs_row *row;
        enum qrsign_status status;

        while (!(status = qs_source_next(source, &row, error)) && row) {
                for (size_t i = 0; i < row->count; i++) {
                        qs_buffer_append_byte(out, '|');
                        qs_buffer_append(out, row->cells[i].text, row->cells[i].length);
                }
                qs_buffer_append(out, "|\n", 2);
        }
        return status;
}

static void repairs(void **state)
{
        static const struct {
                const char *name, *data;
                enum qs_encoding forced;
                const char *cells, *said;
        } rows[] = {
                {"nothing to do", "Thôn,Hưng Nhơn\n", QS_ENCODING_NONE, "|Thôn|Hưng Nhơn|\n", ""},
                {"bytes of TCVN3", "Th\xABn,H\xADng Nh\xACn,Qu\xB6ng Tr\xDE\n", QS_ENCODING_NONE,
                        "|Thôn|Hưng Nhơn|Quảng Trị|\n", "620:0:0 "},
                {"bytes of VNI", "Tho\xE2n,H\xF6ng Nh\xF4n,Qua\xFBng Tr\xF2\n", QS_ENCODING_NONE,
                        "|Thôn|Hưng Nhơn|Quảng Trị|\n", "620:0:0 "},
                {"bytes of VISCII", "Th\xF4n H\xDFng Nh\xBDn,Nguy\xADn,\xD0\xA3ng,Ph\xD5m\n",
                        QS_ENCODING_NONE, "|Thôn Hưng Nhơn|Nguyễn|Đặng|Phạm|\n", "620:0:0 "},
                {"VISCII that TCVN3 reads as possible words", "Th\xF4n H\xDFng Nh\xBDn\n",
                        QS_ENCODING_NONE, "", "622:0:0 "},
                {"bytes of Windows-1258", "Th\xF4n,H\xFDng Nh\xF5n,Qua\xD2ng Tri\xF2\n",
                        QS_ENCODING_NONE, "|Thôn|Hưng Nhơn|Quảng Trị|\n", "620:0:0 "},
                {"bytes of nothing clear", "b\xE9\n", QS_ENCODING_NONE, "", "622:0:0 "},
                {"the same, as told", "b\xE9\n", QS_ENCODING_TCVN3, "|bộ|\n", "621:0:0 "},
                {"a byte that is no letter", "a\nTh\xABn,\xFF\n", QS_ENCODING_TCVN3, "|a|\n",
                        "625:2:2 "},
                {"TCVN3 in UTF-8", "Th«n H­ng Nh¬n\n", QS_ENCODING_NONE, "|Thôn Hưng Nhơn|\n",
                        "623:1:1 "},
                {"VNI in UTF-8", "Thoân Höng Nhôn\n", QS_ENCODING_NONE, "|Thôn Hưng Nhơn|\n",
                        "623:1:1 "},
                {"UTF-8 twice", "ThÃ´n HÆ°ng\n", QS_ENCODING_NONE, "|Thôn Hưng|\n", "623:1:1 "},
                {"a cell among Unicode", "Nguyễn,Tr¸ng Thñy,Lê\n", QS_ENCODING_NONE,
                        "|Nguyễn|Tráng Thủy|Lê|\n", "623:1:2 624:1:3 "}, /* Lê: Lờ in TCVN3 */
                {"not UTF-8 twice throughout", "ThÃ´n,HÆ°ng,HÆ!Â°ng\n", QS_ENCODING_NONE,
                        "|Thôn|Hưng|HÆ!Â°ng|\n", "623:1:1 "},
                {"moọng in TCVN3 and mộng in VNI", "Nguyễn\na,moäng\n", QS_ENCODING_NONE,
                        "|Nguyễn|\n|a|moäng|\n", "624:2:2 "},
                {"several of such", "Nguyễn\nmoäng,giöm\n", QS_ENCODING_NONE,
                        "|Nguyễn|\n|moäng|giöm|\n", "624:2:1 626:0:0 "},
                {"Unicode that is Vietnamese", "Lò Mùn\n", QS_ENCODING_NONE, "|Lò Mùn|\n", ""},
                {"a name from elsewhere", "Trần,Müller\n", QS_ENCODING_NONE, "|Trần|Müller|\n", ""},
                {"a size", "Rộng,3m×4m\n", QS_ENCODING_NONE, "|Rộng|3m×4m|\n", ""},
        };
        static const struct qs_origin origin = {"t.csv", NULL};

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                qs_cleanup(qs_buffer_free) struct qs_buffer cells = {0}, said = {0};
                struct qs_report report = {.on_problem = say, .context = &said};
                struct qs_text_form form = {.encoding = rows[i].forced};
                struct qs_source *inner = NULL, *source = NULL;
                struct qrsign_error error = {0};
                struct qs_bytes bytes;

                qs_bytes_open_memory(&bytes, rows[i].data, strlen(rows[i].data), NULL);
                bytes.form = rows[i].forced ? QS_BYTES_LEGACY : QS_BYTES_ANY;
                assert_int_equal(qs_csv_open("t.csv", bytes, ',', NULL, NULL, &inner, &error), 0);
                if (qs_repair_open(inner, &origin, form, &source, &error) ||
                        read_all(source, &cells, &error))
                        say(&said, &error);
                else
                        qs_repair_report(source, &report);
                if (strcmp(qs_string(cells.data), rows[i].cells) ||
                        strcmp(qs_string(said.data), rows[i].said))
                        fail_msg("%s: %s%s", rows[i].name, qs_string(cells.data),
                                qs_string(said.data));
                qs_source_free(&source);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(letters),
                cmocka_unit_test(scores),
                cmocka_unit_test(names),
                cmocka_unit_test(repairs),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
