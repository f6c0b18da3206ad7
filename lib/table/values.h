/* SPDX-License-Identifier: MIT */
/* What one cell means. Each function is given the cell's text without white space around it, never
 * empty, and returns NONE and the value, or what is wrong with it; a notice comes with a value. */
#ifndef QS_VALUES_H
#define QS_VALUES_H

#include "record/record.h"

enum { QS_VALUE_PHONE_SIZE = 17, QS_VALUE_ID_SIZE = QS_RECORD_ID_MAX + 1 };

/* Whole number, with nothing behind it but zeros after a point or comma, and `m`, `mét` or `hộ`. */
enum qrsign_message qs_value_whole(
        const char *text, size_t length, uint32_t least, uint32_t most, uint32_t *value);
enum qrsign_message qs_value_yes(const char *text, size_t length, bool *yes);
enum qrsign_message qs_value_side(const char *text, size_t length, enum qrsign_side *side);
/* d/m/yyyy (also with - or .) or yyyy-m-d. */
enum qrsign_message qs_value_date(const char *text, size_t length, struct qrsign_date *date);
/* Digits, with a `+` before those of another country. */
enum qrsign_message qs_value_phone(
        const char *text, size_t length, char phone[QS_VALUE_PHONE_SIZE]);
/* Capitals without marks: đ-05 becomes D-05. */
enum qrsign_message qs_value_id(const char *text, size_t length, char id[QS_VALUE_ID_SIZE]);
/* Five digits. */
enum qrsign_message qs_value_commune_code(const char *text, size_t length, char code[6]);
/* `x,y; x,y` in whole metres. */
enum qrsign_message qs_value_path(const char *text, size_t length,
        struct qrsign_offset points[QS_RECORD_PATH_MAX], size_t *count);
/* http:// or https:// and the characters that a record may hold. */
enum qrsign_message qs_value_url(const char *text, size_t length);

/* Whether it is `#N/A` or another of a spreadsheet's errors, or a row of #. */
bool qs_value_is_excel_error(const char *text, size_t length);
/* Whether it is a date that a spreadsheet made of a house number: 12-Mar, 12-Thg3, 12/03/2026. */
bool qs_value_is_date(const char *text, size_t length);
/* Whether U+FFFD or `?` stands where a letter was: Qu?ng Tr?. In prose `?` may end a word. */
bool qs_value_lost_letters(const char *text, size_t length, bool prose);

#endif
