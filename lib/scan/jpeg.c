/* SPDX-License-Identifier: MIT */
/* JPEG, through libjpeg. */
#include "base/error.h"
#include "scan/exif.h"

#include <setjmp.h>
#include <stdio.h>
/* jpeglib.h needs stdio.h before it. */
#include <jpeglib.h>
#include <jerror.h>
#include <string.h>

enum {
        /* A small file can ask for any number of passes over a large picture; camera and web
         * encoders make about ten. */
        SCANS_MAX = 64,
        /* What libjpeg may take: a progressive picture of four colours needs 8 bytes a pixel. */
        PIXEL_BYTES = 10,
        OTHER_BYTES = 1 << 24,
        EXIF = JPEG_APP0 + 1,
        MARKER_MAX = 0xFFFF
};

struct jpeg_reader {
        struct jpeg_decompress_struct jpeg;
        struct jpeg_error_mgr errors;
        struct jpeg_source_mgr input;
        struct jpeg_progress_mgr progress;
        jmp_buf failed;
        struct qs_stream *stream;
        struct qs_picture *picture;
        bool out_of_memory;
        char reason[JMSG_LENGTH_MAX];
};

static struct jpeg_reader *reader_of(j_common_ptr jpeg)
{
        return jpeg->client_data;
}

static void on_error(j_common_ptr jpeg)
{
        struct jpeg_reader *reader = reader_of(jpeg);

        jpeg->err->format_message(jpeg, reader->reason);
        longjmp(reader->failed, 1);
}

static void on_message(j_common_ptr jpeg)
{
        (void)jpeg;
}

/* Warnings: the picture goes on with what can be read, as every viewer shows it. */
static void on_warning(j_common_ptr jpeg, int level)
{
        (void)jpeg;
        (void)level;
}

static void on_progress(j_common_ptr jpeg)
{
        struct jpeg_reader *reader = reader_of(jpeg);

        if (reader->jpeg.input_scan_number > SCANS_MAX) {
                snprintf(reader->reason, sizeof(reader->reason), "more than %d scans", SCANS_MAX);
                longjmp(reader->failed, 1);
        }
}

static void on_start(j_decompress_ptr jpeg)
{
        (void)jpeg;
}

static void on_end(j_decompress_ptr jpeg)
{
        (void)jpeg;
}

/* libjpeg would go on with an invented end; a cut picture is an error here. */
static boolean on_fill(j_decompress_ptr jpeg)
{
        struct jpeg_reader *reader = reader_of((j_common_ptr)jpeg);
        struct qs_stream *stream = reader->stream;

        if (!qs_stream_peek(stream, 1)) {
                stream->ended = true;
                longjmp(reader->failed, 1);
        }
        reader->input.next_input_byte = stream->next;
        reader->input.bytes_in_buffer = stream->left;
        qs_stream_skip(stream, stream->left);
        return TRUE;
}

static void on_skip(j_decompress_ptr jpeg, long count)
{
        struct jpeg_reader *reader = reader_of((j_common_ptr)jpeg);
        size_t wanted = count > 0 ? (size_t)count : 0;

        if (wanted <= reader->input.bytes_in_buffer) {
                reader->input.next_input_byte += wanted;
                reader->input.bytes_in_buffer -= wanted;
                return;
        }
        wanted -= reader->input.bytes_in_buffer;
        reader->input.bytes_in_buffer = 0;
        if (!qs_stream_skip(reader->stream, wanted))
                longjmp(reader->failed, 1);
}

static void reader_open(struct jpeg_reader *reader)
{
        reader->jpeg.client_data = reader;
        jpeg_create_decompress(&reader->jpeg);
        reader->input.init_source = on_start;
        reader->input.fill_input_buffer = on_fill;
        reader->input.skip_input_data = on_skip;
        reader->input.resync_to_restart = jpeg_resync_to_restart;
        reader->input.term_source = on_end;
        reader->jpeg.src = &reader->input;
        reader->progress.progress_monitor = on_progress;
        reader->jpeg.progress = &reader->progress;
        reader->jpeg.mem->max_memory_to_use =
                (long)(reader->picture->max_pixels * PIXEL_BYTES + OTHER_BYTES);
}

