/* SPDX-License-Identifier: MIT */
/**
 * @file scan.h
 * @brief Images become payloads: QR codes found in PNG, JPEG, WebP, PGM and PDF files.
 *
 * PGM stands for Netpbm's binary forms: PBM, PGM and PPM (P4, P5, P6).
 *
 * Typical use (whole: examples/c/scan.c):
 * @code
 * status = qrsign_images_open("IMG_2041.jpg", NULL, &images, &error);
 * while (status == QRSIGN_OK) {
 *         status = qrsign_images_next(images, &image, &error);
 *         if (status != QRSIGN_OK || !image)
 *                 break;
 *         status = qrsign_scanner_search(scanner, image, NULL, 0, &codes, &count, &error);
 *         for (size_t i = 0; status == QRSIGN_OK && i < count; i++)
 *                 use(&codes[i]);
 * }
 * qrsign_images_free(images);
 * @endcode
 */
#ifndef QRSIGN_SCAN_H
#define QRSIGN_SCAN_H

#include <qrsign/symbol.h>
#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A grey picture; 0 is black. */
struct qrsign_image {
        const uint8_t *pixels; /**< rows from the top */
        size_t width;          /**< pixels */
        size_t height;         /**< pixels */
        size_t stride;         /**< bytes from row to row */
        size_t page;           /**< of a PDF or of several pictures in a PGM file, from 1;
                                    0 for a single picture */
};

/** A part of a picture, in pixels. */
struct qrsign_region {
        size_t x, y, width, height;
};

/** The pictures of a file: one, one for each page of a PDF, or those of a PGM file. */
struct qrsign_images;

/** How to read pictures. */
struct qrsign_images_options {
        size_t size;       /**< sizeof(struct qrsign_images_options) */
        double dpi;        /**< at which PDF pages are rendered; 0: 150 */
        size_t first_page; /**< 0: the first */
        size_t last_page;  /**< 0: the last */
        size_t max_pixels; /**< larger pictures are refused, as is a side of more than 65,535
                                pixels; 0: 100 million */
        /** Of PDF pages this part alone is rendered, in pixels at @c dpi, and becomes the picture;
         * what of it lies beyond the page is left out. Width 0: the whole page. */
        struct qrsign_region part;
        /** PDF: shapes end on whole pixels instead of being blended into them. Half the time, and
         * codes of four and more pixels a module read as well; to grade them it is too rough. */
        bool hard_edges;
};

/**
 * @brief Opens a picture or PDF, told by its first bytes.
 *
 * Colour becomes grey, transparency white; a photograph is turned as its Exif block says. PDF pages
 * are rendered by the program `pdftoppm` (poppler-utils), one process for the file, pages streamed;
 * it is found through PATH, and stopped if it gives nothing for two minutes.
 *
 * @param path "-": standard input (not for PDF)
 * @param[out] images owned by the caller, freed by qrsign_images_free()
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_IO, ::QRSIGN_ERROR_INPUT (no known picture, broken, too
 *         large), ::QRSIGN_ERROR_ARGUMENT (an option), ::QRSIGN_ERROR_MISSING (no pdftoppm),
 *         ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_images_open(const char *path,
        const struct qrsign_images_options *options, struct qrsign_images **images,
        struct qrsign_error *error);

/**
 * @brief The next picture.
 *
 * After a failure there are no more.
 *
 * @param[out] image owned by @p images, valid until the next call on it; NULL after the last
 * @return as qrsign_images_open()
 */
QRSIGN_API enum qrsign_status qrsign_images_next(struct qrsign_images *images,
        const struct qrsign_image **image, struct qrsign_error *error);
/** @brief Frees the pictures and ends their reading. */
QRSIGN_API void qrsign_images_free(struct qrsign_images *images);

/**
 * @brief A part of a picture as a PNG in memory, to show it.
 * @param region NULL: the whole picture; else clipped to it
 * @param side   its longest side is brought down to so many pixels; 0: as it is
 * @param[out] data owned by the caller, freed by qrsign_free()
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_ARGUMENT (nothing of the region lies in the picture),
 *         ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_image_to_png(const struct qrsign_image *image,
        const struct qrsign_region *region, size_t side, void **data, size_t *length,
        struct qrsign_error *error);

/** A code found in a picture. */
struct qrsign_code {
        /** Its bytes as coded, NUL-terminated; may hold any byte. No character set is guessed;
         * what an ECI names as another than UTF-8 comes as UTF-8. The parts of a text spread over
         * several symbols come joined, as one code, if all are in the picture. */
        const char *payload;
        size_t length;
        /** The payload as UTF-8, NUL-terminated, if its character set is known: UTF-8, else Shift
         * JIS or ISO 8859-1 (the codes' older defaults) where the bytes look like it; else "". */
        const char *text;
        /** Of qrsign_scanner_search() alone: what a reader shows that guesses the character set, as
         * some telephones do; "" where that was not found out. */
        const char *default_text;
        const char *charset; /**< of the payload: "UTF-8", "Shift_JIS", "ISO-8859-1" or "" */
        /** x, y in pixels of the whole picture: upper left, upper right, lower right, lower left
         * as the symbol stands, whichever way it is turned or mirrored. Of a text spread over
         * several symbols: the upright box around them. */
        double corners[4][2];
};

/** A reader of codes. Reusable; not to be shared between threads. */
struct qrsign_scanner;

/**
 * @brief Makes a reader of codes.
 * @param[out] scanner owned by the caller, freed by qrsign_scanner_free()
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_scanner_create(
        struct qrsign_scanner **scanner, struct qrsign_error *error);
/** @brief Frees a reader. */
QRSIGN_API void qrsign_scanner_free(struct qrsign_scanner *scanner);

