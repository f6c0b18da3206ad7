/* SPDX-License-Identifier: MIT */
/* What is left out of a code that has no room, and records in parts. */
#include "unit.h"

#include "plaque/drop.h"

#include <qrsign/plaque.h>

#include <stdio.h>

enum { HOUSES = 150 };

static struct qrsign_template *alleys, *houses;

static int open_templates(void **state)
{
        (void)state;
        return qrsign_template_open("alley", NULL, &alleys, NULL) != QRSIGN_OK ||
               qrsign_template_open("house", NULL, &houses, NULL) != QRSIGN_OK;
}

static int close_templates(void **state)
{
        (void)state;
        qrsign_template_free(alleys);
        qrsign_template_free(houses);
        return 0;
}

static const struct qrsign_place places[] = {
        {.name = "Chùa"},
        {.name = "Giếng", .has_distance = true, .distance_m = 30},
        {.name = "Chợ", .has_distance = true, .distance_m = 800},
        {.name = "Trạm", .has_distance = true, .distance_m = 5000},
};
static const struct qrsign_offset path[] = {{0, 0}, {0, 900}};

/* An alley of so many houses, six metres apart. */
static struct qrsign_record make_alley(size_t count)
{
        static struct qrsign_household rows[HOUSES];
        static char phones[HOUSES][16];

        for (size_t i = 0; i < HOUSES; i++) {
                snprintf(phones[i], sizeof(phones[i]), "09%08zu", i * 7919);
                rows[i] = (struct qrsign_household){.head = "Nguyễn Thị Voan",
                        .phone = phones[i],
                        .side = i % 2 ? QRSIGN_SIDE_RIGHT : QRSIGN_SIDE_LEFT,
                        .has_distance = true,
                        .distance_m = (uint32_t)(5 + 6 * i)};
        }
        return (struct qrsign_record){.kind = QRSIGN_RECORD_ALLEY,
                .id = "HN-05",
                .issued = {2026, 11, 22},
                .point = {true, 1662850, 10726150},
                .hamlet = "Hưng Nhơn",
                .alley = "5",
                .length_m = 910,
                .path = {path, 2},
                .households = {rows, count},
                .places = {places, COUNT(places)}};
}

static struct qrsign_plaque_options make_options(void)
{
        return (struct qrsign_plaque_options){.size = sizeof(struct qrsign_plaque_options),
                .width_mm = 300,
                .height_mm = 200,
                .page = "https://kiet.example/q"};
}

/* Messages told while a plaque is made. */
struct told {
        unsigned dropped, parted, lowered;
        char words[96];
};

static void hear(void *context, const struct qrsign_error *problem)
{
        struct told *told = context;

        told->parted += problem->code == QRSIGN_MESSAGE_PLAQUE_PARTED;
        told->lowered += problem->code == QRSIGN_MESSAGE_ECC_LOWERED;
        if (problem->code != QRSIGN_MESSAGE_CODE_FIELDS_DROPPED)
                return;
        told->dropped++;
        snprintf(told->words, sizeof(told->words), "%s", strrchr(problem->message, ':') + 2);
}

static struct qrsign_decoded *decode(const struct qrsign_plaque_code *code)
{
        struct qrsign_decoded *decoded = NULL;

        assert_int_equal(
                qrsign_payload_decode(code->payload, code->payload_length, NULL, &decoded, NULL),
                QRSIGN_OK);
        return decoded;
}

/* What is dropped, is gone from the record, and the record says so; what was not there is not. */
static void drops(void **state)
{
        static const struct {
                unsigned what, gone;
                size_t households, places;
        } rows[] = {
                {0, 0, 3, 4},
                {QRSIGN_OMITTED_PHONES, QRSIGN_OMITTED_PHONES, 3, 4},
                {QRSIGN_OMITTED_LABELS, 0, 3, 4},
                {QRSIGN_OMITTED_PLACES | QRSIGN_OMITTED_PATH,
                        QRSIGN_OMITTED_PLACES | QRSIGN_OMITTED_PATH, 3, 0},
                {QRSIGN_OMITTED_NAMES | QRSIGN_OMITTED_DISTANCES,
                        QRSIGN_OMITTED_NAMES | QRSIGN_OMITTED_DISTANCES, 3, 4},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
                struct qrsign_record raw = make_alley(3), rest, *normal = NULL, *again = NULL;
                unsigned gone;

                assert_int_equal(qrsign_record_normalise(&raw, &normal, NULL), QRSIGN_OK);
                assert_int_equal(
                        qs_drop(&arena, normal, rows[i].what, &rest, &gone, NULL), QRSIGN_OK);
                assert_int_equal(gone, rows[i].gone);
                assert_int_equal(rest.omitted, rows[i].gone);
                assert_int_equal(rest.households.count, rows[i].households);
                assert_int_equal(rest.places.count, rows[i].places);
                assert_int_equal(rest.households.rows[0].phone[0] == '\0',
                        (rows[i].what & QRSIGN_OMITTED_PHONES) != 0);
                assert_int_equal(rest.households.rows[2].head[0] == '\0',
                        (rows[i].what & QRSIGN_OMITTED_NAMES) != 0);
                assert_int_equal(!rest.households.rows[2].has_distance,
                        (rows[i].what & QRSIGN_OMITTED_DISTANCES) != 0);
                assert_int_equal(qrsign_record_normalise(&rest, &again, NULL), QRSIGN_OK);
                assert_true(qrsign_record_equal(&rest, again));
                qrsign_record_free(again);
                qrsign_record_free(normal);
        }
}

