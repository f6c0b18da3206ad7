/* SPDX-License-Identifier: MIT */
#include "symbol/symbol.h"
#include "base/error.h"
#include "base/number.h"
#include "symbol/capacity.h"

#include <stdlib.h>

enum { ECI_UTF8 = 26 }; /* AIM ECI assignment for UTF-8 */

static void free_input(QRinput **input)
{
        if (*input)
                QRinput_free(*input);
}

static bool is_ascii(const char *text, size_t length)
{
        for (size_t i = 0; i < length; i++)
                if ((unsigned char)text[i] >= 0x80)
                        return false;
        return true;
}

static enum qrsign_status too_long(
        const struct qs_segments *segments, enum qrsign_ecc ecc, struct qrsign_error *error)
{
        static const char *const names[] = {[QRSIGN_ECC_L] = "L",
                [QRSIGN_ECC_M] = "M",
                [QRSIGN_ECC_Q] = "Q",
                [QRSIGN_ECC_H] = "H"};
        char need[QS_NUMBER_SIZE], most[QS_NUMBER_SIZE];

        qs_number_format(need, (int64_t)((qs_segments_bits(segments, QS_VERSION_MAX) + 7) / 8), 1);
        qs_number_format(most, (int64_t)qs_capacity(QS_VERSION_MAX, ecc), 1);
        return qs_error(error, QRSIGN_MESSAGE_SYMBOL_TOO_LONG, need, most, names[ecc]);
}

/* Given a version with room for the segments libqrencode keeps to it. It refuses empty ones. */
static QRcode *encode_segments(
        const struct qs_segments *segments, const char *text, unsigned version, enum qrsign_ecc ecc)
{
        static const QRecLevel levels[] = {[QRSIGN_ECC_L] = QR_ECLEVEL_L,
                [QRSIGN_ECC_M] = QR_ECLEVEL_M,
                [QRSIGN_ECC_Q] = QR_ECLEVEL_Q,
                [QRSIGN_ECC_H] = QR_ECLEVEL_H};
        const unsigned char *bytes = (const unsigned char *)text;
        qs_cleanup(free_input) QRinput *input = QRinput_new2((int)version, levels[ecc]);

        if (!input)
                return NULL;
        if (segments->utf8 && QRinput_appendECIheader(input, ECI_UTF8))
                return NULL;
        if (segments->bytes && QRinput_append(input, QR_MODE_8, (int)segments->bytes, bytes))
                return NULL;
        if (segments->digits &&
                QRinput_append(input, QR_MODE_NUM, (int)segments->digits, bytes + segments->bytes))
                return NULL;
        return QRcode_encodeInput(input);
}

enum qrsign_status qrsign_symbol_encode(const struct qrsign_payload *payload, enum qrsign_ecc ecc,
        struct qrsign_symbol **symbol, struct qrsign_error *error)
{
        const char *text = qrsign_payload_data(payload);
        size_t digits = qrsign_payload_digits(payload);
        struct qs_segments segments = {
                .bytes = qrsign_payload_length(payload) - digits, .digits = digits};
        struct qrsign_symbol *made;
        unsigned version;

        *symbol = NULL;
        if (ecc > QRSIGN_ECC_H)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "ecc");
        if (ecc == QRSIGN_ECC_DEFAULT)
                ecc = QRSIGN_ECC_Q;
        segments.utf8 = !is_ascii(text, segments.bytes);
        version = qs_segments_fit(&segments, &ecc);
        if (!version)
                return too_long(&segments, ecc, error);
        made = malloc(sizeof(*made));
        if (!made)
                return qs_error_memory(error);
        /* What fits can fail for want of memory only. */
        *made = (struct qrsign_symbol){encode_segments(&segments, text, version, ecc), ecc};
        if (!made->code) {
                free(made);
                return qs_error_memory(error);
        }
        *symbol = made;
        return QRSIGN_OK;
}

unsigned qrsign_symbol_version(const struct qrsign_symbol *symbol)
{
        return (unsigned)symbol->code->version;
}

enum qrsign_ecc qrsign_symbol_ecc(const struct qrsign_symbol *symbol)
{
        return symbol->ecc;
}

size_t qrsign_symbol_modules(const struct qrsign_symbol *symbol)
{
        return (size_t)symbol->code->width;
}

bool qrsign_symbol_dark(const struct qrsign_symbol *symbol, size_t x, size_t y)
{
        size_t modules = qrsign_symbol_modules(symbol);

        /* libqrencode keeps the colour in the lowest bit of each module's byte. */
        return x < modules && y < modules && symbol->code->data[y * modules + x] & 1;
}

void qrsign_symbol_free(struct qrsign_symbol *symbol)
{
        if (!symbol)
                return;
        QRcode_free(symbol->code);
        free(symbol);
}
