/* SPDX-License-Identifier: MIT */
/**
 * @file record.h
 * @brief The record: what one sign says. Alley, house, hamlet board or heritage site.
 *
 * The fields, their limits and the normal form are those of the QRS1 format, docs/format.md
 * (sections 6 to 8 and 11). A record is plain data: fill one by hand (a zeroed structure with
 * designated initialisers; NULL and "" both mean absent) and pass it to any function that takes
 * `const struct qrsign_record *`: it is copied or only read. Records that the library returns
 * are owned by the caller, are in normal form, hold no NULL strings, and are freed whole by
 * qrsign_record_free().
 */
#ifndef QRSIGN_RECORD_H
#define QRSIGN_RECORD_H

#include <qrsign/error.h>
#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a sign stands at. */
enum qrsign_record_kind {
        QRSIGN_RECORD_UNKNOWN = 0, /**< read from a payload that does not say its kind */
        QRSIGN_RECORD_ALLEY,
        QRSIGN_RECORD_HOUSE,
        QRSIGN_RECORD_HAMLET,
        QRSIGN_RECORD_SITE
};

/** Side of an alley, walking from its head inwards. */
enum qrsign_side { QRSIGN_SIDE_NONE = 0, QRSIGN_SIDE_LEFT, QRSIGN_SIDE_RIGHT };

/** What was left out of a record for want of room (never for privacy). A set of bits. */
enum qrsign_omitted {
        QRSIGN_OMITTED_NAMES = 1 << 0,
        QRSIGN_OMITTED_PHONES = 1 << 1,
        QRSIGN_OMITTED_LABELS = 1 << 2,
        QRSIGN_OMITTED_PLACES = 1 << 3,
        QRSIGN_OMITTED_DISTANCES = 1 << 4,
        QRSIGN_OMITTED_PATH = 1 << 5,
        QRSIGN_OMITTED_NAMES_SHORTENED = 1 << 6
};

/** A day of the Gregorian calendar; year 0: absent. */
struct qrsign_date {
        uint16_t year;
        uint8_t month; /**< 1 to 12 */
        uint8_t day;   /**< 1 to 31 */
};

/** A point on the WGS 84 ellipsoid. */
struct qrsign_point {
        bool present;
        int32_t latitude_e5;  /**< 1e-5 degree, north positive, -9000000 to 9000000 */
        int32_t longitude_e5; /**< 1e-5 degree, east positive, -18000000 to 18000000 */
};

/** An offset from the record's point. */
struct qrsign_offset {
        int32_t east_m;  /**< metres, -9999 to 9999 */
        int32_t north_m; /**< metres, -9999 to 9999 */
};

/** Whom to call: the hamlet's head. */
struct qrsign_contact {
        const char *name;
        const char *phone; /**< digits only, at most one leading `+` */
};

/** A house on an alley, and those in it who agreed to be named. */
struct qrsign_household {
        const char *number; /**< as on the gate, `12/3A`; at most 20 characters */
        const char *head;   /**< name of the head; only with consent */
        const char *phone;  /**< only with consent */
        const char *label;  /**< a shop, a homestay */
        enum qrsign_side side;
        bool has_distance;
        uint32_t distance_m; /**< metres from the alley's head along it */
};

/** A school, a market, a well: what people ask the way to. */
struct qrsign_place {
        const char *name;
        const char *name_en;
        const char *kind; /**< word of list `place` in units.tsv (`school`), or free text */
        enum qrsign_side side;
        bool has_distance;
        uint32_t distance_m;
        struct qrsign_point point; /**< needs the record's own point */
};

/** A row of a hamlet board. */
struct qrsign_alley_row {
        const char *alley_unit; /**< NULL: `Kiệt`; "": none */
        const char *alley;
        bool has_household_count;
        uint32_t household_count;
        uint32_t length_m; /**< 0: absent */
        struct qrsign_point point;
};

/** An extension that this version does not know and must keep. */
struct qrsign_extension {
        uint8_t type; /**< even, not 2, 4 or 6 */
        uint8_t length;
        const uint8_t *value;
};

/** Households: of an alley by distance, as the normal form has them. */
struct qrsign_household_list {
        const struct qrsign_household *rows;
        size_t count;
};
/** Places. */
struct qrsign_place_list {
        const struct qrsign_place *rows;
        size_t count;
};
/** Rows of a hamlet board. */
struct qrsign_alley_list {
        const struct qrsign_alley_row *rows;
        size_t count;
};
/** How an alley runs: a sketch line from its head, not a survey. */
struct qrsign_path {
        const struct qrsign_offset *points; /**< 2 to 64, or none */
        size_t count;
};

/** What the board of a hamlet shows of an alley besides its row. */
struct qrsign_map_alley {
        const char *name_en;       /**< NULL or "": none */
        struct qrsign_point point; /**< of its head */
        struct qrsign_path path;   /**< from its head inwards; needs @p point */
};

