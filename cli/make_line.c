/* SPDX-License-Identifier: MIT */
/* Lines of the manifest (docs/json.md): a worker makes those of its batch. */
#include "json.h"
#include "keys.h"
#include "make.h"
#include "problems.h"

#include <stdlib.h>
#include <string.h>

/* A file's digest, taken once for all plaques of a volume. */
struct digested {
        char hex[DIGEST_HEX_SIZE];
        size_t size;
};

/* Where the codes stand in a file that can be looked at, so that they can be read there. */
static void put_spots(const struct make *make, const struct drawn *drawn,
        const struct qrsign_pdf_place *trim, json_t *file)
{
        json_t *spots = json_array();

        for (size_t i = 0; i < drawn->code_count; i++) {
                struct spot spot = make_spot(make, drawn, &drawn->codes[i], trim);
                json_t *one = json_object();

                json_put_real(one, "x_mm", spot.x_mm);
                json_put_real(one, "y_mm", spot.y_mm);
                json_array_append_new(spots, one);
        }
        json_object_set_new(file, "spots", spots);
}

static enum qrsign_status add_file(const struct make *make, const struct drawn *drawn,
        const struct qrsign_pdf_place *trim, json_t *files, struct make_place place,
        const struct digested *digested, struct qrsign_error *error)
{
        json_t *file = json_object();

        json_put_text(file, "file", place.name);
        if (place.page)
                json_put_count(file, "page", place.page);
        if (place.order)
                json_put_count(file, "order", place.order);
        if (place.dpi > 0)
                json_put_real(file, "dpi", place.dpi);
        json_put_count(file, "bytes", digested->size);
        json_put_text(file, "sha256", digested->hex);
        if (trim)
                put_spots(make, drawn, trim, file);
        return json_array_append_new(files, file) == 0 ? QRSIGN_OK : problems_memory(error);
}

static bool names_path(const json_t *files, const char *path)
{
        for (size_t i = 0; i < json_array_size(files); i++)
                if (strcmp(json_string_value(json_object_get(json_array_get(files, i), "file")),
                            path) == 0)
                        return true;
        return false;
}

/* Files of the old line that hold the same plaque still and that this run has not written over. */
static void add_old_files(const struct make *make, const struct plan_entry *entry, json_t *files)
{
        json_t *old =
                entry->same ? manifest_line(&make->old, &make->old.entries[entry->old - 1]) : NULL;
        const json_t *old_files = json_object_get(old, "files");

        for (size_t i = 0; i < json_array_size(old_files); i++) {
                json_t *file = json_array_get(old_files, i);
                const char *path = json_string_value(json_object_get(file, "file"));

                if (path && !names_path(files, path) &&
                        !(entry->page && make_is_volume(make, path)))
                        json_array_append(files, file);
        }
        json_decref(old);
}

static enum qrsign_status put_files(struct batch *batch, struct drawn *drawn,
        const struct digested *volume, json_t *line, struct qrsign_error *error)
{
        struct make *make = batch->make;
        json_t *files = json_array();
        enum qrsign_status status = files ? QRSIGN_OK : problems_memory(error);
        static const struct qrsign_pdf_place picture; /* is just the plaque */
        const struct qrsign_pdf_place *trims[MAKE_FILES] = {&drawn->own_place, &picture};
        char name[MAKE_NAME_SIZE];

        if (!status && drawn->order) {
                struct make_place place = {name, drawn->place.page, 0,
                        make->pdf.sheet.width_mm > 0 ? drawn->order : 0};

                make_volume_name(batch->template_, batch->volume, name);
                status = add_file(make, drawn, &drawn->place, files, place, volume, error);
        }
        for (size_t i = 0; i < MAKE_FILES && !status; i++) {
                struct digested own;

                if (!drawn->own[i].path)
                        continue;
                status = file_digest(drawn->own[i].path, own.hex, &own.size, error);
                if (!status)
                        status = add_file(make, drawn, trims[i], files,
                                make_own_place(make, 1u << i, drawn->id, name), &own, error);
        }
        if (!status)
                add_old_files(make, plan_at(make, drawn->entry), files);
        json_object_set_new(line, "files", files);
        return status;
}

