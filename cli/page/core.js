/* SPDX-License-Identifier: MIT */
/* The core of a record (docs/format.md, 7 and 8), read into `o` or written from it. */
import { eg, flag, isReading, pad, refuse, signed, u } from './bits.js';
import { C, D } from './books.js';
import { english, englishLines, letters, person, phone, spelled, text, textLines, unit } from './text.js';
import { PROVINCES } from './lists.js';

const KINDS = ['alley', 'house', 'hamlet', 'site'];
const OMITTED = ['names', 'phones', 'labels', 'places', 'distances', 'path', 'names_shortened'];
const ID_LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-/';
const NUMBER_LETTERS = ' ABCDEFGHIJKLMNOPQRSTUVWXYZabcde';
const SIDES = ['L', 'R'];
const DAY = 864e5;
const FIRST_DAY = Date.UTC(2020, 0, 1);

const e5 = (degrees) => Math.round(degrees * 1e5);
const tally = (value) => eg(4, 99999, value);
const length = (value) => eg(6, 99999, value) || refuse('malformed');
const side = (value) => SIDES[u(1, SIDES.indexOf(value))];

/* A field behind a flag. */
const optional = (o, name, code) => {
  if (flag(name in o)) o[name] = code(o[name]);
};

/* The modes of a list's columns; returns a function that codes one field of a row. */
const columns = (rows, names) => {
  const modes = {};
  for (const name of names) {
    const count = rows.filter((row) => name in row).length;
    modes[name] = u(2, count === 0 ? 0 : count === rows.length ? 1 : 2);
    if (modes[name] === 3) refuse('newer format');
  }
  const field = (row, name, code) => {
    const mode = modes[name];
    if (mode === 1 || (mode === 2 && flag(name in row))) row[name] = code(row[name]);
  };
  field.modes = modes;
  return field;
};

/* `count` rows: those there are, or new ones to be filled. */
const rowsOf = (o, name, count) => (o[name] = o[name] || Array.from({ length: count }, () => ({})));

/* Metres from the row before. */
const distances = (k) => {
  let last = 0;
  return (value) => {
    last += eg(k, 99999, value - last);
    return last > 99999 ? refuse('malformed') : last;
  };
};

const offset = (o, row) => {
  if (!('lat' in o)) refuse('malformed');
  const axis = (name, limit) => {
    const value = e5(o[name]) + signed(9, 199998, e5(row[name]) - e5(o[name]));
    row[name] = Math.abs(value) > limit ? refuse('malformed') : value / 1e5;
  };
  axis('lat', 9e6);
  axis('lon', 18e6);
  return row.lat;
};

const point = (o) => {
  const lat = e5(o.lat);
  const lon = e5(o.lon);
  const inside = (value, first) => value >= first && value < first + 2 ** 21;
  const far = flag(!(inside(lat, 6e5) && inside(lon, 101e5)));
  const [south, west] = far ? [-9e6, -18e6] : [6e5, 101e5];
  const y = u(far ? 25 : 21, lat - south) + south;
  const x = u(far ? 26 : 21, lon - west) + west;
  if (y > 9e6 || x > 18e6) refuse('malformed');
  o.lat = y / 1e5;
  o.lon = x / 1e5;
};

const identity = (o) => {
  const days = o.issued ? (Date.parse(o.issued) - FIRST_DAY) / DAY : 0;
  o.issued = new Date(FIRST_DAY + u(14, days) * DAY).toISOString().slice(0, 10);
  o.revision = eg(2, 9998, o.revision - 1) + 1;
  const given = [...(o.id || '')].map((c) => ID_LETTERS.indexOf(c));
  const count = u(5, given.length) || refuse('malformed');
  let id = '';
  for (let i = 0; i < count; i += 2) {
    const pair = i + 1 < count;
    const value = u(pair ? 11 : 6, pair ? given[i] * 38 + given[i + 1] : given[i]);
    if (value >= (pair ? 38 * 38 : 38)) refuse('malformed');
    id += (pair ? ID_LETTERS[Math.floor(value / 38)] : '') + ID_LETTERS[value % 38];
  }
  o.id = id;
};

