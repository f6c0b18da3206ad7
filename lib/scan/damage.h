/* SPDX-License-Identifier: MIT */
/* What happens to plates and to their photographs, drawn: for stress, and for scenes of known
 * truth. */
#ifndef QS_DAMAGE_H
#define QS_DAMAGE_H

#include <qrsign/scan.h>

/* A square picture at work. */
struct qs_canvas {
        uint8_t *pixels; /* rows without gaps */
        uint8_t *spare;  /* as large */
        size_t side;
        uint32_t seed; /* of where chance strikes */
};

/* Damages a picture in place, by 0 (nothing) to 1 (beyond reading). The same strength and seed of
 * the same picture always give the same. */
void qs_damage(struct qs_canvas *canvas, enum qrsign_damage damage, double strength);
/* That another seed strikes elsewhere, so that one alone tells little. */
bool qs_damage_is_chance(enum qrsign_damage damage);

#endif