/* Rows that say nothing any more are a number, and nothing else would be a record. */
static void rows_that_say_nothing(void **state)
{
        const struct qrsign_household rows[] = {{.phone = "113"}, {.phone = "114"}};
        qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
        struct qrsign_record raw = make_alley(0), rest, *normal = NULL, *again = NULL;
        unsigned gone;

        (void)state;
        raw.households = (struct qrsign_household_list){rows, COUNT(rows)};
        assert_int_equal(qrsign_record_normalise(&raw, &normal, NULL), QRSIGN_OK);
        assert_int_equal(
                qs_drop(&arena, normal, QRSIGN_OMITTED_PHONES, &rest, &gone, NULL), QRSIGN_OK);
        assert_int_equal(rest.households.count, 0);
        assert_true(rest.has_household_count);
        assert_int_equal(rest.household_count, 2);
        assert_int_equal(qrsign_record_normalise(&rest, &again, NULL), QRSIGN_OK);
        qrsign_record_free(again);
        qrsign_record_free(normal);
}

/* Dropped in the order given, no more than it takes, and never without leave. */
static void ladder(void **state)
{
        static const enum qrsign_omitted phones_first[] = {
                QRSIGN_OMITTED_PHONES, QRSIGN_OMITTED_NAMES, QRSIGN_OMITTED_PLACES};
        static const enum qrsign_omitted labels_first[] = {
                QRSIGN_OMITTED_LABELS, QRSIGN_OMITTED_NAMES, QRSIGN_OMITTED_PHONES};
        static const struct {
                size_t houses;
                const enum qrsign_omitted *drop;
                size_t count;
                enum qrsign_status status;
                const char *words;
                unsigned omitted;
        } rows[] = {
                {10, phones_first, 3, QRSIGN_OK, "", 0},
                {45, NULL, 0, QRSIGN_ERROR_FIT, "", 0},
                {45, phones_first, 3, QRSIGN_OK, "phones", QRSIGN_OMITTED_PHONES},
                {45, labels_first, 3, QRSIGN_OK, "names", QRSIGN_OMITTED_NAMES},
                {120, phones_first, 3, QRSIGN_OK, "names, phones",
                        QRSIGN_OMITTED_NAMES | QRSIGN_OMITTED_PHONES},
                {120, phones_first, 1, QRSIGN_ERROR_FIT, "", 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record record = make_alley(rows[i].houses);
                struct qrsign_plaque_options options = make_options();
                struct qrsign_plaque *plaque = NULL;
                const struct qrsign_plaque_code *code;
                struct qrsign_decoded *decoded;
                struct qrsign_error error = {0};
                struct told told = {0};
                enum qrsign_status status;

                options.drop = rows[i].drop;
                options.drop_count = rows[i].count;
                options.on_problem = hear;
                options.context = &told;
                status = qrsign_plaque_create(alleys, &record, &options, &plaque, &error);
                if (status != rows[i].status)
                        fail_msg("row %zu: %d %s", i, (int)status, error.message);
                if (status != QRSIGN_OK) {
                        assert_int_equal(error.code, QRSIGN_MESSAGE_CODE_TOO_SMALL);
                        assert_string_equal(error.field, "directory");
                        continue;
                }
                assert_string_equal(told.words, rows[i].words);
                assert_int_equal(told.dropped, rows[i].omitted != 0);
                code = &qrsign_plaque_info(plaque)->codes[1];
                assert_int_equal(code->omitted, rows[i].omitted);
                assert_int_equal(told.lowered, code->ecc < QRSIGN_ECC_Q);
                decoded = decode(code);
                assert_int_equal(decoded->record->omitted, rows[i].omitted);
                qrsign_decoded_free(decoded);
                qrsign_plaque_free(plaque);
        }
}

/* What may not be dropped is refused. */
static void what_is_no_drop(void **state)
{
        static const enum qrsign_omitted wrong[] = {
                (enum qrsign_omitted)0, QRSIGN_OMITTED_NAMES_SHORTENED, (enum qrsign_omitted)128};

        (void)state;
        for (size_t i = 0; i < COUNT(wrong); i++) {
                struct qrsign_record record = make_alley(3);
                struct qrsign_plaque_options options = make_options();
                struct qrsign_plaque *plaque = NULL;
                struct qrsign_error error;

                options.drop = &wrong[i];
                options.drop_count = 1;
                assert_int_equal(qrsign_plaque_create(alleys, &record, &options, &plaque, &error),
                        QRSIGN_ERROR_ARGUMENT);
                assert_string_equal(error.field, "drop");
        }
}

/* All parts together say what the whole says, each fits its plaque, and says which one it is. */
static void parts(void **state)
{
        struct qrsign_record record = make_alley(HOUSES), *normal = NULL;
        struct qrsign_plaque_options options = make_options();
        struct qrsign_split *split = NULL;
        size_t house = 0, place = 0;

        (void)state;
        assert_int_equal(qrsign_record_normalise(&record, &normal, NULL), QRSIGN_OK);
        assert_int_equal(qrsign_plaque_split(alleys, &record, &options, &split, NULL), QRSIGN_OK);
        assert_int_equal(split->count, 5);
        for (size_t i = 0; i < split->count; i++) {
                const struct qrsign_record *part = &split->records[i];
                struct told told = {0};
                struct qrsign_plaque *plaque = NULL;
                struct qrsign_decoded *decoded;

                assert_string_equal(part->id, "HN-05");
                assert_int_equal(part->part.index, i + 1);
                assert_int_equal(part->part.count, 5);
                assert_int_equal(part->household_count, HOUSES);
                for (size_t k = 0; k < part->households.count; k++)
                        assert_int_equal(part->households.rows[k].distance_m,
                                normal->households.rows[house++].distance_m);
                for (size_t k = 0; k < part->places.count; k++)
                        assert_string_equal(
                                part->places.rows[k].name, normal->places.rows[place++].name);
                options.on_problem = hear;
                options.context = &told;
                assert_int_equal(
                        qrsign_plaque_create(alleys, part, &options, &plaque, NULL), QRSIGN_OK);
                assert_int_equal(told.parted, 1);
                assert_int_equal(told.dropped, 0);
                assert_int_equal(qrsign_plaque_info(plaque)->part.index, i + 1);
                decoded = decode(&qrsign_plaque_info(plaque)->codes[1]);
                assert_true(qrsign_record_equal(decoded->record, part));
                qrsign_decoded_free(decoded);
                qrsign_plaque_free(plaque);
        }
        assert_int_equal(house, HOUSES);
        assert_int_equal(place, COUNT(places));
        assert_int_equal(split->records[0].places.count, 2); /* the near one, and that without */
        assert_int_equal(split->records[4].places.count, 2); /* the far one, and that beyond */
        qrsign_split_free(split);
        qrsign_record_free(normal);
}

/* What is one record: what fits, what is no link, what no split helps. */
static void one_record(void **state)
{
        static const enum qrsign_omitted drop[] = {QRSIGN_OMITTED_PHONES, QRSIGN_OMITTED_NAMES};
        static const struct {
                const char *name;
                size_t houses;
                struct qrsign_part part;
                struct qrsign_plaque_options options;
        } rows[] = {
                {"fits", 10, {0, 0}, {.width_mm = 300}},
                {"fits with leave", 120, {0, 0}, {.drop = drop, .drop_count = 2}},
                {"text", 150, {0, 0}, {.directory = QRSIGN_DIRECTORY_TEXT}},
                {"an id", 150, {0, 0}, {.directory = QRSIGN_DIRECTORY_ID}},
                {"no directory", 150, {0, 0}, {.directory = QRSIGN_DIRECTORY_NONE}},
                {"a part already", 150, {1, 2}, {.width_mm = 300}},
                {"no module is large enough", 150, {0, 0}, {.min_module_mm = 50}},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record record = make_alley(rows[i].houses);
                struct qrsign_plaque_options options = rows[i].options;
                struct qrsign_split *split = NULL;

                record.part = rows[i].part;
                options.size = sizeof(options);
                options.width_mm = 300;
                options.height_mm = 200;
                options.page = "https://kiet.example/q";
                check_row(rows[i].name,
                        qrsign_plaque_split(alleys, &record, &options, &split, NULL) == QRSIGN_OK);
                check_row(rows[i].name, split->count == 1);
                check_row(rows[i].name, split->records->households.count == rows[i].houses);
                qrsign_split_free(split);
        }
        qrsign_split_free(NULL);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(drops),
                cmocka_unit_test(rows_that_say_nothing),
                cmocka_unit_test(ladder),
                cmocka_unit_test(what_is_no_drop),
                cmocka_unit_test(parts),
                cmocka_unit_test(one_record),
        };

        return cmocka_run_group_tests(tests, open_templates, close_templates);
}
