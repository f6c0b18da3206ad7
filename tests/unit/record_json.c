/* SPDX-License-Identifier: MIT */
#include "record_json.h"
#include "unit.h"

#include "base/buffer.h"

#include <jansson.h>

/* Reads `json` and checks that it is written as `expected`, and reads back as the same. */
static void check_written(const char *name, const char *json, const char *expected)
{
        struct qrsign_record *record, *again;
        struct qrsign_error error;
        char *written;
        size_t length = 0;

        if (read(json, &record, &error))
                fail_msg("row %s: %s: %s", name, error.field, error.message);
        assert_int_equal(qrsign_record_to_json(record, &written, &length, &error), QRSIGN_OK);
        assert_int_equal(length, strlen(written));
        if (strcmp(written, expected))
                fail_msg("row %s: %s", name, written);
        assert_int_equal(read(written, &again, &error), QRSIGN_OK);
        check_row(name, qrsign_record_equal(record, again));
        qrsign_record_free(again);
        qrsign_free(written);
        qrsign_record_free(record);
}

/* Every record of the format's vectors: what goes in comes out in normal form. */
static void vectors(void **state)
{
        FILE *file = fopen(QS_TEST_DATA "/qrs1/vectors-dev.jsonl", "r");
        char *line = NULL;
        size_t size = 0, count = 0;

        (void)state;
        assert_non_null(file);
        while (getline(&line, &size, file) > 0) {
                json_t *vector = json_loads(line, 0, NULL);
                json_t *record = json_object_get(vector, "record");
                json_t *input = json_object_get(vector, "input");

                assert_non_null(vector);
                if (record) {
                        const size_t flags = JSON_COMPACT | JSON_REAL_PRECISION(9);
                        char *from = json_dumps(input ? input : record, 0);
                        char *to = json_dumps(record, flags);

                        check_written(json_string_value(json_object_get(vector, "name")), from, to);
                        free(from);
                        free(to);
                        count++;
                }
                json_decref(vector);
        }
        assert_int_equal(count, 60);
        free(line);
        fclose(file);
}

#define WRITTEN(kind)         "{'kind':'" kind "','id':'A','revision':1,'issued':'2026-01-01'"
#define WRITTEN_ALLEY(before) WRITTEN("alley") before ",'alley_unit':'Kiệt','alley':'5'"

