/* SPDX-License-Identifier: MIT */
/* An alley: its strip map as seen from the junction, its houses, who to ask. */
import { area, button, drawing, el, icon, line, link, query, unseen, vi } from './dom.js';
import { say, sayCount, WORDS } from './i18n.js';
import { T } from './texts';
import {
  askSection, callRing, directionsTo, dotted, houseName, joined, lastParts, metresBetween, notes,
  numberPlate, placeLabel, placeName, placePlate, placeSection, showRecord, spaced, twoLines, whereIs,
} from './frame.js';
import { layStrip } from './strip.js';

const CROSS = 52; /* the cross road's height, pixels */
const TOP = { road: 36, room: 50 };
const ROAD = { left: 18, right: 62, plates: [4, 76] };
const NEAR = 100; /* metres from the head */
const LEGIBLE = 34; /* pixels between two marks on the road, at least */

/* From the road's edge to a plate. */
const leader = ({ side }, from, to, go) => {
  const right = side === 'R' ? 1 : 0;
  return `${go}${right ? ROAD.right : ROAD.left}${go === 'M' ? ` ${from}` : ''}L${ROAD.plates[right]} ${to}`;
};

const rem = (pixels) => `${pixels / 16}rem`;

/** What may stand in the strip: houses and places. */
export const listedRows = (o) => [...o.households, ...o.places];

export const layAlley = (o) => {
  const laid = layStrip(listedRows(o), o.length_m);
  if (!laid) return null;
  const height = Math.ceil(CROSS + laid.reach + TOP.room);
  return { ...laid, height, at: (above) => height - CROSS - above };
};

const marksOf = ({ scale, farthest }) => {
  let step = 50;
  while (step * scale < LEGIBLE) step *= 2;
  const marks = [];
  for (let metres = step; metres < farthest - 4; metres += step) marks.push(metres);
  return marks;
};

const stripDrawing = (laid, o) => {
  const { height, tags, at, scale } = laid;
  const top = o.length_m ? TOP.road : 0;
  const marks = marksOf(laid);
  const ends = [0, ...marks.map((metres) => metres * scale), height - CROSS - top - 8];
  const dashes = ends.slice(1).map((end, i) => {
    const from = at(ends[i]) - 14;
    const to = at(end) + (i < marks.length ? 14 : 0);
    return from > to ? `M40 ${from}V${to}` : '';
  });
  const svg = drawing('', `0 0 80 ${height}`,
    area(`M18 ${height}V${top ? `${top + 6}a6 6 0 0 1 6-6h32a6 6 0 0 1 6 6` : '0h44'}V${height}z`, 'var(--road)'),
    line(tags.map(({ row, wanted, place }) => leader(row, at(wanted), at(place), 'M')).join(''), 'var(--soft)', 2.5),
    line(dashes.join(''), '#fff', 2.5, { 'stroke-dasharray': '9 9' }),
    el('g.way-here'),
    marks.map((metres) => el('text', { x: 40, y: at(metres * scale) + 5 }, say(T.metres, metres))));
  svg.style.height = rem(height);
  return svg;
};

const tagName = (row) => {
  if ('name' in row) return el('u.two', placeLabel(row));
  if (!row.head) return null;
  const words = row.head.split(' ');
  const given = words.pop();
  return el('u', el('small', vi(words.join(' '))), vi(given));
};

const tagLabel = (row) => joined(
  row.number || ('name' in row ? placeName(row) : say(T.noNumber)), row.head,
  say(WORDS[row.side]), say(T.metres, row.distance_m));

const tagOf = ({ row, place }, at, select) => {
  const plate = 'name' in row ? placePlate(row)
    : numberPlate(row, say(T.metres, row.distance_m), row.phone && icon('tel', '.ph'));
  const name = tagName(row);
  const left = row.side === 'L';
  for (const seen of [name, plate]) if (seen) seen.setAttribute('aria-hidden', 'true');
  const tag = button(`t.${left ? 'l' : 'p'}`, () => select(row),
    left ? [name, plate] : [plate, name], unseen(tagLabel(row)));
  tag.style.top = rem(at(place));
  return tag;
};

const strip = (o, laid, select) => {
  const tags = laid.tags.map((tag) => [tag, tagOf(tag, laid.at, select)]);
  /* The focus goes from the head inwards. */
  const inwards = [...tags].sort(([a], [b]) => a.place - b.place).map(([, element]) => element);
  const section = el('section.strip', { id: 'map', 'aria-label': say(T.strip) },
    stripDrawing(laid, o), o.length_m && el('p.end', say(T.ends, o.length_m)), inwards,
    el('div.main', el('span', say(T.leftArrow)), el('span', say(T.rightArrow))),
    el('p.me', drawing('', '0 0 26 24', area('M13 1 25 22 13 17 1 22z', 'var(--go)')), say(T.here)));
  section.style.height = rem(laid.height);
  return { section, elements: new Map(tags.map(([{ row }, element]) => [row, element])) };
};

