/* SPDX-License-Identifier: MIT */
#include "plaque/profile.h"

#include "base/error.h"

#include <string.h>

/* ICC.1:2010, 7.2: positions in the header, and the table of tags behind it. */
enum {
        AT_SIZE = 0,
        AT_CLASS = 12,
        AT_SPACE = 16,
        AT_SIGNATURE = 36,
        HEADER_SIZE = 128,
        TAG_SIZE = 12,
        TAGS_MOST = 100
};

static uint32_t number_at(const uint8_t *data, size_t at)
{
        return (uint32_t)data[at] << 24 | (uint32_t)data[at + 1] << 16 |
               (uint32_t)data[at + 2] << 8 | data[at + 3];
}

static bool is_at(const uint8_t *data, size_t at, const char *letters)
{
        return memcmp(data + at, letters, 4) == 0;
}

/* Letters of a description beyond ASCII become `?`: it is a name for people, in a dictionary. */
static void copy_letters(struct qs_profile *profile, const uint8_t *from, size_t count, size_t step)
{
        size_t length = 0;

        for (size_t i = 0; i < count && length + 1 < sizeof(profile->description); i++) {
                const uint8_t *letter = from + i * step;
                bool plain = (step == 1 || letter[0] == 0) && letter[step - 1] >= ' ' &&
                             letter[step - 1] <= '~';

                if (letter[step - 1] == 0 && (step == 1 || letter[0] == 0))
                        break;
                profile->description[length++] = plain ? (char)letter[step - 1] : '?';
        }
        profile->description[length] = '\0';
}

/* 10.13 multiLocalizedUnicodeType, its first name; ICC.1:2001, 6.5.17 textDescriptionType. */
static void read_description(const uint8_t *tag, size_t size, struct qs_profile *profile)
{
        if (size >= 28 && is_at(tag, 0, "mluc") && number_at(tag, 8) > 0) {
                uint32_t length = number_at(tag, 20), at = number_at(tag, 24);

                if (at <= size && length <= size - at)
                        copy_letters(profile, tag + at, length / 2, 2);
        } else if (size >= 12 && is_at(tag, 0, "desc")) {
                uint32_t length = number_at(tag, 8);

                if (length <= size - 12)
                        copy_letters(profile, tag + 12, length, 1);
        }
}

static void find_description(const uint8_t *data, size_t size, struct qs_profile *profile)
{
        uint32_t count = size >= HEADER_SIZE + 4 ? number_at(data, HEADER_SIZE) : 0;

        for (uint32_t i = 0; i < count && i < TAGS_MOST; i++) {
                size_t row = HEADER_SIZE + 4 + (size_t)i * TAG_SIZE;
                uint32_t at, length;

                if (row + TAG_SIZE > size)
                        return;
                at = number_at(data, row + 4);
                length = number_at(data, row + 8);
                if (is_at(data, row, "desc") && at <= size && length <= size - at)
                        read_description(data + at, length, profile);
        }
}

static enum qrsign_status refuse(
        struct qrsign_error *error, enum qrsign_message message, const char *a, const char *b)
{
        enum qrsign_status status = qs_error(error, message, a, b);

        qs_error_field(error, "icc");
        return status;
}

enum qrsign_status qs_profile_read(const uint8_t *data, size_t size, enum qrsign_ink_mode ink,
        struct qs_profile *profile, struct qrsign_error *error)
{
        static const struct {
                const char *letters, *name;
                unsigned components;
                bool fits[3]; /* by enum qrsign_ink_mode */
        } spaces[] = {
                {"CMYK", "CMYK", 4, {true, false, true}},
                {"RGB ", "RGB", 3, {false, true, false}},
                {"GRAY", "grey", 1, {false, false, true}},
        };
        static const char *const wanted[] = {"CMYK", "RGB", "CMYK"};

        *profile = (struct qs_profile){0};
        if (size < HEADER_SIZE || !is_at(data, AT_SIGNATURE, "acsp") ||
                number_at(data, AT_SIZE) != size)
                return refuse(error, QRSIGN_MESSAGE_PROFILE_UNKNOWN, NULL, NULL);
        if (!is_at(data, AT_CLASS, "prtr"))
                return refuse(error, QRSIGN_MESSAGE_PROFILE_NO_PRINTER, NULL, NULL);
        for (size_t i = 0; i < QS_COUNT(spaces); i++) {
                if (!is_at(data, AT_SPACE, spaces[i].letters))
                        continue;
                if (!spaces[i].fits[ink])
                        return refuse(error, QRSIGN_MESSAGE_PROFILE_OTHER_INKS, spaces[i].name,
                                wanted[ink]);
                profile->components = spaces[i].components;
                find_description(data, size, profile);
                return QRSIGN_OK;
        }
        return refuse(error, QRSIGN_MESSAGE_PROFILE_OTHER_INKS, "?", wanted[ink]);
}