const omissions = (o) => {
  const words = OMITTED.filter((word) => flag((o.omitted || []).includes(word)));
  if (words.length) o.omitted = words;
  if (flag(o.part)) {
    const part = o.part || {};
    const i = u(6, part.i - 1) + 1;
    const n = u(6, part.n - 1) + 1;
    if (n < 2 || i > n) refuse('malformed');
    o.part = { i, n };
  }
};

const province = (o) => {
  const bare = (o.province || '').replace(/^(Tỉnh|Thành phố) /, '');
  const place = PROVINCES.indexOf(bare);
  const index = u(6, !o.province ? 62 : place < 0 ? 63 : place);
  if (index === 63) o.province = text(60)(o.province);
  else if (index < PROVINCES.length) o.province = PROVINCES[index];
  else if (index !== 62) refuse('newer format');
};

/* House numbers mostly count on: the next of its side is one bit (8.1). */
const houseNumbers = () => {
  const last = [-1, 0, 0];
  return (rest, which) => {
    const next = last[which] + (which === 2 ? 1 : 2);
    const [, digits, letter = ''] = /^([1-9][0-9]{0,4})([A-Za-e]?)$/.exec(rest || '') || [];
    const place = NUMBER_LETTERS.indexOf(letter || ' ');
    let value = +digits;
    if (!flag(!(value === next && !letter))) {
      value = next;
      last[which] = value;
      return value >= 1 && value <= 99999 ? String(value) : refuse('malformed');
    }
    const how = u(2, !digits ? 2 : value === next ? 0 : value === last[which] && letter ? 3 : 1);
    if (how === 2) return spelled(C, 20, rest);
    value = how === 1 ? eg(4, 99999, value) : how === 0 ? next : last[which];
    const suffix = NUMBER_LETTERS[u(5, place)];
    if (value < 1 || value > 99999) refuse('malformed');
    last[which] = value;
    return value + suffix.trim();
  };
};

/* The longest common beginning of all numbers, cut after its last `/`. */
const prefixOf = (rows) => {
  const numbers = rows.filter((row) => row.number).map((row) => row.number);
  if (numbers.length < 2) return '';
  let same = 0;
  while (same < numbers[0].length && numbers.every((number) => number[same] === numbers[0][same])) {
    same++;
  }
  return numbers[0].slice(0, numbers[0].slice(0, same).lastIndexOf('/') + 1);
};

const checkNumber = (number) => {
  if ([...number].length > 20) refuse('malformed');
  return number;
};

const households = (rows) => {
  const field = columns(rows, ['side', 'number', 'distance_m', 'head', 'phone', 'label']);
  const { modes } = field;
  if (rows.length > 1 && !Object.values(modes).some(Boolean)) refuse('malformed');
  let prefix = '';
  if (rows.length > 1 && modes.number) {
    prefix = prefixOf(rows);
    prefix = flag(prefix) ? spelled(C, 20, prefix) : '';
  }
  const houseNumber = houseNumbers();
  const distance = distances(3);
  for (const row of rows) {
    field(row, 'side', side);
    const which = row.side ? SIDES.indexOf(row.side) : 2;
    field(row, 'number', (number) => {
      const rest = number && number.slice(prefix.length);
      /* What cannot stand on a plate is no number: it has no canonical coding. */
      if (!isReading() && (/^\/|\/$|^ | $| {2}/.test(number) || number !== number.normalize('NFC'))) {
        refuse('not canonical');
      }
      return checkNumber(prefix + houseNumber(rest, which));
    });
    field(row, 'distance_m', distance);
    field(row, 'head', person);
    field(row, 'phone', phone);
    field(row, 'label', text(100));
  }
};