const route = (laid, row) => {
  const { wanted, place } = laid.tags.find((other) => other.row === row);
  const d = `M40 ${laid.height - 46}V${laid.at(wanted)}${leader(row, 0, laid.at(place), 'H')}`;
  return el('path.route', { pathLength: 1, d });
};

/** Shows the way to a row in the strip, or none. */
export const markRow = (drawn, row) => {
  if (!drawn) return;
  const { laid, section, elements } = drawn;
  for (const [other, element] of elements) element.classList.toggle('on', other === row);
  section.querySelector('.way-here').replaceChildren(...(elements.has(row) ? [route(laid, row)] : []));
};

/** Brings a row's tag, and if it fits the reader's arrow, above what covers the screen's foot. */
export const scrollToRow = (drawn, row, covered) => {
  const element = drawn?.elements.get(row);
  if (!element) return;
  const header = query('header');
  const head = 8 + (getComputedStyle(header).position === 'sticky' ? header.lastChild.offsetHeight : 0);
  const free = innerHeight - covered;
  const tagTop = element.getBoundingClientRect().top + scrollY - 12;
  const foot = drawn.section.getBoundingClientRect().bottom + scrollY;
  scrollTo(0, foot - tagTop <= free - head ? foot - free : tagTop - head);
};

const houseRow = (house, select) => {
  const where = whereIs(house);
  const small = (where || house.label) &&
    [where, where && house.label && ' · ', house.label && el('span.lb', vi(house.label))];
  return el('li.row',
    button('', () => select(house), numberPlate(house, '–'),
      twoLines(houseName(house), small)),
    house.phone && callRing(house.phone, say(T.call, joined(house.head, spaced(house.phone)))));
};

/** Houses in order of distance; those without one after the others. */
export const housesInOrder = (o) => [...o.households].sort((a, b) =>
  ('distance_m' in a ? a.distance_m : Infinity) - ('distance_m' in b ? b.distance_m : Infinity) || 0);

export const houseRows = (houses, select) => houses[0] &&
  el('ul.rows', houses.map((house) => houseRow(house, select)));

const isNear = (o, place) => 'lat' in o && 'lat' in place && !(place.side && 'distance_m' in place) &&
  metresBetween(o, place) <= NEAR;

const nearRow = (o, place) => link('a.near', directionsTo(place), placePlate(place),
  twoLines(placeLabel(place), say(T.near, Math.round(metresBetween(o, place)))));

/* The path as drawn by whoever walked it, with its head as the reader's arrow. */
const shape = ({ path }) => {
  if (!path) return null;
  const points = path.map(([x, y]) => [x, -y]);
  const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const size = Math.max(Math.max(...xs) - left, (Math.max(...ys) - top) * 1.5, 1);
  const unit = size / 240;
  const d = `M${points.map((point) => point.join(' ')).join('L')}`;
  return [el('h2', say(T.shape)), drawing('shape',
    `${left - 30 * unit} ${top - 24 * unit} ${Math.max(...xs) - left + 60 * unit} ${Math.max(...ys) - top + 48 * unit}`,
    line(d, 'var(--road)', 14 * unit), line(d, '#fff', 2 * unit, { 'stroke-dasharray': 8 * unit }),
    line(`M${points[0].join(' ')}h0`, '#14110a', 22 * unit), line(`M${points[0].join(' ')}h0`, 'var(--go)', 17 * unit))];
};

const facts = (o) => {
  const count = o.household_count || o.households.length;
  return dotted(o.length_m && say(T.metres, o.length_m), count && sayCount(T.households, count));
};

/** Draws the alley; returns what markRow and scrollToRow take, null without a strip. */
export const showAlley = (o, page) => {
  const laid = layAlley(o);
  const drawn = laid && { laid, ...strip(o, laid, page.select) };
  const houses = housesInOrder(o);
  const near = o.places.filter((place) => isNear(o, place));
  const others = o.places.filter((place) => !near.includes(place) && !(laid && laid.tags.some(({ row }) => row === place)));
  showRecord(o, page, facts(o), [
    el('div', drawn && drawn.section, near.map((place) => nearRow(o, place)), notes(o)),
    el('div',
      houses[0] && [
        el('h2', say(T.list, sayCount(T.households, houses.length)), unseen(say(T.listOrder))),
        houseRows(houses, page.select)],
      placeSection(others), shape(o), askSection(o), lastParts(o, page)),
  ], T.findHouse, T.toHead);
  return drawn;
};

/** The strip's foot, and the row under it, just above the dock. */
export const scrollToFoot = (drawn) => {
  if (!drawn) return;
  const last = drawn.section.parentElement.querySelector('.near') || drawn.section;
  const foot = last.getBoundingClientRect().bottom + scrollY;
  scrollTo(0, foot + (query('.dock')?.offsetHeight || 0) - innerHeight);
};
