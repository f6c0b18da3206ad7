/* SPDX-License-Identifier: MIT */
/* Filling error objects. Every function may be given a NULL error. */
#ifndef QS_ERROR_H
#define QS_ERROR_H

#include <qrsign/error.h>

/* Fills the error with a message and its values and returns its status:
 *     return qs_error(error, QRSIGN_MESSAGE_FILE_OPEN, strerror(errno)); */
#define qs_error(...) QS_ERROR_PICK(__VA_ARGS__, NULL, NULL, NULL, 0)
#define QS_ERROR_PICK(error, message, first, second, third, ...)                                   \
        qrsign_error_set(error, message, first, second, third)

/* Adds a position. Lines and columns from 1; 0 leaves what is there. NULL leaves what is there. */
void qs_error_locate(struct qrsign_error *error, const char *file, size_t line, size_t column);
void qs_error_field(struct qrsign_error *error, const char *field);

/* Shorthand for the commonest failure. */
enum qrsign_status qs_error_memory(struct qrsign_error *error);
/* A message whose only value is the text of errno. */
enum qrsign_status qs_error_errno(
        struct qrsign_error *error, enum qrsign_message message, int error_number);

#endif
