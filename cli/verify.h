/* SPDX-License-Identifier: MIT */
/* verify: what was expected, what was seen, and the verdicts. */
#ifndef VERIFY_H
#define VERIFY_H

#include "files.h"
#include "keys.h"
#include "manifest.h"
#include "set.h"
#include "spot.h"

/* The worst last. */
enum verdict {
        VERDICT_OK = 0,
        VERDICT_FOREIGN,    /* a code that nobody expects */
        VERDICT_MISSING,    /* in no picture */
        VERDICT_UNREADABLE, /* its plaque is in a picture, and the code is not read */
        VERDICT_WRONG,      /* something else is in its place */
        VERDICT_COUNT
};

enum reason { REASON_NONE = 0, REASON_PAYMENT, REASON_FOREIGN_HOST, REASON_MISPLACED };

/* What is known of a payload's signature; NOTHING where there is none to check. */
enum signature_state { SIGNED_NOTHING = 0, SIGNED_VALID, SIGNED_UNKNOWN_KEY, SIGNED_FORGED };

/* Where something was seen. */
struct sight {
        const char *file; /* borrowed; NULL: nowhere */
        size_t page;
        char *crop; /* base64 of a PNG for the report, or NULL */
};

enum { NO_PLAQUE = SIZE_MAX };

struct expected_code {
        char *payload;
        size_t length;
        size_t plaque;
        enum qrsign_code_role role;
        enum qrsign_ecc ecc;
        double module_mm, size_mm;
        bool seen;
        size_t picture; /* the last in which it was seen, from 1 */
        struct sight sight;
        enum signature_state signature;
        struct qrsign_grade grade; /* overall 0: not graded */
        struct qrsign_margins margins;
        /* The verdict, and where it is not OK why. */
        enum verdict verdict;
        enum reason reason;
        size_t stray; /* what is in its place; NO_PLAQUE: nothing known */
};

struct expected_plaque {
        char *id, *title;
        size_t first, count; /* of its codes */
        bool pictured;       /* a picture shows it */
        struct sight sight;  /* of the first picture in which a code was not read */
};

/* Where a code stands in a file that `make` made. */
struct expected_spot {
        uint8_t file[DIGEST_SIZE]; /* its SHA-256 */
        size_t page;               /* 0: a picture */
        size_t code;
        double x_mm, y_mm, dpi; /* of a picture */
};

/* A code that is not what was expected where it was seen. */
struct stray {
        char *payload;
        size_t length;
        char *text;     /* for people */
        size_t plaque;  /* whose picture it was, or NO_PLAQUE */
        size_t belongs; /* the expected code that it is elsewhere, or NO_PLAQUE */
        enum qrsign_code_role role;
        enum reason reason;
        enum signature_state signature;
        struct sight sight;
        bool used; /* explains a verdict of an expected code */
};

struct verify {
        struct cli *cli;
        struct qrsign_scanner *scanner;
        struct keys keys;
        bool grades, report, stress;
        struct expected_plaque *plaques;
        size_t plaque_count;
        struct expected_code *codes;
        size_t code_count;
        size_t *by_payload;          /* codes, sorted by payload */
        size_t *by_name;             /* plaques, sorted by file name */
        struct set hosts;            /* of expected addresses */
        struct expected_spot *spots; /* by file, page and code */
        size_t spot_count, spot_room;
        struct set sizes; /* of the files that they are in */
        size_t pictures;  /* that were looked at */
        struct stray *strays;
        size_t stray_count, stray_room;
        size_t verdicts[VERDICT_COUNT];
        double least_module_mm;
};

/* verify_expect.c: the manifest. A folder stands for the manifest in it. */
enum qrsign_status verify_expect(
        struct verify *verify, const char *path, struct qrsign_error *error);
void verify_free(struct verify *verify);
/* Codes of a payload: their first place in by_payload, and how many. */
size_t verify_find(const struct verify *verify, const char *payload, size_t length, size_t *count);
/* The plaque whose id stands in a file's name, or NO_PLAQUE. */
size_t verify_named(const struct verify *verify, const char *path);
/* Hash of the host of an https or http address; 0: it is none. */
uint64_t verify_host(const char *payload, size_t length);

/* verify_look.c: what a picture shows. */
enum qrsign_status verify_picture(struct verify *verify, const char *path,
        const struct qrsign_image *image, size_t *found, struct qrsign_error *error);

/* The same, of a code that stands where it must in a file of ours. */
enum qrsign_status verify_accept(struct verify *verify, const char *path,
        const struct qrsign_image *image, const struct qrsign_code *code,
        struct expected_code *expected, struct qrsign_error *error);

/* verify_own.c: files that are, byte for byte, what `make` left. */
/* Keeps where a plaque's codes, from `first` on, stand in its files. */
bool verify_add_spots(struct verify *verify, const json_t *files, size_t first, size_t count);
/* Once all are there. */
void verify_sort_spots(struct verify *verify);
/* Looks at such a file. `own` is false if it is none, and nothing was done then. */
enum qrsign_status verify_own(
        struct verify *verify, const char *path, double dpi, bool *own, struct qrsign_error *error);

/* verify_judge.c: verdicts, once all pictures were seen. */
void verify_judge(struct verify *verify);

/* verify_tell.c: verdicts for people and for programs. */
void verify_tell(struct verify *verify);
const char *verify_verdict_word(enum verdict verdict);
const char *verify_reason_word(enum reason reason);
const char *verify_state_word(enum signature_state state);

/* verify_report.c: one HTML file. */
enum qrsign_status verify_report(
        struct verify *verify, const char *path, struct qrsign_error *error);

#endif
