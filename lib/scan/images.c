/* SPDX-License-Identifier: MIT */
#include "scan/images.h"
#include "base/error.h"
#include "base/options.h"
#include "scan/pdf.h"
#include "scan/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DPI_DEFAULT = 150, DPI_MAX = 2400 };

typedef enum qrsign_status picture_reader(
        struct qs_stream *stream, struct qs_picture *picture, struct qrsign_error *error);

struct qrsign_images {
        struct qrsign_images_options options;
        struct qs_stream stream;
        struct qs_picture picture;
        struct qrsign_image image;
        picture_reader *read;
        struct qs_process process; /* of a PDF */
        int file;
        bool close_file; /* it has a name: neither standard input nor memory */
        bool is_pdf;
        bool finished;
        size_t count; /* pictures handed out */
        char path[];  /* for messages */
};

/* What stands at some place of a file of each kind. */
static const struct {
        size_t at;
        const char *magic;
        size_t length;
        picture_reader *read;
} formats[] = {
        {0, "\x89PNG\r\n\x1a\n", 8, qs_png_read},
        {0, "\xff\xd8\xff", 3, qs_jpeg_read},
        {8, "WEBP", 4, qs_webp_read}, /* RIFF, four bytes of length */
        {0, "P4", 2, qs_pnm_read},
        {0, "P5", 2, qs_pnm_read},
        {0, "P6", 2, qs_pnm_read},
};

static picture_reader *find_reader(struct qs_stream *stream)
{
        size_t length = qs_stream_peek(stream, 12);

        for (size_t i = 0; i < QS_COUNT(formats); i++)
                if (length >= formats[i].at + formats[i].length &&
                        memcmp(stream->next + formats[i].at, formats[i].magic, formats[i].length) ==
                                0)
                        return formats[i].read;
        return NULL;
}

static ssize_t read_file(void *context, void *data, size_t size)
{
        return read(*(const int *)context, data, size);
}

static enum qrsign_status check_options(const struct qrsign_images_options *given,
        struct qrsign_images_options *options, struct qrsign_error *error)
{
        const size_t most = (size_t)QS_PICTURE_SIDE * QS_PICTURE_SIDE;
        enum qrsign_status status = qs_options_take(options, sizeof(*options), given, error);

        if (status)
                return status;
        if (options->dpi == 0)
                options->dpi = DPI_DEFAULT;
        if (!(options->dpi >= 1 && options->dpi <= DPI_MAX))
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "dpi");
        if (options->last_page && options->last_page < options->first_page)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "last_page");
        if (!options->part.width != !options->part.height)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "part");
        if (!options->max_pixels)
                options->max_pixels = QS_PICTURE_PIXELS;
        if (options->max_pixels > most)
                options->max_pixels = most;
        return QRSIGN_OK;
}

static enum qrsign_status images_create(const char *path,
        const struct qrsign_images_options *options, struct qrsign_images **images,
        struct qrsign_error *error)
{
        struct qrsign_images_options checked;
        size_t length = strlen(path) + 1;
        enum qrsign_status status = check_options(options, &checked, error);

        *images = NULL;
        if (status)
                return status;
        *images = malloc(sizeof(**images) + length);
        if (!*images)
                return qs_error_memory(error);
        memset(*images, 0, sizeof(**images));
        memcpy((*images)->path, path, length);
        (*images)->options = checked;
        (*images)->picture.max_pixels = checked.max_pixels;
        (*images)->process.output = (*images)->process.errors = (*images)->file = -1;
        return QRSIGN_OK;
}

/* Tells the kind by the first bytes. */
static enum qrsign_status recognise(struct qrsign_images *images, struct qrsign_error *error)
{
        struct qs_stream *stream = &images->stream;

        images->read = find_reader(stream);
        if (images->read)
                return QRSIGN_OK;
        images->is_pdf = qs_pdf_is(stream);
        if (stream->error_number)
                return qs_stream_failure(stream, "", error);
        if (!stream->left)
                return qs_error(error, QRSIGN_MESSAGE_IMAGE_EMPTY);
        if (!images->is_pdf)
                return qs_error(error, QRSIGN_MESSAGE_IMAGE_UNKNOWN);
        if (!images->close_file)
                return qs_error(error, QRSIGN_MESSAGE_PDF_NEEDS_FILE);
        images->read = qs_pnm_read;
        return qs_pdf_start(images->path, &images->options, &images->process, stream, error);
}

