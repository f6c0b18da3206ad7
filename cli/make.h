/* SPDX-License-Identifier: MIT */
/*
 * make, in four steps: settings (what is asked for), plan (what has to be drawn), draw (batches of
 * plaques, each read back before its files get their names), past (what earlier runs left).
 *
 * A batch is what goes into one PDF volume; it is the unit that is made whole or not at all.
 * Workers make them (pool.h); what they make is noted in a journal as it is finished, and the
 * manifest is written from the journal in table order.
 */
#ifndef MAKE_H
#define MAKE_H

#include "files.h"
#include "journal.h"
#include "manifest.h"
#include "options.h"
#include "pool.h"
#include "progress.h"
#include "set.h"
#include "shard.h"
#include "spot.h"

/* In the order of --format's words in options.def. */
enum make_format { MAKE_PDF = 1 << 0, MAKE_PNG = 1 << 1, MAKE_SVG = 1 << 2, MAKE_DXF = 1 << 3 };

/* Where a plaque stands: a file of the output folder, a page of a PDF (0: a picture, which has a
 * resolution instead), and on sheets which plaque of the file it is. */
struct make_place {
        const char *name;
        size_t page;
        double dpi;
        size_t order; /* from 1; 0: a page has one plaque */
};

enum make_status { MAKE_MADE = 0, MAKE_CHANGED, MAKE_SKIPPED, MAKE_FAILED, MAKE_STATUS_COUNT };

enum {
        MAKE_MAX_TEMPLATES = 8,
        MAKE_ID_SIZE = 48,   /* of a plaque: its record's, and which part of it */
        MAKE_NAME_SIZE = 64, /* of a file in the output folder, with its id */
        MAKE_DROPS = 6,      /* most that --allow-drop may name */
        MAKE_FILES = 4       /* most files of one plaque's own: separate PDF, PNG, SVG, DXF */
};

/* A plaque of this run, in table order. */
struct plan_entry {
        uint32_t old;            /* its entry in the old manifest, from 1; 0: none */
        uint8_t status;          /* enum make_status */
        uint8_t own : 4;         /* set of enum make_format: files of its own to be written */
        uint8_t page : 1;        /* its page is to be drawn, since its volume is */
        uint8_t same : 1;        /* depends on nothing that has changed */
        uint8_t left_out : 1;    /* not among --only: its old line stays */
        struct qrsign_part part; /* of its record; count 0: the whole */
};

struct make_template {
        struct qrsign_template *template_; /* in workers; NULL in the parent, which has no fonts */
        enum qrsign_record_kind kind;
        char name[MAKE_NAME_SIZE];
        char look[DIGEST_HEX_SIZE]; /* stands for all that it says */
        char base[MAKE_NAME_SIZE];  /* of its PDF volumes: plaques, plaques-alley */
        size_t first, count;        /* its entries in the plan */
        size_t chosen;              /* of them, those not left out */
        size_t volumes;             /* PDF volumes, or 0 */
        bool draws;                 /* there is something to draw */
};

/* A batch in the plan: how it is dealt out, and what became of it. */
struct unit {
        size_t template_, from, to; /* plan entries, those left out among them */
        size_t record;              /* of the first entry, in the order of its kind, from 0 */
        size_t volume;
        uint64_t at, length; /* of its lines in the journal */
        bool whole;          /* its files have their names, its lines are in the journal */
};

struct make {
        struct cli *cli;
        const char *input;
        struct qrsign_directory *directory;
        struct qrsign_date today;
        bool issued_given; /* in the settings table */

