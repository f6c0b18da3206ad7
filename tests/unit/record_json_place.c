/* SPDX-License-Identifier: MIT */
#include "record_json.h"

/* Where a value stands that is not allowed: its first byte, that of a name nobody knows, or that of
 * the object in which something is missing. */
static void places_of_values(void **state)
{
        static const struct {
                const char *json;
                enum qrsign_message code;
                size_t line, column;
        } rows[] = {
                {" []", QRSIGN_MESSAGE_JSON_NOT_OBJECT, 1, 2},
                {"\n {'id': 'A'}", QRSIGN_MESSAGE_RECORD_MISSING, 2, 2},
                {"{'id': 'A',\n  'kind' :  'house '}", QRSIGN_MESSAGE_RECORD_KIND, 2, 13},
                {"{'kind':'site','name':'S',\n'issued':'2026-01-01', 'id' : 'a'}",
                        QRSIGN_MESSAGE_RECORD_ID, 2, 31},
                {ALLEY ",\n\t'ệ': {'id': [1, '}', 2]}}", QRSIGN_MESSAGE_RECORD_FIELD, 2, 2},
                {ALLEY ",\n'a.b[0]': 1}", QRSIGN_MESSAGE_RECORD_FIELD, 2, 1},
                {ALLEY ",\n'households': [ {'head': 'a\\'}],'},\n {'nr': 1}]}",
                        QRSIGN_MESSAGE_RECORD_FIELD, 3, 3},
                {ALLEY ",\n'households': [{'head': 'a\\\\'} ,\n {'number' :\n '/1'}]}",
                        QRSIGN_MESSAGE_RECORD_NUMBER, 4, 2},
                {ALLEY ",'households':\n[{}, 1]}", QRSIGN_MESSAGE_JSON_NOT_OBJECT, 2, 6},
                {ALLEY ",\n'lat':1}", QRSIGN_MESSAGE_RECORD_POINT_HALF, 1, 1},
                {ALLEY ",'lat':1,\n'lon' : -1e300}", QRSIGN_MESSAGE_RECORD_DEGREES, 2, 9},
                {ALLEY ",'path':[[0,0],\n [1,2,3]]}", QRSIGN_MESSAGE_RECORD_PATH, 2, 2},
                {ALLEY ",'part':\n{'i':1}}", QRSIGN_MESSAGE_RECORD_MISSING, 2, 1},
                {ALLEY ",'contact':{\n'phone':'x'}}", QRSIGN_MESSAGE_RECORD_PHONE, 2, 9},
                {ALLEY ",\n'omitted':['names', 'all']}", QRSIGN_MESSAGE_RECORD_OMITTED, 2, 21},
                {HAMLET ",'places':[{'name':'a'},\n{'kind':'school'}]}",
                        QRSIGN_MESSAGE_RECORD_MISSING, 2, 1},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record *record;
                struct qrsign_error error;

                check_row(rows[i].json,
                        read_quoted(rows[i].json, &record, &error) == QRSIGN_ERROR_INPUT);
                if (error.code != rows[i].code || error.line != rows[i].line ||
                        error.column != rows[i].column)
                        fail_msg("row %s: %zu:%zu %s: %s", rows[i].json, error.line, error.column,
                                error.field, error.message);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(places_of_values),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
