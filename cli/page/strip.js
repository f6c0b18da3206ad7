/* SPDX-License-Identifier: MIT */
/* The strip map's measures: where the plates of an alley stand. Pixels are 1/16 rem. */

export const APART = 46; /* plates of one side, centre to centre */
const SHIFT = 14; /* a plate's greatest distance from its true place, where a scale allows it */
const SCALES = { least: 2.5, most: 4, step: 0.1 }; /* pixels a metre */
const LOWEST = 30; /* a plate's centre above the cross road */
const TALLEST = 16000; /* pixels; a longer alley has a smaller scale */

/* The least-squares shift of places in order so that they are `apart`: pool adjacent violators. */
const spread = (wanted, apart, lowest) => {
  const pools = [];
  wanted.forEach((place, i) => {
    let pool = { sum: place - i * apart, count: 1 };
    for (let before = pools[pools.length - 1];
      before && before.sum / before.count >= pool.sum / pool.count;
      before = pools[pools.length - 1]) {
      pool = { sum: pool.sum + before.sum, count: pool.count + before.count };
      pools.pop();
    }
    pools.push(pool);
  });
  const places = [];
  for (const { sum, count } of pools) {
    for (let i = 0; i < count; i++) {
      places.push(Math.max(sum / count, lowest) + places.length * apart);
    }
  }
  return places;
};

const sideRows = (rows, side) =>
  rows.filter((row) => row.side === side).sort((a, b) => a.distance_m - b.distance_m);

const layAt = (sides, scale) => sides.map((rows) => {
  const wanted = rows.map((row) => row.distance_m * scale);
  const places = spread(wanted, APART, LOWEST);
  return rows.map((row, i) => ({ row, wanted: wanted[i], place: places[i] }));
});

const worstShift = (sides) =>
  Math.max(0, ...sides.flat().map(({ wanted, place }) => Math.abs(place - Math.max(wanted, LOWEST))));

/** rows with side and distance -> { scale, tags: [{row, wanted, place}], length, reach } in pixels
 * above the cross road; null where there is nothing to show. */
export const layStrip = (rows, lengthMetres) => {
  const shown = rows.filter((row) => row.side && 'distance_m' in row);
  if (!shown.length) return null;
  const farthest = shown.reduce((most, row) => Math.max(most, row.distance_m), lengthMetres || 0);
  const most = Math.min(SCALES.most, TALLEST / Math.max(farthest, 1));
  const sides = ['L', 'R'].map((side) => sideRows(shown, side));
  let scale = Math.min(SCALES.least, most);
  let laid = layAt(sides, scale);
  while (worstShift(laid) > SHIFT && scale + SCALES.step <= most) {
    scale += SCALES.step;
    laid = layAt(sides, scale);
  }
  const tags = laid.flat();
  const length = farthest * scale;
  const reach = tags.reduce((highest, tag) => Math.max(highest, tag.place), length);
  return { scale, tags, length, reach, farthest };
};
