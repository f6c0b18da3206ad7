/* SPDX-License-Identifier: MIT */
/**
 * @file table.h
 * @brief Tables become records: a hamlet's lists as its head keeps them.
 *
 * Input is a workbook (.xlsx), a folder of CSV files or one CSV file: five tables (settings,
 * alleys, households, places, sites), recognised by name, else by header, in Vietnamese or English
 * (docs/tables.md). Opening reads and checks every row of every table and reports every problem;
 * iterating then yields one record at a time. Memory grows with alleys and places; households and
 * sites lie in an unlinked temporary file from 1 MiB on, and take only hashes of some 80 bytes a
 * row while the input is opened.
 *
 * Names and phones reach a record only where the row says so and gives the day of consent.
 *
 * Typical use (whole: examples/c/table.c):
 * @code
 * status = qrsign_directory_open("hung-nhon", NULL, &directory, &error);
 * while (status == QRSIGN_OK) {
 *         status = qrsign_directory_next(directory, &alley, &error);
 *         if (status != QRSIGN_OK || !alley)
 *                 break;
 *         use(alley);
 * }
 * qrsign_directory_free(directory);
 * @endcode
 */
#ifndef QRSIGN_TABLE_H
#define QRSIGN_TABLE_H

#include <qrsign/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An opened and checked input. */
struct qrsign_directory;

/** Fields that a link carries only when asked for. A set of bits. */
enum qrsign_include {
        QRSIGN_INCLUDE_COMMUNE_CODE = 1 << 0,
        QRSIGN_INCLUDE_FORMER_ADDRESS = 1 << 1,
        QRSIGN_INCLUDE_NOTE = 1 << 2
};

/** How to read an input. */
struct qrsign_directory_options {
        size_t size;                         /**< sizeof(struct qrsign_directory_options) */
        qrsign_problem_callback *on_problem; /**< NULL: problems are only counted */
        void *context;                       /**< handed to @p on_problem */
        struct qrsign_date
                today;    /**< `issued` where the settings give none; absent: an error then */
        bool keep_going;  /**< leave out rows with errors in place of failing */
        bool no_contact;  /**< leave out the hamlet head's name and phone */
        unsigned include; /**< set of ::qrsign_include */
        /** Of the tables; NULL: found out, with a notice where it is not Unicode. `utf-8`,
         * `utf-16le`, `utf-16be`, `windows-1258`, `tcvn3`, `vni`, `viscii` */
        const char *encoding;
        const char *units; /**< a list of communes in place of the one carried; NULL: that one */
};

/** How much an input holds and what was found wrong with it. */
struct qrsign_directory_counts {
        size_t alleys, households, places, sites; /**< good rows */
        size_t errors, warnings, notices;
};

/**
 * @brief Opens an input, reads it whole, checks it, and reports every problem.
 *
 * @param path    a workbook, a folder, a CSV file, or "-" for CSV on standard input
 * @param options NULL: defaults
 * @param[out] directory owned by the caller, freed by qrsign_directory_free()
 * @param error   the first error found, or the failure that ended the reading
 * @return ::QRSIGN_OK (also with rows in error, if options.keep_going), ::QRSIGN_ERROR_INPUT (even
 *         then, if a table, a column or a setting is wrong), ::QRSIGN_ERROR_IO,
 *         ::QRSIGN_ERROR_MEMORY, ::QRSIGN_ERROR_ARGUMENT (which alone is not reported)
 */
QRSIGN_API enum qrsign_status qrsign_directory_open(const char *path,
        const struct qrsign_directory_options *options, struct qrsign_directory **directory,
        struct qrsign_error *error);

/** @brief Frees an input. */
QRSIGN_API void qrsign_directory_free(struct qrsign_directory *directory);

/** @brief How much it holds; complete as soon as it is open. */
QRSIGN_API struct qrsign_directory_counts qrsign_directory_counts(
        const struct qrsign_directory *directory);

/**
 * @brief The next record, in table order; after opening, alleys from the first.
 *
 * An alley's record carries its households and places; places that stand on no alley but within
 * 50 m of its head come with their point.
 *
 * @param[out] record normal form; owned by the directory, valid until the next call on it;
 *             NULL after the last
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_IO, ::QRSIGN_ERROR_MEMORY, ::QRSIGN_ERROR_INPUT
 */
QRSIGN_API enum qrsign_status qrsign_directory_next(struct qrsign_directory *directory,
        const struct qrsign_record **record, struct qrsign_error *error);

/**
 * @brief Starts again with records of @p kind: alleys, houses (by alley, in order of distance),
 * the one hamlet board, or sites.
 *
 * A house sign needs an id: its own, or one that follows from number or side and distance. The
 * first time, each household without one of its own is reported as an error; with
 * options.keep_going they are left out, else none can be had.
 *
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_ARGUMENT for ::QRSIGN_RECORD_UNKNOWN, and for houses
 *         ::QRSIGN_ERROR_INPUT, ::QRSIGN_ERROR_IO, ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_directory_rewind(struct qrsign_directory *directory,
        enum qrsign_record_kind kind, struct qrsign_error *error);

/**
 * @brief The alley of the house record that qrsign_directory_next() returned last, else NULL.
 *
 * A house record has a point only if the house has one of its own or its alley a sketch line to
 * find it on; without one, directions go to the alley's head.
 * Owned by the directory, valid until the next call of qrsign_directory_next(). It carries no
 * households. NULL where there is no table of alleys: then nothing is known of one but its name.
 */
QRSIGN_API const struct qrsign_record *qrsign_directory_alley(
        const struct qrsign_directory *directory);

/**
 * @brief The map of the hamlet record that qrsign_directory_next() returned last, else NULL.
 *
 * A place on an alley that has no point of its own stands where the alley's sketch line passes its
 * distance. Owned by the directory, valid until the next call of qrsign_directory_next().
 */
QRSIGN_API const struct qrsign_map *qrsign_directory_map(const struct qrsign_directory *directory);

/**
 * @brief A value of the settings table.
 *
 * @param key   English name of the setting or of an option of `make` (`page`, `min-module`)
 * @param where may be NULL; else its file, line, column and field are set to the value's place
 * @return the value in NFC, "" where there is none; owned by the directory
 */
QRSIGN_API const char *qrsign_directory_setting(
        const struct qrsign_directory *directory, const char *key, struct qrsign_error *where);

/**
 * @brief SHA-256 over all bytes of all tables in the order of the five tables.
 * @return 64 lower-case hexadecimal digits, owned by the directory
 */
QRSIGN_API const char *qrsign_directory_digest(const struct qrsign_directory *directory);

#ifdef __cplusplus
}
#endif
#endif