static void normal_form(void **state)
{
        static const struct {
                const char *json, *written;
        } rows[] = {
                {ALLEY "}", WRITTEN_ALLEY("") "}"},
                /* Null and "" are absent; "" is no unit word where a unit word is assumed. */
                {ALLEY ",'name_en':null,'note':'','households':[],'contact':{},"
                       "'path':null,'length_m':null,'omitted':[],'ext':[],'part':null,"
                       "'lat':null,'lon':null,'places':null,'revision':null}",
                        WRITTEN_ALLEY("") "}"},
                {HOUSE ",'alley':'5','alley_unit':'','hamlet':'H','hamlet_unit':'\\t',"
                       "'commune':'C','commune_unit':null}",
                        WRITTEN("house") ",'hamlet_unit':'','hamlet':'H',"
                                         "'commune_unit':'Xã','commune':'C',"
                                         "'alley_unit':'','alley':'5','household':{}}"},
                {HOUSE ",'household':null,'hamlet_unit':''}", WRITTEN("house") ",'household':{}}"},
                {HOUSE ",'household':{'label':'a','head':'b','phone':'0.1-2(3)4 5',"
                       "'distance_m':0,'side':'R','number':' 1 / 2 '}}",
                        WRITTEN("house") ",'household':{'number':'1 / 2','side':'R',"
                                         "'distance_m':0,'head':'b','phone':'012345',"
                                         "'label':'a'}}"},
                /* Degrees: nearest 1e-5, halves away from zero, by the decimal text. */
                {HAMLET ",'lat':16.635995,'lon':-0.000005}",
                        WRITTEN("hamlet") ",'lat':16.636,'lon':-0.00001}"},
                {HAMLET ",'lat':16.6359949,'lon':-0.0000049}",
                        WRITTEN("hamlet") ",'lat':16.63599,'lon':0.0}"},
                {HAMLET ",'lat':-90,'lon':180.0}", WRITTEN("hamlet") ",'lat':-90.0,'lon':180.0}"},
                {HAMLET ",'lat':1.005e-3,'lon':107.000015}",
                        WRITTEN("hamlet") ",'lat':0.00101,'lon':107.00002}"},
                {HAMLET ",'lat':89.999995,'lon':0.1}", WRITTEN("hamlet") ",'lat':90.0,'lon':0.1}"},
                /* Rows in order of distance; a row without one stays behind the row before it. */
                {ALLEY ",'households':[{'number':'a'},{'number':'b','distance_m':9},"
                       "{'number':'c'},{'number':'d','distance_m':3},{'number':'e'},"
                       "{'number':'f','distance_m':9}]}",
                        WRITTEN_ALLEY("") ",'households':[{'number':'a'},"
                                          "{'number':'d','distance_m':3},{'number':'e'},"
                                          "{'number':'b','distance_m':9},{'number':'c'},"
                                          "{'number':'f','distance_m':9}]}"},
                {ALLEY ",'places':[{'name':'b','distance_m':2},{'name':'a','kind':"
                       "'school','distance_m':1,'side':'L'}]}",
                        WRITTEN_ALLEY("") ",'places':[{'name':'a','kind':'school',"
                                          "'side':'L','distance_m':1},"
                                          "{'name':'b','distance_m':2}]}"},
                /* The count is left out where the list says it. */
                {ALLEY ",'household_count':1,'households':[{'side':'L'}]}",
                        WRITTEN_ALLEY("") ",'households':[{'side':'L'}]}"},
                {ALLEY ",'household_count':2,'households':[{'side':'L'}]}",
                        WRITTEN_ALLEY("") ",'household_count':2,"
                                          "'households':[{'side':'L'}]}"},
                {ALLEY ",'household_count':0}", WRITTEN_ALLEY("") ",'household_count':0}"},
                {HAMLET ",'alleys':[{'alley':'1'},{'alley':'2','alley_unit':'',"
                        "'length_m':1,'household_count':0}],'province':'Tỉnh Huế'}",
                        WRITTEN("hamlet") ",'province':'Huế','alleys':["
                                          "{'alley_unit':'Kiệt','alley':'1'},"
                                          "{'alley_unit':'','alley':'2',"
                                          "'household_count':0,'length_m':1}]}"},
                {ALLEY ",'omitted':['path','names','path'],'part':{'n':64,'i':1},"
                       "'path':[[-9999,9999],[0,-1]],'commune_code':'00001',"
                       "'ext':[{'type':0},{'type':254,'hex':'00ff'}]}",
                        WRITTEN_ALLEY("") ",'path':[[-9999,9999],[0,-1]],"
                                          "'commune_code':'00001',"
                                          "'omitted':['names','path'],"
                                          "'part':{'i':1,'n':64},"
                                          "'ext':[{'type':0,'hex':''},"
                                          "{'type':254,'hex':'00ff'}]}"},
                {SITE ",'text':'\\'a\\\\\\r\\n\\n "
                      "b\\/\\u1EC7','url':'http://a.vn/?q=\\''}",
                        WRITTEN("site") ",'name':'S','text':'\\'a\\\\\\nb/ệ',"
                                        "'url':'http://a.vn/?q=\\''}"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                char *json = quoted(rows[i].json), *written = quoted(rows[i].written);

                check_written(rows[i].json, json, written);
                free(written);
                free(json);
        }
}

static void wrong_values(void **state)
{
        static const struct {
                const char *json;
                enum qrsign_message code;
                const char *field;
        } rows[] = {
                {"[]", QRSIGN_MESSAGE_JSON_NOT_OBJECT, ""},
                {"{}", QRSIGN_MESSAGE_RECORD_MISSING, "kind"},
                {"{'kind':'Alley'}", QRSIGN_MESSAGE_RECORD_KIND, "kind"},
                {"{'kind':1}", QRSIGN_MESSAGE_RECORD_KIND, "kind"},
                {"{'kind':'alley'}", QRSIGN_MESSAGE_RECORD_MISSING, "id"},
                {"{'kind':'house','id':'A'}", QRSIGN_MESSAGE_RECORD_MISSING, "issued"},
                {"{'kind':'alley','id':'A','issued':'2026-01-01'}", QRSIGN_MESSAGE_RECORD_MISSING,
                        "alley"},
                {"{'kind':'site','id':'A','issued':'2026-01-01'}", QRSIGN_MESSAGE_RECORD_MISSING,
                        "name"},
                {ALLEY ",'colour':1}", QRSIGN_MESSAGE_RECORD_FIELD, "colour"},
                {ALLEY ",'url':null}", QRSIGN_MESSAGE_RECORD_FIELD, "url"},
                {ALLEY ",'title':'T'}", QRSIGN_MESSAGE_RECORD_FIELD, "title"},
                {ALLEY ",'household':{}}", QRSIGN_MESSAGE_RECORD_FIELD, "household"},
                {HOUSE ",'households':[]}", QRSIGN_MESSAGE_RECORD_FIELD, "households"},
                {ALLEY ",'name_en':5}", QRSIGN_MESSAGE_JSON_NOT_TEXT, "name_en"},
                {ALLEY ",'name_en':false}", QRSIGN_MESSAGE_JSON_NOT_TEXT, "name_en"},
                {ALLEY ",'name_en':' '}", QRSIGN_MESSAGE_RECORD_BLANK, "name_en"},
                {ALLEY ",'revision':0}", QRSIGN_MESSAGE_RECORD_WHOLE, "revision"},
                {ALLEY ",'revision':10000}", QRSIGN_MESSAGE_RECORD_WHOLE, "revision"},
                {ALLEY ",'revision':1.0}", QRSIGN_MESSAGE_RECORD_WHOLE, "revision"},
                {ALLEY ",'revision':true}", QRSIGN_MESSAGE_RECORD_WHOLE, "revision"},
                {ALLEY ",'revision':'1'}", QRSIGN_MESSAGE_RECORD_WHOLE, "revision"},
                {ALLEY ",'length_m':0}", QRSIGN_MESSAGE_RECORD_WHOLE, "length_m"},
                {ALLEY ",'length_m':4294967296}", QRSIGN_MESSAGE_RECORD_WHOLE, "length_m"},
                {ALLEY ",'household_count':-1}", QRSIGN_MESSAGE_RECORD_WHOLE, "household_count"},
                {ALLEY ",'household_count':100000}", QRSIGN_MESSAGE_RECORD_WHOLE,
                        "household_count"},
                {ALLEY ",'household_count':1,'households':[{'side':'L'},{}]}",
                        QRSIGN_MESSAGE_RECORD_COUNT, "household_count"},
                {ALLEY ",'households':[{},{}]}", QRSIGN_MESSAGE_RECORD_ROWS_EMPTY, "households"},
                {ALLEY ",'households':{}}", QRSIGN_MESSAGE_JSON_NOT_LIST, "households"},
                {ALLEY ",'households':[{},1]}", QRSIGN_MESSAGE_JSON_NOT_OBJECT, "households[1]"},
                {ALLEY ",'households':[{},{'nr':1}]}", QRSIGN_MESSAGE_RECORD_FIELD,
                        "households[1].nr"},
                {ALLEY ",'households':[{},{'number':'/1'}]}", QRSIGN_MESSAGE_RECORD_NUMBER,
                        "households[1].number"},
                {ALLEY ",'households':[{'number':'1 /'}]}", QRSIGN_MESSAGE_RECORD_NUMBER,
                        "households[0].number"},
                {ALLEY ",'households':[{'side':'l'}]}", QRSIGN_MESSAGE_RECORD_SIDE,
                        "households[0].side"},
                {ALLEY ",'households':[{'side':1}]}", QRSIGN_MESSAGE_RECORD_SIDE,
                        "households[0].side"},
                {ALLEY ",'households':[{'distance_m':100000}]}", QRSIGN_MESSAGE_RECORD_WHOLE,
                        "households[0].distance_m"},
                {ALLEY ",'households':[{'phone':'12'}]}", QRSIGN_MESSAGE_RECORD_PHONE,
                        "households[0].phone"},
                {HOUSE ",'household':{'phone':'-'}}", QRSIGN_MESSAGE_RECORD_PHONE,
                        "household.phone"},
                {HOUSE ",'household':[]}", QRSIGN_MESSAGE_JSON_NOT_OBJECT, "household"},
                {ALLEY ",'contact':{'phone':'x'}}", QRSIGN_MESSAGE_RECORD_PHONE, "contact.phone"},
                {ALLEY ",'contact':{'mail':'x'}}", QRSIGN_MESSAGE_RECORD_FIELD, "contact.mail"},
                {ALLEY ",'contact':'x'}", QRSIGN_MESSAGE_JSON_NOT_OBJECT, "contact"},
                {ALLEY ",'lat':1}", QRSIGN_MESSAGE_RECORD_POINT_HALF, "lon"},
                {ALLEY ",'lat':null,'lon':1}", QRSIGN_MESSAGE_RECORD_POINT_HALF, "lat"},
                {ALLEY ",'lat':90.000001,'lon':1}", QRSIGN_MESSAGE_RECORD_DEGREES, "lat"},
                {ALLEY ",'lat':1,'lon':-1e300}", QRSIGN_MESSAGE_RECORD_DEGREES, "lon"},
                {ALLEY ",'lat':true,'lon':1}", QRSIGN_MESSAGE_RECORD_DEGREES, "lat"},
                {HAMLET ",'alleys':[{'alley':'1','lat':1,'lon':1}]}",
                        QRSIGN_MESSAGE_RECORD_POINT_ALONE, "alleys[0].lat"},
                {HAMLET ",'lat':1,'lon':1,'alleys':[{'alley':'1','lat':1.99999,"
                        "'lon':2}]}",
                        QRSIGN_MESSAGE_RECORD_POINT_FAR, "alleys[0].lon"},
                {HAMLET ",'alleys':[{'alley_unit':'Kiệt'}]}", QRSIGN_MESSAGE_RECORD_UNIT_ALONE,
                        "alleys[0].alley_unit"},
                {HAMLET ",'alleys':[{}]}", QRSIGN_MESSAGE_RECORD_MISSING, "alleys[0].alley"},
                {HAMLET ",'places':[{'name':'a'},{'kind':'school'}]}",
                        QRSIGN_MESSAGE_RECORD_MISSING, "places[1].name"},
                {HAMLET ",'commune_unit':'Xã'}", QRSIGN_MESSAGE_RECORD_UNIT_ALONE, "commune_unit"},
                {ALLEY ",'path':[[0,0]]}", QRSIGN_MESSAGE_RECORD_PATH, "path"},
                {ALLEY ",'path':[[0,0],[1,2,3]]}", QRSIGN_MESSAGE_RECORD_PATH, "path[1]"},
                {ALLEY ",'path':[[0,0],[1,10000]]}", QRSIGN_MESSAGE_RECORD_WHOLE, "path[1]"},
                {ALLEY ",'path':[[0,0],[true,1]]}", QRSIGN_MESSAGE_RECORD_WHOLE, "path[1]"},
                {ALLEY ",'path':0}", QRSIGN_MESSAGE_JSON_NOT_LIST, "path"},
                {ALLEY ",'commune_code':'00000'}", QRSIGN_MESSAGE_RECORD_COMMUNE_CODE,
                        "commune_code"},
                {ALLEY ",'commune_code':'1234'}", QRSIGN_MESSAGE_RECORD_COMMUNE_CODE,
                        "commune_code"},
                {ALLEY ",'commune_code':'012345'}", QRSIGN_MESSAGE_RECORD_COMMUNE_CODE,
                        "commune_code"},
                {ALLEY ",'omitted':['names','all']}", QRSIGN_MESSAGE_RECORD_OMITTED, "omitted[1]"},
                {ALLEY ",'omitted':'names'}", QRSIGN_MESSAGE_JSON_NOT_LIST, "omitted"},
                {ALLEY ",'part':{'i':1}}", QRSIGN_MESSAGE_RECORD_MISSING, "part.n"},
                {ALLEY ",'part':{}}", QRSIGN_MESSAGE_RECORD_MISSING, "part.i"},
                {ALLEY ",'ext':[{'hex':'00'}]}", QRSIGN_MESSAGE_RECORD_MISSING, "ext[0].type"},
                {ALLEY ",'part':{'i':0,'n':2}}", QRSIGN_MESSAGE_RECORD_WHOLE, "part.i"},
                {ALLEY ",'part':{'i':1,'n':1}}", QRSIGN_MESSAGE_RECORD_WHOLE, "part.n"},
                {ALLEY ",'part':{'i':3,'n':2}}", QRSIGN_MESSAGE_RECORD_PART, "part"},
                {ALLEY ",'part':{'i':1,'n':65}}", QRSIGN_MESSAGE_RECORD_WHOLE, "part.n"},
                {ALLEY ",'part':{'i':1,'n':2,'of':3}}", QRSIGN_MESSAGE_RECORD_FIELD, "part.of"},
                {ALLEY ",'ext':[{'type':8},{'type':8}]}", QRSIGN_MESSAGE_RECORD_EXTENSION,
                        "ext[1].type"},
                {ALLEY ",'ext':[{'type':4}]}", QRSIGN_MESSAGE_RECORD_EXTENSION, "ext[0].type"},
                {ALLEY ",'ext':[{'type':7}]}", QRSIGN_MESSAGE_RECORD_EXTENSION, "ext[0].type"},
                {ALLEY ",'ext':[{'type':255}]}", QRSIGN_MESSAGE_RECORD_WHOLE, "ext[0].type"},
                {ALLEY ",'ext':[{'type':8,'hex':'0'}]}", QRSIGN_MESSAGE_RECORD_EXTENSION,
                        "ext[0].hex"},
                {ALLEY ",'ext':[{'type':8,'hex':'0A'}]}", QRSIGN_MESSAGE_RECORD_EXTENSION,
                        "ext[0].hex"},
                {SITE ",'url':'ftp://a'}", QRSIGN_MESSAGE_RECORD_URL, "url"},
                {SITE ",'url':'https://'}", QRSIGN_MESSAGE_RECORD_URL, "url"},
                {SITE ",'url':'https://a b'}", QRSIGN_MESSAGE_RECORD_URL, "url"},
                {"{'kind':'site','id':'a','issued':'2026-01-01','name':'S'}",
                        QRSIGN_MESSAGE_RECORD_ID, "id"},
                {"{'kind':'site','id':'A','issued':'2026-02-29','name':'S'}",
                        QRSIGN_MESSAGE_RECORD_DATE, "issued"},
                {"{'kind':'site','id':'A','issued':'2064-11-09','name':'S'}",
                        QRSIGN_MESSAGE_RECORD_DATE, "issued"},
                {"{'kind':'site','id':'A','issued':'2019-12-31','name':'S'}",
                        QRSIGN_MESSAGE_RECORD_DATE, "issued"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record *record;
                struct qrsign_error error;

                check_row(rows[i].json,
                        read_quoted(rows[i].json, &record, &error) == QRSIGN_ERROR_INPUT);
                assert_null(record);
                if (error.code != rows[i].code || strcmp(error.field, rows[i].field))
                        fail_msg("row %s: %s: %s", rows[i].json, error.field, error.message);
        }
}

static void wrong_syntax(void **state)
{
        static const struct {
                const char *json;
                enum qrsign_message code;
                size_t line, column;
        } rows[] = {
                {"", QRSIGN_MESSAGE_JSON_SYNTAX, 1, 1},
                {"{", QRSIGN_MESSAGE_JSON_SYNTAX, 1, 1},
                {"null", QRSIGN_MESSAGE_JSON_SYNTAX, 1, 4},
                {ALLEY "} x", QRSIGN_MESSAGE_JSON_SYNTAX, 1, 61},
                {"{\n 'kind': x\n}", QRSIGN_MESSAGE_JSON_SYNTAX, 2, 10},
                {"{\r\n'ệ': x", QRSIGN_MESSAGE_JSON_SYNTAX, 2, 8}, /* columns are bytes */
                {"{'id':'A',\n'id':'B'}", QRSIGN_MESSAGE_JSON_TWICE, 2, 4},
                {"{'id':'\\u0000'}", QRSIGN_MESSAGE_RECORD_CHARACTER, 1, 14},
                {"{'id':'\xC3\x28'}", QRSIGN_MESSAGE_JSON_SYNTAX, 1, 7},
                {"{'id':'\\ud800'}", QRSIGN_MESSAGE_JSON_SYNTAX, 1, 14},
                {"{'lat':1e999}", QRSIGN_MESSAGE_JSON_SYNTAX, 1, 12},
                {"[[[[[[[[[", QRSIGN_MESSAGE_JSON_SYNTAX, 1, 9},
                {"[[[[[[[[[[", QRSIGN_MESSAGE_JSON_TOO_LARGE, 1, 9},
                {"{'a':'\\'[[[[[[[[[['}", QRSIGN_MESSAGE_RECORD_MISSING, 1, 1},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record *record;
                struct qrsign_error error;

                check_row(rows[i].json,
                        read_quoted(rows[i].json, &record, &error) == QRSIGN_ERROR_INPUT);
                if (error.code != rows[i].code || error.line != rows[i].line ||
                        error.column != rows[i].column)
                        fail_msg("row %s: %zu:%zu %s", rows[i].json, error.line, error.column,
                                error.message);
        }
}

/* Bytes that would make a parser allocate or recurse far beyond their own size. */
static void hostile_sizes(void **state)
{
        static const struct {
                const char *unit;
                size_t count;
                enum qrsign_message code;
        } rows[] = {
                {"[", 1 << 20, QRSIGN_MESSAGE_JSON_TOO_LARGE},
                {"{\"a\":", 200000, QRSIGN_MESSAGE_JSON_TOO_LARGE},
                {"[{},", 9000, QRSIGN_MESSAGE_JSON_TOO_LARGE},
                {" ", (1 << 20) + 1, QRSIGN_MESSAGE_JSON_TOO_LARGE},
                {" ", 1 << 20, QRSIGN_MESSAGE_JSON_SYNTAX},
                {"\"", 1 << 20, QRSIGN_MESSAGE_JSON_SYNTAX},
                {"\\", 1 << 20, QRSIGN_MESSAGE_JSON_SYNTAX},
                {"[1,", 4, QRSIGN_MESSAGE_JSON_SYNTAX},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                qs_cleanup(qs_buffer_free) struct qs_buffer json = {0};
                struct qrsign_record *record;
                struct qrsign_error error = {0};

                for (size_t k = 0; k < rows[i].count; k++)
                        qs_buffer_append_string(&json, rows[i].unit);
                check_row(rows[i].unit, qrsign_record_from_json(json.data, json.length, &record,
                                                &error) == QRSIGN_ERROR_INPUT);
                assert_int_equal(error.code, rows[i].code);
        }
}

/* Both sides of every limit: `limit` things are allowed, one more is not. */
static void limits(void **state)
{
        static const struct {
                const char *before, *thing, *after;
                size_t limit;
                enum qrsign_message code;
                const char *field;
        } rows[] = {
                {ALLEY ",'hamlet':'", "ệ", "'}", 100, QRSIGN_MESSAGE_RECORD_TOO_LONG, "hamlet"},
                {ALLEY ",'hamlet':'H','hamlet_unit':'", "ệ", "'}", 40,
                        QRSIGN_MESSAGE_RECORD_TOO_LONG, "hamlet_unit"},
                {ALLEY ",'commune':'", "ệ", "'}", 100, QRSIGN_MESSAGE_RECORD_TOO_LONG, "commune"},
                {ALLEY ",'province':'", "ệ", "'}", 60, QRSIGN_MESSAGE_RECORD_TOO_LONG, "province"},
                {HOUSE ",'alley':'", "ệ", "'}", 100, QRSIGN_MESSAGE_RECORD_TOO_LONG, "alley"},
                {ALLEY ",'name_en':'", "ệ", "'}", 100, QRSIGN_MESSAGE_RECORD_TOO_LONG, "name_en"},
                {SITE ",'name_en':'", "ệ", "'}", 200, QRSIGN_MESSAGE_RECORD_TOO_LONG, "name_en"},
                {SITE ",'rank':'", "ệ", "'}", 100, QRSIGN_MESSAGE_RECORD_TOO_LONG, "rank"},
                {SITE ",'text':'", "ệ", "'}", 2000, QRSIGN_MESSAGE_RECORD_TOO_LONG, "text"},
                {SITE ",'text_en':'", "a\\n", "b'}", 999, QRSIGN_MESSAGE_RECORD_TOO_LONG,
                        "text_en"},
                {SITE ",'url':'https://", "~", "'}", 290, QRSIGN_MESSAGE_RECORD_URL, "url"},
                {SITE ",'former_address':'", "ệ", "'}", 200, QRSIGN_MESSAGE_RECORD_TOO_LONG,
                        "former_address"},
                {SITE ",'note':'", "ệ", "'}", 200, QRSIGN_MESSAGE_RECORD_TOO_LONG, "note"},
                {ALLEY ",'contact':{'name':'", "ệ", "'}}", 80, QRSIGN_MESSAGE_RECORD_TOO_LONG,
                        "contact.name"},
                {ALLEY ",'contact':{'phone':'+", "9", "'}}", 15, QRSIGN_MESSAGE_RECORD_PHONE,
                        "contact.phone"},
                {HOUSE ",'household':{'number':'", "1", "'}}", 20, QRSIGN_MESSAGE_RECORD_TOO_LONG,
                        "household.number"},
                {HOUSE ",'household':{'head':'", "ệ", "'}}", 80, QRSIGN_MESSAGE_RECORD_TOO_LONG,
                        "household.head"},
                {HOUSE ",'household':{'label':'", "ệ", "'}}", 100, QRSIGN_MESSAGE_RECORD_TOO_LONG,
                        "household.label"},
                {ALLEY ",'places':[{'name':'", "ệ", "'}]}", 100, QRSIGN_MESSAGE_RECORD_TOO_LONG,
                        "places[0].name"},
                {ALLEY ",'places':[{'name':'P','name_en':'", "ệ", "'}]}", 100,
                        QRSIGN_MESSAGE_RECORD_TOO_LONG, "places[0].name_en"},
                {ALLEY ",'places':[{'name':'P','kind':'", "ệ", "'}]}", 40,
                        QRSIGN_MESSAGE_RECORD_TOO_LONG, "places[0].kind"},
                {HAMLET ",'alleys':[{'alley':'", "ệ", "'}]}", 100, QRSIGN_MESSAGE_RECORD_TOO_LONG,
                        "alleys[0].alley"},
                {HAMLET ",'alleys':[{'alley':'A','alley_unit':'", "ệ", "'}]}", 40,
                        QRSIGN_MESSAGE_RECORD_TOO_LONG, "alleys[0].alley_unit"},
                {ALLEY ",'households':[", "{},", "{'side':'L'}]}", 4094, QRSIGN_MESSAGE_RECORD_ROWS,
                        "households"},
                {HAMLET ",'alleys':[", "{'alley':'1'},", "{'alley':'2'}]}", 998,
                        QRSIGN_MESSAGE_RECORD_ROWS, "alleys"},
                {HAMLET ",'places':[", "{'name':'1'},", "{'name':'2'}]}", 254,
                        QRSIGN_MESSAGE_RECORD_ROWS, "places"},
                {ALLEY ",'path':[", "[1,1],", "[2,2]]}", 63, QRSIGN_MESSAGE_RECORD_PATH, "path"},
                {ALLEY ",'ext':[{'type':8,'hex':'", "00", "'}]}", 255,
                        QRSIGN_MESSAGE_RECORD_EXTENSION, "ext[0].hex"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                for (size_t over = 0; over < 2; over++) {
                        qs_cleanup(qs_buffer_free) struct qs_buffer json = {0};
                        struct qrsign_record *record;
                        struct qrsign_error error;
                        enum qrsign_status status;

                        qs_buffer_append_string(&json, rows[i].before);
                        for (size_t k = 0; k < rows[i].limit + over; k++)
                                qs_buffer_append_string(&json, rows[i].thing);
                        qs_buffer_append_string(&json, rows[i].after);
                        status = read_quoted(json.data, &record, &error);
                        if (!over && status)
                                fail_msg("row %s: %s", rows[i].field, error.message);
                        check_row(rows[i].field, !over || error.code == rows[i].code);
                        if (over)
                                assert_string_equal(error.field, rows[i].field);
                        qrsign_record_free(record);
                }
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(vectors),
                cmocka_unit_test(normal_form),
                cmocka_unit_test(wrong_values),
                cmocka_unit_test(wrong_syntax),
                cmocka_unit_test(hostile_sizes),
                cmocka_unit_test(limits),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
