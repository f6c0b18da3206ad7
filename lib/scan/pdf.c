/* SPDX-License-Identifier: MIT */
#include "scan/pdf.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/number.h"

#include <errno.h>
#include <string.h>

enum {
        PATIENCE_MS = 120 * 1000, /* a page of a sign takes it some 10 ms */
        PAGE_MAX = 9999999        /* it counts in int */
};

static const char program[] = "pdftoppm";

bool qs_pdf_is(struct qs_stream *stream)
{
        static const char mark[] = "%PDF-";
        size_t length = qs_stream_peek(stream, QS_STREAM_PEEK);

        return memmem(stream->next, length, mark, sizeof(mark) - 1) != NULL;
}

static void format_page(char out[QS_NUMBER_SIZE], size_t page)
{
        qs_number_format(out, (int64_t)(page < PAGE_MAX ? page : PAGE_MAX), 1);
}

enum qrsign_status qs_pdf_start(const char *path, const struct qrsign_images_options *options,
        struct qs_process *process, struct qs_stream *stream, struct qrsign_error *error)
{
        char dpi[QS_NUMBER_SIZE], first[QS_NUMBER_SIZE], last[QS_NUMBER_SIZE];
        qs_cleanup(qs_buffer_free) struct qs_buffer file = {0};

        qs_number_format_double(dpi, options->dpi, 3);
        format_page(first, options->first_page ? options->first_page : 1);
        format_page(last, options->last_page ? options->last_page : PAGE_MAX);
        /* So that no path is taken for an option or for one of its own schemes (`fd://0`). */
        if (path[0] != '/')
                qs_buffer_append_string(&file, "./");
        qs_buffer_append_string(&file, path);
        if (file.failed)
                return qs_error_memory(error);
        qs_stream_open(stream, qs_process_read, process);
        return qs_process_start(process,
                (const char *const[]){
                        program, "-gray", "-r", dpi, "-f", first, "-l", last, file.data, NULL},
                PATIENCE_MS, error);
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