/**
 * @brief Finds the QR codes of a picture, dark on light or light on dark.
 *
 * The same picture always gives the same codes.
 *
 * @param region   NULL: the whole picture; else clipped to it
 * @param[out] codes owned by the scanner, valid until its next scan; sorted from top to bottom,
 *                 then from left to right: a row is the highest code and all whose centres lie
 *                 at most half its height below its own
 * @param[out] count 0 if there is none, which is not an error
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_ARGUMENT (a side of more than 65,535 pixels),
 *         ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_scanner_scan(struct qrsign_scanner *scanner,
        const struct qrsign_image *image, const struct qrsign_region *region,
        const struct qrsign_code **codes, size_t *count, struct qrsign_error *error);

/**
 * @brief Finds the QR codes of a photograph: as qrsign_scanner_scan(), but looks again and again,
 * at other sizes and through local thresholds, until it finds what there is.
 *
 * Takes ten times as long where nothing is found. Use qrsign_scanner_scan() for clean pictures.
 *
 * @param expected stop at so many codes; 0: unknown. Then a picture in which nothing was found is
 *                 looked at most often
 * @return as qrsign_scanner_scan()
 */
QRSIGN_API enum qrsign_status qrsign_scanner_search(struct qrsign_scanner *scanner,
        const struct qrsign_image *image, const struct qrsign_region *region, size_t expected,
        const struct qrsign_code **codes, size_t *count, struct qrsign_error *error);

/** What a code's print is graded by, in the manner of ISO/IEC 15415:2011. */
enum qrsign_grade_parameter {
        QRSIGN_GRADE_SYMBOL_CONTRAST = 0,
        QRSIGN_GRADE_MODULATION,
        QRSIGN_GRADE_REFLECTANCE_MARGIN,
        QRSIGN_GRADE_AXIAL_NONUNIFORMITY,
        QRSIGN_GRADE_GRID_NONUNIFORMITY,
        QRSIGN_GRADE_UNUSED_ERROR_CORRECTION,
        QRSIGN_GRADE_FIXED_PATTERN_DAMAGE,
        QRSIGN_GRADE_COUNT
};

/** What must be said wherever a grade is shown. */
#define QRSIGN_GRADE_NOTE "ISO/IEC 15415-informed, uncalibrated"

/**
 * The print quality of a code, as far as a picture tells: no reflectance was calibrated, there is
 * no measuring aperture and no certified light, so it may only be shown with ::QRSIGN_GRADE_NOTE.
 * Etched steel is formally graded by ISO/IEC 29158.
 */
struct qrsign_grade {
        bool graded;                         /**< false: its matrix is not known, or not found */
        unsigned overall;                    /**< the lowest: 4 is A, 0 is F */
        unsigned grades[QRSIGN_GRADE_COUNT]; /**< 4 is A, 0 is F */
        /** Contrast 0 to 1; modulation and margin: the level, 0 to 1, at which the grade holds;
         * nonuniformities in parts of a module and of the mean; unused error correction 0 to 1;
         * fixed patterns: the mean of their grades, 0 to 4. */
        double values[QRSIGN_GRADE_COUNT];
        double quiet_zone;   /**< reported: modules of clear ground, at most 4 */
        double print_growth; /**< reported: modules by which dark is wider than it should be */
        double module_px;    /**< reported: pixels of a module in the picture */
};

/** @brief `symbol_contrast`, …; "" for no such parameter. */
QRSIGN_API const char *qrsign_grade_name(enum qrsign_grade_parameter parameter);

/**
 * @brief Grades the print of a code that was read, against the matrix that it must have.
 *
 * The matrix is made anew from the payload, as qrsign_symbol_encode() makes it; a symbol of another
 * maker may be coded otherwise and is then not graded.
 *
 * @param ecc its least error correction; DEFAULT: found out
 * @return ::QRSIGN_OK also where it cannot be graded, ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_code_grade(const struct qrsign_image *image,
        const struct qrsign_code *code, enum qrsign_ecc ecc, struct qrsign_grade *grade,
        struct qrsign_error *error);

/** What may happen to a plate on the wall, or to its photograph. */
enum qrsign_damage {
        QRSIGN_DAMAGE_BLUR = 0,
        QRSIGN_DAMAGE_NOISE,
        QRSIGN_DAMAGE_SHADOW,
        QRSIGN_DAMAGE_TILT,
        QRSIGN_DAMAGE_LOW_RESOLUTION,
        QRSIGN_DAMAGE_DIRT,
        QRSIGN_DAMAGE_SCRATCHES,
        QRSIGN_DAMAGE_TORN_CORNER,
        QRSIGN_DAMAGE_FADING,
        QRSIGN_DAMAGE_GLARE,
        QRSIGN_DAMAGE_COUNT
};

/** How much of each damage a code survives, in tenths of what destroys any: 0 to 10. */
struct qrsign_margins {
        bool measured;
        unsigned survived[QRSIGN_DAMAGE_COUNT];
};

/** @brief `blur`, …; "" for no such damage. */
QRSIGN_API const char *qrsign_damage_name(enum qrsign_damage damage);

/**
 * @brief Damages a code more and more and reads it each time: the margin to expect on the wall.
 * @param code as found in @p image
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_code_stress(const struct qrsign_image *image,
        const struct qrsign_code *code, struct qrsign_margins *margins, struct qrsign_error *error);

#ifdef __cplusplus
}
#endif
#endif
