/* SPDX-License-Identifier: MIT */
/**
 * @file plaque.h
 * @brief Records become plaques, plaques become files.
 *
 * Lengths are in millimetres from the upper left corner of the trim, x to the right, y down.
 *
 * Typical use (whole: examples/c/plaque.c):
 * @code
 * status = qrsign_template_open("alley", NULL, &template, &error);
 * if (status == QRSIGN_OK)
 *         status = qrsign_plaque_create(template, record, NULL, &plaque, &error);
 * if (status == QRSIGN_OK)
 *         status = qrsign_plaque_write_svg(plaque, NULL, stdout, &error);
 * qrsign_plaque_free(plaque);
 * qrsign_template_free(template);
 * @endcode
 */
#ifndef QRSIGN_PLAQUE_H
#define QRSIGN_PLAQUE_H

#include <qrsign/symbol.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a plaque looks like: sizes, positions, type, texts; and the fonts that it needs. */
struct qrsign_template;

/**
 * @brief Opens a template and its fonts. One template serves any number of plaques.
 *
 * @param name        a built-in template: `alley`, `house`, `hamlet` or `site`
 * @param font_family NULL: Noto Sans
 * @param[out] template_ owned by the caller, freed by qrsign_template_free() after the last
 *                    plaque made with it
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_ARGUMENT (no such template), ::QRSIGN_ERROR_MISSING (no
 *         such font), ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_template_open(const char *name, const char *font_family,
        struct qrsign_template **template_, struct qrsign_error *error);
/**
 * @brief Reads a template of one's own from a file (docs/templates.md) and opens its fonts.
 *
 * What the file does not say is as in the built-in template of its kind.
 *
 * @param path        at most 64 KiB; "-" for standard input
 * @param font_family NULL: the one that the file names
 * @param[out] template_ as for qrsign_template_open()
 * @return ::QRSIGN_OK; ::QRSIGN_ERROR_INPUT (the file, with line, column and `section.key` as
 *         field); ::QRSIGN_ERROR_IO; ::QRSIGN_ERROR_MISSING (no such font); ::QRSIGN_ERROR_ARGUMENT
 *         (no path); ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_template_read(const char *path, const char *font_family,
        struct qrsign_template **template_, struct qrsign_error *error);
/** @brief The file of a built-in template, to begin one's own with; static. NULL: there is none of
 * this name. */
QRSIGN_API const char *qrsign_template_text(const char *name);
/** @brief Frees a template. */
QRSIGN_API void qrsign_template_free(struct qrsign_template *template_);
/** @brief Its name, owned by the template. */
QRSIGN_API const char *qrsign_template_name(const struct qrsign_template *template_);
/** @brief 64 hexadecimal digits that stand for all that it says, owned by the template: where they
 * are the same, plaques of the same records and options are. */
QRSIGN_API const char *qrsign_template_digest(const struct qrsign_template *template_);
/** @brief The kind of record that it shows. */
QRSIGN_API enum qrsign_record_kind qrsign_template_kind(const struct qrsign_template *template_);

/** What a code is for. */
enum qrsign_code_role {
        QRSIGN_CODE_LOCATION = 0, /**< leads there */
        QRSIGN_CODE_DIRECTORY     /**< says what is there */
};

/** What the directory code carries. */
enum qrsign_directory_mode {
        QRSIGN_DIRECTORY_DEFAULT = 0, /**< link where the page is known, else text */
        QRSIGN_DIRECTORY_LINK,
        QRSIGN_DIRECTORY_TEXT,
        QRSIGN_DIRECTORY_ID,
        QRSIGN_DIRECTORY_NONE
};

/** What the location code carries: an address of Google Maps, a `geo:` URI, or there is none. */
enum qrsign_location_mode { QRSIGN_LOCATION_MAPS = 0, QRSIGN_LOCATION_GEO, QRSIGN_LOCATION_NONE };

/** Colours of a plaque. */
enum qrsign_theme {
        QRSIGN_THEME_DEFAULT = 0, /**< the template's; of the built-in ones blue */
        QRSIGN_THEME_BLUE,        /**< white on a blue ground */
        QRSIGN_THEME_WHITE,       /**< blue on white */
        QRSIGN_THEME_STEEL,       /**< one black ink on bare metal */
        QRSIGN_THEME_BROWN        /**< white on brown, for sites */
};

