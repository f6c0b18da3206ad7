/* SPDX-License-Identifier: MIT */
/* The sheet of one house or place: way, call, directions, address. */
import { button, el, icon, link, vi } from './dom.js';
import { say, WORDS } from './i18n.js';
import { T } from './texts';
import {
  dotted, goButton, houseName, houseNumber, iconLine, joined, numberPlate, placeLabel, placeLine, placePlate, spaced, titleOf,
} from './frame.js';

const WAYS = { L: 'left', R: 'right' };

const wayBand = (row) => {
  const words = joined('distance_m' in row && say(T.fromHead, row.distance_m), row.side && say(WORDS[row.side]));
  return words && iconLine('p.way', WAYS[row.side] || 'ahead', words);
};

const callButton = (phone, text, small) =>
  link('a.b.call', `tel:${phone}`, icon('tel'), el('span', text, small && el('small', small)));

/* Calls the house, or else whom to ask. */
const houseCall = (house, { name, phone }) => (house.phone ? callButton(house.phone, say(T.call, spaced(house.phone)))
  : phone && callButton(phone, say(T.callHead), dotted(name, spaced(phone))));

const addressOf = (o, house) => joined(
  house.number && say(T.house, house.number), house.head,
  o.kind === 'alley' && titleOf(o), placeLine(o));

/* Without navigator.clipboard (no https): by a selection. */
const copyText = async (text) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = el('textarea.v', text);
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done || Promise.reject(new Error('copy'));
};

const copyButton = (o, house) => {
  const label = el('span', { role: 'status' }, say(T.copy));
  const answer = (text) => () => { label.textContent = say(text); };
  return button('b', () => copyText(addressOf(o, house)).then(answer(T.copied), answer(T.notCopied)),
    {}, icon('copy'), label);
};

const who = (plate, name, lines, close) => el('div.who', plate,
  el('div', el('h2', { id: 'w', tabindex: -1 }, name), lines.map((line) => line && el('p.soft', line))), close);

/** Plate, name, way and buttons of a house. */
export const houseParts = (o, house, close) => {
  const listed = o.kind === 'alley';
  return [
    who(numberPlate(house, '–'), houseName(house), [house.label && vi(house.label),
      listed && joined(house.head && houseNumber(house), titleOf(o))], close),
    wayBand(house), !house.phone && el('p.no', say(T.noPhone)),
    el('div.acts', houseCall(house, o.contact), listed && goButton(o), copyButton(o, house)),
  ];
};

const placeParts = (o, place, close) => [
  who(placePlate(place), placeLabel(place), [titleOf(o)], close),
  wayBand(place), el('div.acts', goButton('lat' in place ? place : o)),
];

export const sheet = (o, row, onClose) => {
  const close = button('close', onClose, { 'aria-label': say(T.close) }, icon('x'));
  return el('section.sheet', { role: 'dialog', 'aria-labelledby': 'w' },
    'name' in row ? placeParts(o, row, close) : houseParts(o, row, close));
};
