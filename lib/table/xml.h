/* SPDX-License-Identifier: MIT */
/* A part of a workbook as events of XML. Names come without prefix: namespaces tell nothing here
 * that the place does not. There is no document type, so there are no entities to expand. */
#ifndef QS_XML_H
#define QS_XML_H

#include "table/zip.h"

struct qs_xml;

/* Any may be NULL. `attributes` are names and values in turn, NULL behind the last. */
struct qs_xml_events {
        void (*start)(void *context, const char *name, const char **attributes);
        void (*end)(void *context, const char *name);
        void (*text)(void *context, const char *text, size_t length);
};

/* Opens a part of the archive, which reads no other until this is freed. Errors name the part. */
enum qrsign_status qs_xml_open(struct qs_zip *zip, const char *part,
        const struct qs_xml_events *events, void *context, struct qs_xml **xml,
        struct qrsign_error *error);
/* Reads on until the part ends (*ended), or an event pauses or fails. */
enum qrsign_status qs_xml_run(struct qs_xml *xml, bool *ended, struct qrsign_error *error);
void qs_xml_free(struct qs_xml **xml);

/* In an event: qs_xml_run() returns after it. Not for the start of an element. */
void qs_xml_pause(struct qs_xml *xml);
/* In an event: qs_xml_run() returns this error; the first one counts. */
void qs_xml_fail(struct qs_xml *xml, enum qrsign_message message, const char *first);

/* The value of an attribute, its name without prefix; NULL: none. */
const char *qs_xml_attribute(const char **attributes, const char *name);
/* Whether it is there and neither 0 nor false. */
bool qs_xml_flag(const char **attributes, const char *name);

/* Opens a part, reads it whole and frees it. `xml` (may be NULL) is set meanwhile, for events. */
enum qrsign_status qs_xml_read(struct qs_zip *zip, const char *part,
        const struct qs_xml_events *events, void *context, struct qs_xml **xml,
        struct qrsign_error *error);

#endif
