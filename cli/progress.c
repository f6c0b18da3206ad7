/* SPDX-License-Identifier: MIT */
#include "progress.h"
#include "text.h"

#include <string.h>
#include <unistd.h>

static const double PAUSE_S = 0.1; /* between two drawings of the line */

void progress_start(struct progress *progress, struct cli *cli, size_t plaques, size_t steps)
{
        *progress = (struct progress){.cli = cli, .plaques = plaques, .steps = steps};
        progress->started = progress->printed = cli_clock();
        progress->shown = steps && !cli->quiet &&
                          (cli->progress == CLI_ALWAYS ||
                                  (cli->progress == CLI_AUTO && isatty(STDERR_FILENO)));
}

static void print(const struct progress *progress, double seconds)
{
        double part = (double)progress->done / (double)progress->steps;
        double plaques = part * (double)progress->plaques;
        double left = seconds / part - seconds;
        char count[48], speed[24], time[24];

        snprintf(count, sizeof(count), "%.0f/%zu", plaques, progress->plaques);
        snprintf(speed, sizeof(speed), "%.1f", seconds > 0 ? plaques / seconds : 0.0);
        snprintf(time, sizeof(time), "%u:%02u", (unsigned)left / 60, (unsigned)left % 60);
        fputs("\r\033[K", stderr);
        text_print(stderr, progress->cli->language, TEXT_PROGRESS, count, speed, time);
        fflush(stderr);
}

void progress_step(struct progress *progress)
{
        double now;

        if (progress->relay) {
                progress->relay(progress->context);
                return;
        }
        if (progress->done < progress->steps)
                progress->done++;
        if (!progress->shown)
                return;
        now = cli_clock();
        if (now - progress->printed < PAUSE_S)
                return;
        progress->printed = now;
        print(progress, now - progress->started);
}

void progress_wipe(struct progress *progress)
{
        if (progress->shown && progress->printed > progress->started)
                fputs("\r\033[K", stderr);
}
