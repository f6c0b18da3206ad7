/* SPDX-License-Identifier: MIT */
#include "plaque/pdf_file.h"

#include "base/digest.h"
#include "base/text.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

enum {
        DEFLATE_LEVEL = 5, /* measured in docs/performance.md */
        OBJECTS_A_STREAM = 100,
        ENTRY_BYTES = 7 /* in the cross-reference stream: 1 kind, 4 place, 2 index */
};

struct qs_pdf_entry {
        size_t stream; /* the object stream that it stands in; 0: it stands for itself */
        size_t place;  /* in the file, or in that stream; 0 for itself: not written */
};

bool qs_pdf_file_start(struct qs_pdf_file *file)
{
        *file = (struct qs_pdf_file){.compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL)};
        if (!file->compressor)
                return false;
        /* The comment says that the file is binary (7.5.2). */
        qs_buffer_append_string(&file->bytes, "%PDF-1.6\n%\xBF\xF7\xA2\xFE\n");
        qs_pdf_file_reserve(file); /* 0 is no object */
        return !file->bytes.failed && !file->failed;
}

void qs_pdf_file_free(struct qs_pdf_file *file)
{
        qs_buffer_free(&file->bytes);
        qs_buffer_free(&file->packed);
        qs_buffer_free(&file->index);
        libdeflate_free_compressor(file->compressor);
        free(file->deflated);
        free(file->entries);
        *file = (struct qs_pdf_file){0};
}

size_t qs_pdf_file_reserve(struct qs_pdf_file *file)
{
        if (file->count == file->room) {
                size_t room = file->room ? file->room * 2 : 64;
                struct qs_pdf_entry *entries = realloc(file->entries, room * sizeof(*entries));

                if (!entries) {
                        file->failed = true;
                        return 0; /* whose entry nobody reads */
                }
                file->entries = entries;
                file->room = room;
        }
        file->entries[file->count] = (struct qs_pdf_entry){0};
        return file->count++;
}

/* zlib's format; NULL if memory ran out. */
static const unsigned char *deflate_bytes(
        struct qs_pdf_file *file, const void *data, size_t length, size_t *out)
{
        size_t bound = libdeflate_zlib_compress_bound(file->compressor, length);

        if (bound > file->deflated_room) {
                unsigned char *larger = realloc(file->deflated, bound);

                if (!larger)
                        return NULL;
                file->deflated = larger;
                file->deflated_room = bound;
        }
        *out = libdeflate_zlib_compress(file->compressor, data, length, file->deflated, bound);
        return *out ? file->deflated : NULL;
}

static void begin_object(struct qs_pdf_file *file, size_t number)
{
        file->entries[number].place = file->bytes.length;
        qs_buffer_append_number(&file->bytes, (int64_t)number, 1);
        qs_buffer_append_string(&file->bytes, " 0 obj\n");
}

void qs_pdf_file_plain_stream(struct qs_pdf_file *file, size_t number, const char *dictionary,
        const void *data, size_t length)
{
        struct qs_buffer *bytes = &file->bytes;

        if (file->failed)
                return;
        begin_object(file, number);
        qs_buffer_append_string(bytes, "<<");
        qs_buffer_append_string(bytes, dictionary);
        qs_buffer_append_string(bytes, "/Length ");
        qs_buffer_append_number(bytes, (int64_t)length, 1);
        qs_buffer_append_string(bytes, ">>\nstream\n");
        qs_buffer_append(bytes, data, length);
        qs_buffer_append_string(bytes, "\nendstream\nendobj\n");
        /* The cross-reference stream has four bytes for a place. */
        file->failed |= bytes->failed || bytes->length > UINT32_MAX;
}

void qs_pdf_file_stream(struct qs_pdf_file *file, size_t number, const char *dictionary,
        const void *data, size_t length)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer filtered = {0};
        size_t size = 0;
        const unsigned char *deflated = deflate_bytes(file, data, length, &size);

        qs_buffer_append_string(&filtered, dictionary);
        qs_buffer_append_string(&filtered, "/Filter/FlateDecode");
        if (!deflated || filtered.failed) {
                file->failed = true;
                return;
        }
        qs_pdf_file_plain_stream(file, number, filtered.data, deflated, size);
}

/* Writes the objects that wait (7.5.7): their numbers and places, then they themselves. */
static void write_waiting(struct qs_pdf_file *file)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer dictionary = {0};
        size_t first = file->index.length;

        if (!file->waiting)
                return;
        qs_buffer_append_string(&dictionary, "/Type/ObjStm/N ");
        qs_buffer_append_number(&dictionary, (int64_t)file->waiting, 1);
        qs_buffer_append_string(&dictionary, "/First ");
        qs_buffer_append_number(&dictionary, (int64_t)first, 1);
        qs_buffer_append(&file->index, file->packed.data, file->packed.length);
        file->failed |= dictionary.failed || file->index.failed || file->packed.failed;
        if (file->failed)
                return;
        qs_pdf_file_stream(
                file, file->filling, dictionary.data, file->index.data, file->index.length);
        qs_buffer_clear(&file->packed);
        qs_buffer_clear(&file->index);
        file->waiting = 0;
}

