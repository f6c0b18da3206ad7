/* SPDX-License-Identifier: MIT */
/* The core of a record (docs/format.md, 7 and 8). */
import { eg, malformed, odd, pad, refuse, signed, u } from './bits.js';
import { C, D } from './books.js';
import { english, englishLines, letters, person, phone, spelled, text, textLines } from './text.js';
import { PROVINCES, unit } from './lists.js';
import { ALLEY, HOUSE, HAMLET, SITE } from './numbers.js';

const KINDS = ['alley', 'house', 'hamlet', 'site'];
const OMITTED = ['names', 'phones', 'labels', 'places', 'distances', 'path', 'names_shortened'];
const ID_LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-/';
const NUMBER_LETTERS = ' ABCDEFGHIJKLMNOPQRSTUVWXYZabcde';
const SIDES = ['L', 'R'];

const within = (value, limit) => (Math.abs(value) > limit ? malformed() : value);
const tally = () => eg(4, 99999);
const length = () => eg(6, 99999) || malformed();
const side = () => SIDES[u(1)];

/* A field behind a flag. */
const optional = (o, name, read, ...how) => {
  if (u(1)) o[name] = read(...how);
};

/* A list: the modes of its columns, then its rows, each read by `row(o, field)`. */
const list = (count, names, row) => {
  const modes = {};
  for (const name of names) {
    modes[name] = u(2);
    if (modes[name] > 2) refuse('newer format');
  }
  const field = (o, name, read, ...how) => {
    if (modes[name] === 1 || (modes[name] && u(1))) o[name] = read(...how);
  };
  const read = row(field, modes);
  const rows = Array.from({ length: count }, () => {
    const o = {};
    read(o);
    return o;
  });
  odd(names.some((name) => {
    const having = rows.filter((o) => name in o).length;
    return modes[name] > 1 && (!having || having === count);
  }));
  return rows;
};

/* Metres from the row before. */
const distances = (k) => {
  let last = 0;
  return () => (last = within(last + eg(k, 99999), 99999));
};

/* A row's point counts from the record's. */
const offset = (o, row) => {
  if (!('lat' in o)) malformed();
  const axis = (name, limit) => within(Math.round(o[name] * 1e5) + signed(9, 199998), limit) / 1e5;
  const lat = axis('lat', 9e6);
  row.lon = axis('lon', 18e6);
  return lat;
};

const point = (o) => {
  const far = u(1);
  const [south, west] = far ? [-9e6, -18e6] : [6e5, 101e5];
  const y = u(far ? 25 : 21) + south;
  const x = within(u(far ? 26 : 21) + west, 18e6);
  within(y, 9e6);
  const inside = (value, first) => value >= first && value < first + 2 ** 21;
  odd(far && inside(y, 6e5) && inside(x, 101e5));
  o.lat = y / 1e5;
  o.lon = x / 1e5;
};

const identity = (o) => {
  o.issued = new Date(Date.UTC(2020, 0, 1 + u(14))).toISOString().slice(0, 10);
  o.revision = eg(2, 9998) + 1;
  let left = u(5) || malformed();
  let id = '';
  for (; left > 0; left -= 2) {
    const pair = left > 1;
    const value = u(pair ? 11 : 6);
    if (value >= (pair ? 38 * 38 : 38)) malformed();
    id += (pair ? ID_LETTERS[Math.floor(value / 38)] : '') + ID_LETTERS[value % 38];
  }
  o.id = id;
};

const omissions = (o) => {
  const words = OMITTED.filter(() => u(1));
  if (words.length) o.omitted = words;
  if (u(1)) {
    const i = u(6) + 1;
    const n = u(6) + 1;
    if (n < 2 || i > n) malformed();
    o.part = { i, n };
  }
  odd(!o.omitted && !o.part);
};

const province = (o) => {
  const index = u(6);
  if (index === 63) {
    o.province = text(60);
    odd(PROVINCES.includes(o.province.replace(/^(Tỉnh|Thành phố) /, '')));
  } else if (PROVINCES[index]) o.province = PROVINCES[index];
  else if (index !== 62) refuse('newer format');
};

/* House numbers mostly count on: the next of its side is one bit (8.1). */
const houseNumbers = () => {
  const last = [-1, 0, 0];
  return (which) => {
    const next = last[which] + (which > 1 ? 1 : 2);
    let value = next;
    let letter = 0;
    if (u(1)) {
      const how = u(2);
      if (how === 2) {
        const other = spelled(C, 20);
        odd(/^[1-9]\d{0,4}[A-Za-e]?$/.test(other));
        return other;
      }
      if (how) value = how < 2 ? eg(4, 99999) : last[which];
      letter = u(5);
      odd(how === 1 ? value === next || (letter && value === last[which]) : !letter);
    }
    if (value < 1) malformed();
    last[which] = within(value, 99999);
    return value + NUMBER_LETTERS[letter].trim();
  };
};

