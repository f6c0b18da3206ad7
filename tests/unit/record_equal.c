/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <qrsign/record.h>

#define HEAD(kind) "{'kind':'" kind "','issued':'2026-11-22','id':'A'"
#define ALLEY      HEAD("alley") ",'alley':'5','lat':1,'hamlet':'H','commune':'C','lon':"

/* ' for "; a row that begins so, then one of two values and a brace. */
static const struct {
        const char *begin, *value, *other;
} rows[] = {
        {"{'kind':'house','issued':'2026-11-22','id':", "'A'", "'B'"},
        {"{'kind':'house','id':'A','issued':", "'2026-11-22'", "'2026-11-21'"},
        {"{'id':'A','issued':'2026-11-22','kind':", "'house'", "'hamlet'"},
        {HEAD("alley") ",'alley':", "'5'", "'6'"},
        {HEAD("alley") ",'lon':1,'alley':'5','lat':", "1", "1.00001"},
        {HEAD("alley") ",'alley':'5','hamlet':", "'H'", "'h'"},
        {HEAD("alley") ",'alley':'5','commune':", "'C'", "'D'"},
        {ALLEY, "1", "1.00001"},
        {ALLEY "1,'revision':", "1", "2"},
        {ALLEY "1,'alley_unit':", "'Ngõ'", "''"},
        {ALLEY "1,'hamlet_unit':", "'Thôn'", "'Xóm'"},
        {ALLEY "1,'commune_unit':", "'Xã'", "'Phường'"},
        {ALLEY "1,'province':", "'Huế'", "null"},
        {ALLEY "1,'name_en':", "'N'", "'M'"},
        {ALLEY "1,'length_m':", "1", "null"},
        {ALLEY "1,'household_count':", "0", "null"},
        {ALLEY "1,'household_count':", "1", "2"},
        {ALLEY "1,'contact':", "{'name':'113'}", "{'phone':'113'}"},
        {ALLEY "1,'path':", "[[0,0],[1,1]]", "[[0,0],[1,2]]"},
        {ALLEY "1,'path':", "[[0,0],[1,1]]", "[[0,0],[2,1]]"},
        {ALLEY "1,'path':", "[[0,0],[1,1]]", "[[0,0],[1,1],[0,0]]"},
        {ALLEY "1,'households':", "[{'number':'1'}]", "[{'number':'1'},{}]"},
        {ALLEY "1,'commune_code':", "'00001'", "'00002'"},
        {ALLEY "1,'former_address':", "'F'", "null"},
        {ALLEY "1,'note':", "'N'", "null"},
        {ALLEY "1,'omitted':", "['names']", "['phones']"},
        {ALLEY "1,'part':", "{'i':1,'n':3}", "{'i':2,'n':3}"},
        {ALLEY "1,'part':", "{'i':1,'n':3}", "{'i':1,'n':2}"},
        {ALLEY "1,'ext':", "[{'type':8,'hex':'00'}]", "[{'type':8,'hex':'01'}]"},
        {ALLEY "1,'ext':", "[{'type':8,'hex':'00'}]", "[{'type':10,'hex':'00'}]"},
        {ALLEY "1,'ext':", "[{'type':8,'hex':'00'}]", "[{'type':8,'hex':'0000'}]"},
        {ALLEY "1,'ext':", "[{'type':8}]", "[]"},
        {HEAD("house") ",'household':", "{'head':'H'}", "{'label':'H'}"},
        {HEAD("house") ",'household':", "{'side':'L'}", "{'side':'R'}"},
        {HEAD("house") ",'household':", "{'distance_m':0}", "{}"},
        {HEAD("house") ",'household':", "{'distance_m':1}", "{'distance_m':2}"},
        {HEAD("house") ",'household':", "{'phone':'113'}", "{'phone':'114'}"},
        {HEAD("house") ",'household':", "{'number':'1'}", "{}"},
        {HEAD("hamlet") ",'lat':1,'lon':1,'alleys':", "[{'alley':'1','lat':1,'lon':1}]",
                "[{'alley':'1'}]"},
        {HEAD("hamlet") ",'alleys':", "[{'alley':'1'}]", "[{'alley':'1','alley_unit':''}]"},
        {HEAD("hamlet") ",'alleys':", "[{'alley':'1'}]", "[{'alley':'1','length_m':2}]"},
        {HEAD("hamlet") ",'alleys':", "[{'alley':'1'}]", "[{'alley':'1','household_count':0}]"},
        {HEAD("hamlet") ",'places':", "[{'name':'P'}]", "[{'name':'P','kind':'school'}]"},
        {HEAD("hamlet") ",'places':", "[{'name':'P'}]", "[{'name':'P','name_en':'E'}]"},
        {HEAD("hamlet") ",'places':", "[{'name':'P'}]", "[{'name':'P','distance_m':0}]"},
        {HEAD("hamlet") ",'places':", "[{'name':'P'}]", "[{'name':'P','side':'L'}]"},
        {HEAD("hamlet") ",'places':", "[{'name':'P'}]", "[]"},
        {HEAD("site") ",'name':", "'N'", "'M'"},
        {HEAD("site") ",'name':'N','rank':", "'R'", "null"},
        {HEAD("site") ",'name':'N','text':", "'T'", "'U'"},
        {HEAD("site") ",'name':'N','text_en':", "'T'", "'U'"},
        {HEAD("site") ",'name':'N','url':", "'http://a'", "'https://a'"},
};

static struct qrsign_record *make(const char *begin, const char *value)
{
        char json[512];
        struct qrsign_record *record;
        struct qrsign_error error;

        snprintf(json, sizeof(json), "%s%s}", begin, value);
        for (char *c = json; *c; c++)
                if (*c == '\'')
                        *c = '"';
        if (qrsign_record_from_json(json, strlen(json), &record, &error))
                fail_msg("%s: %s: %s", json, error.field, error.message);
        return record;
}

static void every_member_counts(void **state)
{
        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record *record = make(rows[i].begin, rows[i].value);
                struct qrsign_record *again = make(rows[i].begin, rows[i].value);
                struct qrsign_record *other = make(rows[i].begin, rows[i].other);

                check_row(rows[i].begin, qrsign_record_equal(record, record));
                check_row(rows[i].begin, qrsign_record_equal(record, again));
                check_row(rows[i].other, !qrsign_record_equal(record, other));
                check_row(rows[i].other, !qrsign_record_equal(other, record));
                qrsign_record_free(other);
                qrsign_record_free(again);
                qrsign_record_free(record);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(every_member_counts),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
