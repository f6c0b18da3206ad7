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
};

/* Damages a picture in place, by 0 (nothing) to 1 (beyond reading). The same strength of the same
 * picture always gives the same. */
void qs_damage(struct qs_canvas *canvas, enum qrsign_damage damage, double strength);

#endif
