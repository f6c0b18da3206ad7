/* SPDX-License-Identifier: MIT */
/* What an opened input is: its settings, its alleys and places in memory, its households and sites
 * put aside. */
#ifndef QS_DIRECTORY_H
#define QS_DIRECTORY_H

#include "base/digest.h"
#include "table/coordinates.h"
#include "table/entry.h"
#include "table/keys.h"
#include "table/median.h"
#include "table/repair.h"
#include "table/spool.h"
#include "table/units.h"

#define QS_NO_RECORD UINT64_MAX /* a place in the spool where nothing is */
#define QS_NO_INDEX  UINT32_MAX

/* Hamlet, commune and province; a unit word that is not given is NULL, a name "". */
struct qs_area {
        const char *hamlet_unit, *hamlet;
        const char *commune_unit, *commune;
        const char *province;
};

struct qs_settings {
        struct qs_entry entry; /* the values as written, by column */
        struct qs_area area;
        const char *hamlet_unit, *alley_unit; /* NULL: not given */
        const char *id, *name_en, *commune_code, *former_address;
        struct qrsign_contact contact;
        struct qrsign_date issued;
        struct qrsign_point point;
        uint16_t revision;
};

struct qs_alley {
        struct qs_area area;
        const char *id, *unit, *name, *name_en, *note; /* unit as in qs_area */
        struct qrsign_path path;
        struct qrsign_point point;
        uint64_t last;   /* of its households in the spool; each knows the one before */
        size_t line;     /* in the table of alleys; 0: known from households alone */
        uint32_t listed; /* rows of the table of households that name it */
        uint32_t good;   /* of them, those put aside */
        uint32_t first_place, last_place, places; /* those that stand on it */
        uint32_t length_m;
        uint32_t household_count;
        uint16_t revision;
        bool has_household_count;
        bool is_in_settings_hamlet;  /* so their contact is its */
        bool is_in_settings_commune; /* so their code and former address are its */
        bool bad;                    /* its row has an error: it makes no record */
};

struct qs_place {
        struct qrsign_place place; /* with the point that the row gives */
        size_t line;
        uint32_t alley; /* QS_NO_INDEX: none */
        uint32_t next;  /* on the same alley */
};

/* How a house sign gets its id. */
enum qs_house_id {
        QS_HOUSE_ID_OWN,
        QS_HOUSE_ID_DERIVED,
        QS_HOUSE_ID_TAKEN, /* what it would be derived to, or is, stands elsewhere too */
        QS_HOUSE_ID_NONE
};

struct qs_house {
        struct qrsign_household household;
        struct qrsign_point point;
        const char *id; /* "" where id_state is NONE */
        enum qs_house_id id_state;
        uint32_t alley;
        size_t line, column; /* of the id, where it has one, else of the row's first column */
        uint64_t previous;   /* of the same alley, in the spool */
};

struct qs_site {
        struct qs_area area;
        struct qrsign_point point;
        const char *id, *name, *name_en, *rank, *text, *text_en, *url;
        size_t line;
};

/* What qrsign_directory_next() gives next. */
struct qs_cursor {
        enum qrsign_record_kind kind;
        size_t alley;  /* the next one; of houses, the one that `houses` are of */
        size_t house;  /* the next one of `houses` */
        uint64_t site; /* the next one */
        bool started;  /* houses: `houses` are read; board: it was given */
        struct qrsign_record *record, *alley_record;
        struct qs_arena arena; /* houses and places of the alley at hand */
        struct qs_house *houses;
        size_t house_count;
        struct qrsign_map map; /* of the board */
};

struct qrsign_directory {
        struct qrsign_directory_options options;
        struct qs_origin origin; /* the input as a whole */
        struct qs_text_form form;
        struct qs_report report;
        struct qs_vocabulary vocabulary;
        struct qs_arena arena;     /* all that lives as long as the directory */
        struct qs_arena row_arena; /* all that lives as long as a row */
        struct qs_heading headings[QS_TABLES];
        size_t rows[QS_TABLES]; /* read, good and bad */
        struct qs_settings settings;
        bool alleys_broken;         /* its table could not be read whole: no alley is unknown */
        const char *implied_prefix; /* of the ids of alleys that only households name; or NULL */
        bool lacks_area[3]; /* hamlet, commune, province: needed, and neither set nor a column */
        struct qs_alley *alleys;
        size_t alley_count, alley_capacity;
        struct qs_place *places;
        size_t place_count, place_capacity;
        uint32_t *free_places; /* those on no alley that have a point, from south to north */
        size_t free_count;
        struct qs_keys keys;
        struct qs_communes communes;
        struct qs_spool spool;
        uint64_t houses_end, sites_end; /* in the spool: from 0, and from houses_end */
        struct qs_median medians[QS_TABLES];
        struct qrsign_directory_counts counts;
        struct qs_digest digest_state;
        char digest[QS_DIGEST_HEX_SIZE];
        const char *board_id;
        struct qs_cursor cursor;
        bool house_ids_reported;
};

/* settings.c: takes a row of the settings table; then, after the last, reads the values. */
enum qrsign_status qs_settings_row(
        struct qrsign_directory *directory, const struct qs_row *row, struct qrsign_error *error);
enum qrsign_status qs_settings_finish(
        struct qrsign_directory *directory, struct qrsign_error *error);

