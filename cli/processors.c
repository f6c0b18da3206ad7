/* SPDX-License-Identifier: MIT */
#include "processors.h"

#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char mount[] = "/sys/fs/cgroup";

/* Processors that a group of cgroup v2 may use, rounded up; 0: no limit there. `cpu.max` holds a
 * quota and a period in microseconds, or `max` for no quota. */
static size_t limit_of(const char *group)
{
        char path[PATH_MAX];
        unsigned long quota = 0, period = 0;
        FILE *file;

        snprintf(path, sizeof(path), "%s%s/cpu.max", mount, group);
        file = fopen(path, "re");
        if (!file)
                return 0;
        if (fscanf(file, "%lu %lu", &quota, &period) != 2)
                quota = 0;
        fclose(file);
        return quota && period ? (quota + period - 1) / period : 0;
}

/* The least limit of this process's group and of those above it. */
static size_t limit(void)
{
        FILE *file = fopen("/proc/self/cgroup", "re");
        char line[PATH_MAX] = "", *group = line;
        size_t least = 0;

        if (!file)
                return 0;
        while (fgets(line, sizeof(line), file) && strncmp(line, "0::", 3) != 0)
                line[0] = '\0';
        fclose(file);
        if (!line[0])
                return 0;
        line[strcspn(line, "\n")] = '\0';
        group += strcmp(line, "0::/") == 0 ? 4 : 3;
        for (;;) {
                char *slash = strrchr(group, '/');
                size_t here = limit_of(group);

                if (here && (!least || here < least))
                        least = here;
                if (!slash)
                        return least;
                *slash = '\0';
        }
}

size_t processors_count(void)
{
        long online = sysconf(_SC_NPROCESSORS_ONLN);
        size_t count = online > 0 ? (size_t)online : 1, most = limit();
        cpu_set_t set;

        if (sched_getaffinity(0, sizeof(set), &set) == 0 && CPU_COUNT(&set) > 0)
                count = (size_t)CPU_COUNT(&set);
        return most && most < count ? most : count;
}
