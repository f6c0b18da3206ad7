/* SPDX-License-Identifier: MIT */
/* Draws the code of any text as a PGM of one pixel a module, quiet zone included.
 *
 * code TEXT >FILE.pgm */
#include <qrsign/qrsign.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
        struct qrsign_payload *payload = NULL;
        struct qrsign_symbol *symbol = NULL;
        size_t side;

        if (argc != 2 || qrsign_payload_from_text(argv[1], strlen(argv[1]), &payload, NULL) ||
                qrsign_symbol_encode(payload, QRSIGN_ECC_M, &symbol, NULL))
                return 2;
        side = qrsign_symbol_modules(symbol) + 2 * QRSIGN_QUIET_ZONE;
        printf("P5\n%zu %zu\n255\n", side, side);
        for (size_t y = 0; y < side; y++)
                for (size_t x = 0; x < side; x++)
                        putchar(qrsign_symbol_dark(
                                        symbol, x - QRSIGN_QUIET_ZONE, y - QRSIGN_QUIET_ZONE)
                                        ? 0
                                        : 255);
        qrsign_symbol_free(symbol);
        qrsign_payload_free(payload);
        return ferror(stdout) ? 1 : 0;
}
