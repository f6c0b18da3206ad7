/* SPDX-License-Identifier: MIT */
/* Provinces, unit words and kinds of places, from lib/record/tables-1 by way of tables.py. */
import { odd, readFrom, u } from './bits.js';
import { nextByte } from './books.js';
import { KINDS, NAME_BYTES } from './tables.js';
import { text, unitText } from './text.js';

/* Names, as texts that follow one another. */
readFrom(Array.from({ length: NAME_BYTES }, nextByte), 0, NAME_BYTES);
const names = (count) => Array.from({ length: count }, () => text(99));

/* Cities have it said. */
const CITY = 'Thành phố ';
const provinces = names(36);
export const isCity = (name) => provinces.includes(CITY + name);
export const PROVINCES = provinces.map((name) => name.replace(CITY, ''));

const UNIT_BITS = { hamlet: 4, alley: 3, commune: 2, place: 5 };
const UNITS = {};
for (const list in UNIT_BITS) UNITS[list] = names(2 ** UNIT_BITS[list] - 1);
const places = UNITS.place;
UNITS.place = KINDS.split(',');

/** A unit word: one of the list, or a text. */
export const unit = (list) => {
  const index = u(UNIT_BITS[list]);
  if (index < UNITS[list].length) return UNITS[list][index];
  const word = unitText(40);
  odd(UNITS[list].includes(word));
  return word;
};

/* Kinds of places whose English name is not the word itself. */
const ENGLISH = {
  clinic: 'Health station', culture_house: 'House of culture', fuel: 'Petrol station',
  martyrs_cemetery: 'Martyrs’ cemetery', sports: 'Sports ground',
};

export const kindOfPlace = (kind, english) => {
  const index = UNITS.place.indexOf(kind);
  if (index < 0) return kind;
  return english ? ENGLISH[kind] || kind[0].toUpperCase() + kind.slice(1).replace('_', ' ') : places[index];
};
