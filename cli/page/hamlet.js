/* SPDX-License-Identifier: MIT */
/* A hamlet's board: where its alleys begin, its places, who to ask. */
import { area, el, icon, line, link, vi } from './dom.js';
import { say, sayCount } from './i18n.js';
import { T } from './texts';
import {
  askSection, directionsTo, dotted, lastParts, named, notes, placeSection, showRecord, titleOf,
} from './frame.js';

const SIZE = { width: 390, edge: 30, least: 200, most: 520, legend: 150 };
const PLATE = { width: 26, height: 20 };
const MOST_PLATES = 80; /* above that, dots: plates would cover one another */

export const alleyName = (alley) => named(alley.alley_unit, alley.alley);

/* What fits a plate: the name if it is short, else the initials of its words. */
const plateText = ({ alley }) => {
  if ([...alley].length <= 3) return alley;
  const words = alley.split(/[\s/-]+/).filter(Boolean);
  return words.length > 1 ? words.map((word) => [...word][0]).join('').slice(0, 3).toUpperCase() : [...alley].slice(0, 3).join('');
};

/* Pushes plates that cover one another apart, each by half, until they do not or time is up. */
const apart = (marks) => {
  for (let round = 0, moved = true; moved && round < 60; round++) {
    moved = false;
    marks.forEach((a, i) => marks.slice(i + 1).forEach((b) => {
      const x = PLATE.width - Math.abs(a.x - b.x);
      const y = PLATE.height - Math.abs(a.y - b.y);
      if (x <= 0 || y <= 0) return;
      moved = true;
      if (y <= x) {
        const step = (a.y <= b.y ? -y : y) / 2;
        a.y += step;
        b.y -= step;
      } else {
        const step = (a.x <= b.x ? -x : x) / 2;
        a.x += step;
        b.x -= step;
      }
    }));
  }
};

/* Degrees -> the drawing's pixels, north up, the same scale both ways. */
const projection = (rows) => {
  const lats = rows.map((row) => row.lat);
  const lons = rows.map((row) => row.lon);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const shrink = Math.cos((north + south) * Math.PI / 360);
  const inside = SIZE.width - 2 * SIZE.edge;
  const scale = Math.min(inside / Math.max((east - west) * shrink, 1e-4),
    (SIZE.most - 2 * SIZE.edge) / Math.max(north - south, 1e-4));
  const height = Math.max((north - south) * scale + 2 * SIZE.edge, SIZE.least);
  const slackX = (SIZE.width - (east - west) * shrink * scale) / 2;
  const slackY = (height - (north - south) * scale) / 2;
  return {
    height,
    place: (row) => ({ x: slackX + (row.lon - west) * shrink * scale, y: slackY + (north - row.lat) * scale }),
  };
};

/* The way along the heads, in the order of the list, where one follows another closely. */
const alongHeads = (heads) => {
  const gaps = heads.slice(1).map((head, i) => Math.hypot(head.trueX - heads[i].trueX, head.trueY - heads[i].trueY));
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
  return heads.map(({ trueX, trueY }, i) => `${i && gaps[i - 1] <= 3 * usual ? 'L' : 'M'}${trueX} ${trueY}`).join('');
};

const spot = (x, y, color, size) => line(`M${x} ${y}h0`, color, size);
const plateAt = (x, y, text) => [
  area(`M${x - 12.5} ${y - 9.5}h25v19h-25z`, '#fff'), area(`M${x - 11} ${y - 8}h22v16h-22z`, 'var(--plate)'),
  el('text', { x, y: y + 4.5, textLength: [...text].length > 2 ? 20 : undefined, lengthAdjust: 'spacingAndGlyphs' }, text)];

const sketch = (o) => {
  const alleys = o.alleys.filter((alley) => 'lat' in alley);
  const places = o.places.filter((place) => 'lat' in place);
  if (alleys.length < 2) return null;
  const { height, place } = projection([...alleys, ...places]);
  const heads = alleys.map((alley) => {
    const { x, y } = place(alley);
    return { text: plateText(alley), x, y, trueX: x, trueY: y };
  });
  const plates = heads.length <= MOST_PLATES;
  if (plates) apart(heads);
  const legend = height + 14;
  return el('svg.map', {
    viewBox: `0 0 ${SIZE.width} ${height + 36}`, role: 'img',
    'aria-label': say(T.hamletMap, sayCount(T.alleys, alleys.length), titleOf(o)),
  },
  line(alongHeads(heads), 'var(--road)', 8),
  heads.map((head) => line(`M${head.trueX} ${head.trueY}L${head.x} ${head.y}`, 'var(--soft)', 2)),
  places.map((one) => {
    const { x, y } = place(one);
    return [spot(x, y, '#fff', 15), spot(x, y, 'var(--place)', 11)];
  }),
  heads.map(({ x, y, text }) => (plates ? plateAt(x, y, text) : spot(x, y, 'var(--plate)', 8))),
  line(`M368 ${legend + 9}v-19m-6 7 6-7 6 7`, 'var(--ink)', 2),
  el('g.lg', plateAt(30, legend, '1'), el('text.w', { x: 50, y: legend + 5 }, say(T.legendAlley)),
    places[0] && [spot(150, legend, '#fff', 15), spot(150, legend, 'var(--place)', 12),
      el('text.w', { x: 168, y: legend + 5 }, say(T.places))]));
};

const alleyCell = (alley) => {
  const facts = dotted(alley.length_m && say(T.metres, alley.length_m),
    'household_count' in alley && sayCount(T.households, alley.household_count));
  const inside = [el('i.n', { 'aria-hidden': 'true' }, plateText(alley)),
    el('span', el('b', vi(alleyName(alley))), facts)];
  return el('li', 'lat' in alley ? link('a.cell', directionsTo(alley), ...inside, icon('nav'))
    : el('div.cell', ...inside));
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