/* Adobe writes CMYK the other way round, and says so in its marker. */
static void grey_from_cmyk(uint8_t *row, const uint8_t *in, size_t width, bool inverted)
{
        for (size_t x = 0; x < width; x++, in += 4) {
                unsigned light[4];

                for (size_t k = 0; k < 4; k++)
                        light[k] = inverted ? in[k] : 255u - in[k];
                row[x] = qs_grey(light[0] * light[3] / 255, light[1] * light[3] / 255,
                        light[2] * light[3] / 255);
        }
}

static bool read_rows(struct jpeg_reader *reader)
{
        struct jpeg_decompress_struct *jpeg = &reader->jpeg;
        struct qs_picture *picture = reader->picture;
        bool cmyk = jpeg->out_color_space == JCS_CMYK;
        JSAMPARRAY wide = NULL;

        if (cmyk)
                wide = jpeg->mem->alloc_sarray(
                        (j_common_ptr)jpeg, JPOOL_IMAGE, jpeg->output_width * 4, 1);
        while (jpeg->output_scanline < jpeg->output_height) {
                size_t y = jpeg->output_scanline;
                JSAMPROW row;

                if (!qs_picture_reserve(picture, y + 1))
                        return false;
                row = qs_picture_row(picture, y);
                jpeg_read_scanlines(jpeg, cmyk ? wide : &row, 1);
                if (cmyk)
                        grey_from_cmyk(row, wide[0], picture->width, jpeg->saw_Adobe_marker);
        }
        return true;
}

/* Exif stands in a marker of that name; other things stand in such markers, too. */
static unsigned orientation_of(const struct jpeg_decompress_struct *jpeg)
{
        static const char mark[6] = "Exif\0";
        const struct jpeg_marker_struct *marker = jpeg->marker_list;

        for (; marker; marker = marker->next)
                if (marker->data_length > sizeof(mark) &&
                        memcmp(marker->data, mark, sizeof(mark)) == 0)
                        return qs_exif_orientation(
                                marker->data + sizeof(mark), marker->data_length - sizeof(mark));
        return 1;
}

/* libjpeg's failures come back to setjmp(); everything that must be freed then is in the reader. */
static enum qrsign_status decode(struct jpeg_reader *reader, struct qrsign_error *error)
{
        struct jpeg_decompress_struct *jpeg = &reader->jpeg;
        enum qrsign_status status;

        if (setjmp(reader->failed)) {
                if (reader->errors.msg_code == JERR_OUT_OF_MEMORY)
                        return qs_error_memory(error);
                return qs_stream_failure(reader->stream, reader->reason, error);
        }
        reader_open(reader);
        jpeg_save_markers(jpeg, EXIF, MARKER_MAX);
        jpeg_read_header(jpeg, TRUE);
        status = qs_picture_start(reader->picture, jpeg->image_width, jpeg->image_height, error);
        if (status)
                return status;
        jpeg->out_color_space =
                jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK
                        ? JCS_CMYK
                        : JCS_GRAYSCALE;
        jpeg_start_decompress(jpeg);
        if (!read_rows(reader) || !qs_picture_turn(reader->picture, orientation_of(jpeg)))
                return qs_error_memory(error);
        return QRSIGN_OK;
}

enum qrsign_status qs_jpeg_read(
        struct qs_stream *stream, struct qs_picture *picture, struct qrsign_error *error)
{
        struct jpeg_reader reader = {.stream = stream, .picture = picture};
        enum qrsign_status status;

        reader.jpeg.err = jpeg_std_error(&reader.errors);
        reader.errors.error_exit = on_error;
        reader.errors.output_message = on_message;
        reader.errors.emit_message = on_warning;
        status = decode(&reader, error);
        jpeg_destroy_decompress(&reader.jpeg);
        return status;
}
