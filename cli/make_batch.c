/* SPDX-License-Identifier: MIT */
/* A batch of plaques, in a worker: drawn under temporary names, read back, then given its names at
 * once. */
#include "interrupt.h"
#include "make.h"
#include "problems.h"

#include <stdlib.h>
#include <string.h>

/* Where the notices and warnings of one plaque go. */
struct listener {
        struct make *make;
        const char *id;
        json_t *problems; /* NULL: to nobody but the user */
};

static void hear(void *context, const struct qrsign_error *problem)
{
        struct listener *listener = context;
        struct qrsign_error placed = *problem;

        if (!placed.file[0])
                snprintf(placed.file, sizeof(placed.file), "%s", listener->make->input);
        if (listener->problems)
                json_array_append_new(listener->problems,
                        problems_json(listener->make->cli, listener->id, &placed));
        problems_report(listener->make->cli, listener->id, &placed);
}

/* A plaque that cannot be made is a problem of its row; only memory and the disk are not. */
static bool is_of_the_row(enum qrsign_status status)
{
        return status != QRSIGN_ERROR_MEMORY && status != QRSIGN_ERROR_IO;
}

enum qrsign_status batch_create(struct make *make, const struct make_template *template_,
        const struct qrsign_record *record, qrsign_problem_callback *on_problem, void *context,
        struct qrsign_plaque **plaque, struct qrsign_error *error)
{
        struct qrsign_plaque_options options = make->plaque;

        options.on_problem = on_problem;
        options.context = context;
        options.alley = record->kind == QRSIGN_RECORD_HOUSE
                                ? qrsign_directory_alley(make->directory)
                                : NULL;
        options.map = qrsign_directory_map(make->directory);
        return qrsign_plaque_create(template_->template_, record, &options, plaque, error);
}

/* Notes that a plaque failed; the run goes on, to find all that fail. */
static void note_failure(struct make *make, size_t entry, struct listener *listener,
        const struct qrsign_error *error)
{
        hear(listener, error);
        plan_at(make, entry)->status = MAKE_FAILED;
        worker_say_failed(make, entry, error->status == QRSIGN_ERROR_MISSING);
}

enum qrsign_status batch_try(struct make *make, struct make_template *template_,
        const struct qrsign_record *record, size_t entry, struct qrsign_error *error)
{
        char id[MAKE_ID_SIZE];
        struct listener listener = {make, id, NULL};
        struct qrsign_plaque *plaque = NULL;
        enum qrsign_status status =
                batch_create(make, template_, record, NULL, NULL, &plaque, error);

        make_id(record, record->part, id);
        qrsign_plaque_free(plaque);
        if (!status || !is_of_the_row(status))
                return status;
        note_failure(make, entry, &listener, error);
        return QRSIGN_OK;
}

enum qrsign_status batch_begin(struct batch *batch, struct qrsign_error *error)
{
        struct make *make = batch->make;
        char name[MAKE_NAME_SIZE];
        cleanup(path_free) char *path = NULL;

        for (size_t i = batch->from; i < batch->to; i++)
                batch->draws_pdf |= plan_at(make, i)->page;
        if (!batch->draws_pdf)
                return QRSIGN_OK;
        make_volume_name(batch->template_, batch->volume, name);
        path = path_join(make->folder.path, name);
        return path ? output_open(&batch->pdf, path, error) : problems_memory(error);
}

/* `Thôn Hưng Nhơn, Xã Nam Hải Lăng, Quảng Trị` */
static void document_title(const struct qrsign_record *record, char *out, size_t size)
{
        int length = snprintf(out, size, "%s%s%s", record->hamlet_unit,
                record->hamlet_unit[0] ? " " : "", record->hamlet);

        if (length >= 0 && (size_t)length < size && record->commune[0])
                length += snprintf(out + length, size - (size_t)length, "%s%s%s%s",
                        length ? ", " : "", record->commune_unit,
                        record->commune_unit[0] ? " " : "", record->commune);
        if (length >= 0 && (size_t)length < size && record->province[0])
                snprintf(out + length, size - (size_t)length, "%s%s", length ? ", " : "",
                        record->province);
}

/* Begins the PDF with its first plaque: title and day come from the record as the table has it. */
static enum qrsign_status begin_pdf(const struct make *make, bool is_first, FILE *stream,
        const struct qrsign_record *record, const char *title, struct qrsign_pdf **pdf,
        struct qrsign_error *error)
{
        struct qrsign_pdf_options options = make->pdf;

        if (!is_first) /* one sheet was used before, not one of each volume */
                options.sheet.start = 0;
        options.title = title;
        options.created = record->issued;
        return qrsign_pdf_create(stream, &options, pdf, error);
}

