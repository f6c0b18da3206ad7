/* SPDX-License-Identifier: MIT */
/* Files that are, byte for byte, what `make` left: nothing foreign can be in them, and so their
 * codes are read where they stand. A page on which one is not read there, or of which the manifest
 * knows nothing, is looked at as a whole like any other. */
#include "problems.h"
#include "verify.h"

#include <math.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const double GREATEST_DPI = 2400; /* of pictures, as for `make` */

/* A file of ours at work. */
struct own {
        struct verify *verify;
        const char *path;
        const struct expected_spot *spots;
        size_t count;
        double dpi, whole_dpi;     /* of PDF pages: of the part with the codes, of a whole one */
        struct qrsign_region part; /* width 0: a picture, which is whole */
};

static const char *text_of(const json_t *object, const char *key)
{
        const char *text = json_string_value(json_object_get(object, key));

        return text ? text : "";
}

static bool keep(struct verify *verify, struct expected_spot spot)
{
        if (verify->spot_count == verify->spot_room) {
                size_t room = verify->spot_room ? verify->spot_room * 2 : 64;
                struct expected_spot *more = realloc(verify->spots, room * sizeof(*more));

                if (!more)
                        return false;
                verify->spots = more;
                verify->spot_room = room;
        }
        verify->spots[verify->spot_count++] = spot;
        return true;
}

static struct spot spot_of(const struct verify *verify, const struct expected_spot *expected)
{
        const struct expected_code *code = &verify->codes[expected->code];

        return (struct spot){expected->x_mm, expected->y_mm, code->size_mm, code->module_mm};
}

/* A file is looked at like any other if the manifest does not say where its codes stand, as those
 * of before did not, or says what cannot be. */
static bool add_file(struct verify *verify, const json_t *file, size_t first, size_t count)
{
        const json_t *spots = json_object_get(file, "spots");
        const char *hex = text_of(file, "sha256");
        json_int_t bytes = json_integer_value(json_object_get(file, "bytes"));
        json_int_t page = json_integer_value(json_object_get(file, "page"));
        struct expected_spot expected = {
                .page = (size_t)page, .dpi = json_number_value(json_object_get(file, "dpi"))};
        size_t length, before = verify->spot_count;

        if (json_array_size(spots) != count || bytes <= 0 || page < 0 ||
                (!page && !(expected.dpi >= 1 && expected.dpi <= GREATEST_DPI)) ||
                sodium_hex2bin(expected.file, sizeof(expected.file), hex, strlen(hex), NULL,
                        &length, NULL) != 0 ||
                length != sizeof(expected.file))
                return true;
        for (size_t i = 0; i < count; i++) {
                const json_t *one = json_array_get(spots, i);
                struct spot spot;

                expected.code = first + i;
                expected.x_mm = json_number_value(json_object_get(one, "x_mm"));
                expected.y_mm = json_number_value(json_object_get(one, "y_mm"));
                spot = spot_of(verify, &expected);
                if (!spot_is_possible(&spot)) {
                        verify->spot_count = before;
                        return true;
                }
                if (!keep(verify, expected))
                        return false;
        }
        return set_add(&verify->sizes, (uint64_t)bytes + 1, NULL); /* 0 is no hash */
}

bool verify_add_spots(struct verify *verify, const json_t *files, size_t first, size_t count)
{
        for (size_t i = 0; i < json_array_size(files); i++)
                if (!add_file(verify, json_array_get(files, i), first, count))
                        return false;
        return true;
}

static int by_place(const void *left, const void *right)
{
        const struct expected_spot *a = left, *b = right;
        int order = memcmp(a->file, b->file, sizeof(a->file));

        if (order)
                return order;
        if (a->page != b->page)
                return a->page > b->page ? 1 : -1;
        return (a->code > b->code) - (a->code < b->code);
}

void verify_sort_spots(struct verify *verify)
{
        if (verify->spot_count)
                qsort(verify->spots, verify->spot_count, sizeof(*verify->spots), by_place);
}

/* The spots of a file: the first, and how many. */
static const struct expected_spot *spots_of(
        const struct verify *verify, const uint8_t digest[DIGEST_SIZE], size_t *count)
{
        size_t low = 0, high = verify->spot_count;

        while (low < high) {
                size_t middle = low + (high - low) / 2;

                if (memcmp(verify->spots[middle].file, digest, DIGEST_SIZE) < 0)
                        low = middle + 1;
                else
                        high = middle;
        }
        for (*count = 0; low + *count < verify->spot_count; (*count)++)
                if (memcmp(verify->spots[low + *count].file, digest, DIGEST_SIZE) != 0)
                        break;
        return verify->spots + low;
}

