/* SPDX-License-Identifier: MIT */
/* JSON Lines on standard output: every object with its "type" (docs/json.md). Absent means absent:
 * empty texts are not put. Where memory fails, an object becomes NULL and printing it fails. */
#ifndef JSON_H
#define JSON_H

#include "cli.h"

#include <jansson.h>

/* An object that begins with its type. */
json_t *json_line(const char *type);
void json_put_text(
        json_t *object, const char *key, const char *text); /* "" and NULL are left out */
void json_put_count(json_t *object, const char *key, size_t count);
void json_put_real(json_t *object, const char *key, double value); /* rounded to 0.0001 */
/* The record under `key`, fields in the format's order; left out where it is NULL. */
void json_put_record(json_t *object, const char *key, const struct qrsign_record *record);
/* `payload` where the bytes are UTF-8 text; with `base64`, `payload_base64` always. */
void json_put_payload(json_t *object, const char *payload, size_t length, bool base64);

/* `omitted`: what was left out of a record, as a list of words; left out where it is nothing. */
void json_put_omitted(json_t *object, unsigned omitted);
/* `names`, `phones`, … by place in enum qrsign_omitted; NULL after the last. */
const char *json_omitted_word(unsigned place);

/* `location`, `directory`; `L`, `M`, `Q`, `H` */
const char *json_role_word(enum qrsign_code_role role);
const char *json_ecc_word(enum qrsign_ecc ecc);

/* One line of text for an object, freed by free(); NULL where memory fails. */
char *json_text(const json_t *object);
/* Prints the object as one line and releases it. */
void json_print(struct cli *cli, json_t *object);

#endif
