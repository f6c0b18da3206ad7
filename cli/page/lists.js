/* SPDX-License-Identifier: MIT */
/* Provinces, unit words and kinds of places, from lib/record/tables-1 by way of tables.py. */
import { PLACES, PROVINCE_NAMES, UNIT_WORDS } from './tables.js';

/* Cities have a star. */
const provinces = PROVINCE_NAMES.split(',');
export const isCity = (name) => provinces.includes(`*${name}`);
export const PROVINCES = provinces.map((name) => name.replace('*', ''));

export const UNITS = {};
for (const line of UNIT_WORDS.split(';')) {
  const [list, ...words] = line.split(',');
  UNITS[list] = words;
}

/* Kinds of places whose English name is not the word itself. */
const ENGLISH = {
  clinic: 'Health station', culture_house: 'House of culture', fuel: 'Petrol station',
  martyrs_cemetery: 'Martyrs’ cemetery', sports: 'Sports ground',
};
const places = PLACES.split(',');

export const kindOfPlace = (kind, english) => {
  const index = UNITS.place.indexOf(kind);
  if (index < 0) return kind;
  return english ? ENGLISH[kind] || kind[0].toUpperCase() + kind.slice(1).replace('_', ' ') : places[index];
};
