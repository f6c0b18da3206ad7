/* SPDX-License-Identifier: MIT */
/* Any bytes as the ICC profile of a press: what is taken has colours that fit the inks and a
 * description that is text. The first byte chooses the inks. */
#include "base/text.h"
#include "plaque/profile.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool condition)
{
        if (!condition)
                abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        static const unsigned components[] = {[QRSIGN_INK_CMYK] = 4, [QRSIGN_INK_RGB] = 3};
        struct qs_profile profile;
        struct qrsign_error error = {0};
        enum qrsign_ink_mode ink;
        size_t length;

        if (!size)
                return 0;
        ink = (enum qrsign_ink_mode)(*data % 3);
        if (qs_profile_read(data + 1, size - 1, ink, &profile, &error) != QRSIGN_OK) {
                must(error.code && strcmp(error.field, "icc") == 0);
                return 0;
        }
        if (ink != QRSIGN_INK_SPOT)
                must(profile.components == components[ink]);
        length = strnlen(profile.description, sizeof(profile.description));
        must(length < sizeof(profile.description));
        must(qs_utf8_is_valid(profile.description, length, NULL));
        return 0;
}
