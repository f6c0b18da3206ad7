/* SPDX-License-Identifier: MIT */
#include "table/relations.h"
#include "base/error.h"
#include "table/xml.h"

#include <string.h>

enum { RELATIONS_MAX = 4096, TEXT_MAX = 1024 };

struct reader {
        struct qs_relations *relations;
        struct qs_arena *arena;
        struct qs_xml *xml;
        const char *from, *part;
};

bool qs_relation_resolve(const char *from, const char *target, struct qs_buffer *out)
{
        const char *slash = strrchr(from, '/');

        qs_buffer_clear(out);
        /* From the root, or from the folder of the part. */
        if (*target != '/' && *target != '\\' && slash)
                qs_buffer_append(out, from, (size_t)(slash - from) + 1);
        while (*target) {
                size_t length = strcspn(target, "/\\");
                bool more = target[length] != '\0';

                if (length == 2 && !memcmp(target, "..", 2)) {
                        if (!out->length)
                                return false;
                        do
                                out->length--;
                        while (out->length && out->data[out->length - 1] != '/');
                } else if (length && !(length == 1 && *target == '.')) {
                        qs_buffer_append(out, target, length);
                        if (more)
                                qs_buffer_append_byte(out, '/');
                }
                target += length + more;
        }
        return qs_buffer_append(out, "", 0);
}

/* `http://…/relationships/worksheet` is `worksheet`, in both editions of the standard. */
static const char *last_word(const char *type)
{
        const char *slash = strrchr(type, '/');

        return slash ? slash + 1 : type;
}

static bool is_used(const char *type)
{
        static const char *const used[] = {
                "officeDocument", "worksheet", "sharedStrings", "styles"};

        for (size_t i = 0; i < QS_COUNT(used); i++)
                if (!strcmp(type, used[i]))
                        return true;
        return false;
}

static void add_relation(
        struct reader *reader, const char *id, const char *type, const char *target)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer name = {0};
        struct qs_relations *relations = reader->relations;
        struct qs_relation *relation = &relations->rows[relations->count++];

        if (!qs_relation_resolve(reader->from, target, &name) && !name.failed) {
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_WORKBOOK_LEADS_OUT,
                        qs_arena_string(reader->arena, target));
                return;
        }
        relation->id = qs_arena_string(reader->arena, id);
        relation->type = qs_arena_string(reader->arena, type);
        relation->target = qs_arena_string(reader->arena, name.data);
        if (!relation->id || !relation->type || !relation->target)
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_NO_MEMORY, NULL);
}

static void on_start(void *context, const char *name, const char **attributes)
{
        struct reader *reader = context;
        const char *id, *type, *target, *mode;

        if (strcmp(name, "Relationship") != 0)
                return;
        id = qs_xml_attribute(attributes, "Id");
        type = qs_xml_attribute(attributes, "Type");
        target = qs_xml_attribute(attributes, "Target");
        mode = qs_xml_attribute(attributes, "TargetMode");
        if (!id || !type || !target || strlen(id) > TEXT_MAX ||
                reader->relations->count == RELATIONS_MAX) {
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_WORKBOOK_DAMAGED, reader->part);
                return;
        }
        type = last_word(type);
        if (!is_used(type)) {
                /* A sheet of charts, say: known, but of no use. */
                if (strlen(type) <= TEXT_MAX && strlen(target) <= TEXT_MAX)
                        add_relation(reader, id, "", "");
        } else if (strlen(target) > TEXT_MAX || (mode && !strcmp(mode, "External"))) {
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_WORKBOOK_LEADS_OUT,
                        qs_arena_copy(reader->arena, target, strnlen(target, TEXT_MAX)));
        } else {
                add_relation(reader, id, type, target);
        }
}

/* `xl/workbook.xml` has its relations in `xl/_rels/workbook.xml.rels`. */
static const char *relations_part(struct qs_arena *arena, const char *part)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer name = {0};
        const char *slash = strrchr(part, '/');
        const char *file = slash ? slash + 1 : part;

        qs_buffer_append(&name, part, (size_t)(file - part));
        qs_buffer_append_string(&name, "_rels/");
        qs_buffer_append_string(&name, file);
        qs_buffer_append_string(&name, ".rels");
        return name.failed ? NULL : qs_arena_string(arena, name.data);
}

enum qrsign_status qs_relations_read(struct qs_relations *relations, struct qs_arena *arena,
        struct qs_zip *zip, const char *part, struct qrsign_error *error)
{
        static const struct qs_xml_events events = {on_start, NULL, NULL};
        struct reader reader = {.relations = relations, .arena = arena, .from = part};

        reader.part = relations_part(arena, part);
        relations->rows = qs_arena_array(arena, RELATIONS_MAX, sizeof(*relations->rows));
        if (!reader.part || !relations->rows)
                return qs_error_memory(error);
        return qs_xml_read(zip, reader.part, &events, &reader, &reader.xml, error);
}

const struct qs_relation *qs_relation_find(const struct qs_relations *relations, const char *id)
{
        for (size_t i = 0; id && i < relations->count; i++)
                if (!strcmp(relations->rows[i].id, id))
                        return &relations->rows[i];
        return NULL;
}

const struct qs_relation *qs_relation_of_type(
        const struct qs_relations *relations, const char *type)
{
        for (size_t i = 0; i < relations->count; i++)
                if (!strcmp(relations->rows[i].type, type))
                        return &relations->rows[i];
        return NULL;
}
