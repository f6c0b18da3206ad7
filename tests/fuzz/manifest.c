/* SPDX-License-Identifier: MIT */
/* Any bytes as the manifest of an earlier run: as make reads it, to go on from it, and as verify
 * does, to know what to expect. What is found by a name has that name. */
#include "folder.h"
#include "manifest.h"
#include "verify.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_PIXELS = 1 << 22 };

static char folder_path[64], path[96];

static void must(bool condition)
{
        if (!condition)
                abort();
}

static void remove_folder(void)
{
        unlink(path);
        rmdir(folder_path);
}

/* A folder that holds the bytes as its manifest; nothing of it stays. */
static void write_manifest(const uint8_t *data, size_t size)
{
        FILE *stream;

        if (!folder_path[0]) {
                strcpy(folder_path, "/tmp/qrsign-fuzz-XXXXXX");
                must(mkdtemp(folder_path) != NULL);
                snprintf(path, sizeof(path), "%s/%s", folder_path, MANIFEST_NAME);
                atexit(remove_folder);
        }
        stream = fopen(path, "wb");
        must(stream && fwrite(data, 1, size, stream) == size && fclose(stream) == 0);
}

static void read_as_make(struct cli *cli)
{
        struct manifest manifest = {0};
        struct folder folder;
        struct qrsign_error error = {0};

        must(folder_open(&folder, folder_path, FOLDER_FREE, NULL) == QRSIGN_OK);
        if (manifest_read(&manifest, cli, &folder, MANIFEST_NAME, &error))
                must(error.code && error.message[0]);
        for (size_t i = 0; i < manifest.count && i < 64; i++) {
                char *text = manifest_text(&manifest, &manifest.entries[i]);
                json_t *line = manifest_line(&manifest, &manifest.entries[i]);
                const char *id = json_string_value(json_object_get(line, "id"));

                if (line && id && manifest.entries[i].key)
                        must(text &&
                                manifest_find(&manifest,
                                        (enum qrsign_record_kind)manifest.entries[i].kind, id));
                json_decref(line);
                free(text);
        }
        manifest_free(&manifest);
        folder_close(&folder, false);
}

/* Where a manifest says that codes stand, something of a picture is looked at, never half the
 * memory. */
static void look_at_spots(const struct verify *verify)
{
        struct qrsign_region all = {0};

        for (size_t i = 0; i < verify->spot_count; i++) {
                const struct expected_spot *expected = &verify->spots[i];
                const struct expected_code *code = &verify->codes[expected->code];
                struct spot spot = {expected->x_mm, expected->y_mm, code->size_mm, code->module_mm};
                double dpi = expected->page ? spot_dpi(code->module_mm) : expected->dpi;
                struct qrsign_region region = spot_region(&spot, dpi);

                must(region.x <= MOST_PIXELS && region.y <= MOST_PIXELS && region.width > 0 &&
                        region.width <= MOST_PIXELS && region.height == region.width);
                spot_join(&all, region);
                must(all.x + all.width <= 2 * MOST_PIXELS);
        }
}

static void read_as_verify(struct cli *cli)
{
        struct verify verify = {.cli = cli};
        struct qrsign_error error = {0};
        size_t count;

        if (verify_expect(&verify, path, &error))
                must(error.code && error.message[0]);
        else
                for (size_t i = 0; i < verify.code_count; i++) {
                        must(verify.codes[i].plaque < verify.plaque_count);
                        verify_find(
                                &verify, verify.codes[i].payload, verify.codes[i].length, &count);
                        must(count >= 1);
                }
        look_at_spots(&verify);
        verify_free(&verify);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        static FILE *nowhere;
        struct cli cli = {.quiet = true};

        if (!nowhere)
                nowhere = fopen("/dev/null", "w");
        cli.problems = nowhere;
        write_manifest(data, size);
        read_as_make(&cli);
        read_as_verify(&cli);
        return 0;
}