/** What the board of a hamlet shows besides its record: how its alleys run, and where its places
 *  are, wherever the record's own point may be. Rows as in the record: the same, in its order. */
struct qrsign_map {
        const struct qrsign_map_alley *alleys;
        size_t alley_count;
        const struct qrsign_point *places;
        size_t place_count;
};

/** Extensions. */
struct qrsign_extension_list {
        const struct qrsign_extension *rows; /**< types ascending */
        size_t count;
};

/** One of several records that share what did not fit into one; count 0: not parted. */
struct qrsign_part {
        uint8_t index; /**< from 1 */
        uint8_t count; /**< 2 to 64 */
};

/** What one sign says. Which members belong to which kind is said beside them; in a record of
 * another kind they must be absent. */
struct qrsign_record {
        enum qrsign_record_kind kind;
        const char *id;            /**< 1 to 31 of `A-Z 0-9 - /` */
        uint16_t revision;         /**< 1 to 9999; 0 means 1 */
        struct qrsign_date issued; /**< 2020-01-01 to 2064-11-08 */
        struct qrsign_point point;
        const char *hamlet_unit; /**< NULL: `Thôn` where there is a hamlet; "": none */
        const char *hamlet;
        const char *commune_unit; /**< NULL: `Xã` where there is a commune; "": none */
        const char *commune;
        const char *province;
        const char *alley_unit; /**< alley, house. NULL: `Kiệt`; "": none */
        const char *alley;      /**< alley, house */
        const char *name;       /**< site */
        const char *name_en;    /**< alley, hamlet, site */
        const char *rank;       /**< site */
        const char *text;       /**< site; lines separated by LF */
        const char *text_en;    /**< site */
        const char *url;        /**< site; http or https */
        const char *title;      /**< only of a record read from text mode: its first line */
        uint32_t length_m;      /**< alley: 1 to 99999; 0: absent */
        bool has_household_count;
        uint32_t household_count;      /**< alley, hamlet; absent where it equals the rows listed */
        struct qrsign_contact contact; /**< alley, hamlet: the hamlet's head */
        struct qrsign_path path;       /**< alley: from its head inwards */
        struct qrsign_household_list households; /**< alley: any number; house: one */
        struct qrsign_alley_list alleys;         /**< hamlet */
        struct qrsign_place_list places;         /**< alley, hamlet */
        const char *commune_code;                /**< five digits, or absent */
        const char *former_address;
        const char *note;
        unsigned omitted; /**< set of ::qrsign_omitted */
        struct qrsign_part part;
        struct qrsign_extension_list extensions;
};

/**
 * @brief Copies a record and brings the copy to normal form (format.md, section 11).
 *
 * Texts to NFC with single spaces, phones to digits, rows ordered by distance, defaults filled
 * in. Anything the format cannot express is refused, never altered. A record of unknown kind, as
 * text mode gives it, has each of its values checked and brought to normal form, but nothing is
 * needed, ordered or filled in.
 *
 * @param record what to copy; unchanged
 * @param[out] normal owned by the caller, freed by qrsign_record_free()
 * @param error  `field` names the place as JSON does, rows counted from 0 in the order of
 *        @p record: `households[3].number`, `contact.phone`
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_INPUT, ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_record_normalise(const struct qrsign_record *record,
        struct qrsign_record **normal, struct qrsign_error *error);

/**
 * @brief Reads a record from its JSON shape (format.md, section 11) into normal form.
 *
 * @param json   UTF-8, one object of at most 1 MiB; unknown and repeated fields are refused
 * @param length bytes in @p json
 * @param[out] record owned by the caller, freed by qrsign_record_free()
 * @param error  `line` and `column` (in bytes) of what is wrong; `field` for a value that is not
 *        allowed, with the place of the value, or of what it is missing in
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_INPUT, ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_record_from_json(
        const char *json, size_t length, struct qrsign_record **record, struct qrsign_error *error);

/**
 * @brief Writes a record in normal form as JSON on one line, fields in the format's order.
 *
 * @param record in normal form, as the library returns it
 * @param[out] json owned by the caller, freed by qrsign_free()
 * @param[out] length bytes in @p json without its NUL; may be NULL
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_record_to_json(const struct qrsign_record *record, char **json,
        size_t *length, struct qrsign_error *error);

/**
 * @brief Whether two records in normal form are the same in every field.
 */
QRSIGN_API bool qrsign_record_equal(const struct qrsign_record *a, const struct qrsign_record *b);

/** @brief Frees a record that the library returned as the caller's own; NULL is allowed. */
QRSIGN_API void qrsign_record_free(struct qrsign_record *record);

#ifdef __cplusplus
}
#endif
#endif
