/* SPDX-License-Identifier: MIT */
#include "base/number.h"
#include "base/text.h"
#include "table/directory.h"
#include "table/values.h"

#include <string.h>

/* `Số 12` and `Nhà số 12` are the number 12. */
static const char *bare_number(const char *number)
{
        static const char *const words[] = {
                "Số nhà ", "số nhà ", "Nhà số ", "nhà số ", "Số ", "số "};

        for (size_t i = 0; i < QS_COUNT(words); i++) {
                size_t length = strlen(words[i]);

                if (!strncmp(number, words[i], length) && number[length])
                        return number + length;
        }
        return number;
}

static void read_number(struct qs_entry *entry, struct qrsign_household *household)
{
        const char *number =
                bare_number(qs_entry_text(entry, QS_COLUMN_NUMBER, QS_RECORD_NUMBER_MAX));
        size_t length = strlen(number);

        household->number = number;
        if (!length)
                return;
        if (qs_value_is_date(number, length))
                qs_entry_problem(
                        entry, QS_COLUMN_NUMBER, QRSIGN_MESSAGE_NUMBER_IS_DATE, number, NULL, NULL);
        else if (number[0] == '/' || number[length - 1] == '/')
                qs_entry_problem(
                        entry, QS_COLUMN_NUMBER, QRSIGN_MESSAGE_NUMBER_SLASH, number, NULL, NULL);
}

/* Circular 08/2024/TT-BXD: odd numbers on the left, even ones on the right. In `10/3A` it is the 3
 * that counts houses. */
static void check_parity(struct qs_entry *entry, const struct qrsign_household *household)
{
        const char *slash = strrchr(household->number, '/');
        const char *number = slash ? slash + 1 : household->number;
        size_t digits = strspn(number, "0123456789");

        if (household->side == QRSIGN_SIDE_RIGHT && digits && (number[digits - 1] - '0') % 2)
                qs_entry_problem(entry, QS_COLUMN_NUMBER, QRSIGN_MESSAGE_NUMBER_ODD_RIGHT,
                        household->number, NULL, NULL);
}

/* Whether the number stood in this alley before, which is told. Case and spaces do not count. */
static bool check_number_twice(
        struct qrsign_directory *directory, struct qs_entry *entry, const struct qs_house *house)
{
        const char *number = house->household.number;
        qs_cleanup(qs_buffer_free) struct qs_buffer key = {0};
        char line[QS_NUMBER_SIZE];
        uint32_t *first;
        size_t length;

        if (!*number)
                return false;
        qs_buffer_append(&key, &house->alley, sizeof(house->alley));
        if (!qs_text_upper(number, strlen(number), &key)) {
                qs_entry_fail(entry);
                return false;
        }
        length = sizeof(house->alley);
        for (size_t i = length; i < key.length; i++)
                if (key.data[i] != ' ')
                        key.data[length++] = key.data[i];
        switch (qs_keys_add(
                &directory->keys, QS_KEY_NUMBER, key.data, length, (uint32_t)entry->line, &first)) {
        case QS_KEY_FAILED: qs_entry_fail(entry); return false;
        case QS_KEY_NEW: return false;
        case QS_KEY_KNOWN: break;
        }
        qs_number_format(line, *first, 1);
        qs_entry_problem(entry, QS_COLUMN_NUMBER, QRSIGN_MESSAGE_NUMBER_TWICE, number, line, NULL);
        return true;
}

/* A name or phone is for everyone to read only where the row says so and gives the day on which the
 * person agreed; else it goes no further than this function. */