void qs_pdf_file_object(struct qs_pdf_file *file, size_t number, const struct qs_buffer *text)
{
        file->failed |= text->failed;
        if (!file->waiting)
                file->filling = qs_pdf_file_reserve(file);
        if (file->failed)
                return;
        file->entries[number] =
                (struct qs_pdf_entry){.stream = file->filling, .place = file->waiting};
        qs_buffer_append_number(&file->index, (int64_t)number, 1);
        qs_buffer_append_byte(&file->index, ' ');
        qs_buffer_append_number(&file->index, (int64_t)file->packed.length, 1);
        qs_buffer_append_byte(&file->index, '\n');
        qs_buffer_append(&file->packed, text->data, text->length);
        qs_buffer_append_byte(&file->packed, '\n');
        if (++file->waiting == OBJECTS_A_STREAM)
                write_waiting(file);
}

void qs_pdf_file_id(const struct qs_pdf_file *file, uint64_t id[2])
{
        qs_hash(file->bytes.data, file->bytes.length, 0, id);
}

static void append_entry(struct qs_buffer *out, unsigned kind, size_t place, size_t index)
{
        const unsigned char entry[ENTRY_BYTES] = {(unsigned char)kind, (unsigned char)(place >> 24),
                (unsigned char)(place >> 16), (unsigned char)(place >> 8), (unsigned char)place,
                (unsigned char)(index >> 8), (unsigned char)index};

        qs_buffer_append(out, entry, sizeof(entry));
}

static void append_id(struct qs_buffer *out, const uint64_t id[2])
{
        static const char digits[] = "0123456789abcdef";

        qs_buffer_append_byte(out, '<');
        for (int i = 0; i < 32; i++)
                qs_buffer_append_byte(
                        out, (unsigned char)digits[id[i / 16] >> (60 - i % 16 * 4) & 0xF]);
        qs_buffer_append_byte(out, '>');
}

/* The cross-reference stream (7.5.8). */
void qs_pdf_file_end(
        struct qs_pdf_file *file, size_t catalog, size_t information, const uint64_t id[2])
{
        qs_cleanup(qs_buffer_free) struct qs_buffer dictionary = {0};
        qs_cleanup(qs_buffer_free) struct qs_buffer table = {0};
        size_t number, place;

        write_waiting(file);
        number = qs_pdf_file_reserve(file);
        place = file->bytes.length;
        if (file->failed)
                return;
        file->entries[number].place = place;
        append_entry(&table, 0, 0, UINT16_MAX);
        for (size_t i = 1; i < file->count; i++) {
                const struct qs_pdf_entry *entry = &file->entries[i];

                if (entry->stream)
                        append_entry(&table, 2, entry->stream, entry->place);
                else
                        append_entry(&table, entry->place ? 1 : 0, entry->place, 0);
        }
        qs_buffer_append_string(&dictionary, "/Type/XRef/W[1 4 2]/Size ");
        qs_buffer_append_number(&dictionary, (int64_t)file->count, 1);
        qs_pdf_append_reference(&dictionary, "/Root", catalog);
        qs_pdf_append_reference(&dictionary, "/Info", information);
        qs_buffer_append_string(&dictionary, "/ID[");
        append_id(&dictionary, id);
        append_id(&dictionary, id);
        qs_buffer_append_byte(&dictionary, ']');
        file->failed |= dictionary.failed || table.failed;
        if (file->failed)
                return;
        qs_pdf_file_stream(file, number, dictionary.data, table.data, table.length);
        qs_buffer_append_string(&file->bytes, "startxref\n");
        qs_buffer_append_number(&file->bytes, (int64_t)place, 1);
        qs_buffer_append_string(&file->bytes, "\n%%EOF\n");
        file->failed |= file->bytes.failed;
}

void qs_pdf_append_reference(struct qs_buffer *out, const char *key, size_t number)
{
        qs_buffer_append_string(out, key);
        qs_buffer_append_byte(out, ' ');
        qs_buffer_append_number(out, (int64_t)number, 1);
        qs_buffer_append_string(out, " 0 R");
}

static void append_unit(struct qs_buffer *out, uint32_t unit)
{
        static const char digits[] = "0123456789ABCDEF";
        const char text[4] = {digits[unit >> 12 & 0xF], digits[unit >> 8 & 0xF],
                digits[unit >> 4 & 0xF], digits[unit & 0xF]};

        qs_buffer_append(out, text, sizeof(text));
}

void qs_pdf_append_utf16(struct qs_buffer *out, const char *text, size_t length, bool mark)
{
        qs_buffer_append_string(out, mark ? "<FEFF" : "<");
        for (size_t at = 0; at < length;) {
                uint32_t letter = 0;
                size_t bytes = qs_utf8_decode(text + at, length - at, &letter);

                if (!bytes)
                        break;
                at += bytes;
                if (letter >= 0x10000) {
                        append_unit(out, 0xD800 + ((letter - 0x10000) >> 10));
                        letter = 0xDC00 + ((letter - 0x10000) & 0x3FF);
                }
                append_unit(out, letter);
        }
        qs_buffer_append_byte(out, '>');
}

void qs_pdf_append_text(struct qs_buffer *out, const char *key, const char *text)
{
        size_t length = strlen(text);
        bool plain = true;

        for (size_t i = 0; i < length; i++)
                plain &= text[i] >= ' ' && text[i] <= '~' && !strchr("()\\", text[i]);
        qs_buffer_append_string(out, key);
        if (!plain) {
                qs_pdf_append_utf16(out, text, length, true);
                return;
        }
        qs_buffer_append_byte(out, '(');
        qs_buffer_append_string(out, text);
        qs_buffer_append_byte(out, ')');
}
