/* SPDX-License-Identifier: MIT */
/* What a run of make is asked for: options, environment and the settings table together. */
#include "make.h"
#include "keys.h"
#include "problems.h"
#include "processors.h"
#include "secret.h"

#include <ctype.h>
#include <errno.h>
#include <sodium/crypto_hash_sha256.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PAGES_PER_FILE = 500, DPI = 300 };

void make_date_text(struct qrsign_date date, char out[16])
{
        snprintf(out, 16, "%04u-%02u-%02u", date.year % 10000u, date.month % 100u, date.day % 100u);
}

bool make_date_parse(const char *text, struct qrsign_date *date)
{
        static const char form[] = "dddd-dd-dd";

        if (strlen(text) != strlen(form))
                return false;
        for (size_t i = 0; form[i]; i++)
                if (form[i] == 'd' ? !isdigit((unsigned char)text[i]) : text[i] != form[i])
                        return false;
        date->year = (uint16_t)strtoul(text, NULL, 10);
        date->month = (uint8_t)strtoul(text + 5, NULL, 10);
        date->day = (uint8_t)strtoul(text + 8, NULL, 10);
        return true;
}

/* Days that a record can be issued on: 2020-01-01 to 2064-11-08 (docs/format.md, section 8). */
static bool is_issuable(const struct tm *day)
{
        int year = day->tm_year + 1900;

        if (year != 2064)
                return year >= 2020 && year < 2064;
        return day->tm_mon < 10 || (day->tm_mon == 10 && day->tm_mday <= 8);
}

enum qrsign_status make_today(struct qrsign_date *today, struct qrsign_error *error)
{
        const char *epoch = getenv("SOURCE_DATE_EPOCH");
        bool given = epoch && epoch[0];
        struct tm day = {0};
        time_t now = time(NULL);
        bool good = true;

        if (given) { /* reproducible-builds.org/specs/source-date-epoch: digits, UTC */
                char *end;

                errno = 0;
                now = (time_t)strtoll(epoch, &end, 10);
                good = isdigit((unsigned char)epoch[0]) && !*end && !errno && gmtime_r(&now, &day);
        } else {
                localtime_r(&now, &day);
        }
        if (!good || (given && !is_issuable(&day)))
                return problems_set(
                        error, QRSIGN_MESSAGE_EPOCH_WRONG, NULL, "SOURCE_DATE_EPOCH", epoch);
        *today = (struct qrsign_date){
                (uint16_t)(day.tm_year + 1900), (uint8_t)(day.tm_mon + 1), (uint8_t)day.tm_mday};
        return QRSIGN_OK;
}

/* All that changes what is drawn besides the record, as text: options, program, libraries. */
static enum qrsign_status digest_options(struct make *make, struct qrsign_error *error)
{
        const struct qrsign_plaque_options *plaque = &make->plaque;
        char *text = NULL, dependency[64];
        size_t length = 0;
        uint8_t digest[DIGEST_SIZE];
        FILE *stream = open_memstream(&text, &length);

        if (!stream)
                return problems_memory(error);
        fprintf(stream, "qrsign %s\nlibqrsign %s\n", CLI_VERSION, qrsign_version());
        for (size_t i = 0; qrsign_dependency(i, dependency, sizeof(dependency)); i++)
                fprintf(stream, "%s\n", dependency);
        fprintf(stream, "size %.4f %.4f\ntheme %d\necc %d\ndistance %.4f\nmin-module %.4f\n",
                plaque->width_mm, plaque->height_mm, (int)plaque->theme, (int)plaque->ecc,
                plaque->distance_m, plaque->min_module_mm);
        fprintf(stream, "directory %d\nlocation %d\npage %s\n", (int)plaque->directory,
                (int)plaque->location, plaque->page ? plaque->page : "");
        for (size_t i = 0; i < plaque->drop_count; i++)
                fprintf(stream, "drop %d\n", (int)plaque->drop[i]);
        if (make->key) {
                char key[KEYS_HEX_SIZE], id[KEYS_ID_HEX_SIZE];

                keys_hex(make->public_key, key, id);
                fprintf(stream, "sign %s\n", key);
        }
        make_print_digest(make, stream);
        if (fclose(stream) != 0) {
                free(text);
                return problems_memory(error);
        }
        crypto_hash_sha256(digest, (const unsigned char *)text, length);
        digest_hex(digest, make->options_digest);
        free(text);
        return QRSIGN_OK;
}

/* Modes that put the page's address into the code cannot do without it. */
static enum qrsign_status check_page(const struct make *make, struct qrsign_error *error)
{
        enum qrsign_directory_mode mode = make->plaque.directory;

        if (make->plaque.page || (mode != QRSIGN_DIRECTORY_LINK && mode != QRSIGN_DIRECTORY_ID))
                return QRSIGN_OK;
        return problems_set(error, QRSIGN_MESSAGE_PAGE_MISSING, NULL, "--directory",
                mode == QRSIGN_DIRECTORY_LINK ? "link" : "id");
}