/* One row of a table each. MEMORY and IO end the reading. */
enum qrsign_status qs_alley_row(struct qrsign_directory *directory, struct qs_entry *entry);
enum qrsign_status qs_household_row(struct qrsign_directory *directory, struct qs_entry *entry);
enum qrsign_status qs_place_row(struct qrsign_directory *directory, struct qs_entry *entry);
enum qrsign_status qs_site_row(struct qrsign_directory *directory, struct qs_entry *entry);

/* area.c: hamlet, commune and province of a row. */
void qs_area_read(struct qrsign_directory *directory, struct qs_entry *entry, struct qs_area *area);
/* Looks the commune up in the list, once for each that the input names, and reports what is wrong
 * where the row names it. */
void qs_commune_check(
        struct qrsign_directory *directory, struct qs_entry *entry, const struct qs_area *area);
/* Takes what is missing from the settings, unless the row names another commune or province than
 * they do. */
void qs_area_inherit(struct qs_area *area, const struct qs_area *settings);
bool qs_area_same(const struct qs_area *a, const struct qs_area *b);

/* lookup.c: enters an alley under its id and names. False: no memory. */
bool qs_alley_enter(struct qrsign_directory *directory, uint32_t index);
/* The alley that the row names, or QS_NO_INDEX, which is reported. */
uint32_t qs_alley_look_up(struct qrsign_directory *directory, struct qs_entry *entry);
/* A new alley at the end. NULL: no memory. */
struct qs_alley *qs_alley_add(struct qrsign_directory *directory);

/* ids.c: enters the id of a row; one that is there already is reported. */
void qs_id_enter(struct qrsign_directory *directory, struct qs_entry *entry, const char *id);
/* Gives a household its id, its own or a derived one, and enters it. `told`: that it has the number
 * of another, so that the same id is no news. */
void qs_house_id_enter(struct qrsign_directory *directory, struct qs_entry *entry,
        struct qs_house *house, bool told);
/* The id of the settings, else the initials of the hamlet. NULL: no memory. */
const char *qs_hamlet_id(struct qrsign_directory *directory);
/* The id of the hamlet board: that of the settings; else what the ids of all alleys begin with, or
 * the initials of the hamlet, with -THON behind it where that is taken. NULL: no memory. */
const char *qs_board_id(struct qrsign_directory *directory);
/* Capitals of a text with nothing but A-Z 0-9 - /, as an id has them; "" if nothing is left. */
const char *qs_id_of_text(struct qs_arena *arena, const char *text);

/* store.c: households and sites in the spool. MEMORY, IO. */
enum qrsign_status qs_house_store(struct qrsign_directory *directory, const struct qs_house *house,
        uint64_t *at, struct qrsign_error *error);
/* Its texts are valid until the next call on the spool; *next as in qs_spool_read(). */
enum qrsign_status qs_house_load(struct qrsign_directory *directory, uint64_t at,
        struct qs_house *house, uint64_t *next, struct qrsign_error *error);
enum qrsign_status qs_site_store(struct qrsign_directory *directory, const struct qs_site *site,
        uint64_t *at, struct qrsign_error *error);
enum qrsign_status qs_site_load(struct qrsign_directory *directory, uint64_t at,
        struct qs_site *site, uint64_t *next, struct qrsign_error *error);

/* households.c: distance against the alley's length, for places too. */
void qs_distance_check(const struct qs_alley *alley, struct qs_entry *entry, uint32_t distance_m);

/* checks.c: what only shows when all rows are read. */
enum qrsign_status qs_directory_check(
        struct qrsign_directory *directory, struct qrsign_error *error);
/* Reports every household that can have no sign of its own; INPUT with the first of them. */
enum qrsign_status qs_house_ids_check(
        struct qrsign_directory *directory, struct qrsign_error *error);

/* gather.c: what an alley's record is made of, in the arena. */
enum qrsign_status qs_gather_houses(struct qrsign_directory *directory, struct qs_arena *arena,
        const struct qs_alley *alley, struct qs_house **houses, struct qrsign_error *error);
enum qrsign_status qs_gather_places(struct qrsign_directory *directory, struct qs_arena *arena,
        const struct qs_alley *alley, struct qrsign_place_list *places, struct qrsign_error *error);
/* A point, or none if it is too far from the record's own for the record to hold it. */
struct qrsign_point qs_point_in_reach(struct qrsign_point from, struct qrsign_point point);
/* Sorts the places that stand on no alley, so that those near a point are found. False: no
 * memory. */
bool qs_gather_prepare(struct qrsign_directory *directory);

/* records.c: records in normal form, owned by the caller. */
enum qrsign_status qs_make_alley(struct qrsign_directory *directory, struct qs_arena *arena,
        const struct qs_alley *alley, const struct qs_house *houses, size_t count,
        struct qrsign_record **record, struct qrsign_error *error);
enum qrsign_status qs_make_house(struct qrsign_directory *directory, const struct qs_alley *alley,
        const struct qs_house *house, struct qrsign_record **record, struct qrsign_error *error);
enum qrsign_status qs_make_site(struct qrsign_directory *directory, const struct qs_site *site,
        struct qrsign_record **record, struct qrsign_error *error);
/* Their parts, for the board too. */
enum qrsign_status qs_finish_record(const struct qrsign_record *raw, struct qs_spot spot,
        struct qrsign_record **record, struct qrsign_error *error);
void qs_record_area(struct qrsign_record *record, const struct qs_area *area);
void qs_record_extras(const struct qrsign_directory *directory, struct qrsign_record *record);
/* board.c */
enum qrsign_status qs_make_board(struct qrsign_directory *directory, struct qs_arena *arena,
        struct qrsign_record **record, struct qrsign_map *map, struct qrsign_error *error);

#endif
