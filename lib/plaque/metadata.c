/* SPDX-License-Identifier: MIT */
#include "plaque/metadata.h"

#include "base/error.h"
#include "record/record.h"

#include <string.h>

/* ISO 15930-7:2010 (PDF/X-4). It is claimed only with a profile inside. */
static const char pdfx_version[] = "PDF/X-4";
static const char producer[] = "libqrsign " QS_VERSION " (cairo, qpdf)";
static const char creator[] = "qrsign " QS_VERSION;

static void append_xml(struct qs_buffer *out, const char *text)
{
        for (; *text; text++)
                switch (*text) {
                case '&': qs_buffer_append_string(out, "&amp;"); break;
                case '<': qs_buffer_append_string(out, "&lt;"); break;
                case '>': qs_buffer_append_string(out, "&gt;"); break;
                default:
                        if ((unsigned char)*text >= ' ') /* XML 1.0 has no control characters */
                                qs_buffer_append_byte(out, (unsigned char)*text);
                }
}

static void append_element(struct qs_buffer *out, const char *name, const char *text)
{
        qs_buffer_append_byte(out, '<');
        qs_buffer_append_string(out, name);
        qs_buffer_append_byte(out, '>');
        append_xml(out, text);
        qs_buffer_append_string(out, "</");
        qs_buffer_append_string(out, name);
        qs_buffer_append_string(out, ">\n");
}

/* RFC 9562, version 8: an id made from a digest. */
static void write_uuid(const uint8_t digest[QS_DIGEST_SIZE], char out[48])
{
        char hex[QS_DIGEST_HEX_SIZE];
        size_t at = 0;

        qs_digest_hex(digest, hex);
        memcpy(out, "uuid:", 5);
        at = 5;
        for (size_t i = 0; i < 32; i++) {
                if (i == 8 || i == 12 || i == 16 || i == 20)
                        out[at++] = '-';
                out[at++] = i == 12 ? '8' : i == 16 ? 'a' : hex[i];
        }
        out[at] = '\0';
}

static void append_date(struct qs_buffer *out, struct qrsign_date date, const char *separator)
{
        qs_buffer_append_number(out, date.year, 4);
        qs_buffer_append_string(out, separator);
        qs_buffer_append_number(out, date.month, 2);
        qs_buffer_append_string(out, separator);
        qs_buffer_append_number(out, date.day, 2);
}

