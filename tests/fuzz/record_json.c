/* SPDX-License-Identifier: MIT */
/* Any bytes as a record's JSON: what is accepted must be in normal form, and must come back the
 * same from its own JSON. */
#include <qrsign/record.h>

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool condition)
{
        if (!condition)
                abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct qrsign_error error = {0};
        struct qrsign_record *record = NULL, *normal = NULL, *again = NULL;
        char *json = NULL, *json_again = NULL;
        size_t length = 0;
        enum qrsign_status status;

        status = qrsign_record_from_json((const char *)data, size, &record, &error);
        if (status != QRSIGN_OK) {
                must(!record && error.status == status && error.message[0]);
                return 0;
        }
        must(qrsign_record_normalise(record, &normal, &error) == QRSIGN_OK);
        must(qrsign_record_equal(record, normal));
        must(qrsign_record_to_json(record, &json, &length, &error) == QRSIGN_OK);
        must(strlen(json) == length && !memchr(json, '\n', length));
        must(qrsign_record_from_json(json, length, &again, &error) == QRSIGN_OK);
        must(qrsign_record_equal(record, again));
        must(qrsign_record_to_json(again, &json_again, NULL, &error) == QRSIGN_OK);
        must(strcmp(json, json_again) == 0);

        qrsign_free(json);
        qrsign_free(json_again);
        qrsign_record_free(record);
        qrsign_record_free(normal);
        qrsign_record_free(again);
        return 0;
}
