/* SPDX-License-Identifier: MIT */
/* Temporary files and pictures in memory, for the tests of scanning. */
#ifndef QS_UNIT_FILE_H
#define QS_UNIT_FILE_H

#include "unit.h"

#include "scan/images.h"

#include <unistd.h>

/* Bytes of a file that a test makes. Freed by the caller. */
struct bytes {
        uint8_t *data;
        size_t length;
};

/* Ends what open_memstream() began. */
static inline struct bytes bytes_close(FILE *stream, char **data, size_t *length)
{
        assert_int_equal(fclose(stream), 0);
        return (struct bytes){(uint8_t *)*data, *length};
}

/* A new file with these bytes; `name` ends in XXXXXX. */
static inline void file_write(char *name, const void *data, size_t length)
{
        int file = mkstemp(name);

        assert_true(file >= 0);
        assert_int_equal(write(file, data, length), (ssize_t)length);
        assert_int_equal(close(file), 0);
}

/* Opens and reads one picture from memory; the images stay open for its pixels. */
static inline enum qrsign_status read_picture(struct bytes file, struct qrsign_images **images,
        const struct qrsign_image **image, struct qrsign_error *error)
{
        enum qrsign_status status =
                qs_images_open_memory(file.data, file.length, NULL, images, error);

        *image = NULL;
        return status ? status : qrsign_images_next(*images, image, error);
}

#endif
