/* SPDX-License-Identifier: MIT */
/* Random names, two by two, in our order and in that of ICU's collation for Vietnamese. */
#include "base/order.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

enum { PAIRS = 200000, NAME_SIZE = 64, PARTS_MAX = 8 };

static const char *const parts[] = {"a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ặ", "â", "ấ", "b", "c",
        "ch", "d", "đ", "Đ", "e", "é", "ê", "ế", "ệ", "g", "h", "i", "í", "ị", "k", "l", "m", "n",
        "ng", "nh", "o", "ò", "ọ", "ô", "ố", "ộ", "ơ", "ớ", "ợ", "p", "q", "r", "s", "t", "th", "u",
        "ủ", "ư", "ứ", "ự", "v", "x", "y", "ỳ", "ỹ", "A", "Ă", "Â", "Ạ", "N", "T", " ", " ", "0",
        "1", "2", "9", "10", "100"};

static void make_name(char name[NAME_SIZE])
{
        int count = 1 + rand() % PARTS_MAX;

        name[0] = '\0';
        for (int i = 0; i < count; i++)
                strcat(name, parts[(size_t)rand() % QS_COUNT(parts)]);
}

static int sign(int order)
{
        return (order > 0) - (order < 0);
}

int main(void)
{
        UErrorCode status = U_ZERO_ERROR;
        UCollator *collator = ucol_open("vi", &status);
        size_t different = 0;

        ucol_setAttribute(collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
        if (U_FAILURE(status)) {
                fprintf(stderr, "ICU: %s\n", u_errorName(status));
                return 77;
        }
        srand(6);
        for (int i = 0; i < PAIRS; i++) {
                char a[NAME_SIZE], other[NAME_SIZE], b[2 * NAME_SIZE];
                int ours, theirs, same = 0;

                make_name(a);
                make_name(other);
                if (rand() % 2) /* what differs late is the harder case */
                        same = (int)qs_utf8_prefix(a, strlen(a), strlen(a) / 2);
                snprintf(b, sizeof(b), "%.*s%s", same, a, other);
                ours = sign(qs_order_compare(a, b));
                theirs = (int)ucol_strcollUTF8(collator, a, -1, b, -1, &status);
                if (U_FAILURE(status)) {
                        status = U_ZERO_ERROR;
                        continue;
                }
                if (ours != theirs && different++ < 10)
                        printf("'%s' and '%s': %d, not %d\n", a, b, ours, theirs);
        }
        ucol_close(collator);
        printf("%d pairs, %zu in another order than ICU's\n", PAIRS, different);
        return different != 0;
}
