/* SPDX-License-Identifier: MIT */
#include "table/zip.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/number.h"
#include "base/text.h"
#include "table/bytes.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unzip.h>

enum {
        PARTS_MAX = 4096,
        NAME_MAX_BYTES = 512,
        BLOCK = 1 << 16,
        RATIO_MAX = 200,
        SMALL = 1 << 24 /* whatever its ratio */
};

struct part {
        const char *name;
        unz64_file_pos place;
        uint64_t size;  /* as stated */
        uint64_t limit; /* of it */
        bool readable;  /* stored or deflated, and no password */
};

struct qs_zip {
        struct qs_bytes bytes;
        uint64_t length, at; /* of the archive */
        bool failed;         /* to read it */
        unzFile handle;
        struct qs_arena arena;
        struct part *parts;
        size_t count;
        const struct part *open; /* the part being read */
        uint64_t done;           /* bytes of it */
};

/* The archive as minizip sees it. It is open as long as the qs_zip. */
static voidpf open_archive(voidpf opaque, const void *name, int mode)
{
        (void)name;
        return (mode & ZLIB_FILEFUNC_MODE_WRITE) ? NULL : opaque;
}

static uLong read_archive(voidpf opaque, voidpf stream, void *out, uLong size)
{
        struct qs_zip *zip = opaque;
        uint64_t left = zip->at < zip->length ? zip->length - zip->at : 0;
        size_t wanted = size < left ? size : (size_t)left, done = 0;

        (void)stream;
        if (zip->bytes.memory) {
                memcpy(out, zip->bytes.memory + zip->at, wanted);
                done = wanted;
        }
        while (done < wanted) {
                ssize_t count = pread(zip->bytes.file, (char *)out + done, wanted - done,
                        (off_t)(zip->at + done));

                if (count <= 0) {
                        zip->failed = true;
                        break;
                }
                done += (size_t)count;
        }
        zip->at += done;
        return done;
}

static uLong write_archive(voidpf opaque, voidpf stream, const void *data, uLong size)
{
        (void)opaque, (void)stream, (void)data, (void)size;
        return 0;
}

static ZPOS64_T tell_archive(voidpf opaque, voidpf stream)
{
        (void)stream;
        return ((struct qs_zip *)opaque)->at;
}

static long seek_archive(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
        struct qs_zip *zip = opaque;
        uint64_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? zip->at
                        : origin == ZLIB_FILEFUNC_SEEK_END ? zip->length
                                                           : 0;

        (void)stream;
        if (offset > zip->length || from > zip->length - offset)
                return -1;
        zip->at = from + offset;
        return 0;
}

static int close_archive(voidpf opaque, voidpf stream)
{
        (void)opaque, (void)stream;
        return 0;
}

static int test_archive(voidpf opaque, voidpf stream)
{
        (void)stream;
        return ((struct qs_zip *)opaque)->failed;
}

static enum qrsign_status damaged(const char *part, struct qrsign_error *error)
{
        return qs_error(error, QRSIGN_MESSAGE_WORKBOOK_DAMAGED, part);
}

/* Reads all of it once, for the digest and the length. */
static enum qrsign_status measure(struct qs_zip *zip, struct qrsign_error *error)
{
        char block[BLOCK];
        size_t count;

        if (zip->bytes.memory) {
                zip->length = zip->bytes.left;
                if (zip->bytes.digest)
                        qs_digest_add(zip->bytes.digest, zip->bytes.memory, zip->bytes.left);
                return QRSIGN_OK;
        }
        do {
                enum qrsign_status status =
                        qs_bytes_read(&zip->bytes, block, sizeof(block), &count, error);

                if (status)
                        return status;
        } while (count);
        zip->length = zip->bytes.total;
        return QRSIGN_OK;
}

/* What is packed is text with repetitions, some ten to one; deflate alone could reach 1032. */
static uint64_t limit_of(const struct qs_zip *zip, uint64_t packed)
{
        uint64_t most = packed < zip->length ? packed : zip->length;

        if (most > QS_ZIP_PART_MAX / RATIO_MAX)
                return QS_ZIP_PART_MAX;
        most *= RATIO_MAX;
        return most > SMALL ? most : SMALL;
}

static enum qrsign_status list_part(struct qs_zip *zip, struct qrsign_error *error)
{
        char name[NAME_MAX_BYTES];
        struct part *part = &zip->parts[zip->count];
        unz_file_info64 info;

        if (unzGetCurrentFileInfo64(zip->handle, &info, name, sizeof(name), NULL, 0, NULL, 0) !=
                        UNZ_OK ||
                unzGetFilePos64(zip->handle, &part->place) != UNZ_OK)
                return damaged("zip", error);
        if (info.size_filename >= sizeof(name))
                return QRSIGN_OK; /* no part of a workbook has such a name */
        part->name = qs_arena_copy(&zip->arena, name, strlen(name));
        if (!part->name)
                return qs_error_memory(error);
        part->size = info.uncompressed_size;
        part->limit = limit_of(zip, info.compressed_size);
        part->readable = !(info.flag & 1) &&
                         (info.compression_method == 0 || info.compression_method == Z_DEFLATED);
        zip->count++;
        return QRSIGN_OK;
}

