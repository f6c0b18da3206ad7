/* SPDX-License-Identifier: MIT */
/* The texts that the cells of a workbook share (ECMA-376-1, 18.4). */
#include "base/error.h"
#include "base/number.h"
#include "table/csv.h"
#include "table/workbook.h"
#include "table/xml.h"

#include <stdlib.h>
#include <string.h>

enum { STRIDE = 16 };

struct reader {
        struct qs_strings *strings;
        struct qs_xml *xml;
        struct qs_buffer text;
        struct qrsign_error *error;
        enum qrsign_status status; /* of the spool */
        bool inside, taking;       /* an <si>, and a <t> of it */
        unsigned phonetic;         /* <rPh>: how to say it, not what it says */
};

static void on_start(void *context, const char *name, const char **attributes)
{
        struct reader *reader = context;

        (void)attributes;
        if (!strcmp(name, "si")) {
                reader->inside = true;
                qs_buffer_clear(&reader->text);
        } else if (!strcmp(name, "rPh")) {
                reader->phonetic++;
        } else if (!strcmp(name, "t")) {
                reader->taking = reader->inside && !reader->phonetic;
        }
}

static void on_text(void *context, const char *text, size_t length)
{
        struct reader *reader = context;

        if (!reader->taking)
                return;
        if (reader->text.length + length > QS_CSV_CELL_MAX)
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_CELL_TOO_LARGE, "1048576");
        else if (!qs_buffer_append(&reader->text, text, length))
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_NO_MEMORY, NULL);
}

static bool remember_place(struct qs_strings *strings, uint64_t place)
{
        size_t index = strings->count / STRIDE;

        if (strings->count % STRIDE)
                return true;
        if (index == strings->capacity) {
                size_t capacity = strings->capacity ? 2 * strings->capacity : 256;
                uint64_t *places = realloc(strings->places, capacity * sizeof(*places));

                if (!places)
                        return false;
                strings->places = places;
                strings->capacity = capacity;
        }
        strings->places[index] = place;
        return true;
}

static void keep(struct reader *reader)
{
        struct qs_strings *strings = reader->strings;
        uint64_t place = 0;

        reader->status = qs_spool_append(&strings->spool, qs_string(reader->text.data),
                reader->text.length, &place, reader->error);
        if (!reader->status && !remember_place(strings, place))
                reader->status = qs_error_memory(reader->error);
        if (reader->status)
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_NO_MEMORY, NULL);
        strings->count++;
}

static void on_end(void *context, const char *name)
{
        struct reader *reader = context;

        if (!strcmp(name, "t")) {
                reader->taking = false;
        } else if (!strcmp(name, "rPh") && reader->phonetic) {
                reader->phonetic--;
        } else if (!strcmp(name, "si") && reader->inside) {
                reader->inside = false;
                keep(reader);
        }
}

enum qrsign_status qs_strings_read(struct qs_strings *strings, struct qs_zip *zip, const char *part,
        struct qrsign_error *error)
{
        static const struct qs_xml_events events = {on_start, on_end, on_text};
        struct qrsign_error failure;
        struct reader reader = {.strings = strings, .error = &failure};
        enum qrsign_status status = qs_xml_read(zip, part, &events, &reader, &reader.xml, error);

        qs_buffer_free(&reader.text);
        if (!reader.status)
                return status;
        if (error)
                *error = failure;
        return reader.status;
}

enum qrsign_status qs_strings_get(struct qs_strings *strings, uint64_t index, const char **text,
        size_t *length, struct qrsign_error *error)
{
        uint64_t at;
        size_t i;

        *text = NULL;
        if (index >= strings->count)
                return QRSIGN_OK;
        i = (size_t)index;
        if (i != strings->next || !strings->next_place) {
                strings->next = i - i % STRIDE;
                strings->next_place = strings->places[i / STRIDE];
        }
        do {
                enum qrsign_status status;

                at = strings->next_place;
                status = qs_spool_read(
                        &strings->spool, at, text, length, &strings->next_place, error);
                if (status)
                        return status;
        } while (strings->next++ < i);
        return QRSIGN_OK;
}

void qs_strings_free(struct qs_strings *strings)
{
        qs_spool_free(&strings->spool);
        free(strings->places);
}
