/* SPDX-License-Identifier: MIT */
/* A row under way: cells by their meaning, read with one call each. What is wrong with a cell is
 * reported where it stands and marks the row as bad; an absent or wrong cell reads as "" or 0. */
#ifndef QS_ENTRY_H
#define QS_ENTRY_H

#include "record/record.h"
#include "table/heading.h"

struct qs_field {
        const char *text; /* without white space around it, not NUL-terminated; NULL: empty */
        size_t length;
        enum qrsign_message problem; /* of the cell, as its source found it; or NONE */
        struct qs_spot spot;
};

struct qs_entry {
        const struct qs_heading *heading;
        struct qs_report *report;
        struct qs_arena *arena; /* takes the texts that are read */
        struct qs_field fields[QS_COLUMNS];
        size_t line;
        size_t filled; /* cells that are not empty */
        bool bad;
        /* The first failure of memory, with the error that the row began with; then nothing more is
         * read. */
        enum qrsign_status status;
        struct qrsign_error *error;
};

/* Begins a row. Its problems of format are reported; cells that nobody named, too. */
void qs_entry_begin(struct qs_entry *entry, struct qs_heading *heading, const struct qs_row *row,
        struct qs_report *report, struct qs_arena *arena, struct qrsign_error *error);
/* Takes a cell as the field of a column and looks whether it was damaged. */
void qs_entry_put(struct qs_entry *entry, enum qs_column column, const struct qs_field *field);

static inline bool qs_entry_has(const struct qs_entry *entry, enum qs_column column)
{
        return entry->fields[column].text != NULL;
}

/* The field's place; of an empty one, where its column and row meet. */
struct qs_spot qs_entry_spot(const struct qs_entry *entry, enum qs_column column);
/* Reports a problem of a field. An error makes the row bad. */
void qs_entry_problem(struct qs_entry *entry, enum qs_column column, enum qrsign_message message,
        const char *first, const char *second, const char *third);
/* Reports VALUE_MISSING where the field is empty. */
void qs_entry_require(struct qs_entry *entry, enum qs_column column);
/* Remembers that memory failed. */
void qs_entry_fail(struct qs_entry *entry);

/* The normal form of a text of at most `limit` characters. */
const char *qs_entry_text(struct qs_entry *entry, enum qs_column column, size_t limit);
const char *qs_entry_lines(struct qs_entry *entry, enum qs_column column, size_t limit);
/* A whole number; `present` may be NULL. */
uint32_t qs_entry_whole(struct qs_entry *entry, enum qs_column column, uint32_t least,
        uint32_t most, bool *present);
bool qs_entry_yes(struct qs_entry *entry, enum qs_column column);
enum qrsign_side qs_entry_side(struct qs_entry *entry);
struct qrsign_date qs_entry_date(struct qs_entry *entry, enum qs_column column);
const char *qs_entry_phone(struct qs_entry *entry);
const char *qs_entry_id(struct qs_entry *entry);
const char *qs_entry_url(struct qs_entry *entry, enum qs_column column);
const char *qs_entry_commune_code(struct qs_entry *entry);
struct qrsign_path qs_entry_path(struct qs_entry *entry);
/* From latitude and longitude, or the location. */
struct qrsign_point qs_entry_point(struct qs_entry *entry);
void qs_entry_require_point(struct qs_entry *entry);
/* The column to name for a point: latitude, or location where there is no latitude. */
enum qs_column qs_point_column(const struct qs_heading *heading);

#endif