/** @brief The theme of plaques that ask for none. */
QRSIGN_API enum qrsign_theme qrsign_template_theme(const struct qrsign_template *template_);

/** How a plaque is to be. */
struct qrsign_plaque_options {
        size_t size;     /**< sizeof(struct qrsign_plaque_options) */
        double width_mm; /**< trim; 0: the template's. 105 to 594, both or neither */
        double height_mm;
        enum qrsign_theme theme;
        enum qrsign_ecc
                ecc;       /**< least level; DEFAULT: Q, lowered to M where needed, with a notice */
        double distance_m; /**< reading distance to hold; 0: 0.5 at 300 x 200 mm and above, else 0.3
                            */
        double min_module_mm; /**< smallest module; 0: 0.8 at 300 x 200 mm and above, else 0.5 */
        enum qrsign_directory_mode directory;
        enum qrsign_location_mode location;
        const char *page;                    /**< https address of the scan page, or NULL */
        const struct qrsign_key *key;        /**< signs links; NULL: unsigned. Borrowed */
        const struct qrsign_record *alley;   /**< of a house: its alley. Borrowed during the call */
        const struct qrsign_map *map;        /**< of a hamlet: how its alleys run; NULL: what its
                                                record says. Borrowed during the call */
        qrsign_problem_callback *on_problem; /**< receives notices and warnings; may be NULL */
        void *context;
        /** What may be left out of a directory that has no room, the first first: all of
         * ::qrsign_omitted but NAMES_SHORTENED. */
        const enum qrsign_omitted *drop;
        size_t drop_count;
};

/** A plaque laid out. */
struct qrsign_plaque;

/**
 * @brief Makes the payloads and symbols of a record and lays the plaque out.
 *
 * What does not fit goes down the ladder: error correction to M with a notice, panels down to
 * their floor, `drop` with a notice and flagged in the record, then an error that names the ways
 * out. Never silently. qrsign_plaque_split() comes before that error, where it is asked. On a board
 * or the plaque of a site panels grow first. A site's page code carries its `url` as it is, where
 * it has one and `directory` is DEFAULT; a board has no location code.
 *
 * @param template_ must live as long as the plaque
 * @param record    of the template's kind
 * @param options   NULL: defaults
 * @param[out] plaque owned by the caller, freed by qrsign_plaque_free()
 * @return ::QRSIGN_OK; ::QRSIGN_ERROR_FIT (a code or a text; `field` says which);
 *         ::QRSIGN_ERROR_MISSING (a letter that the font lacks); ::QRSIGN_ERROR_INPUT;
 *         ::QRSIGN_ERROR_ARGUMENT; ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_plaque_create(struct qrsign_template *template_,
        const struct qrsign_record *record, const struct qrsign_plaque_options *options,
        struct qrsign_plaque **plaque, struct qrsign_error *error);
/** @brief Frees a plaque. */
QRSIGN_API void qrsign_plaque_free(struct qrsign_plaque *plaque);

/** Records that share one alley. Owned by the caller, freed by qrsign_split_free(). */
struct qrsign_split {
        const struct qrsign_record *records; /**< in normal form */
        size_t count;
};

/**
 * @brief Splits an alley whose directory does not fit one code into the fewest records that do.
 *
 * Each keeps the id and says which part of how many it is. Households are split in order of
 * distance, places go with the households beside them, and the number of households stays that of
 * the whole alley. What fits as one, what no split would help, and what is not an alley with a link
 * is one record, the whole: qrsign_plaque_create() says then what is wrong with it.
 *
 * @param template_ as for qrsign_plaque_create(), as are `record` and `options`; nothing is told
 * @param[out] split owned by the caller, freed by qrsign_split_free()
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_INPUT, ::QRSIGN_ERROR_ARGUMENT, ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_plaque_split(const struct qrsign_template *template_,
        const struct qrsign_record *record, const struct qrsign_plaque_options *options,
        struct qrsign_split **split, struct qrsign_error *error);
/** @brief Frees a split with its records. */
QRSIGN_API void qrsign_split_free(struct qrsign_split *split);

