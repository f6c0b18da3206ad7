/* SPDX-License-Identifier: MIT */
#include "table/xml.h"
#include "base/error.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

enum {
        BLOCK = 1 << 15,
        DEPTH_MAX = 64,
        /* A name or a value that does not end: expat keeps all of it. */
        SILENCE_MAX = 1 << 21
};

struct qs_xml {
        XML_Parser parser;
        struct qs_zip *zip;
        struct qs_xml_events events;
        void *context;
        const char *part;
        unsigned depth;
        size_t silence; /* bytes since the last event */
        bool paused, ended;
        enum qrsign_message failure;
        const char *argument;
};

static const char *bare_name(const char *name)
{
        const char *colon = strrchr(name, ':');

        return colon ? colon + 1 : name;
}

const char *qs_xml_attribute(const char **attributes, const char *name)
{
        for (; *attributes; attributes += 2)
                if (!strcmp(bare_name(*attributes), name))
                        return attributes[1];
        return NULL;
}

bool qs_xml_flag(const char **attributes, const char *name)
{
        const char *value = qs_xml_attribute(attributes, name);

        return value && strcmp(value, "0") != 0 && strcmp(value, "false") != 0;
}

void qs_xml_pause(struct qs_xml *xml)
{
        xml->paused = true;
        XML_StopParser(xml->parser, XML_TRUE);
}

void qs_xml_fail(struct qs_xml *xml, enum qrsign_message message, const char *first)
{
        if (xml->failure)
                return;
        xml->failure = message;
        xml->argument = first;
        XML_StopParser(xml->parser, XML_FALSE);
}

static void on_start(void *context, const char *name, const char **attributes)
{
        struct qs_xml *xml = context;

        xml->silence = 0;
        if (xml->failure)
                return;
        if (++xml->depth > DEPTH_MAX)
                qs_xml_fail(xml, QRSIGN_MESSAGE_WORKBOOK_DAMAGED, xml->part);
        else if (xml->events.start)
                xml->events.start(xml->context, bare_name(name), attributes);
}

static void on_end(void *context, const char *name)
{
        struct qs_xml *xml = context;

        xml->silence = 0;
        if (xml->failure)
                return;
        xml->depth--;
        if (xml->events.end)
                xml->events.end(xml->context, bare_name(name));
}

static void on_text(void *context, const char *text, int length)
{
        struct qs_xml *xml = context;

        xml->silence = 0;
        if (!xml->failure && xml->events.text)
                xml->events.text(xml->context, text, (size_t)length);
}

/* Comments and the like. */
static void on_other(void *context, const char *text, int length)
{
        (void)text, (void)length;
        ((struct qs_xml *)context)->silence = 0;
}

/* Workbooks have none (ECMA-376-2, 8.1.4); who adds one wants entities. */
static void on_doctype(
        void *context, const char *name, const char *system, const char *public, int internal)
{
        struct qs_xml *xml = context;

        (void)name, (void)system, (void)public, (void)internal;
        qs_xml_fail(xml, QRSIGN_MESSAGE_WORKBOOK_DAMAGED, xml->part);
}

enum qrsign_status qs_xml_open(struct qs_zip *zip, const char *part,
        const struct qs_xml_events *events, void *context, struct qs_xml **xml,
        struct qrsign_error *error)
{
        struct qs_xml *own = calloc(1, sizeof(*own));
        enum qrsign_status status;

        *xml = own;
        if (!own)
                return qs_error_memory(error);
        *own = (struct qs_xml){.zip = zip, .events = *events, .context = context, .part = part};
        own->parser = XML_ParserCreate(NULL);
        status = own->parser ? qs_zip_start(zip, part, error) : qs_error_memory(error);
        if (status) {
                qs_xml_free(xml);
                return status;
        }
        XML_SetUserData(own->parser, own);
        XML_SetElementHandler(own->parser, on_start, on_end);
        XML_SetCharacterDataHandler(own->parser, on_text);
        XML_SetDefaultHandler(own->parser, on_other);
        XML_SetStartDoctypeDeclHandler(own->parser, on_doctype);
        return QRSIGN_OK;
}

void qs_xml_free(struct qs_xml **xml)
{
        struct qs_xml *own = *xml;

        *xml = NULL;
        if (!own)
                return;
        qs_zip_stop(own->zip);
        if (own->parser)
                XML_ParserFree(own->parser);
        free(own);
}

/* Gives the parser one more block. */
static enum qrsign_status feed(
        struct qs_xml *xml, enum XML_Status *parsed, struct qrsign_error *error)
{
        void *block = XML_GetBuffer(xml->parser, BLOCK);
        enum qrsign_status status;
        size_t count;

        if (!block)
                return qs_error_memory(error);
        status = qs_zip_read(xml->zip, block, BLOCK, &count, error);
        if (status)
                return status;
        xml->ended = !count;
        xml->silence += count;
        if (xml->silence > SILENCE_MAX)
                return qs_error(error, QRSIGN_MESSAGE_WORKBOOK_DAMAGED, xml->part);
        *parsed = XML_ParseBuffer(xml->parser, (int)count, !count);
        return QRSIGN_OK;
}

enum qrsign_status qs_xml_run(struct qs_xml *xml, bool *ended, struct qrsign_error *error)
{
        enum XML_Status parsed = XML_STATUS_OK;
        enum qrsign_status status = QRSIGN_OK;

        if (xml->paused) {
                xml->paused = false;
                parsed = XML_ResumeParser(xml->parser);
        }
        while (parsed == XML_STATUS_OK && !xml->ended && !status)
                status = feed(xml, &parsed, error);
        *ended = parsed == XML_STATUS_OK && xml->ended;
        if (status)
                return status;
        if (xml->failure)
                return qs_error(error, xml->failure, xml->argument);
        if (parsed != XML_STATUS_ERROR)
                return QRSIGN_OK;
        if (XML_GetErrorCode(xml->parser) == XML_ERROR_NO_MEMORY)
                return qs_error_memory(error);
        return qs_error(error, QRSIGN_MESSAGE_WORKBOOK_DAMAGED, xml->part);
}

enum qrsign_status qs_xml_read(struct qs_zip *zip, const char *part,
        const struct qs_xml_events *events, void *context, struct qs_xml **xml,
        struct qrsign_error *error)
{
        struct qs_xml *own = NULL;
        enum qrsign_status status = qs_xml_open(zip, part, events, context, &own, error);
        bool ended = false;

        if (xml)
                *xml = own;
        while (!status && !ended)
                status = qs_xml_run(own, &ended, error);
        qs_xml_free(&own);
        return status;
}