static enum qrsign_status write_pdf(const struct make *make, const struct qrsign_plaque *plaque,
        const struct qrsign_record *record, FILE *stream, struct qrsign_pdf_place *place,
        struct qrsign_error *error)
{
        struct qrsign_pdf *pdf = NULL;
        enum qrsign_status status = begin_pdf(
                make, true, stream, record, qrsign_plaque_info(plaque)->title, &pdf, error);

        if (!status)
                status = qrsign_pdf_add(pdf, plaque, error);
        if (!status)
                status = qrsign_pdf_finish(pdf, error);
        if (!status)
                *place = qrsign_pdf_place(pdf);
        qrsign_pdf_free(pdf);
        return status;
}

/* One file of a plaque's own. */
static enum qrsign_status write_own(struct make *make, enum make_format format,
        const struct qrsign_plaque *plaque, const struct qrsign_record *record, struct drawn *drawn,
        struct qrsign_error *error)
{
        struct output *output = &drawn->own[make_own_index(format)];
        char name[MAKE_NAME_SIZE];
        cleanup(path_free) char *path = NULL;
        enum qrsign_status status;

        make_own_name(format, drawn->id, name);
        path = path_join(make->folder.path, name);
        status = path ? output_open(output, path, error) : problems_memory(error);
        if (status)
                return status;
        switch (format) {
        case MAKE_PDF:
                status = write_pdf(make, plaque, record, output->stream, &drawn->own_place, error);
                break;
        case MAKE_PNG:
                status = qrsign_plaque_write_png(plaque, &make->png, output->stream, error);
                break;
        case MAKE_SVG:
                status = qrsign_plaque_write_svg(plaque, &make->vector, output->stream, error);
                break;
        case MAKE_DXF:
                status = qrsign_plaque_write_dxf(plaque, &make->vector, output->stream, error);
                break;
        }
        if (status == QRSIGN_ERROR_IO)
                snprintf(error->file, sizeof(error->file), "%s", output->path);
        if (!status)
                status = output_close(output, make->durable, error);
        return status;
}

static enum qrsign_status add_page(struct batch *batch, const struct qrsign_plaque *plaque,
        const struct qrsign_record *record, struct drawn *drawn, struct qrsign_error *error)
{
        bool is_first = batch->volume == 0 && batch->template_ == batch->make->templates;
        enum qrsign_status status = QRSIGN_OK;
        char title[512];

        if (!batch->document) {
                document_title(record, title, sizeof(title));
                status = begin_pdf(batch->make, is_first, batch->pdf.stream, record, title,
                        &batch->document, error);
        }
        if (!status)
                status = qrsign_pdf_add(batch->document, plaque, error);
        if (status == QRSIGN_ERROR_IO)
                snprintf(error->file, sizeof(error->file), "%s", batch->pdf.path);
        if (!status) {
                drawn->order = ++batch->pages;
                drawn->place = qrsign_pdf_place(batch->document);
        }
        return status;
}

static enum qrsign_status copy_codes(
        struct drawn *drawn, const struct qrsign_plaque_info *info, struct qrsign_error *error)
{
        drawn->title = strdup(info->title);
        drawn->width_mm = info->width_mm;
        drawn->height_mm = info->height_mm;
        drawn->codes = calloc(info->code_count + 1, sizeof(*drawn->codes));
        if (!drawn->title || !drawn->codes)
                return problems_memory(error);
        for (size_t i = 0; i < info->code_count; i++) {
                const struct qrsign_plaque_code *code = &info->codes[i];

                drawn->codes[i] = (struct drawn_code){.role = code->role,
                        .mode = code->mode,
                        .omitted = code->omitted,
                        .payload = malloc(code->payload_length + 1),
                        .payload_length = code->payload_length,
                        .version = code->version,
                        .ecc = code->ecc,
                        .modules = code->modules,
                        .module_mm = code->module_mm,
                        .size_mm = code->size_mm,
                        .x_mm = code->x_mm,
                        .y_mm = code->y_mm};
                if (!drawn->codes[i].payload)
                        return problems_memory(error);
                memcpy(drawn->codes[i].payload, code->payload, code->payload_length);
                drawn->codes[i].payload[code->payload_length] = '\0';
                drawn->code_count++;
        }
        return QRSIGN_OK;
}

/* Draws a plaque that was laid out into all the files that want it. */
static enum qrsign_status draw(struct batch *batch, const struct qrsign_plaque *plaque,
        const struct qrsign_record *record, struct drawn *drawn, struct qrsign_error *error)
{
        struct make *make = batch->make;
        const struct plan_entry *entry = plan_at(make, drawn->entry);
        enum qrsign_status status = copy_codes(drawn, qrsign_plaque_info(plaque), error);

        for (unsigned format = MAKE_PDF; format <= MAKE_DXF && !status; format <<= 1)
                if (entry->own & format)
                        status = write_own(
                                make, (enum make_format)format, plaque, record, drawn, error);
        if (!status && entry->page)
                status = add_page(batch, plaque, record, drawn, error);
        return status;
}