/** A code as it stands on a plaque. */
struct qrsign_plaque_code {
        enum qrsign_code_role role;
        enum qrsign_payload_mode mode;
        const char *payload;
        size_t payload_length;
        unsigned version;
        enum qrsign_ecc ecc;
        size_t modules; /**< on a side, without quiet zone */
        double module_mm;
        double size_mm; /**< modules * module_mm */
        /** Upper left corner of the first module, exactly so in a PDF. In a PNG modules are rounded
         * down to whole pixels and the code stands in the middle of this place: the place with
         * four modules around it holds the code and its quiet zone in either. */
        double x_mm, y_mm;
        unsigned
                omitted; /**< of a directory: what its record says was left out; ::qrsign_omitted */
        double distance_m; /**< from how far it reads: min(10 size, 580 module_mm), in metres */
};

/** What stands on a plaque. */
struct qrsign_plaque_info {
        const char *id;    /**< of the record */
        const char *title; /**< `Kiệt 1`; of a part `Kiệt 1, phần 1/2` */
        struct qrsign_part part;
        double width_mm, height_mm;
        size_t houses_without_label;            /**< house numbers the strip map had no room for */
        const struct qrsign_plaque_code *codes; /**< in order of role */
        size_t code_count;
};

/** @brief What stands on a plaque; owned by the plaque. */
QRSIGN_API const struct qrsign_plaque_info *qrsign_plaque_info(const struct qrsign_plaque *plaque);

/** The inks of a PDF. */
enum qrsign_ink_mode {
        QRSIGN_INK_CMYK = 0, /**< process inks; black is 100 % black alone */
        QRSIGN_INK_RGB,      /**< sRGB, for screens and office printers */
        QRSIGN_INK_SPOT      /**< one plate with a name of its own; needs a plaque in one ink */
};

/** Sheets that several plaques stand on, in rows, in the middle of the sheet. */
struct qrsign_sheet {
        double width_mm; /**< 0: no sheets, a page for each plaque */
        double height_mm;
        bool fixed;       /**< the sheet is never turned to hold more */
        double gutter_mm; /**< between the plaques */
        size_t start;     /**< position of the first plaque on the first sheet, from 1; 0: 1 */
};

/** A PDF being written, a plaque or a sheet of plaques a page. */
struct qrsign_pdf;

/** How a PDF is to be. */
struct qrsign_pdf_options {
        size_t size;                /**< sizeof(struct qrsign_pdf_options) */
        const char *title;          /**< of the document, or NULL. Borrowed during the call */
        struct qrsign_date created; /**< metadata; must be given: the library knows no clock */
        enum qrsign_ink_mode ink;
        const char *spot_name; /**< of the plate; NULL: Etch. Borrowed during the call */
        double bleed_mm;       /**< how far the ground runs over the trim, 0 to 20 */
        bool marks;            /**< crop marks around each plaque; sheets have theirs always */
        bool invert;           /**< black where nothing is and nothing where black is; one ink */
        bool mirror;           /**< each plaque as in a mirror */
        bool outline_text;     /**< letters as shapes: no fonts, nothing to search or copy */
        struct qrsign_sheet sheet;
        /** ICC profile of the press, or NULL; borrowed until qrsign_pdf_free(). With one the
         * document says that it is built as PDF/X-4 asks. */
        const void *profile;
        size_t profile_size;
};

/**
 * @brief Begins a PDF. Same plaques, options and library versions give the same bytes.
 *
 * Nothing is written before qrsign_pdf_finish(); until then the pages are held in memory as they
 * will be in the file, about 5 kB each.
 *
 * @param stream borrowed until qrsign_pdf_finish() or qrsign_pdf_free()
 * @return ::QRSIGN_OK; ::QRSIGN_ERROR_ARGUMENT; ::QRSIGN_ERROR_INPUT (the profile, `field` is
 *         `icc`); ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_pdf_create(FILE *stream,
        const struct qrsign_pdf_options *options, struct qrsign_pdf **pdf,
        struct qrsign_error *error);
/**
 * @brief Appends a plaque on a page of its own, or at the next free place of a sheet.
 * @return ::QRSIGN_OK; ::QRSIGN_ERROR_ARGUMENT (colours where one ink is needed, no such first
 *         position); ::QRSIGN_ERROR_FIT (too large for the sheet); ::QRSIGN_ERROR_IO;
 *         ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_pdf_add(
        struct qrsign_pdf *pdf, const struct qrsign_plaque *plaque, struct qrsign_error *error);

/** Where a plaque stands in a PDF. */
struct qrsign_pdf_place {
        size_t page;       /**< from 1 */
        double x_mm, y_mm; /**< upper left corner of its trim on the page */
};
/** @brief Where the plaque stands that was appended last. */
QRSIGN_API struct qrsign_pdf_place qrsign_pdf_place(const struct qrsign_pdf *pdf);