/* XMP (ISO 16684-1), with the properties that PDF/X-4 asks for in 6.7. */
static void write_xmp(struct qs_buffer *out, const struct qs_document *document,
        const uint8_t digest[QS_DIGEST_SIZE])
{
        qs_cleanup(qs_buffer_free) struct qs_buffer date = {0};
        char uuid[48];

        append_date(&date, document->created, "-");
        qs_buffer_append_string(&date, "T00:00:00Z");
        out->failed |= date.failed;
        if (out->failed)
                return;
        write_uuid(digest, uuid);
        qs_buffer_append_string(out,
                "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                "<rdf:Description rdf:about=\"\"\n"
                " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"\n"
                " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\">\n"
                "<dc:format>application/pdf</dc:format>\n"
                "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
        append_xml(out, document->title);
        qs_buffer_append_string(out, "</rdf:li></rdf:Alt></dc:title>\n");
        append_element(out, "xmp:CreateDate", date.data);
        append_element(out, "xmp:ModifyDate", date.data);
        append_element(out, "xmp:MetadataDate", date.data);
        append_element(out, "xmp:CreatorTool", creator);
        append_element(out, "xmpMM:DocumentID", uuid);
        append_element(out, "xmpMM:InstanceID", uuid);
        append_element(out, "xmpMM:VersionID", "1");
        append_element(out, "xmpMM:RenditionClass", "default");
        append_element(out, "pdf:Producer", producer);
        append_element(out, "pdf:Trapped", "False");
        if (document->profile)
                append_element(out, "pdfxid:GTS_PDFXVersion", pdfx_version);
        qs_buffer_append_string(
                out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}

static void put_text(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *text)
{
        qpdf_oh_replace_key(qpdf, dictionary, key, qpdf_oh_new_unicode_string(qpdf, text));
}

static void put_name(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *name)
{
        qpdf_oh_replace_key(qpdf, dictionary, key, qpdf_oh_new_name(qpdf, name));
}

static void set_information(qpdf_data qpdf, const struct qs_document *document, const char *date)
{
        qpdf_oh information = qpdf_oh_new_dictionary(qpdf);

        if (document->title[0])
                put_text(qpdf, information, "/Title", document->title);
        put_text(qpdf, information, "/Creator", creator);
        put_text(qpdf, information, "/Producer", producer);
        put_text(qpdf, information, "/CreationDate", date);
        put_text(qpdf, information, "/ModDate", date);
        put_name(qpdf, information, "/Trapped", "/False");
        if (document->profile)
                put_text(qpdf, information, "/GTS_PDFXVersion", pdfx_version);
        qpdf_oh_replace_key(qpdf, qpdf_get_trailer(qpdf), "/Info",
                qpdf_make_indirect_object(qpdf, information));
}

static void set_xmp(qpdf_data qpdf, const struct qs_buffer *xmp)
{
        qpdf_oh stream = qpdf_oh_new_stream(qpdf), dictionary = qpdf_oh_get_dict(qpdf, stream);

        put_name(qpdf, dictionary, "/Type", "/Metadata");
        put_name(qpdf, dictionary, "/Subtype", "/XML");
        /* Not deflated, so that programs that know no PDF find it. */
        qpdf_oh_replace_stream_data(qpdf, stream, (const unsigned char *)xmp->data, xmp->length,
                qpdf_oh_new_null(qpdf), qpdf_oh_new_null(qpdf));
        qpdf_oh_replace_key(qpdf, qpdf_get_root(qpdf), "/Metadata", stream);
}

/* ISO 32000-1, 14.11.5. */
static void set_intent(qpdf_data qpdf, const struct qs_document *document)
{
        const struct qs_profile *about = &document->about_profile;
        const char *name = about->description[0] ? about->description : "Custom";
        qpdf_oh intent = qpdf_oh_new_dictionary(qpdf), intents = qpdf_oh_new_array(qpdf);
        qpdf_oh stream = qpdf_oh_new_stream(qpdf);

        qpdf_oh_replace_stream_data(qpdf, stream, document->profile, document->profile_size,
                qpdf_oh_new_null(qpdf), qpdf_oh_new_null(qpdf));
        qpdf_oh_replace_key(qpdf, qpdf_oh_get_dict(qpdf, stream), "/N",
                qpdf_oh_new_integer(qpdf, about->components));
        put_name(qpdf, intent, "/Type", "/OutputIntent");
        put_name(qpdf, intent, "/S", "/GTS_PDFX");
        put_text(qpdf, intent, "/OutputConditionIdentifier", name);
        put_text(qpdf, intent, "/Info", name);
        qpdf_oh_replace_key(qpdf, intent, "/DestOutputProfile", stream);
        qpdf_oh_append_item(qpdf, intents, intent);
        qpdf_oh_replace_key(qpdf, qpdf_get_root(qpdf), "/OutputIntents", intents);
}

enum qrsign_status qs_metadata_set(qpdf_data qpdf, const struct qs_document *document,
        const uint8_t digest[QS_DIGEST_SIZE], struct qrsign_error *error)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer xmp = {0};
        qs_cleanup(qs_buffer_free) struct qs_buffer date = {0};

        qs_buffer_append_string(&date, "D:");
        append_date(&date, document->created, "");
        qs_buffer_append_string(&date, "000000Z");
        write_xmp(&xmp, document, digest);
        if (xmp.failed || date.failed)
                return qs_error_memory(error);
        set_information(qpdf, document, date.data);
        set_xmp(qpdf, &xmp);
        if (document->profile)
                set_intent(qpdf, document);
        return QRSIGN_OK;
}
