/* SPDX-License-Identifier: MIT */
/* A record becomes the link that a code carries, and the code itself, drawn with characters.
 * Needs payloads and symbols alone: linked statically, it draws in neither cairo nor ZBar. */
#include <qrsign/payload.h>
#include <qrsign/symbol.h>
#include <stdio.h>

static const struct qrsign_household households[] = {
        {.number = "1", .side = QRSIGN_SIDE_LEFT, .label = "Tạp hóa"},
        {.number = "2", .side = QRSIGN_SIDE_RIGHT},
};

static const struct qrsign_record alley = {
        .kind = QRSIGN_RECORD_ALLEY,
        .id = "HN-01",
        .issued = {2026, 11, 22},
        .point = {.present = true, .latitude_e5 = 1662850, .longitude_e5 = 10726150},
        .hamlet = "Hưng Nhơn",
        .alley = "1",
        .households = {households, 2},
};

/* Two rows of modules a line; a dark module is a space, as on a dark terminal. */
static void draw(const struct qrsign_symbol *symbol)
{
        static const char *const blocks[2][2] = {{"█", "▀"}, {"▄", " "}};
        const size_t quiet = QRSIGN_QUIET_ZONE, side = qrsign_symbol_modules(symbol) + 2 * quiet;

        for (size_t y = 0; y < side; y += 2) {
                for (size_t x = 0; x < side; x++) { /* a place before the first is outside, too */
                        bool upper = qrsign_symbol_dark(symbol, x - quiet, y - quiet);
                        bool lower = qrsign_symbol_dark(symbol, x - quiet, y + 1 - quiet);

                        fputs(blocks[upper][lower], stdout);
                }
                putchar('\n');
        }
}

int main(void)
{
        const struct qrsign_payload_options link = {
                .size = sizeof(link), .mode = QRSIGN_PAYLOAD_LINK, .page = "https://kiet.example/"};
        struct qrsign_payload *payload = NULL;
        struct qrsign_symbol *symbol = NULL;
        struct qrsign_error error;

        if (qrsign_payload_encode(&alley, &link, &payload, &error) == QRSIGN_OK &&
                qrsign_symbol_encode(payload, QRSIGN_ECC_M, &symbol, &error) == QRSIGN_OK) {
                puts(qrsign_payload_data(payload));
                draw(symbol);
        } else {
                fprintf(stderr, "%s: %s\n", error.field, error.message);
        }
        qrsign_payload_free(payload);
        qrsign_symbol_free(symbol);
        return symbol ? 0 : 1;
}
