/* SPDX-License-Identifier: MIT */
#include "plaque/pdf_embed.h"

#include "base/digest.h"
#include "base/error.h"
#include "base/number.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <string.h>

enum { NAME_SIZE = 80, LETTERS_A_BLOCK = 100 /* of a CMap */, SYMBOLIC = 4 };
static const double stem = 80; /* nobody measures it; viewers want it when a font is missing */

/* The font's PostScript name behind six letters that tell its subset (9.6.4). */
static void write_name(const struct qs_pdf_font *font, char name[NAME_SIZE])
{
        char own[NAME_SIZE - 8] = "";
        unsigned size = sizeof(own);
        uint64_t hash[2] = {0};
        size_t at = 0;

        hb_ot_name_get_utf8(
                font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, own);
        for (unsigned i = 0; i < font->glyph_count; i++)
                if (font->glyphs[i].used) {
                        const uint64_t link[] = {hash[0], i};

                        qs_hash(link, sizeof(link), 0, hash);
                }
        for (; at < 6; at++, hash[0] /= 26)
                name[at] = (char)('A' + hash[0] % 26);
        name[at++] = '+';
        for (size_t i = 0; own[i]; i++)
                if ((own[i] >= 'a' && own[i] <= 'z') || (own[i] >= 'A' && own[i] <= 'Z') ||
                        (own[i] >= '0' && own[i] <= '9') || own[i] == '-')
                        name[at++] = own[i];
        if (at == 7)
                name[at++] = 'F';
        name[at] = '\0';
}