/* The day of issue: what the table says, or for content that has not changed what the manifest
 * says. */
static void decide_issue(struct make *make, const struct plan_entry *entry, const char *id,
        const char *content, struct qrsign_record *record)
{
        json_t *line;
        const char *old_content, *issued;

        if (!entry->old)
                return;
        line = manifest_line(&make->old, &make->old.entries[entry->old - 1]);
        old_content = json_string_value(json_object_get(line, "content"));
        issued = json_string_value(json_object_get(line, "issued"));
        if (old_content && strcmp(old_content, content) != 0)
                past_compare(make, line, id, make->whole);
        else if (old_content && issued && !make->issued_given)
                make_date_parse(issued, &record->issued);
        json_decref(line);
}

static struct drawn *new_drawn(
        struct batch *batch, size_t entry, const struct qrsign_record *record)
{
        struct drawn *drawn;
        char id[MAKE_ID_SIZE];

        if (batch->count == batch->room) {
                size_t room = batch->room ? batch->room * 2 : 16;
                struct drawn *more = realloc(batch->drawn, room * sizeof(*more));

                if (!more)
                        return NULL;
                batch->drawn = more;
                batch->room = room;
        }
        drawn = &batch->drawn[batch->count++];
        make_id(record, record->part, id);
        *drawn = (struct drawn){.entry = entry, .id = strdup(id)};
        drawn->problems = json_array();
        drawn->revision = record->revision;
        return drawn->id && drawn->problems ? drawn : NULL;
}

static void free_drawn(struct drawn *drawn)
{
        for (size_t i = 0; i < MAKE_FILES; i++)
                output_free(&drawn->own[i]);
        for (size_t i = 0; i < drawn->code_count; i++)
                free(drawn->codes[i].payload);
        free(drawn->codes);
        free(drawn->title);
        free(drawn->id);
        json_decref(drawn->problems);
        *drawn = (struct drawn){0};
}

enum qrsign_status batch_add(struct batch *batch, size_t entry, const struct qrsign_record *record,
        struct qrsign_error *error)
{
        struct make *make = batch->make;
        struct drawn *drawn = new_drawn(batch, entry, record);
        struct qrsign_record copy = *record;
        struct qrsign_plaque *plaque = NULL;
        struct listener listener = {make, drawn ? drawn->id : NULL, drawn ? drawn->problems : NULL};
        enum qrsign_status status;

        if (!drawn)
                return problems_memory(error);
        status = make_digests(make, batch->template_, record, drawn->content, drawn->digest, error);
        if (status)
                return status;
        decide_issue(make, plan_at(make, entry), drawn->id, drawn->content, &copy);
        drawn->issued = copy.issued;
        status = batch_create(make, batch->template_, &copy, hear, &listener, &plaque, error);
        if (!status && !batch->failed)
                status = draw(batch, plaque, &copy, drawn, error);
        qrsign_plaque_free(plaque);
        if (!status)
                return QRSIGN_OK;
        if (!is_of_the_row(status))
                return status;
        note_failure(make, entry, &listener, error);
        for (size_t i = 0; i < MAKE_FILES; i++)
                output_free(&drawn->own[i]);
        batch->failed |= !make->keep_going;
        return QRSIGN_OK;
}

static enum qrsign_status finish_pdf(struct batch *batch, struct qrsign_error *error)
{
        enum qrsign_status status;

        if (!batch->document) { /* every plaque of the volume failed */
                output_free(&batch->pdf);
                batch->draws_pdf = false;
                return QRSIGN_OK;
        }
        status = qrsign_pdf_finish(batch->document, error);
        if (status == QRSIGN_ERROR_IO)
                snprintf(error->file, sizeof(error->file), "%s", batch->pdf.path);
        return status ? status : output_close(&batch->pdf, batch->make->durable, error);
}

static enum qrsign_status commit(struct batch *batch, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < batch->count && !status; i++)
                for (size_t j = 0; j < MAKE_FILES && !status; j++)
                        if (batch->drawn[i].own[j].temporary)
                                status = output_commit(&batch->drawn[i].own[j], error);
        if (!status && batch->draws_pdf)
                status = output_commit(&batch->pdf, error);
        return status;
}

enum qrsign_status batch_finish(struct batch *batch, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        if (batch->failed)
                return QRSIGN_OK;
        if (batch->draws_pdf)
                status = finish_pdf(batch, error);
        if (!status && batch->make->verify)
                status = make_verify(batch, error);
        if (status || interrupt_noted())
                return status;
        status = commit(batch, error);
        if (!status)
                status = line_say_batch(batch, error);
        batch->committed = !status;
        return status;
}

void batch_free(struct batch *batch)
{
        for (size_t i = 0; i < batch->count; i++)
                free_drawn(&batch->drawn[i]);
        free(batch->drawn);
        qrsign_pdf_free(batch->document);
        output_free(&batch->pdf);
        *batch = (struct batch){0};
}
