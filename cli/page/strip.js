/* SPDX-License-Identifier: MIT */
/* The strip map's measures: where the plates of an alley stand. Pixels are 1/16 rem. */

export const APART = 46; /* plates of one side, centre to centre */
export const CROSS = 52; /* the cross road's height */
const SHIFT = 14; /* a plate's greatest distance from its true place, where a scale allows it */
const SMALLEST = 2.5; /* scale: pixels a metre */
const LARGEST = 4;
const STEP = 0.1;
const LOWEST = 30; /* a plate's centre above the cross road */
const TALLEST = 16000; /* a longer alley has a smaller scale */
const TOP = 50; /* above the highest plate */

/* The least-squares shift of places in order so that they are APART: pool adjacent violators. */
const spread = (wanted) => {
  const pools = [];
  wanted.forEach((place, i) => {
    let sum = place - i * APART;
    let count = 1;
    for (let before; (before = pools[pools.length - 1]) && before.sum / before.count >= sum / count; pools.pop()) {
      sum += before.sum;
      count += before.count;
    }
    pools.push({ sum, count });
  });
  return pools.flatMap(({ sum, count }) => Array(count).fill(sum / count))
    .map((place, i) => Math.max(place, LOWEST) + i * APART);
};

/** rows with side and distance -> { scale, farthest (metres), height, tags: [{row, wanted, place}] }:
 * pixels above the cross road; `at` tells how far below the top one is. Nothing where there is nothing to show. */
export const layStrip = (rows, length = 0) => {
  const sides = ['L', 'R'].map((side) => rows.filter((row) => row.side === side && 'distance_m' in row)
    .sort((a, b) => a.distance_m - b.distance_m));
  if (!sides.flat().length) return undefined;
  const farthest = Math.max(length, ...sides.flat().map((row) => row.distance_m));
  const most = Math.min(LARGEST, TALLEST / Math.max(farthest, 1));
  for (let scale = Math.min(SMALLEST, most); ; scale += STEP) {
    const tags = sides.flatMap((side) => {
      const wanted = side.map((row) => row.distance_m * scale);
      return spread(wanted).map((place, i) => ({ row: side[i], wanted: wanted[i], place }));
    });
    if (scale + STEP > most || tags.every(({ wanted, place }) => Math.abs(place - Math.max(wanted, LOWEST)) <= SHIFT)) {
      const height = Math.ceil(CROSS + TOP + Math.max(farthest * scale, ...tags.map(({ place }) => place)));
      return { scale, farthest, height, tags, at: (above) => height - CROSS - above };
    }
  }
};