const alleyRows = (o) => {
  const count = eg(3, 999, (o.alleys || []).length);
  if (!count) return;
  const rows = rowsOf(o, 'alleys', count);
  const field = columns(rows, ['household_count', 'length_m', 'lat']);
  let word = 'Kiệt';
  for (const row of rows) {
    if (flag(row.alley_unit !== word)) word = unit('alley')(row.alley_unit);
    row.alley_unit = word;
    row.alley = text(100)(row.alley);
    field(row, 'household_count', tally);
    field(row, 'length_m', length);
    field(row, 'lat', () => offset(o, row));
  }
};

const placeRows = (o) => {
  const count = eg(1, 255, (o.places || []).length);
  if (!count) return;
  const rows = rowsOf(o, 'places', count);
  const field = columns(rows, ['name_en', 'kind', 'side', 'distance_m', 'lat']);
  const distance = distances(5);
  for (const row of rows) {
    row.name = text(100)(row.name);
    field(row, 'name_en', english(100));
    field(row, 'kind', (kind) => unit('place')(kind) || refuse('malformed'));
    field(row, 'side', side);
    field(row, 'distance_m', distance);
    field(row, 'lat', () => offset(o, row));
  }
};

const contact = (o) => {
  const person_ = o.contact || {};
  optional(person_, 'name', person);
  optional(person_, 'phone', phone);
  if (Object.keys(person_).length) o.contact = person_;
};

const path = (o) => {
  if (!flag(o.path)) return;
  const given = o.path || [];
  const count = eg(2, 62, given.length - 2) + 2;
  const read = [];
  let at = [0, 0];
  for (let i = 0; i < count; i++) {
    at = at.map((from, axis) => {
      const value = from + signed(4, 39998, given[i] && given[i][axis] - from);
      return Math.abs(value) > 9999 ? refuse('malformed') : value;
    });
    read.push(at);
  }
  o.path = read;
};

const alley = (o) => {
  path(o);
  const count = eg(4, 4095, (o.households || []).length);
  if (!count) return;
  if (o.household_count < count) refuse('malformed');
  if (o.household_count === count && !isReading()) refuse('not canonical');
  const rows = rowsOf(o, 'households', count);
  households(rows);
  if (!rows.some((row) => Object.keys(row).length)) refuse('malformed');
};

const site = (o) => {
  optional(o, 'rank', text(100));
  optional(o, 'text', textLines(2000));
  optional(o, 'text_en', englishLines(2000));
  if (!flag(o.url)) return;
  const http = flag(/^http:/.test(o.url));
  const rest = letters(D, true, 290, (o.url || '').replace(/^https?:\/\//, ''));
  o.url = /^[!-~]+$/.test(rest) ? (http ? 'http://' : 'https://') + rest : refuse('malformed');
};

/** Reads the core into `o`, or writes it from `o`; `omitted` is the header's flag. Returns where it
 * ends. */
export const core = (o, omitted) => {
  const kind = KINDS[u(3, KINDS.indexOf(o.kind))] || refuse('newer format');
  o.kind = kind;
  if (omitted) omissions(o);
  identity(o);
  if (flag('lat' in o)) point(o);
  for (const name of ['hamlet', 'commune']) {
    if (flag(name in o)) {
      o[`${name}_unit`] = unit(name)(o[`${name}_unit`]);
      o[name] = text(100)(o[name]);
    }
  }
  province(o);
  if (kind === 'alley' || (kind === 'house' && flag('alley' in o))) {
    o.alley_unit = unit('alley')(o.alley_unit);
    o.alley = text(100)(o.alley);
  }
  if (kind === 'site') o.name = text(200)(o.name);
  if (kind !== 'house') optional(o, 'name_en', english(kind === 'site' ? 200 : 100));
  if (kind === 'alley') optional(o, 'length_m', length);
  if (kind === 'alley' || kind === 'hamlet') {
    optional(o, 'household_count', tally);
    contact(o);
  }
  if (kind === 'alley') alley(o);
  if (kind === 'house') households([(o.household = o.household || {})]);
  if (kind === 'hamlet') alleyRows(o);
  if (kind === 'alley' || kind === 'hamlet') placeRows(o);
  if (kind === 'site') site(o);
  return pad();
};