/** @brief Finishes the document for the press and writes it. Once. @return ::QRSIGN_OK,
 * ::QRSIGN_ERROR_IO, ::QRSIGN_ERROR_MEMORY */
QRSIGN_API enum qrsign_status qrsign_pdf_finish(struct qrsign_pdf *pdf, struct qrsign_error *error);
/** @brief Frees a PDF, finished or given up. */
QRSIGN_API void qrsign_pdf_free(struct qrsign_pdf *pdf);

/** How a PNG is to be. */
struct qrsign_png_options {
        size_t size; /**< sizeof(struct qrsign_png_options) */
        double dpi;  /**< 0: 300. 30 to 2400 */
        bool invert; /**< white for black and black for white; a plaque in one ink */
        bool mirror; /**< as in a mirror */
};

/**
 * @brief Writes a plaque as PNG with its size in pHYs; a module is a whole number of pixels.
 *
 * A plaque in one ink has one bit a pixel. Its id and what its codes hold stand in iTXt, under
 * `Plaque`, `Location` and `Directory`.
 *
 * @return ::QRSIGN_OK; ::QRSIGN_ERROR_ARGUMENT; ::QRSIGN_ERROR_FIT if the resolution leaves a
 *         module less than two pixels; ::QRSIGN_ERROR_IO; ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_plaque_write_png(const struct qrsign_plaque *plaque,
        const struct qrsign_png_options *options, FILE *stream, struct qrsign_error *error);

/** How an SVG or a DXF is to be. */
struct qrsign_vector_options {
        size_t size;       /**< sizeof(struct qrsign_vector_options) */
        bool invert;       /**< white for black and black for white; a plaque in one ink */
        bool mirror;       /**< as in a mirror */
        bool outline_text; /**< SVG: letters as shapes. A DXF has no others */
};

/**
 * @brief Writes a plaque as SVG in true millimetres, as large as its trim; each code is one path.
 *
 * A group CUT, not shown, has the trim and the screw holes.
 *
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_ARGUMENT, ::QRSIGN_ERROR_IO, ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_plaque_write_svg(const struct qrsign_plaque *plaque,
        const struct qrsign_vector_options *options, FILE *stream, struct qrsign_error *error);

/**
 * @brief Writes a plaque in one ink as DXF R12 for lasers and etchers: closed polylines, a unit is
 * a millimetre, y up, the lower left corner of the trim is 0,0.
 *
 * Layers: CUT the trim and the screw holes; ETCH the outlines of all dark areas and of each code;
 * TEXT the outlines of letters. Within ETCH and TEXT together what an odd number of polylines
 * surrounds is dark. Curves are polygons that leave them by at most 0.01 mm.
 *
 * @return as qrsign_plaque_write_svg()
 */
QRSIGN_API enum qrsign_status qrsign_plaque_write_dxf(const struct qrsign_plaque *plaque,
        const struct qrsign_vector_options *options, FILE *stream, struct qrsign_error *error);

/** A symbol alone, with its quiet zone. */
enum qrsign_symbol_format { QRSIGN_SYMBOL_PNG = 0, QRSIGN_SYMBOL_SVG, QRSIGN_SYMBOL_PDF };

/**
 * @brief Writes one symbol as an image, black on white.
 * @param module_mm size of a module; 0: 1 mm
 * @param dpi       of a PNG; 0: 300
 * @return as qrsign_plaque_write_png()
 */
QRSIGN_API enum qrsign_status qrsign_symbol_write(const struct qrsign_symbol *symbol,
        enum qrsign_symbol_format format, double module_mm, double dpi, FILE *stream,
        struct qrsign_error *error);

#ifdef __cplusplus
}
#endif
#endif
