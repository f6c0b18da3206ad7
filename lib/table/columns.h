/* SPDX-License-Identifier: MIT */
/* The five tables, their columns and settings, and all names by which users call them. */
#ifndef QS_COLUMNS_H
#define QS_COLUMNS_H

#include "base/arena.h"
#include "base/buffer.h"

/* In the order in which they are read. */
enum qs_table {
        QS_TABLE_SETTINGS,
        QS_TABLE_ALLEYS,
        QS_TABLE_HOUSEHOLDS,
        QS_TABLE_PLACES,
        QS_TABLE_SITES,
        QS_TABLES,
        QS_TABLE_NONE = QS_TABLES
};

/* What a cell tells. A settings table is one row on its side: its keys are columns too. */
enum qs_column {
        QS_COLUMN_ID,
        QS_COLUMN_ALLEY,
        QS_COLUMN_LENGTH,
        QS_COLUMN_COUNT,
        QS_COLUMN_LATITUDE,
        QS_COLUMN_LONGITUDE,
        QS_COLUMN_LOCATION,
        QS_COLUMN_PATH,
        QS_COLUMN_NAME,
        QS_COLUMN_NAME_EN,
        QS_COLUMN_NOTE,
        QS_COLUMN_HAMLET,
        QS_COLUMN_COMMUNE,
        QS_COLUMN_PROVINCE,
        QS_COLUMN_REVISION,
        QS_COLUMN_NUMBER,
        QS_COLUMN_SIDE,
        QS_COLUMN_DISTANCE,
        QS_COLUMN_HEAD,
        QS_COLUMN_PHONE,
        QS_COLUMN_LABEL,
        QS_COLUMN_PUBLISH_NAME,
        QS_COLUMN_PUBLISH_PHONE,
        QS_COLUMN_CONSENT_DATE,
        QS_COLUMN_KIND,
        QS_COLUMN_RANK,
        QS_COLUMN_TEXT,
        QS_COLUMN_TEXT_EN,
        QS_COLUMN_URL,
        /* settings only */
        QS_COLUMN_COMMUNE_CODE,
        QS_COLUMN_HAMLET_UNIT,
        QS_COLUMN_ALLEY_UNIT,
        QS_COLUMN_ISSUED,
        QS_COLUMN_FORMER_ADDRESS,
        /* options of `make` that a settings table may set; none of them names a path */
        QS_COLUMN_PAGE,
        QS_COLUMN_TEMPLATE,
        QS_COLUMN_OPTION, /* the first of those that are only handed on */
        QS_COLUMN_THEME = QS_COLUMN_OPTION,
        QS_COLUMN_SIZE,
        QS_COLUMN_READING_DISTANCE,
        QS_COLUMN_MIN_MODULE,
        QS_COLUMN_ECC,
        QS_COLUMN_DIRECTORY_MODE,
        QS_COLUMN_LOCATION_MODE,
        QS_COLUMN_BLEED,
        QS_COLUMN_MARKS,
        QS_COLUMNS,
        QS_COLUMN_NONE = QS_COLUMNS
};

/* A name of a column; the first two of a column are the ones shown, Vietnamese and English. */
struct qs_column_name {
        enum qs_column column;
        unsigned tables; /* set of 1 << enum qs_table */
        const char *name;
        const char *unit; /* an alley column under this name sets the unit word; else NULL */
};

struct qs_folded_name {
        const char *folded;
        const struct qs_column_name *name;
};

/* All names by their folded forms, sorted by those. Not changed once made. */
struct qs_vocabulary {
        const struct qs_folded_name *names;
        size_t count;
};

/* Folds all names into the arena. False: no memory. */
bool qs_vocabulary_make(struct qs_arena *arena, struct qs_vocabulary *vocabulary);
/* What a folded header (or key) means in a table; NULL: unknown. */
const struct qs_column_name *qs_vocabulary_find(
        const struct qs_vocabulary *vocabulary, enum qs_table table, const char *folded);
/* The known name most like a folded one, if it is like it at all; else NULL. */
const struct qs_column_name *qs_vocabulary_nearest(
        const struct qs_vocabulary *vocabulary, enum qs_table table, const char *folded);

/* Whether the text is Mục, Khóa, Key, Giá trị or Value, folded: the header of a settings table. */
bool qs_column_is_key(const char *folded);
bool qs_column_is_value(const char *folded);

/* The name shown for a column in a table, Vietnamese: `vĩ độ`. */
const char *qs_column_title(enum qs_table table, enum qs_column column);
/* The table that a file or sheet name stands for; QS_TABLE_NONE for any other. */
enum qs_table qs_table_of_name(const char *folded);
/* In both languages, for messages. */
const char *qs_table_title(enum qs_table table);

#endif