        /* what is asked for */
        unsigned formats;       /* set of enum make_format */
        struct qrsign_key *key; /* NULL: nothing is signed */
        uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE];
        bool separate, verify, force, dry_run, keep_going, durable;
        size_t pages_per_file;
        struct qrsign_plaque_options plaque;
        enum qrsign_omitted drops[MAKE_DROPS];
        struct qrsign_png_options png;
        struct qrsign_pdf_options pdf; /* but for title and day */
        struct qrsign_vector_options vector;
        char *profile; /* the ICC profile's bytes */
        const struct option_value *only;
        char options_digest[DIGEST_HEX_SIZE];

        struct make_template templates[MAKE_MAX_TEMPLATES];
        size_t template_count;

        /* what there was, and what there will be */
        struct folder folder;
        struct manifest old;
        struct plan_entry *plan;
        size_t plan_count, plan_room;
        size_t plan_from; /* the entry that `plan` begins with: 0, but in workers */
        struct unit *units;
        size_t unit_count;
        struct shard shard;
        struct set ids; /* of the plan; of parts also in capitals, as --only is looked for */
        const struct qrsign_record *whole; /* that make_next() came to; the directory's */
        struct qrsign_split *split;        /* of `whole`, once it was asked for */
        struct set paths;                  /* of all files that the new manifest names */
        struct output manifest;
        struct journal journal;
        char manifest_name[MAKE_NAME_SIZE]; /* of this run: that of a shard is its own */
        char *header;
        size_t to_draw;                 /* plaques */
        char looked_at[MAKE_NAME_SIZE]; /* the file that was digested last */
        char looked_at_digest[DIGEST_HEX_SIZE];

        bool planning;
        struct qrsign_error *later; /* what was found while planning, true once plaques are made */
        size_t later_count;
        size_t jobs;
        struct pool pool;
        struct serving *serving; /* in a worker: whom it serves */
        size_t lost_count;       /* batches whose worker died */
        struct progress progress;
        size_t status_count[MAKE_STATUS_COUNT];
        size_t code_count, unread_count, missing_count;
        size_t unsigned_count; /* plaques without a link, where links are signed */
        bool anything_kept;    /* a batch was committed: the folder stays */
};

/* A code of a plaque that was drawn, and where to look for it. */
struct drawn_code {
        enum qrsign_code_role role;
        enum qrsign_payload_mode mode;
        unsigned omitted; /* set of enum qrsign_omitted */
        char *payload;
        size_t payload_length;
        unsigned version;
        enum qrsign_ecc ecc;
        size_t modules;
        double module_mm, size_mm, x_mm, y_mm;
        bool unread; /* in one file or another */
};

/* A plaque of the batch at hand. */
struct drawn {
        size_t entry; /* in the plan */
        char *id, *title;
        char content[DIGEST_HEX_SIZE], digest[DIGEST_HEX_SIZE];
        struct qrsign_date issued;
        unsigned revision;
        double width_mm, height_mm;
        struct qrsign_pdf_place place;     /* in the volume */
        struct qrsign_pdf_place own_place; /* in a PDF of its own */
        struct drawn_code *codes;
        size_t code_count;
        size_t order; /* in the volume, from 1; 0: it is not there */
        json_t *problems;
        struct output own[MAKE_FILES]; /* the order of enum make_format */
};

struct batch {
        struct make *make;
        struct make_template *template_;
        size_t from, to; /* plan entries, those left out among them */
        struct drawn *drawn;
        size_t count, room;
        size_t volume; /* its number, from 0 */
        struct output pdf;
        struct qrsign_pdf *document; /* NULL until its first page */
        size_t pages;
        bool draws_pdf;
        bool failed;    /* a plaque could not be made, and nothing of the batch will be */
        bool committed; /* its files have their names and its plaques their lines */
};

/* The plan's entry with a number. */
static inline struct plan_entry *plan_at(const struct make *make, size_t entry)
{
        return &make->plan[entry - make->plan_from];
}

static inline bool plan_is_drawn(const struct plan_entry *entry)
{
        return !entry->left_out && (entry->page || entry->own);
}

/* Opens the templates asked for; in a worker. */
enum qrsign_status make_open_templates(struct make *make, struct qrsign_error *error);
/* Closes what a worker must not hold: locks end with the parent. */
void make_let_go(struct make *make);

