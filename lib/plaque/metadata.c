/* SPDX-License-Identifier: MIT */
#include "plaque/metadata.h"

#include <string.h>

/* ISO 15930-7:2010 (PDF/X-4). It is claimed only with a profile inside. */
static const char pdfx_version[] = "PDF/X-4";
static const char producer[] = "libqrsign " QS_VERSION;
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

/* RFC 9562, version 8: an id made from what it stands for. */
static void write_uuid(const uint64_t id[2], char out[48])
{
        static const char digits[] = "0123456789abcdef";
        size_t at = 5;

        memcpy(out, "uuid:", at);
        for (int i = 0; i < 32; i++) {
                if (i == 8 || i == 12 || i == 16 || i == 20)
                        out[at++] = '-';
                out[at++] = i == 12   ? '8'
                            : i == 16 ? 'a'
                                      : digits[id[i / 16] >> (60 - i % 16 * 4) & 0xF];
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
static void append_xmp(
        struct qs_buffer *out, const struct qs_document *document, const uint64_t id[2])
{
        qs_cleanup(qs_buffer_free) struct qs_buffer date = {0};
        char uuid[48];

        append_date(&date, document->created, "-");
        qs_buffer_append_string(&date, "T00:00:00Z");
        out->failed |= date.failed;
        if (out->failed)
                return;
        write_uuid(id, uuid);
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

static void write_information(struct qs_document *document, size_t number)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer out = {0};
        qs_cleanup(qs_buffer_free) struct qs_buffer date = {0};

        qs_buffer_append_string(&date, "D:");
        append_date(&date, document->created, "");
        qs_buffer_append_string(&date, "000000Z");
        document->file.failed |= date.failed;
        if (date.failed)
                return;
        qs_buffer_append_string(&out, "<<");
        if (document->title[0])
                qs_pdf_append_text(&out, "/Title", document->title);
        qs_pdf_append_text(&out, "/Creator", creator);
        qs_pdf_append_text(&out, "/Producer", producer);
        qs_pdf_append_text(&out, "/CreationDate", date.data);
        qs_pdf_append_text(&out, "/ModDate", date.data);
        qs_buffer_append_string(&out, "/Trapped/False");
        if (document->profile)
                qs_pdf_append_text(&out, "/GTS_PDFXVersion", pdfx_version);
        qs_buffer_append_string(&out, ">>");
        qs_pdf_file_object(&document->file, number, &out);
}

static void write_xmp(struct qs_document *document, const uint64_t id[2], size_t number)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer xmp = {0};

        append_xmp(&xmp, document, id);
        document->file.failed |= xmp.failed;
        /* Not deflated, so that programs that know no PDF find it. */
        qs_pdf_file_plain_stream(
                &document->file, number, "/Type/Metadata/Subtype/XML", xmp.data, xmp.length);
}

/* ISO 32000-1, 14.11.5. */
static void append_intent(struct qs_document *document, struct qs_buffer *out)
{
        static const char *const components[] = {"/N 0", "/N 1", "/N 2", "/N 3", "/N 4"};
        const struct qs_profile *about = &document->about_profile;
        const char *name = about->description[0] ? about->description : "Custom";
        size_t number = qs_pdf_file_reserve(&document->file);

        if (document->file.failed)
                return;
        qs_pdf_file_stream(&document->file, number, components[about->components % 5],
                document->profile, document->profile_size);
        qs_buffer_append_string(out, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX");
        qs_pdf_append_text(out, "/OutputConditionIdentifier", name);
        qs_pdf_append_text(out, "/Info", name);
        qs_pdf_append_reference(out, "/DestOutputProfile", number);
        qs_buffer_append_string(out, ">>]");
}

void qs_metadata_write(struct qs_document *document, const uint64_t id[2], size_t information,
        struct qs_buffer *catalog)
{
        size_t xmp = qs_pdf_file_reserve(&document->file);

        if (document->file.failed)
                return;
        write_information(document, information);
        write_xmp(document, id, xmp);
        qs_pdf_append_reference(catalog, "/Metadata", xmp);
        if (document->profile)
                append_intent(document, catalog);
}
