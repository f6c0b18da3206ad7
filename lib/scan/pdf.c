/* SPDX-License-Identifier: MIT */
#include "scan/pdf.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/number.h"

#include <errno.h>
#include <string.h>

enum {
        PATIENCE_MS = 120 * 1000, /* a page of a sign takes it some 10 ms */
        COUNT_MAX = 9999999,      /* it counts pages and pixels in int */
        SETTINGS = 7
};

static const char program[] = "pdftoppm";

bool qs_pdf_is(struct qs_stream *stream)
{
        static const char mark[] = "%PDF-";
        size_t length = qs_stream_peek(stream, QS_STREAM_PEEK);

        return memmem(stream->next, length, mark, sizeof(mark) - 1) != NULL;
}

/* An option and its number; both live as long as their owner. */
struct setting {
        const char *name;
        char value[QS_NUMBER_SIZE];
};

static void set(struct setting *setting, const char *name, size_t value)
{
        setting->name = name;
        qs_number_format(setting->value, (int64_t)(value < COUNT_MAX ? value : COUNT_MAX), 1);
}

static size_t settings_of(const struct qrsign_images_options *options, struct setting *settings)
{
        const struct qrsign_region *part = &options->part;
        size_t count = 3;

        settings[0].name = "-r";
        qs_number_format_double(settings[0].value, options->dpi, 3);
        set(&settings[1], "-f", options->first_page ? options->first_page : 1);
        set(&settings[2], "-l", options->last_page ? options->last_page : COUNT_MAX);
        if (part->width) {
                set(&settings[count++], "-x", part->x);
                set(&settings[count++], "-y", part->y);
                set(&settings[count++], "-W", part->width);
                set(&settings[count++], "-H", part->height);
        }
        return count;
}

enum qrsign_status qs_pdf_start(const char *path, const struct qrsign_images_options *options,
        struct qs_process *process, struct qs_stream *stream, struct qrsign_error *error)
{
        struct setting settings[SETTINGS];
        const char *arguments[2 * SETTINGS + 6] = {program, "-gray"};
        size_t settings_count = settings_of(options, settings), count = 2;
        qs_cleanup(qs_buffer_free) struct qs_buffer file = {0};

        for (size_t i = 0; i < settings_count; i++) {
                arguments[count++] = settings[i].name;
                arguments[count++] = settings[i].value;
        }
        if (options->hard_edges) {
                arguments[count++] = "-aaVector";
                arguments[count++] = "no";
        }
        /* So that no path is taken for an option or for one of its own schemes (`fd://0`). */
        if (path[0] != '/')
                qs_buffer_append_string(&file, "./");
        qs_buffer_append_string(&file, path);
        if (file.failed)
                return qs_error_memory(error);
        arguments[count] = file.data;
        qs_stream_open(stream, qs_process_read, process);
        return qs_process_start(process, arguments, PATIENCE_MS, error);
}

enum qrsign_status qs_pdf_finish(struct qs_process *process, const struct qs_stream *stream,
        size_t pages, struct qrsign_error *error)
{
        if (stream->error_number == ETIMEDOUT) {
                qs_process_stop(process);
                return qs_error(error, QRSIGN_MESSAGE_PROGRAM_STUCK, program);
        }
        if (stream->error_number)
                return qs_stream_failure(stream, "", error);
        if (!qs_process_finish(process) || !pages)
                return qs_error(error, QRSIGN_MESSAGE_PDF_REFUSED, program,
                        process->complaint[0] ? process->complaint : "no reason given");
        return stream->ended ? qs_stream_failure(stream, "", error) : QRSIGN_OK;
}
