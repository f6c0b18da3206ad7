/* SPDX-License-Identifier: MIT */
/**
 * @file error.h
 * @brief Statuses, numbered messages in two languages, and the error object.
 */
#ifndef QRSIGN_ERROR_H
#define QRSIGN_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define QRSIGN_API __attribute__((visibility("default")))
#else
#define QRSIGN_API
#endif

/** What a call came to. */
enum qrsign_status {
        QRSIGN_OK = 0,           /**< done */
        QRSIGN_ERROR_ARGUMENT,   /**< a mistake of the caller: an option out of range, NULL */
        QRSIGN_ERROR_INPUT,      /**< the data are wrong: a table, a record, JSON, a template */
        QRSIGN_ERROR_FIT,        /**< right, but it does not fit: a symbol, a plate, a text box */
        QRSIGN_ERROR_UNREADABLE, /**< no good record or code where there must be one */
        QRSIGN_ERROR_MISSING, /**< something needed is not there: a letter of a font, a program */
        QRSIGN_ERROR_IO,      /**< reading or writing failed; worth a retry */
        QRSIGN_ERROR_MEMORY   /**< out of memory */
};

/** How grave a message is. */
enum qrsign_severity { QRSIGN_SEVERITY_ERROR = 0, QRSIGN_SEVERITY_WARNING, QRSIGN_SEVERITY_NOTICE };

/** Language of a message. */
enum qrsign_language { QRSIGN_LANGUAGE_ENGLISH = 0, QRSIGN_LANGUAGE_VIETNAMESE };

/** Every message by name; its value is the number in `QS-nnn`, which means one thing for ever. */
enum qrsign_message {
        QRSIGN_MESSAGE_NONE = 0,
#define QRSIGN_MESSAGE(                                                                            \
        number, name, severity, status, english, vietnamese, english_help, vietnamese_help)        \
        QRSIGN_MESSAGE_##name = number,
#include <qrsign/messages.def>
#undef QRSIGN_MESSAGE
        QRSIGN_MESSAGE_END
};

enum {
        QRSIGN_ERROR_ARGUMENTS = 3,       /**< most values a message can name */
        QRSIGN_ERROR_ARGUMENT_SIZE = 160, /**< bytes kept of one value, NUL included */
        QRSIGN_ERROR_MESSAGE_SIZE = 768   /**< bytes that hold any message, NUL included */
};

/**
 * @brief What went wrong and where. Owned by the caller, filled by the callee on failure only.
 *
 * Needs no initialisation and holds no pointers. Positions are 1-based; 0 means that there is
 * none. `column` counts cells in a table and bytes in JSON and other text.
 */
struct qrsign_error {
        enum qrsign_status status;
        enum qrsign_severity severity;
        enum qrsign_message code;
        size_t line;
        size_t column;
        char file[512]; /**< file as the caller named it, "-" for standard input, or "" */
        char cell[112]; /**< cell of a workbook, as `Hộ!C7`, or "" */
        char field[96]; /**< column header, setting, option or JSON path, or "" */
        char message[QRSIGN_ERROR_MESSAGE_SIZE]; /**< the message in English */
        char argument[QRSIGN_ERROR_ARGUMENTS][QRSIGN_ERROR_ARGUMENT_SIZE]; /**< the values in it */
};

/**
 * @brief Receives a problem: an error, a warning or a notice, with its place.
 * @param context as given in the options
 * @param problem valid during the call only
 */
typedef void qrsign_problem_callback(void *context, const struct qrsign_error *problem);

/**
 * @brief Fills @p error with a registered message.
 *
 * Position and field are cleared. For programs that report their own problems through the
 * library's registry, as the command line does.
 *
 * @param error   may be NULL: then only the status is looked up
 * @param message which message
 * @param first, second, third values for `{1}`, `{2}`, `{3}` in the text; NULL where unused
 * @return the status that belongs to the message
 */
QRSIGN_API enum qrsign_status qrsign_error_set(struct qrsign_error *error,
        enum qrsign_message message, const char *first, const char *second, const char *third);

/**
 * @brief Writes the message of @p error in @p language, without position or number.
 *
 * @param error  a filled error
 * @param out    at least ::QRSIGN_ERROR_MESSAGE_SIZE bytes; cut at a whole character if too small
 * @param size   bytes in @p out
 * @return @p out
 */
QRSIGN_API const char *qrsign_error_text(
        const struct qrsign_error *error, enum qrsign_language language, char *out, size_t size);

/** A registered message, as `explain` and docs/messages.md show it. All strings are static. */
struct qrsign_message_info {
        enum qrsign_message code;
        enum qrsign_severity severity;
        enum qrsign_status status;
        const char *name;    /**< the constant without its prefix */
        const char *text[2]; /**< by ::qrsign_language, with `{1}` … for its values */
        const char *help[2]; /**< what to do, by ::qrsign_language */
};

/**
 * @brief Looks a message up by number.
 * @return static data, or NULL if the number is not in use
 */
QRSIGN_API const struct qrsign_message_info *qrsign_message_find(unsigned number);

/**
 * @brief The message with the next higher number; 0 starts.
 *
 * Typical use: `for (m = qrsign_message_next(0); m; m = qrsign_message_next(m->code))`.
 * @return static data, or NULL after the last
 */
QRSIGN_API const struct qrsign_message_info *qrsign_message_next(unsigned number);

/** @brief Frees memory that the library handed out as plain bytes or text. */
QRSIGN_API void qrsign_free(void *memory);

/** @brief Version of the library, as `0.1.0`. Static. */
QRSIGN_API const char *qrsign_version(void);

/**
 * @brief Name and version of a library that this one is built on, as `cairo 1.16.0`.
 *
 * What is drawn may differ from version to version: these belong into a digest of what a file
 * depends on.
 *
 * @param index from 0
 * @param out   64 bytes hold any of them
 * @param size  bytes in @p out
 * @return false past the last; then @p out is unchanged
 */
QRSIGN_API bool qrsign_dependency(size_t index, char *out, size_t size);

#ifdef __cplusplus
}
#endif
#endif
