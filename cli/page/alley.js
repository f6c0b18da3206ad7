/* SPDX-License-Identifier: MIT */
/* An alley: its strip map as seen from the junction, its houses, who to ask. */
import { area, button, drawing, el, icon, line, link, query, unseen, vi } from './dom.js';
import { say, sayCount, WORDS } from './i18n.js';
import { T } from './texts';
import {
  askSection, callRing, directionsTo, dotted, extent, houseName, joined, lastParts, metresBetween, notes,
  numberPlate, placeLabel, placeName, placePlate, placeSection, showRecord, spaced, twoLines, whereIs,
} from './frame.js';
import { layStrip } from './strip.js';
import { ABOVE, NEAR, LEGIBLE } from './numbers.js';


let tags = []; /* of the strip on the screen: { row, wanted, place, route, element } */

const rem = (pixels) => `${pixels / 16}rem`;

/** What may stand in the strip: houses and places. */
export const listedRows = (o) => [...o.households, ...o.places];

/* From the road's middle to a plate. */
const leader = ({ row, wanted, place }, at) =>
  `${at(wanted)}H${row.side === 'R' ? '62L76' : '18L4'} ${at(place)}`;

const stripDrawing = ({ height, at, scale, farthest }, o) => {
  const top = o.length_m ? ABOVE : 0;
  const marks = [];
  let step = 50;
  while (step * scale < LEGIBLE) step *= 2;
  for (let metres = step; metres < farthest - 4; metres += step) marks.push([metres, at(metres * scale)]);
  return drawing('', `0 0 80 ${height}`,
    line(tags.map((tag) => `M40 ${leader(tag, at)}`).join(''), 'var(--soft)', 2.5),
    area(`M18 ${height}V${top ? `${top + 6}a6 6 0 0 1 6-6h32a6 6 0 0 1 6 6` : '0h44'}V${height}z`, 'var(--road)'),
    line(`M40 ${at(14)}V${top + 8}`, '#fff', 2.5, { 'stroke-dasharray': '9 9' }),
    marks.map(([metres, y]) => [
      line(`M40 ${y - 14}v28`, 'var(--road)', 9), el('text', { x: 40, y: y + 5 }, say(T.metres, metres))]),
    el('g'));
};

const tagName = (row) => {
  if ('name' in row) return el('u.two', placeLabel(row));
  if (!row.head) return null;
  const words = row.head.split(' ');
  const given = words.pop();
  return el('u', el('small', vi(words.join(' '))), vi(given));
};

const tagOf = (row, select) => {
  const metres = say(T.metres, row.distance_m);
  const place = 'name' in row;
  return button(row.side === 'L' ? 't.l' : 't.p', () => select(row),
    el('span', { 'aria-hidden': 'true' },
      place ? placePlate(row) : numberPlate(row, metres, row.phone && icon('tel', '.ph')), tagName(row)),
    unseen(joined(row.number || (place ? placeName(row) : say(T.noNumber)), row.head, say(WORDS[row.side]), metres)));
};

const strip = (o, laid, select) => {
  const { height, at } = laid;
  tags = laid.tags;
  for (const tag of tags) {
    tag.route = `M40 ${height - 46}V${leader(tag, at)}`;
    tag.element = tagOf(tag.row, select);
    tag.element.style.top = rem(at(tag.place));
  }
  const section = el('section.strip', { 'aria-label': say(T.strip) },
    stripDrawing(laid, o), o.length_m && el('p.end', say(T.ends, o.length_m)),
    /* The focus goes from the head inwards. */
    [...tags].sort((a, b) => a.place - b.place).map(({ element }) => element),
    el('div.main', el('span', say(T.leftArrow)), el('span', say(T.rightArrow))),
    el('p.me', drawing('', '0 0 26 24', area('M13 1 25 22 13 17 1 22z', 'var(--go)')), say(T.here)));
  section.style.height = rem(height);
  return section;
};

/** Shows the way to a row in the strip, or none; returns the row's tag. */
export const markRow = (row) => {
  const tag = tags.find((one) => one.row === row);
  for (const one of tags) one.element.classList.toggle('on', one === tag);
  query('.strip g')?.replaceChildren(tag ? el('path.route', { pathLength: 1, d: tag.route }) : '');
  return tag?.element;
};

const placeOf = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return { top: top + scrollY, bottom: bottom + scrollY };
};

/** Brings a row's tag, and if it fits the reader's arrow, above what covers the screen's foot. */
export const scrollToTag = (tag, covered) => {
  const header = query('header');
  const head = 8 + (getComputedStyle(header).position === 'sticky' ? header.lastChild.offsetHeight : 0);
  const free = innerHeight - covered;
  const top = placeOf(tag).top - 12;
  const foot = placeOf(query('.strip')).bottom;
  scrollTo(0, foot - top <= free - head ? foot - free : top - head);
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
  const [left, width] = extent(path.map(([x]) => x));
  const [top, height] = extent(path.map(([, y]) => -y));
  const unit = Math.max(width, height * 1.5, 1) / 240;
  const [head, ...others] = path.map(([x, y]) => `${x} ${-y}`);
  const d = `M${head}L${others.join('L')}`;
  const start = `M${head}h0`;
  return [el('h2', say(T.shape)), drawing('shape',
    `${left - 30 * unit} ${top - 24 * unit} ${width + 60 * unit} ${height + 48 * unit}`,
    line(d, 'var(--road)', 14 * unit), line(d, '#fff', 2 * unit, { 'stroke-dasharray': 8 * unit }),
    line(start, '#14110a', 22 * unit), line(start, 'var(--go)', 17 * unit))];
};

const facts = (o) => {
  const count = o.household_count || o.households.length;
  return dotted(o.length_m && say(T.metres, o.length_m), count && sayCount(T.households, count));
};

/** Draws the alley. */
export const showAlley = (o, page) => {
  const { select } = page;
  const laid = layStrip(listedRows(o), o.length_m);
  const houses = housesInOrder(o);
  const near = o.places.filter((place) => isNear(o, place));
  tags = [];
  showRecord(o, page, facts(o), [
    el('div', laid && strip(o, laid, select), near.map((place) => nearRow(o, place)), notes(o)),
    el('div',
      houses[0] && [
        el('h2', say(T.list, sayCount(T.households, houses.length)), unseen(say(T.listOrder))),
        houseRows(houses, select)],
      placeSection(o.places.filter((place) => !near.includes(place) && !tags.some(({ row }) => row === place))),
      shape(o), askSection(o), lastParts(o, page)),
  ], T.findHouse, T.toHead);
};

/** The strip's foot, and the row under it, just above the dock. */
export const scrollToFoot = () => {
  const last = query('.strip~.near') || query('.strip');
  if (last) scrollTo(0, placeOf(last).bottom + (query('.dock')?.offsetHeight || 0) - innerHeight);
};
