/* SPDX-License-Identifier: MIT */
/* WebP, lossy and lossless, through libwebp. */
#include "base/buffer.h"
#include "base/error.h"
#include "scan/exif.h"

#include <stdlib.h>
#include <string.h>
#include <webp/decode.h>

enum {
        CHUNK = 1 << 16,
        PIXEL_BYTES = 5,      /* no encoder needs more, and no file may make us read on for ever */
        OTHER_BYTES = 1 << 24 /* colour profile and notes */
};

static enum qrsign_status broken(const char *reason, struct qrsign_error *error)
{
        return qs_error(error, QRSIGN_MESSAGE_IMAGE_BROKEN, reason);
}

/* libwebp wants the whole file at hand. */
static enum qrsign_status read_all(struct qs_stream *stream, const struct qs_picture *picture,
        struct qs_buffer *file, struct qrsign_error *error)
{
        size_t most = picture->max_pixels * PIXEL_BYTES + OTHER_BYTES;
        size_t count;

        while ((count = qs_stream_peek(stream, 1) ? stream->left : 0) > 0) {
                if (file->length + count > most)
                        return broken("larger than its picture can be", error);
                qs_buffer_append(file, stream->next, count);
                qs_stream_skip(stream, count);
                if (file->failed)
                        return qs_error_memory(error);
        }
        return stream->error_number ? qs_stream_failure(stream, "", error) : QRSIGN_OK;
}

/* The Exif block of an extended file: RIFF size WEBP, then chunks of name, size and data, each
 * padded to an even length. */
static unsigned orientation_of(const uint8_t *bytes, size_t size)
{
        size_t at = 12;

        while (size >= 8 && at <= size - 8) {
                const uint8_t *data = bytes + at + 8;
                size_t length = (size_t)bytes[at + 4] | (size_t)bytes[at + 5] << 8 |
                                (size_t)bytes[at + 6] << 16 | (size_t)bytes[at + 7] << 24;

                if (length > size - at - 8)
                        break;
                /* Some writers repeat JPEG's mark before the block. */
                if (memcmp(bytes + at, "EXIF", 4) == 0 && length > 6 &&
                        memcmp(data, "Exif\0", 6) == 0)
                        return qs_exif_orientation(data + 6, length - 6);
                if (memcmp(bytes + at, "EXIF", 4) == 0)
                        return qs_exif_orientation(data, length);
                at += 8 + length + length % 2;
        }
        return 1;
}

/* Luma comes as 16 to 235 (ITU-R BT.601); transparency becomes white. */
static void widen(struct qs_picture *picture, const uint8_t *alpha)
{
        uint8_t full[256];
        size_t count = picture->width * picture->height;

        for (unsigned i = 0; i < 256; i++)
                full[i] = (uint8_t)(i <= 16 ? 0 : i >= 235 ? 255 : ((i - 16) * 255 + 109) / 219);
        for (size_t i = 0; i < count; i++) {
                unsigned grey = full[picture->pixels[i]];

                if (alpha)
                        grey = (grey * alpha[i] + 255 * (255u - alpha[i]) + 127) / 255;
                picture->pixels[i] = (uint8_t)grey;
        }
}

/* The planes of colour, which nobody looks at, and of transparency. */
static bool set_planes(WebPDecoderConfig *config, struct qs_picture *picture, uint8_t *planes)
{
        size_t count = picture->width * picture->height;
        size_t half = (picture->width + 1) / 2, colour = half * ((picture->height + 1) / 2);
        WebPYUVABuffer *out = &config->output.u.YUVA;

        if (!planes)
                return false;
        config->output.colorspace = config->input.has_alpha ? MODE_YUVA : MODE_YUV;
        config->output.is_external_memory = 1;
        out->y = picture->pixels;
        out->u = planes;
        out->v = planes + colour;
        out->y_stride = (int)picture->width;
        out->u_stride = out->v_stride = (int)half;
        out->y_size = count;
        out->u_size = out->v_size = colour;
        if (config->input.has_alpha) {
                out->a = planes + 2 * colour;
                out->a_stride = (int)picture->width;
                out->a_size = count;
        }
        return true;
}

static enum qrsign_status decode(const struct qs_buffer *file, WebPDecoderConfig *config,
        struct qs_picture *picture, struct qrsign_error *error)
{
        size_t count = picture->width * picture->height;
        uint8_t *planes = NULL;
        VP8StatusCode code;

        if (qs_picture_reserve(picture, picture->height))
                planes = malloc(2 * ((picture->width + 1) / 2) * ((picture->height + 1) / 2) +
                                (config->input.has_alpha ? count : 0));
        if (!set_planes(config, picture, planes))
                return qs_error_memory(error);
        code = WebPDecode((const uint8_t *)file->data, file->length, config);
        if (code == VP8_STATUS_OK)
                widen(picture, config->output.u.YUVA.a);
        free(planes);
        switch (code) {
        case VP8_STATUS_OK: return QRSIGN_OK;
        case VP8_STATUS_OUT_OF_MEMORY: return qs_error_memory(error);
        case VP8_STATUS_SUSPENDED:
        case VP8_STATUS_NOT_ENOUGH_DATA: return qs_error(error, QRSIGN_MESSAGE_IMAGE_TRUNCATED);
        default: return broken("WebP data", error);
        }
}

enum qrsign_status qs_webp_read(
        struct qs_stream *stream, struct qs_picture *picture, struct qrsign_error *error)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer file = {0};
        WebPDecoderConfig config;
        enum qrsign_status status = read_all(stream, picture, &file, error);
        VP8StatusCode code;

        if (status)
                return status;
        if (!WebPInitDecoderConfig(&config))
                return broken("another libwebp than it was built with", error);
        code = WebPGetFeatures((const uint8_t *)file.data, file.length, &config.input);
        if (code == VP8_STATUS_NOT_ENOUGH_DATA)
                return qs_error(error, QRSIGN_MESSAGE_IMAGE_TRUNCATED);
        if (code != VP8_STATUS_OK)
                return broken("WebP header", error);
        if (config.input.has_animation)
                return broken("animated", error);
        status = qs_picture_start(
                picture, (size_t)config.input.width, (size_t)config.input.height, error);
        if (!status)
                status = decode(&file, &config, picture, error);
        if (!status &&
                !qs_picture_turn(picture, orientation_of((const uint8_t *)file.data, file.length)))
                status = qs_error_memory(error);
        return status;
}
