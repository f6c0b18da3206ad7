/* SPDX-License-Identifier: MIT */
/* A hamlet's board: where its alleys begin, its places, who to ask. */
import { area, el, icon, line, link, vi } from './dom.js';
import { say, sayCount } from './i18n.js';
import { T } from './texts';
import {
  askSection, directionsTo, dotted, extent, lastParts, named, notes, placeSection, showRecord, titleOf,
} from './frame.js';
import { WIDTH, EDGE, LEAST_HEIGHT, MOST_HEIGHT, APART_X, APART_Y, MOST_PLATES } from './numbers.js';


export const alleyName = (alley) => named(alley.alley_unit, alley.alley);

/* What fits a plate: the name if it is short, else the initials of its words. */
const plateText = ({ alley }) => {
  if ([...alley].length <= 3) return alley;
  const words = alley.split(/[\s/-]+/).filter(Boolean);
  return words.length > 1 ? words.map((word) => [...word][0]).join('').slice(0, 3).toUpperCase() : [...alley].slice(0, 3).join('');
};

/* Pushes plates that cover one another apart, each by half, until they do not or time is up. */
const pushApart = (marks) => {
  for (let round = 0, moved = true; moved && round < 60; round++) {
    moved = false;
    marks.forEach((a, i) => marks.slice(i + 1).forEach((b) => {
      const x = APART_X - Math.abs(a.x - b.x);
      const y = APART_Y - Math.abs(a.y - b.y);
      if (x <= 0 || y <= 0) return;
      moved = true;
      const [axis, over] = y <= x ? ['y', y] : ['x', x];
      const step = (a[axis] <= b[axis] ? -over : over) / 2;
      a[axis] += step;
      b[axis] -= step;
    }));
  }
};

/* Degrees -> the drawing's pixels, north up, the same scale both ways. */
const projection = (rows) => {
  const [south, height] = extent(rows.map((row) => row.lat));
  const [west, width] = extent(rows.map((row) => row.lon));
  const shrink = Math.cos((south + height / 2) * Math.PI / 180);
  const y = Math.min((WIDTH - 2 * EDGE) / Math.max(width * shrink, 1e-4), (MOST_HEIGHT - 2 * EDGE) / Math.max(height, 1e-4));
  const x = y * shrink;
  const high = Math.max(height * y + 2 * EDGE, LEAST_HEIGHT);
  return [high, (row) => ({
    x: WIDTH / 2 + (row.lon - west - width / 2) * x, y: high / 2 - (row.lat - south - height / 2) * y,
  })];
};

/* The way along the heads, in the order of the list, where one follows another closely. */
const alongHeads = (heads) => {
  const gaps = heads.slice(1).map(({ from }, i) => Math.hypot(from.x - heads[i].from.x, from.y - heads[i].from.y));
  const usual = [...gaps].sort((a, b) => a - b)[gaps.length >> 1];
  return heads.map(({ from }, i) => `${gaps[i - 1] <= 3 * usual ? 'L' : 'M'}${from.x} ${from.y}`).join('');
};

const spot = ({ x, y }, color, size) => line(`M${x} ${y}h0`, color, size);
const placeAt = (where) => [spot(where, '#fff', 15), spot(where, 'var(--place)', 11)];
const plateAt = ({ x, y }, text) => [
  line(`M${x - 10} ${y - 7}h20v14h-20z`, '#fff', 5), line(`M${x - 10} ${y - 7}h20v14h-20z`, 'var(--plate)', 2, { fill: 'var(--plate)' }),
  el('text', { x, y: y + 4.5, textLength: [...text].length > 2 && 20, lengthAdjust: 'spacingAndGlyphs' }, text)];

const sketch = (o) => {
  const alleys = o.alleys.filter((alley) => 'lat' in alley);
  const places = o.places.filter((place) => 'lat' in place);
  if (alleys.length < 2) return null;
  const [height, place] = projection([...alleys, ...places]);
  const heads = alleys.map((alley) => ({ ...place(alley), text: plateText(alley), from: place(alley) }));
  const plates = heads.length <= MOST_PLATES;
  if (plates) pushApart(heads);
  const y = height + 14;
  const legend = (x, mark, text) => [mark, el('text.w', { x: x + 20, y: y + 5 }, say(text))];
  return el('svg.map', {
    viewBox: `0 0 ${WIDTH} ${height + 36}`, role: 'img',
    'aria-label': say(T.hamletMap, sayCount(T.alleys, alleys.length), titleOf(o)),
  },
  line(alongHeads(heads), 'var(--road)', 8),
  heads.map(({ from, x, y: at }) => line(`M${from.x} ${from.y}L${x} ${at}`, 'var(--soft)', 2)),
  places.map((one) => placeAt(place(one))),
  heads.map((head) => (plates ? plateAt(head, head.text) : spot(head, 'var(--plate)', 8))),
  line(`M368 ${y + 9}v-19m-6 7 6-7 6 7`, 'var(--ink)', 2),
  legend(30, plateAt({ x: 30, y }, '1'), T.legendAlley),
  places[0] && legend(150, placeAt({ x: 150, y }), T.places));
};

const alleyCell = (alley) => {
  const facts = dotted(alley.length_m && say(T.metres, alley.length_m),
    'household_count' in alley && sayCount(T.households, alley.household_count));
  return el('li', link('a.cell', directionsTo(alley), el('i.n', { 'aria-hidden': 'true' }, plateText(alley)),
    el('span', el('b', vi(alleyName(alley))), facts), 'lat' in alley && icon('nav')));
};

export const alleyCells = (alleys) => alleys[0] && el('ul.grid', alleys.map(alleyCell));

export const showHamlet = (o, page) => {
  const { alleys, places, household_count: count } = o;
  showRecord(o, page, dotted(alleys[0] && sayCount(T.alleys, alleys.length),
    count && sayCount(T.households, count)), [
    sketch(o), notes(o),
    alleys[0] && el('h2', say(alleys.some((alley) => 'lat' in alley) ? T.choose : T.chooseNoPoint)),
    alleyCells(alleys), placeSection(places), askSection(o), lastParts(o, page),
  ], T.findAlley);
};
