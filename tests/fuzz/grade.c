/* SPDX-License-Identifier: MIT */
/* Any pixels, corners and payload to be graded, whether a code is there or not.
 *
 * Input: a byte of error correction, eight of corners, one each of width and of the payload's
 * length, the payload, and the pixels. */
#include <math.h>
#include <qrsign/scan.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEAD = 11 };

/* Beyond the picture as well, and now and then no number at all. */
static double place(uint8_t byte)
{
        return byte == 255 ? NAN : byte == 254 ? 1e300 : (double)byte - 20;
}

static void check(const struct qrsign_grade *grade)
{
        if (grade->overall > 4)
                abort();
        for (size_t i = 0; i < QRSIGN_GRADE_COUNT && grade->graded; i++)
                if (grade->grades[i] > 4 || grade->grades[i] < grade->overall ||
                        !isfinite(grade->values[i]))
                        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct qrsign_code code = {.text = "", .default_text = "", .charset = ""};
        struct qrsign_image image = {0};
        struct qrsign_grade grade, again;
        char payload[256] = "";

        if (size < HEAD)
                return 0;
        code.length = data[10] < size - HEAD ? data[10] : size - HEAD;
        memcpy(payload, data + HEAD, code.length);
        code.payload = payload;
        for (size_t k = 0; k < 8; k++)
                code.corners[k / 2][k % 2] = place(data[1 + k]);
        image.pixels = data + HEAD + code.length;
        image.width = image.stride = data[9];
        image.height = data[9] ? (size - HEAD - code.length) / data[9] : 0;
        for (int i = 0; i < 2; i++) {
                if (qrsign_code_grade(&image, &code, (enum qrsign_ecc)(data[0] % 5),
                            i ? &again : &grade, NULL))
                        abort();
                check(i ? &again : &grade);
        }
        if (memcmp(&grade, &again, sizeof(grade)) != 0)
                abort();
        return 0;
}
