/* SPDX-License-Identifier: MIT */
/**
 * @file qrsign.h
 * @brief libqrsign: QR signs for hamlets, and the proof that every sign reads back.
 *
 * A table becomes records (table.h), a record becomes a payload (payload.h), a payload becomes
 * a symbol (symbol.h), record and symbols become a plaque, a plaque becomes files (plaque.h);
 * and back: an image becomes payloads (scan.h), a payload becomes a record (payload.h).
 *
 * Rules that hold for every function:
 * - The library prints nothing, never exits, reads no environment, clock or locale, and keeps
 *   no global state. An object may be used by one thread at a time; different objects may be
 *   used by different threads at once.
 * - A function that can fail returns ::qrsign_status and takes a `struct qrsign_error *` last,
 *   which may be NULL. On failure an output object is NULL and nothing has to be freed.
 * - Strings are UTF-8 and NUL-terminated unless a length is given. Strings that the library
 *   hands out belong to the object they came from, live as long as it does, and are never NULL
 *   ("" means absent). Strings handed in are copied, unless said otherwise.
 * - An options structure begins with `size_t size`, to be set to its sizeof; zero in any other
 *   member means its default. NULL in place of a whole options structure means all defaults.
 * - Freeing NULL does nothing.
 * - ::QRSIGN_ERROR_MEMORY may come of any function that returns a status.
 */
#ifndef QRSIGN_QRSIGN_H
#define QRSIGN_QRSIGN_H

#include <qrsign/error.h>
#include <qrsign/key.h>
#include <qrsign/payload.h>
#include <qrsign/plaque.h>
#include <qrsign/record.h>
#include <qrsign/scan.h>
#include <qrsign/symbol.h>
#include <qrsign/table.h>

#endif
