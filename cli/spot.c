/* SPDX-License-Identifier: MIT */
#include "spot.h"

#include <math.h>
#include <string.h>

static const double MM_PER_INCH = 25.4;
static const double PIXELS_PER_MODULE = 4; /* ZBar reads from 3; with hard edges from 4 */
static const double LEAST_DPI = 72, GREATEST_DPI = 1200;
static const double SLACK_MODULES = 1; /* around the quiet zone: pictures are cut at whole pixels */
static const double LEAST_MODULE_MM = 0.01, MOST_MM = 10000; /* far more than any plaque's */

bool spot_is_possible(const struct spot *spot)
{
        return spot->x_mm >= 0 && spot->x_mm <= MOST_MM && spot->y_mm >= 0 &&
               spot->y_mm <= MOST_MM && spot->module_mm >= LEAST_MODULE_MM &&
               spot->size_mm >= spot->module_mm && spot->size_mm <= MOST_MM;
}

double spot_dpi(double module_mm)
{
        if (module_mm <= 0)
                return GREATEST_DPI;
        return fmax(
                LEAST_DPI, fmin(GREATEST_DPI, ceil(PIXELS_PER_MODULE * MM_PER_INCH / module_mm)));
}

struct qrsign_region spot_region(const struct spot *spot, double dpi)
{
        double scale = dpi / MM_PER_INCH;
        double around = (QRSIGN_QUIET_ZONE + SLACK_MODULES) * spot->module_mm;
        double x = floor((spot->x_mm - around) * scale), y = floor((spot->y_mm - around) * scale);
        double side = ceil((spot->size_mm + 2 * around) * scale) + 1;

        return (struct qrsign_region){
                x > 0 ? (size_t)x : 0, y > 0 ? (size_t)y : 0, (size_t)side, (size_t)side};
}

void spot_join(struct qrsign_region *all, struct qrsign_region region)
{
        size_t right = region.x + region.width, below = region.y + region.height;

        if (!all->width) {
                *all = region;
                return;
        }
        if (all->x + all->width > right)
                right = all->x + all->width;
        if (all->y + all->height > below)
                below = all->y + all->height;
        all->x = all->x < region.x ? all->x : region.x;
        all->y = all->y < region.y ? all->y : region.y;
        all->width = right - all->x;
        all->height = below - all->y;
}

enum qrsign_status spot_read(struct qrsign_scanner *scanner, const struct qrsign_image *image,
        const struct qrsign_region *region, const char *payload, size_t length,
        const struct qrsign_code **found, size_t *count, struct qrsign_error *error)
{
        const struct qrsign_code *codes;
        enum qrsign_status status =
                qrsign_scanner_scan(scanner, image, region, &codes, count, error);

        *found = NULL;
        for (size_t i = 0; i < *count && !status && !*found; i++)
                if (codes[i].length == length && memcmp(codes[i].payload, payload, length) == 0)
                        *found = &codes[i];
        return status;
}