/* The font file with the glyphs that are used, under their own numbers. */
static hb_blob_t *make_subset(const struct qs_pdf_font *font)
{
        static const hb_tag_t dropped[] = {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
                HB_TAG('G', 'D', 'E', 'F'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
                HB_TAG('S', 'T', 'A', 'T'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('D', 'S', 'I', 'G'),
                HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x')};
        hb_subset_input_t *input = hb_subset_input_create_or_fail();
        hb_face_t *subset = NULL;
        hb_blob_t *blob = NULL;

        if (!input)
                return NULL;
        hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
        for (size_t i = 0; i < QS_COUNT(dropped); i++)
                hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), dropped[i]);
        for (unsigned i = 0; i < font->glyph_count; i++)
                if (font->glyphs[i].used)
                        hb_set_add(hb_subset_input_glyph_set(input), i);
        subset = hb_subset_or_fail(font->face, input);
        if (subset)
                blob = hb_face_reference_blob(subset);
        hb_face_destroy(subset);
        hb_subset_input_destroy(input);
        if (blob && !hb_blob_get_length(blob)) {
                hb_blob_destroy(blob);
                return NULL;
        }
        return blob;
}

static void append_integer(struct qs_buffer *out, double number)
{
        qs_buffer_append_number(out, llround(number), 1);
        qs_buffer_append_byte(out, ' ');
}

static void append_name(struct qs_buffer *out, const char *key, const char *name)
{
        qs_buffer_append_string(out, key);
        qs_buffer_append_byte(out, '/');
        qs_buffer_append_string(out, name);
}

/* Four of the head table's numbers (OpenType, head): xMin, yMin, xMax, yMax. */
static void append_box(struct qs_buffer *out, const struct qs_pdf_font *font)
{
        enum { X_MIN = 36, SIZE = 8 };
        hb_blob_t *head = hb_face_reference_table(font->face, HB_TAG('h', 'e', 'a', 'd'));
        unsigned length;
        const char *data = hb_blob_get_data(head, &length);

        qs_buffer_append_string(out, "/FontBBox[");
        for (unsigned i = X_MIN; i < X_MIN + SIZE; i += 2) {
                int value = i + 2 > length ? 0
                                           : (int16_t)((unsigned char)data[i] << 8 |
                                                       (unsigned char)data[i + 1]);

                append_integer(out, value * font->scale);
        }
        qs_buffer_append_byte(out, ']');
        hb_blob_destroy(head);
}

static void append_descriptor(
        struct qs_buffer *out, const struct qs_pdf_font *font, const char *name, size_t program)
{
        hb_font_extents_t extents = {0};
        hb_position_t cap = 0;

        hb_font_get_h_extents(font->metrics, &extents);
        if (!hb_ot_metrics_get_position(font->metrics, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap))
                cap = extents.ascender;
        append_name(out, "<</Type/FontDescriptor/FontName", name);
        qs_buffer_append_string(out, "/Flags ");
        append_integer(out, SYMBOLIC);
        append_box(out, font);
        qs_buffer_append_string(out, "/ItalicAngle 0/Ascent ");
        append_integer(out, extents.ascender * font->scale);
        qs_buffer_append_string(out, "/Descent ");
        append_integer(out, extents.descender * font->scale);
        qs_buffer_append_string(out, "/CapHeight ");
        append_integer(out, cap * font->scale);
        qs_buffer_append_string(out, "/StemV ");
        append_integer(out, stem);
        qs_pdf_append_reference(out, font->cff ? "/FontFile3" : "/FontFile2", program);
        qs_buffer_append_string(out, ">>");
}

/* Runs of glyphs that follow one another (9.7.4.3). */
static void append_widths(struct qs_buffer *out, const struct qs_pdf_font *font)
{
        char width[QS_NUMBER_SIZE];
        bool open = false;

        qs_buffer_append_string(out, "/DW 0/W[");
        for (unsigned i = 0; i < font->glyph_count; i++) {
                const struct qs_pdf_glyph *glyph = &font->glyphs[i];

                if (open && !glyph->used)
                        qs_buffer_append_byte(out, ']');
                if (!open && glyph->used) {
                        qs_buffer_append_number(out, i, 1);
                        qs_buffer_append_byte(out, '[');
                }
                open = glyph->used;
                if (!open)
                        continue;
                qs_buffer_append(
                        out, width, qs_number_format_double(width, (double)glyph->width, 3));
                qs_buffer_append_byte(out, ' ');
        }
        qs_buffer_append_string(out, open ? "]]" : "]");
}

static void append_descendant(
        struct qs_buffer *out, const struct qs_pdf_font *font, const char *name, size_t descriptor)
{
        append_name(out,
                font->cff ? "<</Type/Font/Subtype/CIDFontType0/BaseFont"
                          : "<</Type/Font/Subtype/CIDFontType2/CIDToGIDMap/Identity/BaseFont",
                name);
        qs_buffer_append_string(
                out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
        qs_pdf_append_reference(out, "/FontDescriptor", descriptor);
        append_widths(out, font);
        qs_buffer_append_string(out, ">>");
}

static void append_letter(struct qs_buffer *out, unsigned index, const struct qs_pdf_glyph *glyph)
{
        static const char digits[] = "0123456789ABCDEF";
        const char code[] = {'<', digits[index >> 12 & 0xF], digits[index >> 8 & 0xF],
                digits[index >> 4 & 0xF], digits[index & 0xF], '>'};

        qs_buffer_append(out, code, sizeof(code));
        qs_pdf_append_utf16(out, glyph->text, glyph->text_length, false);
        qs_buffer_append_byte(out, '\n');
}

/* From glyphs to letters (9.10.3; Adobe Technical Note 5411). */
static void append_letters(struct qs_buffer *out, const struct qs_pdf_font *font)
{
        unsigned index = 0;
        size_t left = 0;

        qs_buffer_append_string(out,
                "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo"
                "<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        for (unsigned i = 0; i < font->glyph_count; i++)
                left += font->glyphs[i].text_length > 0;
        while (left) {
                size_t block = left < LETTERS_A_BLOCK ? left : LETTERS_A_BLOCK;

                left -= block;
                qs_buffer_append_number(out, (int64_t)block, 1);
                qs_buffer_append_string(out, " beginbfchar\n");
                for (; block; index++)
                        if (font->glyphs[index].text_length) {
                                append_letter(out, index, &font->glyphs[index]);
                                block--;
                        }
                qs_buffer_append_string(out, "endbfchar\n");
        }
        qs_buffer_append_string(
                out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
}

static void write_program(
        struct qs_pdf_file *file, size_t number, const struct qs_pdf_font *font, hb_blob_t *subset)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer dictionary = {0};
        unsigned length;
        const char *data = hb_blob_get_data(subset, &length);

        if (font->cff) {
                qs_buffer_append_string(&dictionary, "/Subtype/OpenType");
        } else {
                qs_buffer_append_string(&dictionary, "/Length1 ");
                qs_buffer_append_number(&dictionary, length, 1);
        }
        file->failed |= dictionary.failed;
        if (!file->failed)
                qs_pdf_file_stream(file, number, dictionary.data, data, length);
}

enum qrsign_status qs_pdf_embed(const struct qs_pdf_font *font, struct qs_pdf_file *file,
        size_t number, struct qrsign_error *error)
{
        size_t descendant = qs_pdf_file_reserve(file), descriptor = qs_pdf_file_reserve(file);
        size_t letters = qs_pdf_file_reserve(file), program = qs_pdf_file_reserve(file);
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};
        hb_blob_t *subset = make_subset(font);
        char name[NAME_SIZE];

        if (!subset)
                return qs_error(error, QRSIGN_MESSAGE_PRINT_PASS, "hb-subset");
        write_name(font, name);
        write_program(file, program, font, subset);
        hb_blob_destroy(subset);
        append_letters(&text, font);
        if (!text.failed)
                qs_pdf_file_stream(file, letters, "", text.data, text.length);
        qs_buffer_clear(&text);
        append_descriptor(&text, font, name, program);
        qs_pdf_file_object(file, descriptor, &text);
        qs_buffer_clear(&text);
        append_descendant(&text, font, name, descriptor);
        qs_pdf_file_object(file, descendant, &text);
        qs_buffer_clear(&text);
        append_name(&text, "<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont", name);
        qs_pdf_append_reference(&text, "/DescendantFonts[", descendant);
        qs_pdf_append_reference(&text, "]/ToUnicode", letters);
        qs_buffer_append_string(&text, ">>");
        qs_pdf_file_object(file, number, &text);
        return file->failed ? qs_error_memory(error) : QRSIGN_OK;
}

enum qrsign_status qs_pdf_fonts_write(struct qs_pdf_fonts *fonts, struct qs_pdf_file *file,
        struct qs_buffer *resources, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;
        size_t written = 0;

        if (fonts->failed)
                return qs_error_memory(error);
        for (size_t i = 0; i < fonts->count && status == QRSIGN_OK; i++) {
                size_t number;

                if (!fonts->list[i]->embeddable)
                        continue;
                number = qs_pdf_file_reserve(file);
                qs_buffer_append_string(resources, written++ ? "/F" : "/Font<</F");
                qs_buffer_append_number(resources, (int64_t)i, 1);
                qs_pdf_append_reference(resources, "", number);
                status = qs_pdf_embed(fonts->list[i], file, number, error);
        }
        if (written)
                qs_buffer_append_string(resources, ">>");
        return status;
}