/* Whether rows were left out for their errors (--keep-going). */
bool make_has_wrong_rows(const struct make *make);

/* settings */
enum qrsign_status make_settings(
        struct make *make, const struct options *options, struct qrsign_error *error);
enum qrsign_status make_today(struct qrsign_date *today, struct qrsign_error *error);
void make_date_text(struct qrsign_date date, char out[16]);
bool make_date_parse(const char *text, struct qrsign_date *date);

/* print: what the shop is given */
enum qrsign_status make_print(
        struct make *make, const struct options *options, struct qrsign_error *error);
/* Whether what the shop is given may have the colours of the templates' themes. */
enum qrsign_status make_check_theme(const struct make *make, struct qrsign_error *error);
/* Writes all of it that changes what is drawn. */
void make_print_digest(const struct make *make, FILE *stream);

/* plan */
enum qrsign_status make_plan(struct make *make, struct qrsign_error *error);
/* In how many parts a record is made and which of them have not changed; in a worker. */
struct talk_parts;
enum qrsign_status make_parts(struct make *make, struct make_template *template_,
        const struct qrsign_record *record, struct talk_parts *parts, struct qrsign_error *error);
/* Cuts the plan into units. */
enum qrsign_status make_units(struct make *make, struct qrsign_error *error);
/* Digests of the content of a record, and of all that its plaque depends on. */
enum qrsign_status make_digests(struct make *make, const struct make_template *template_,
        const struct qrsign_record *record, char content[DIGEST_HEX_SIZE],
        char digest[DIGEST_HEX_SIZE], struct qrsign_error *error);
/* The first alone; needs nothing of `make` but its directory. */
enum qrsign_status make_content(const struct make *make, const struct qrsign_record *record,
        char content[DIGEST_HEX_SIZE], struct qrsign_error *error);
/* Which files of a template's plaques have to be written; sets the status of its entries. */
void make_plan_files(struct make *make, struct make_template *template_);
/* Whether a run would write nothing at all, the manifest included. */
bool make_plan_is_idle(const struct make *make);

/* parts */
/* `HN-05`, `HN-05.1of2` */
void make_id(const struct qrsign_record *record, struct qrsign_part part, char out[MAKE_ID_SIZE]);
/* Goes to the record of an entry, which follows the one before in the plan: make->whole. */
enum qrsign_status make_next(
        struct make *make, const struct plan_entry *entry, struct qrsign_error *error);
/* Its record, or the part of it; lives until the next call of make_next(). */
enum qrsign_status make_record(struct make *make, const struct make_template *template_,
        const struct plan_entry *entry, const struct qrsign_record **record,
        struct qrsign_error *error);
/* Splits a record into make->split. */
enum qrsign_status make_split(struct make *make, const struct make_template *template_,
        const struct qrsign_record *record, struct qrsign_error *error);
void make_forget_split(struct make *make);

/* names */
/* `plaques.pdf`, `plaques-alley-0002.pdf` */
void make_volume_name(
        const struct make_template *template_, size_t volume, char out[MAKE_NAME_SIZE]);
/* Where a format's file stands in drawn.own. */
size_t make_own_index(enum make_format format);
/* `png/HN-05.png` */
void make_own_name(enum make_format format, const char *id, char out[MAKE_NAME_SIZE]);
struct make_place make_own_place(
        const struct make *make, unsigned format, const char *id, char name[MAKE_NAME_SIZE]);
bool make_is_volume(const struct make *make, const char *path);
/* Whether a plaque of the old manifest is of no template of this run. */
bool make_is_elsewhere(const struct make *make, const struct manifest_entry *entry);
/* Sets the base of each template's volumes. */
enum qrsign_status make_name_volumes(struct make *make, struct qrsign_error *error);

/* draw */
/* Lays out every plaque that will be drawn, so that a run of several batches finds what does not
 * fit before it has written the first. */
