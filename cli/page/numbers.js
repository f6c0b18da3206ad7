/* SPDX-License-Identifier: MIT */
/* Numbers. They stand in a module that imports nothing, for from there each gets into its place. */

/* docs/format.md: the address and the header's flags, kinds of records, telephone numbers. */
export const MOST_DIGITS = 7089;
export const SIGNED = 1;
export const LEAVES_OUT = 2;
export const RESERVED = 12;
export const TRAILER = 2;
export const SIGNED_TRAILER = 68;
export const ALLEY = 0;
export const HOUSE = 1;
export const HAMLET = 2;
export const SITE = 3;
export const PLAIN = 1e9; /* telephone numbers below it are coded as such */
export const OTHER = 0x3fffffff;

/* An alley's strip map, pixels of 1/16 rem. */
export const ABOVE = 36; /* the road's end, pixels */
export const NEAR = 100; /* metres from the head */
export const LEGIBLE = 34; /* pixels between two marks on the road, at least */

/* A hamlet's sketch, units of the drawing. */
export const WIDTH = 390;
export const EDGE = 30;
export const LEAST_HEIGHT = 200;
export const MOST_HEIGHT = 520;
export const APART_X = 26; /* plates, centre to centre */
export const APART_Y = 20;
export const MOST_PLATES = 80; /* above that, dots: plates would cover one another */

/* The camera. */
export const BETWEEN = 200; /* milliseconds between two looks */