static json_t *code_json(const struct drawn_code *code)
{
        json_t *object = json_line("code");

        json_put_text(object, "role", json_role_word(code->role));
        json_put_payload(object, code->payload, code->payload_length, false);
        json_put_count(object, "version", code->version);
        json_put_text(object, "ecc", json_ecc_word(code->ecc));
        json_put_count(object, "modules", code->modules);
        json_put_real(object, "module_mm", code->module_mm);
        json_put_real(object, "size_mm", code->size_mm);
        json_put_omitted(object, code->omitted);
        return object;
}

/* Whose signature stands in the code, and whether it was read back and checked. */
static void put_signature(const struct make *make, const struct drawn_code *code, json_t *object)
{
        char key[KEYS_HEX_SIZE], id[KEYS_ID_HEX_SIZE];
        json_t *signature;

        if (code->mode != QRSIGN_PAYLOAD_LINK)
                return;
        signature = json_object();
        keys_hex(make->public_key, key, id);
        json_put_text(signature, "state",
                !make->key                      ? "unsigned"
                : !make->verify || code->unread ? "not_checked"
                                                : "valid");
        json_put_text(signature, "key_id", make->key ? id : "");
        json_object_set_new(object, "signature", signature);
}

static void put_codes(struct make *make, const struct drawn *drawn, json_t *line)
{
        json_t *codes = json_array();

        bool has_link = false;

        for (size_t i = 0; i < drawn->code_count; i++) {
                json_t *code = code_json(&drawn->codes[i]);

                has_link |= drawn->codes[i].mode == QRSIGN_PAYLOAD_LINK;
                put_signature(make, &drawn->codes[i], code);
                json_object_set_new(code, "verified",
                        make->verify ? json_boolean(!drawn->codes[i].unread) : json_null());
                json_array_append_new(codes, code);
        }
        make->unsigned_count += make->key && !has_link;
        json_object_set_new(line, "codes", codes);
}

static enum qrsign_status say_drawn(struct batch *batch, struct drawn *drawn,
        const struct digested *volume, struct qrsign_error *error)
{
        struct make *make = batch->make;
        const struct plan_entry *entry = plan_at(make, drawn->entry);
        json_t *line = json_line("plaque");
        char issued[16];
        enum qrsign_status status;

        make_date_text(drawn->issued, issued);
        json_put_text(line, "id", drawn->id);
        json_put_text(line, "kind", kind_word(batch->template_->kind));
        json_put_text(line, "title", drawn->title);
        if (entry->part.count)
                json_object_set_new(line, "part",
                        json_pack("{s:i, s:i}", "i", entry->part.index, "n", entry->part.count));
        json_put_text(line, "template", batch->template_->name);
        json_put_count(line, "revision", drawn->revision);
        json_put_text(line, "issued", issued);
        json_put_text(line, "content", drawn->content);
        json_put_text(line, "digest", drawn->digest);
        status = put_files(batch, drawn, volume, line, error);
        put_codes(make, drawn, line);
        if (!status)
                status = worker_say_line(make, drawn->entry, line, (enum make_status)entry->status,
                        drawn->problems, error);
        json_decref(line);
        return status;
}

/* A plaque that could not be made has a line only in --json. */
static enum qrsign_status say_failed(
        struct batch *batch, const struct drawn *drawn, struct qrsign_error *error)
{
        json_t *line = json_line("plaque");
        enum qrsign_status status;

        json_put_text(line, "id", drawn->id);
        json_put_text(line, "kind", kind_word(batch->template_->kind));
        json_object_set_new(line, "files", json_array());
        json_object_set_new(line, "codes", json_array());
        status = worker_say_line(
                batch->make, drawn->entry, line, MAKE_FAILED, drawn->problems, error);
        json_decref(line);
        return status;
}

enum qrsign_status line_say_batch(struct batch *batch, struct qrsign_error *error)
{
        struct digested volume = {0};
        enum qrsign_status status = QRSIGN_OK;

        if (batch->draws_pdf)
                status = file_digest(batch->pdf.path, volume.hex, &volume.size, error);
        for (size_t i = 0; i < batch->count && !status; i++) {
                struct drawn *drawn = &batch->drawn[i];

                status = plan_at(batch->make, drawn->entry)->status == MAKE_FAILED
                                 ? say_failed(batch, drawn, error)
                                 : say_drawn(batch, drawn, &volume, error);
        }
        return status;
}