/* The longest common beginning of all numbers, cut after its last `/`. */
const prefixOf = (rows) => {
  const [first, ...others] = rows.filter((row) => row.number).map((row) => row.number);
  let same = 0;
  while (others.length && same < first.length && others.every((number) => number[same] === first[same])) same++;
  return same ? first.slice(0, first.slice(0, same).lastIndexOf('/') + 1) : '';
};

const households = (count) => {
  let prefix;
  const rows = list(count, ['side', 'number', 'distance_m', 'head', 'phone', 'label'], (field, modes) => {
    if (count > 1) {
      if (!Object.values(modes).some(Boolean)) malformed();
      if (modes.number) prefix = u(1) ? spelled(C, 20) : '';
    }
    const houseNumber = houseNumbers();
    const distance = distances(3);
    return (row) => {
      field(row, 'side', side);
      field(row, 'number', () => {
        const number = (prefix || '') + houseNumber(row.side ? SIDES.indexOf(row.side) : 2);
        /* What cannot stand on a plate is no number: it has no canonical coding. */
        odd(/^\/|\/$|^ | $| {2}/.test(number) || number !== number.normalize('NFC'));
        return [...number].length > 20 ? malformed() : number;
      });
      field(row, 'distance_m', distance);
      field(row, 'head', person);
      field(row, 'phone', phone);
      field(row, 'label', text, 100);
    };
  });
  odd(prefix !== undefined && prefix !== prefixOf(rows));
  return rows;
};

const alleyRows = (o) => {
  const count = eg(3, 999);
  if (!count) return;
  let word = 'Kiệt';
  o.alleys = list(count, ['household_count', 'length_m', 'lat'], (field) => (row) => {
    if (u(1)) {
      const before = word;
      word = unit('alley');
      odd(word === before);
    }
    row.alley_unit = word;
    row.alley = text(100);
    field(row, 'household_count', tally);
    field(row, 'length_m', length);
    field(row, 'lat', offset, o, row);
  });
};

const placeRows = (o) => {
  const count = eg(1, 255);
  if (!count) return;
  const distance = distances(5);
  o.places = list(count, ['name_en', 'kind', 'side', 'distance_m', 'lat'], (field) => (row) => {
    row.name = text(100);
    field(row, 'name_en', english, 100);
    field(row, 'kind', () => unit('place') || malformed());
    field(row, 'side', side);
    field(row, 'distance_m', distance);
    field(row, 'lat', offset, o, row);
  });
};

const contact = (o) => {
  const whom = {};
  optional(whom, 'name', person);
  optional(whom, 'phone', phone);
  if (whom.name || whom.phone) o.contact = whom;
};

const path = () => {
  let place = [0, 0];
  return Array.from({ length: eg(2, 62) + 2 }, () =>
    (place = place.map((from) => within(from + signed(4, 39998), 9999))));
};

const alley = (o) => {
  optional(o, 'path', path);
  const count = eg(4, 4095);
  if (!count) return;
  if (o.household_count < count) malformed();
  odd(o.household_count === count);
  o.households = households(count);
  if (!o.households.some((row) => Object.keys(row).length)) malformed();
};

const address = () => {
  const begin = u(1) ? 'http://' : 'https://';
  const rest = letters(D, true, 290);
  return /^[!-~]+$/.test(rest) ? begin + rest : malformed();
};

const site = (o) => {
  optional(o, 'rank', text, 100);
  optional(o, 'text', textLines, 2000);
  optional(o, 'text_en', englishLines, 2000);
  optional(o, 'url', address);
};

const unitAndName = (o, name) => {
  o[`${name}_unit`] = unit(name);
  o[name] = text(100);
};

/** Reads the core into `o`; `omitted` is the header's flag. Returns where it ends. */
export const core = (o, omitted) => {
  const kind = u(3);
  const board = kind === ALLEY || kind === HAMLET;
  o.kind = KINDS[kind] || refuse('newer format');
  if (omitted) omissions(o);
  identity(o);
  if (u(1)) point(o);
  if (u(1)) unitAndName(o, 'hamlet');
  if (u(1)) unitAndName(o, 'commune');
  province(o);
  if (kind === ALLEY || (kind === HOUSE && u(1))) unitAndName(o, 'alley');
  if (kind === SITE) o.name = text(200);
  if (kind !== HOUSE) optional(o, 'name_en', english, kind === SITE ? 200 : 100);
  if (kind === ALLEY) optional(o, 'length_m', length);
  if (board) {
    optional(o, 'household_count', tally);
    contact(o);
  }
  if (kind === ALLEY) alley(o);
  if (kind === HOUSE) [o.household] = households(1);
  if (kind === HAMLET) alleyRows(o);
  if (board) placeRows(o);
  if (kind === SITE) site(o);
  return pad();
};
