/* SPDX-License-Identifier: MIT */
/* Feeds files, and the files of folders, to a fuzz target: the seeds as an ordinary test, or the
 * one input that a fuzzer complained of. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t inputs;

/* Exactly as many bytes as there are, so that the address sanitizer sees one byte too far. */
static int feed(const char *path, FILE *stream)
{
        uint8_t *data = NULL;
        long size;

        if (fseek(stream, 0, SEEK_END) != 0 || (size = ftell(stream)) < 0)
                goto failed;
        rewind(stream);
        data = malloc(size > 0 ? (size_t)size : 1);
        if (!data || fread(data, 1, (size_t)size, stream) != (size_t)size)
                goto failed;
        printf("%s\n", path);
        fflush(stdout);
        LLVMFuzzerTestOneInput(data, (size_t)size);
        inputs++;
        free(data);
        return 0;
failed:
        perror(path);
        free(data);
        return 1;
}

static int feed_path(const char *path)
{
        DIR *folder = opendir(path);
        struct dirent *entry;
        int failures = 0;

        if (!folder) {
                FILE *stream = fopen(path, "rb");

                if (!stream) {
                        perror(path);
                        return 1;
                }
                failures = feed(path, stream);
                fclose(stream);
                return failures;
        }
        while ((entry = readdir(folder)) != NULL) {
                char name[4096];

                if (entry->d_name[0] == '.')
                        continue;
                if (snprintf(name, sizeof(name), "%s/%s", path, entry->d_name) < (int)sizeof(name))
                        failures += feed_path(name);
                else
                        failures++;
        }
        closedir(folder);
        return failures;
}

int main(int count, char **arguments)
{
        int failures = 0;

        for (int i = 1; i < count; i++)
                failures += feed_path(arguments[i]);
        printf("%zu inputs\n", inputs);
        return failures == 0 && inputs > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