static enum qrsign_status find_spots(struct own *own, const char *path, struct qrsign_error *error)
{
        uint8_t digest[DIGEST_SIZE];
        char hex[DIGEST_HEX_SIZE];
        struct stat about;
        size_t size;
        enum qrsign_status status;

        if (stat(path, &about) != 0 || !S_ISREG(about.st_mode) ||
                !set_has(&own->verify->sizes, (uint64_t)about.st_size + 1))
                return QRSIGN_OK;
        status = file_digest(path, hex, &size, error);
        if (!status && sodium_hex2bin(digest, sizeof(digest), hex, DIGEST_HEX_SIZE - 1, NULL, NULL,
                               NULL) == 0)
                own->spots = spots_of(own->verify, digest, &own->count);
        return status;
}

static struct qrsign_region region_of(const struct own *own, const struct expected_spot *expected)
{
        struct spot spot = spot_of(own->verify, expected);

        return spot_region(&spot, expected->page ? own->dpi : expected->dpi);
}

/* What bears the name of another plaque is not in its place, whatever it is. */
static bool is_named_otherwise(const struct own *own)
{
        size_t named = verify_named(own->verify, own->path);

        for (size_t i = 0; i < own->count && named != NO_PLAQUE; i++)
                if (own->verify->codes[own->spots[i].code].plaque != named)
                        return true;
        return false;
}

/* Resolution and part of the pages. Grades want edges as they are, and the resolution of before. */
static void frame(struct own *own)
{
        double smallest = 1e9;

        for (size_t i = 0; i < own->count; i++)
                smallest = fmin(smallest, own->verify->codes[own->spots[i].code].module_mm);
        own->dpi = own->verify->grades || own->verify->stress ? own->whole_dpi : spot_dpi(smallest);
        for (size_t i = 0; i < own->count && own->spots[i].page; i++)
                spot_join(&own->part, region_of(own, &own->spots[i]));
}

static enum qrsign_status open_pages(const struct own *own, size_t page,
        struct qrsign_images **images, struct qrsign_error *error)
{
        struct qrsign_images_options options = {.size = sizeof(options),
                .dpi = page ? own->whole_dpi : own->dpi,
                .first_page = page,
                .last_page = page};

        if (!page) {
                options.part = own->part;
                options.hard_edges = !own->verify->grades && !own->verify->stress;
        }
        return qrsign_images_open(own->path, &options, images, error);
}

static enum qrsign_status look_at_whole(
        const struct own *own, const struct qrsign_image *image, struct qrsign_error *error)
{
        struct qrsign_images *images = NULL;
        size_t found = 0;
        enum qrsign_status status = QRSIGN_OK;

        if (own->part.width) {
                status = open_pages(own, image->page, &images, error);
                if (!status)
                        status = qrsign_images_next(images, &image, error);
        }
        if (!status && image)
                status = verify_picture(own->verify, own->path, image, &found, error);
        qrsign_images_free(images);
        return status;
}

/* The codes of a page, of which the first is spots[from]. */
static enum qrsign_status look_at_page(const struct own *own, const struct qrsign_image *image,
        size_t *from, struct qrsign_error *error)
{
        struct verify *verify = own->verify;
        bool all = *from < own->count && own->spots[*from].page == image->page;
        enum qrsign_status status = QRSIGN_OK;

        for (; *from < own->count && own->spots[*from].page == image->page && !status; ++*from) {
                struct expected_code *expected = &verify->codes[own->spots[*from].code];
                struct qrsign_region region = region_of(own, &own->spots[*from]);
                const struct qrsign_code *code;
                size_t count;

                if (own->part.width) {
                        region.x -= own->part.x;
                        region.y -= own->part.y;
                }
                status = spot_read(verify->scanner, image, &region, expected->payload,
                        expected->length, &code, &count, error);
                if (!status && code)
                        status = verify_accept(verify, own->path, image, code, expected, error);
                all = all && code;
        }
        return status || all ? status : look_at_whole(own, image, error);
}

enum qrsign_status verify_own(struct verify *verify, const char *path, double dpi, bool *is_own,
        struct qrsign_error *error)
{
        struct own own = {.verify = verify, .path = path, .whole_dpi = dpi};
        struct qrsign_images *images = NULL;
        const struct qrsign_image *image;
        size_t from = 0;
        enum qrsign_status status = find_spots(&own, path, error);

        *is_own = own.count > 0 && !is_named_otherwise(&own);
        if (status || !*is_own)
                return status;
        frame(&own);
        status = open_pages(&own, 0, &images, error);
        while (!status) {
                status = qrsign_images_next(images, &image, error);
                if (status || !image)
                        break;
                status = look_at_page(&own, image, &from, error);
        }
        qrsign_images_free(images);
        return status;
}