static int compare_parts(const void *a, const void *b)
{
        return qs_text_compare_ascii(
                ((const struct part *)a)->name, ((const struct part *)b)->name);
}

static enum qrsign_status list_parts(struct qs_zip *zip, struct qrsign_error *error)
{
        unz_global_info64 about;
        int next;

        if (unzGetGlobalInfo64(zip->handle, &about) != UNZ_OK || !about.number_entry ||
                about.number_entry > PARTS_MAX)
                return damaged("zip", error);
        zip->parts = calloc((size_t)about.number_entry, sizeof(*zip->parts));
        if (!zip->parts)
                return qs_error_memory(error);
        next = unzGoToFirstFile(zip->handle);
        for (uint64_t i = 0; i < about.number_entry && next == UNZ_OK; i++) {
                enum qrsign_status status = list_part(zip, error);

                if (status)
                        return status;
                next = unzGoToNextFile(zip->handle);
        }
        if (next != UNZ_END_OF_LIST_OF_FILE)
                return damaged("zip", error);
        qsort(zip->parts, zip->count, sizeof(*zip->parts), compare_parts);
        return QRSIGN_OK;
}

enum qrsign_status qs_zip_open(const char *path, const char *memory, size_t length,
        struct qs_digest *digest, struct qs_zip **zip, struct qrsign_error *error)
{
        zlib_filefunc64_def functions = {open_archive, read_archive, write_archive, tell_archive,
                seek_archive, close_archive, test_archive, NULL};
        struct qs_zip *own = calloc(1, sizeof(*own));
        enum qrsign_status status = QRSIGN_OK;

        *zip = own;
        if (!own)
                return qs_error_memory(error);
        own->bytes.file = -1;
        if (memory)
                qs_bytes_open_memory(&own->bytes, memory, length, digest);
        else
                status = qs_bytes_open(&own->bytes, path, digest, error);
        if (!status)
                status = measure(own, error);
        if (!status) {
                functions.opaque = own;
                own->handle = unzOpen2_64(path, &functions);
                status = own->handle ? list_parts(own, error) : damaged("zip", error);
        }
        if (!status)
                return QRSIGN_OK;
        qs_error_locate(error, path, 0, 0);
        qs_zip_free(zip);
        return status;
}

void qs_zip_free(struct qs_zip **zip)
{
        struct qs_zip *own = *zip;

        *zip = NULL;
        if (!own)
                return;
        qs_zip_stop(own);
        if (own->handle)
                unzClose(own->handle);
        qs_bytes_close(&own->bytes);
        qs_arena_free(&own->arena);
        free(own->parts);
        free(own);
}

static const struct part *find(const struct qs_zip *zip, const char *name)
{
        struct part wanted = {.name = name};

        if (!zip->count)
                return NULL;
        return bsearch(&wanted, zip->parts, zip->count, sizeof(*zip->parts), compare_parts);
}

bool qs_zip_has(const struct qs_zip *zip, const char *name)
{
        return find(zip, name) != NULL;
}

static enum qrsign_status too_large(const struct part *part, struct qrsign_error *error)
{
        char limit[QS_NUMBER_SIZE];

        qs_number_format(limit, (int64_t)part->limit, 1);
        return qs_error(error, QRSIGN_MESSAGE_WORKBOOK_PART_TOO_LARGE, part->name, limit);
}

enum qrsign_status qs_zip_start(struct qs_zip *zip, const char *name, struct qrsign_error *error)
{
        const struct part *part = find(zip, name);

        qs_zip_stop(zip);
        if (!part)
                return damaged(name, error);
        /* Of two parts of one name, readers differ in which they take. */
        if ((part > zip->parts && !compare_parts(part, part - 1)) ||
                (part + 1 < zip->parts + zip->count && !compare_parts(part, part + 1)))
                return damaged(name, error);
        if (!part->readable)
                return qs_error(error, QRSIGN_MESSAGE_WORKBOOK_LOCKED);
        if (part->size > part->limit)
                return too_large(part, error);
        if (unzGoToFilePos64(zip->handle, &part->place) != UNZ_OK ||
                unzOpenCurrentFile(zip->handle) != UNZ_OK)
                return damaged(name, error);
        zip->open = part;
        zip->done = 0;
        return QRSIGN_OK;
}

enum qrsign_status qs_zip_read(
        struct qs_zip *zip, char *out, size_t size, size_t *count, struct qrsign_error *error)
{
        const char *name = zip->open->name;
        int got = unzReadCurrentFile(zip->handle, out, (unsigned)size);

        *count = 0;
        if (got < 0)
                return damaged(name, error);
        zip->done += (uint64_t)got;
        if (zip->done > zip->open->limit)
                return too_large(zip->open, error);
        if (!got) {
                /* Here its checksum is compared. */
                int end = unzCloseCurrentFile(zip->handle);
                bool short_of = zip->done != zip->open->size;

                zip->open = NULL;
                return end == UNZ_OK && !short_of ? QRSIGN_OK : damaged(name, error);
        }
        *count = (size_t)got;
        return QRSIGN_OK;
}

void qs_zip_stop(struct qs_zip *zip)
{
        if (zip->open)
                unzCloseCurrentFile(zip->handle);
        zip->open = NULL;
}