enum qrsign_status make_try_all(struct make *make, struct qrsign_error *error);
enum qrsign_status make_draw(struct make *make, struct qrsign_error *error);
/* Fills the head of a task of a unit. */
struct task;
void make_task(const struct make *make, const struct unit *unit, struct task *task);
/* batch */
/* Lays a plaque of this run out. */
enum qrsign_status batch_create(struct make *make, const struct make_template *template_,
        const struct qrsign_record *record, qrsign_problem_callback *on_problem, void *context,
        struct qrsign_plaque **plaque, struct qrsign_error *error);
enum qrsign_status batch_begin(struct batch *batch, struct qrsign_error *error);
enum qrsign_status batch_add(struct batch *batch, size_t entry, const struct qrsign_record *record,
        struct qrsign_error *error);
enum qrsign_status batch_finish(struct batch *batch, struct qrsign_error *error);
void batch_free(struct batch *batch);
/* Lays a plaque out and throws it away: does it fit? Problems are reported. */
enum qrsign_status batch_try(struct make *make, struct make_template *template_,
        const struct qrsign_record *record, size_t entry, struct qrsign_error *error);

/* verify: reads the codes of a batch's finished files, marks what does not read */
enum qrsign_status make_verify(struct batch *batch, struct qrsign_error *error);
/* Where a code stands in a file in which its plaque's trim stands there. */
struct spot make_spot(const struct make *make, const struct drawn *drawn,
        const struct drawn_code *code, const struct qrsign_pdf_place *trim);

/* lines of the manifest, in a worker */
enum qrsign_status line_say_batch(struct batch *batch, struct qrsign_error *error);
/* worker.c */
enum qrsign_status worker_say_line(struct make *make, size_t entry, const json_t *line,
        enum make_status status, const json_t *problems, struct qrsign_error *error);
void worker_say_failed(struct make *make, size_t entry, bool missing);

/* the manifest, in the parent */
/* Writes it: what the journal has of finished units, old lines of all else, and lines of plaques
 * that this run is not about. */
enum qrsign_status lines_write(struct make *make, struct qrsign_error *error);
/* Whether a plaque of the plan has a line, once all that could be drawn was. */
bool lines_have(const struct plan_entry *entry);
/* Adds the files of a line to make->paths. */
void lines_note_paths(struct make *make, const char *line);

/* report */
/* What all inputs came to together. */
struct make_totals {
        size_t plaques[MAKE_STATUS_COUNT], codes;
        struct qrsign_directory_counts tables;
};
/* Counts a plaque with its codes and tells of it; `line` is its line of the manifest, `problems` a
 * list of them, both as JSON text of so many bytes. */
void report_plaque(struct make *make, enum make_status status, size_t codes, const char *line,
        size_t length, const char *problems, size_t problems_length);
/* Tells of plaques of the plan that stay as they are. */
enum qrsign_status report_old(
        struct make *make, size_t from, size_t to, struct qrsign_error *error);
/* Tells of a plan that is not drawn: a dry run, or a run with nothing to do. */
enum qrsign_status report_plan(struct make *make, struct qrsign_error *error);
void report_summary(struct make *make);
void report_totals_json(struct cli *cli, const struct make_totals *totals);
void report_nothing_made(const struct cli *cli);

/* past */
/* A plaque of which the content changed: was the revision raised, is consent still there? `whole`
 * is the record as the table has it, `id` the plaque's. */
void past_compare(
        struct make *make, const json_t *old, const char *id, const struct qrsign_record *whole);
/* A plaque that is in other parts than it was. */
void past_reshaped(
        struct make *make, const json_t *old, const char *id, const struct qrsign_record *whole);
/* The second alone; `now` is NULL for a plaque that is no more. */
void past_compare_consent(struct make *make, const json_t *old, const struct qrsign_record *now);
/* Plaques of the old manifest that are no more, of the templates of this run. */
void past_report_gone(struct make *make);
/* What was found while planning. */
void past_tell_plan(struct make *make);
/* The same; plaques that are no more, and files that belong to none. */
void past_report(struct make *make);

#endif
