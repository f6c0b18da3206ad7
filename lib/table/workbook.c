/* SPDX-License-Identifier: MIT */
#include "table/workbook.h"
#include "base/error.h"
#include "base/text.h"
#include "table/relations.h"
#include "table/xml.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHEETS_MAX = 1024, SHEET_NAME_MAX = 255 };

struct reader {
        struct qs_workbook *workbook;
        const char *path, *part;
        const struct qs_relations *relations;
        struct qs_xml *xml;
        bool root; /* the part begins as that of a workbook does */
};

bool qs_workbook_is(const char *path)
{
        int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        char begin[4] = "";
        bool is = file >= 0 && pread(file, begin, 4, 0) == 4 && !memcmp(begin, "PK\003\004", 4);

        if (file >= 0)
                close(file);
        return is;
}

/* Sheets of charts and macros hold no cells. */
static void add_sheet(struct reader *reader, const char **attributes)
{
        struct qs_workbook *workbook = reader->workbook;
        const char *name = qs_xml_attribute(attributes, "name");
        const struct qs_relation *relation =
                qs_relation_find(reader->relations, qs_xml_attribute(attributes, "id"));
        struct qs_sheet *sheet;
        size_t length = name ? qs_utf8_prefix(name, strlen(name), SHEET_NAME_MAX) : 0;

        if (!relation || !length || workbook->count == SHEETS_MAX) {
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_WORKBOOK_DAMAGED, reader->part);
                return;
        }
        if (strcmp(relation->type, "worksheet") != 0)
                return;
        sheet = &workbook->sheets[workbook->count++];
        sheet->part = relation->target;
        sheet->origin.path = reader->path;
        sheet->origin.sheet = qs_arena_copy(&workbook->arena, name, length);
        if (!sheet->origin.sheet)
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_NO_MEMORY, NULL);
}

static void on_start(void *context, const char *name, const char **attributes)
{
        struct reader *reader = context;

        if (!strcmp(name, "workbook"))
                reader->root = true;
        else if (!reader->root)
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_WORKBOOK_FOREIGN, NULL);
        else if (!strcmp(name, "workbookPr"))
                reader->workbook->since_1904 = qs_xml_flag(attributes, "date1904");
        else if (!strcmp(name, "sheet"))
                add_sheet(reader, attributes);
}

/* What cells refer to. A workbook without text or without formats has no such part. */
static enum qrsign_status read_shared(struct qs_workbook *workbook,
        const struct qs_relations *relations, struct qrsign_error *error)
{
        const struct qs_relation *strings = qs_relation_of_type(relations, "sharedStrings");
        const struct qs_relation *styles = qs_relation_of_type(relations, "styles");
        enum qrsign_status status = QRSIGN_OK;

        if (styles)
                status = qs_styles_read(
                        &workbook->styles, &workbook->arena, workbook->zip, styles->target, error);
        if (!status && strings)
                status = qs_strings_read(&workbook->strings, workbook->zip, strings->target, error);
        return status;
}

static enum qrsign_status read_workbook(
        struct qs_workbook *workbook, const char *path, struct qrsign_error *error)
{
        static const struct qs_xml_events events = {on_start, NULL, NULL};
        struct qs_relations package = {0}, relations = {0};
        struct reader reader = {.workbook = workbook, .path = path, .relations = &relations};
        const struct qs_relation *main_part;
        enum qrsign_status status;

        if (!qs_zip_has(workbook->zip, "_rels/.rels"))
                return qs_error(error, QRSIGN_MESSAGE_WORKBOOK_FOREIGN);
        status = qs_relations_read(&package, &workbook->arena, workbook->zip, "", error);
        if (status)
                return status;
        main_part = qs_relation_of_type(&package, "officeDocument");
        if (!main_part || !strstr(main_part->target, ".xml"))
                return qs_error(error, QRSIGN_MESSAGE_WORKBOOK_FOREIGN);
        reader.part = main_part->target;
        status = qs_relations_read(
                &relations, &workbook->arena, workbook->zip, main_part->target, error);
        if (status)
                return status;
        workbook->sheets = qs_arena_array(&workbook->arena, SHEETS_MAX, sizeof(*workbook->sheets));
        if (!workbook->sheets)
                return qs_error_memory(error);
        status =
                qs_xml_read(workbook->zip, main_part->target, &events, &reader, &reader.xml, error);
        return status ? status : read_shared(workbook, &relations, error);
}

enum qrsign_status qs_workbook_open(const char *path, const char *memory, size_t length,
        struct qs_digest *digest, struct qs_workbook **workbook, struct qrsign_error *error)
{
        struct qs_workbook *own = calloc(1, sizeof(*own));
        enum qrsign_status status;

        *workbook = own;
        if (!own)
                return qs_error_memory(error);
        qs_spool_start(&own->strings.spool);
        status = qs_zip_open(path, memory, length, digest, &own->zip, error);
        if (!status)
                status = read_workbook(own, path, error);
        if (!status)
                return QRSIGN_OK;
        qs_error_locate(error, path, 0, 0);
        qs_workbook_free(workbook);
        return status;
}

void qs_workbook_free(struct qs_workbook **workbook)
{
        struct qs_workbook *own = *workbook;

        *workbook = NULL;
        if (!own)
                return;
        qs_zip_free(&own->zip);
        qs_strings_free(&own->strings);
        free(own->styles.styles);
        qs_arena_free(&own->arena);
        free(own);
}