static void read_person(struct qs_entry *entry, struct qrsign_household *household)
{
        const char *head = qs_entry_text(entry, QS_COLUMN_HEAD, QS_RECORD_NAME_MAX);
        const char *phone = qs_entry_phone(entry);
        struct qrsign_date consent = qs_entry_date(entry, QS_COLUMN_CONSENT_DATE);
        /* A date that is wrong has been reported as such. */
        bool dated = entry->fields[QS_COLUMN_CONSENT_DATE].spot.line != 0;
        bool name_too = qs_entry_yes(entry, QS_COLUMN_PUBLISH_NAME);
        bool phone_too = qs_entry_yes(entry, QS_COLUMN_PUBLISH_PHONE);

        if (name_too && !dated)
                qs_entry_problem(entry, QS_COLUMN_PUBLISH_NAME, QRSIGN_MESSAGE_CONSENT_MISSING,
                        NULL, NULL, NULL);
        if (phone_too && !dated)
                qs_entry_problem(entry, QS_COLUMN_PUBLISH_PHONE, QRSIGN_MESSAGE_CONSENT_MISSING,
                        NULL, NULL, NULL);
        household->head = name_too && consent.year ? head : "";
        household->phone = phone_too && consent.year ? phone : "";
}

void qs_distance_check(const struct qs_alley *alley, struct qs_entry *entry, uint32_t distance_m)
{
        char distance[QS_NUMBER_SIZE], length[QS_NUMBER_SIZE];

        if (!alley->length_m || distance_m <= alley->length_m)
                return;
        qs_number_format(distance, distance_m, 1);
        qs_number_format(length, alley->length_m, 1);
        qs_entry_problem(entry, QS_COLUMN_DISTANCE,
                (uint64_t)distance_m * 10 > (uint64_t)alley->length_m * 11
                        ? QRSIGN_MESSAGE_DISTANCE_BEYOND
                        : QRSIGN_MESSAGE_DISTANCE_LITTLE_BEYOND,
                distance, length, NULL);
}

/* What is known once the alley is. */
static void check_in_alley(
        struct qrsign_directory *directory, struct qs_entry *entry, struct qs_house *house)
{
        struct qs_alley *alley = &directory->alleys[house->alley];
        char limit[QS_NUMBER_SIZE];
        bool told;

        if (++alley->listed == QS_RECORD_HOUSEHOLDS_MAX + 1) {
                qs_number_format(limit, QS_RECORD_HOUSEHOLDS_MAX, 1);
                qs_entry_problem(entry, QS_COLUMN_ALLEY, QRSIGN_MESSAGE_ALLEY_ROWS_TOO_MANY, limit,
                        NULL, NULL);
        }
        if (house->household.has_distance)
                qs_distance_check(alley, entry, house->household.distance_m);
        told = check_number_twice(directory, entry, house);
        check_parity(entry, &house->household);
        qs_house_id_enter(directory, entry, house, told);
}

enum qrsign_status qs_household_row(struct qrsign_directory *directory, struct qs_entry *entry)
{
        struct qs_house house = {.line = entry->line};
        struct qrsign_household *household = &house.household;
        struct qs_alley *alley;
        enum qrsign_status status;

        qs_entry_require(entry, QS_COLUMN_ALLEY);
        house.alley = qs_alley_look_up(directory, entry);
        house.id = qs_entry_id(entry);
        house.column = qs_entry_spot(entry, QS_COLUMN_ID).column;
        read_number(entry, household);
        household->side = qs_entry_side(entry);
        household->distance_m = qs_entry_whole(
                entry, QS_COLUMN_DISTANCE, 0, QS_RECORD_METRES_MAX, &household->has_distance);
        read_person(entry, household);
        household->label = qs_entry_text(entry, QS_COLUMN_LABEL, QS_RECORD_TEXT_MAX);
        house.point = qs_entry_point(entry);
        if (house.alley != QS_NO_INDEX && !entry->status)
                check_in_alley(directory, entry, &house);
        if (entry->status || entry->bad)
                return entry->status;
        if (house.point.present &&
                !qs_median_add(&directory->medians[QS_TABLE_HOUSEHOLDS], house.point)) {
                qs_entry_fail(entry);
                return entry->status;
        }
        alley = &directory->alleys[house.alley];
        house.previous = alley->last;
        status = qs_house_store(directory, &house, &alley->last, entry->error);
        if (status)
                return status;
        alley->good++;
        return QRSIGN_OK;
}
