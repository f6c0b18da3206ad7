/* SPDX-License-Identifier: MIT */
/* Photographs, pictures and PDFs: which codes are in them, and what they say. */
#include <qrsign/payload.h>
#include <qrsign/scan.h>
#include <stdio.h>

static void tell(const struct qrsign_code *code)
{
        struct qrsign_decoded *decoded = NULL;
        struct qrsign_error error;

        printf("at %.0f,%.0f: ", code->corners[0][0], code->corners[0][1]);
        if (qrsign_payload_decode(code->payload, code->length, NULL, &decoded, &error))
                printf("damaged: %s\n", error.message);
        else if (!decoded->record)
                printf("not ours: %s\n", code->text);
        else if (decoded->record->id[0])
                printf("record %s of %s\n", decoded->record->id, decoded->record->hamlet);
        else
                printf("a way to %.5f, %.5f\n", decoded->record->point.latitude_e5 / 1e5,
                        decoded->record->point.longitude_e5 / 1e5);
        qrsign_decoded_free(decoded);
}

static enum qrsign_status scan(
        struct qrsign_scanner *scanner, const char *path, struct qrsign_error *error)
{
        struct qrsign_images *images = NULL;
        const struct qrsign_image *image = NULL;
        const struct qrsign_code *codes;
        size_t count;
        enum qrsign_status status = qrsign_images_open(path, NULL, &images, error);

        while (!status && !(status = qrsign_images_next(images, &image, error)) && image) {
                printf("%s, page %zu\n", path, image->page);
                status = qrsign_scanner_search(scanner, image, NULL, 0, &codes, &count, error);
                for (size_t i = 0; !status && i < count; i++)
                        tell(&codes[i]);
        }
        qrsign_images_free(images);
        return status;
}

int main(int count, char **arguments)
{
        struct qrsign_scanner *scanner = NULL;
        struct qrsign_error error;
        enum qrsign_status status = qrsign_scanner_create(&scanner, &error);

        for (int i = 1; i < count && !status; i++)
                status = scan(scanner, arguments[i], &error);
        if (status)
                fprintf(stderr, "%s: %s\n", error.file, error.message);
        qrsign_scanner_free(scanner);
        return status ? 1 : 0;
}