/* Hands the object over, or frees it and reports the failure at its path. */
static enum qrsign_status deliver(enum qrsign_status status, struct qrsign_images *made,
        struct qrsign_images **images, struct qrsign_error *error)
{
        *images = made;
        if (status == QRSIGN_OK)
                return status;
        qs_error_locate(error, made->path, 0, 0);
        qrsign_images_free(made);
        *images = NULL;
        return status;
}

enum qrsign_status qrsign_images_open(const char *path, const struct qrsign_images_options *options,
        struct qrsign_images **images, struct qrsign_error *error)
{
        struct qrsign_images *made;
        enum qrsign_status status = images_create(path, options, &made, error);

        *images = NULL;
        if (status)
                return status;
        made->close_file = strcmp(path, "-") != 0;
        made->file = made->close_file ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
        qs_stream_open(&made->stream, read_file, &made->file);
        if (made->file < 0)
                status = qs_error_errno(error, QRSIGN_MESSAGE_FILE_OPEN, errno);
        else
                status = recognise(made, error);
        return deliver(status, made, images, error);
}

enum qrsign_status qs_images_open_memory(const void *data, size_t size,
        const struct qrsign_images_options *options, struct qrsign_images **images,
        struct qrsign_error *error)
{
        struct qrsign_images *made;
        enum qrsign_status status = images_create("", options, &made, error);

        *images = NULL;
        if (status)
                return status;
        qs_stream_open_memory(&made->stream, data, size);
        return deliver(recognise(made, error), made, images, error);
}

/* A PDF's pages and a Netpbm file's pictures follow one another until the end; other files hold
 * one picture, whatever stands behind it. */
static bool has_next(struct qrsign_images *images)
{
        if (images->read != qs_pnm_read)
                return images->count == 0;
        return find_reader(&images->stream) == qs_pnm_read;
}

static enum qrsign_status finish(struct qrsign_images *images, struct qrsign_error *error)
{
        if (images->is_pdf)
                return qs_pdf_finish(&images->process, &images->stream, images->count, error);
        if (images->stream.error_number)
                return qs_stream_failure(&images->stream, "", error);
        return QRSIGN_OK;
}

static enum qrsign_status read_next(struct qrsign_images *images, struct qrsign_error *error)
{
        struct qs_picture *picture = &images->picture;
        enum qrsign_status status = images->read(&images->stream, picture, error);
        size_t first = images->options.first_page ? images->options.first_page : 1;

        /* A page that breaks off: the program knows why. */
        if (status && images->is_pdf && (images->stream.ended || images->stream.error_number))
                return finish(images, error);
        if (status)
                return status;
        images->image = (struct qrsign_image){
                .pixels = picture->pixels,
                .width = picture->width,
                .height = picture->height,
                .stride = picture->width,
        };
        if (images->is_pdf)
                images->image.page = first + images->count;
        else if (images->count || (images->read == qs_pnm_read && has_next(images)))
                images->image.page = 1 + images->count;
        images->count++;
        return QRSIGN_OK;
}

enum qrsign_status qrsign_images_next(
        struct qrsign_images *images, const struct qrsign_image **image, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        *image = NULL;
        if (images->finished)
                return QRSIGN_OK;
        images->finished = !has_next(images);
        status = images->finished ? finish(images, error) : read_next(images, error);
        if (status) {
                images->finished = true;
                qs_error_locate(error, images->path, 0, 0);
        } else if (!images->finished) {
                *image = &images->image;
        }
        return status;
}

void qrsign_images_free(struct qrsign_images *images)
{
        if (!images)
                return;
        qs_process_stop(&images->process);
        if (images->close_file && images->file >= 0)
                close(images->file);
        qs_picture_free(&images->picture);
        free(images);
}