/* In the order given: the first is dropped first. */
static enum qrsign_status read_drops(
        struct make *make, const struct options *options, struct qrsign_error *error)
{
        static const struct {
                const char *word;
                enum qrsign_omitted what;
        } words[] = {
                {"phones", QRSIGN_OMITTED_PHONES},
                {"places", QRSIGN_OMITTED_PLACES},
                {"distances", QRSIGN_OMITTED_DISTANCES},
                {"labels", QRSIGN_OMITTED_LABELS},
                {"names", QRSIGN_OMITTED_NAMES},
                {"path", QRSIGN_OMITTED_PATH},
        };
        static const char all[] = "phones, places, distances, labels, names, path";
        const struct option_value *given = &options->values[OPTION_ALLOW_DROP];
        unsigned seen = 0;

        for (size_t i = 0; i < given->item_count; i++) {
                size_t word = 0;

                while (word < COUNT(words) && strcmp(words[word].word, given->items[i]) != 0)
                        word++;
                if (word == COUNT(words)) {
                        qrsign_error_set(error, QRSIGN_MESSAGE_OPTION_NOT_A_CHOICE, given->items[i],
                                all, NULL);
                        snprintf(error->field, sizeof(error->field), "--allow-drop");
                        return error->status;
                }
                if (!(seen & (unsigned)words[word].what))
                        make->drops[make->plaque.drop_count++] = words[word].what;
                seen |= (unsigned)words[word].what;
        }
        make->plaque.drop = make->drops;
        return QRSIGN_OK;
}

/* Signs links; where there would be none, to sign was asked for in vain. */
static enum qrsign_status read_key(
        struct make *make, const struct options *options, struct qrsign_error *error)
{
        const char *path = options_text(options, OPTION_SIGN);
        enum qrsign_directory_mode mode = make->plaque.directory;
        enum qrsign_status status;

        if (!path)
                return QRSIGN_OK;
        if (!make->plaque.page ||
                (mode != QRSIGN_DIRECTORY_DEFAULT && mode != QRSIGN_DIRECTORY_LINK))
                return problems_set(error, QRSIGN_MESSAGE_SIGN_NEEDS_LINK, NULL, "--sign", NULL);
        status = secret_read(path, &make->key, error);
        if (status)
                return status;
        qrsign_key_public(make->key, make->public_key);
        make->plaque.key = make->key;
        return QRSIGN_OK;
}

enum qrsign_status make_settings(
        struct make *make, const struct options *options, struct qrsign_error *error)
{
        const struct option_value *size = &options->values[OPTION_SIZE];
        const struct option_value *formats = &options->values[OPTION_FORMAT];
        enum qrsign_status status;

        make->formats = formats->source ? formats->choices : MAKE_PDF;
        make->separate = options_given(options, OPTION_SEPARATE);
        make->verify = !options_given(options, OPTION_NO_VERIFY);
        make->force = options_given(options, OPTION_FORCE);
        make->dry_run = options_given(options, OPTION_DRY_RUN);
        make->keep_going = options_given(options, OPTION_KEEP_GOING);
        make->durable = options_given(options, OPTION_DURABLE);
        make->pages_per_file =
                (size_t)options_number(options, OPTION_PAGES_PER_FILE, PAGES_PER_FILE);
        make->jobs = (size_t)options_number(options, OPTION_JOBS, 0);
        if (!make->jobs)
                make->jobs = processors_count();
        if (make->jobs > POOL_MOST)
                make->jobs = POOL_MOST;
        make->only = options_given(options, OPTION_ONLY) ? &options->values[OPTION_ONLY] : NULL;
        make->issued_given = qrsign_directory_setting(make->directory, "issued", NULL)[0];
        make->png = (struct qrsign_png_options){
                .size = sizeof(make->png), .dpi = options_number(options, OPTION_DPI, DPI)};
        make->plaque = (struct qrsign_plaque_options){
                .size = sizeof(make->plaque),
                .width_mm = size->source ? size->number[0] : 0,
                .height_mm = size->source ? size->number[1] : 0,
                .theme =
                        (enum qrsign_theme)options_choice(options, OPTION_THEME, QRSIGN_THEME_BLUE),
                .ecc = (enum qrsign_ecc)options_choice(options, OPTION_ECC, QRSIGN_ECC_L),
                .distance_m = options_number(options, OPTION_DISTANCE, 0),
                .min_module_mm = options_number(options, OPTION_MIN_MODULE, 0),
                .directory = (enum qrsign_directory_mode)options_choice(
                        options, OPTION_DIRECTORY, QRSIGN_DIRECTORY_LINK),
                .location = (enum qrsign_location_mode)options_choice(
                        options, OPTION_LOCATION, QRSIGN_LOCATION_MAPS),
                .page = options_text(options, OPTION_PAGE),
        };
        status = check_page(make, error);
        if (!status && options_given(options, OPTION_SHARD))
                status = shard_parse(&make->shard, options_text(options, OPTION_SHARD), error);
        if (!status)
                status = read_drops(make, options, error);
        if (!status)
                status = read_key(make, options, error);
        if (!status)
                status = make_print(make, options, error);
        return status ? status : digest_options(make, error);
}
