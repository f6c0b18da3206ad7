/* SPDX-License-Identifier: MIT */
/* Texts, names and telephone numbers (docs/format.md, 6). */
import { eg, flag, isReading, refuse, token, u } from './bits.js';
import { W, E, F, M, G, C, D, L, isSpecial } from './books.js';
import { UNITS } from './lists.js';

/* Letter case of the letters that 6.2 names, and of no other. */
const UP = new Map();
for (let c = 0x61; c < 0x1f00; c++) {
  const small = String.fromCharCode(c);
  const capital = small.toUpperCase();
  const covered = c < 0x181 ? c !== 0xff : c >= 0x1e00 || c === 0x1a1 || c === 0x1b0;
  if (covered && capital !== small && capital.toLowerCase() === small) UP.set(small, capital);
}
const LOW = new Map([...UP].map(([low, up]) => [up, low]));
const map = (table, word) => [...word].map((c) => table.get(c) || c).join('');
const up = (word) => map(UP, word);
const low = (word) => map(LOW, word);
const cap = (word) => {
  const [first = '', ...rest] = word;
  return up(first) + rest.join('');
};

const longer = (text, limit) => text.length > limit && [...text].length > limit;

const REFUSED = new RegExp('[\\0-\\x1f\\x7f-\\xa0\\xad\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f' +
  '\\u3000\\ud800-\\uf8ff\\ufdd0-\\ufdef\\ufeff\\ufff0-\\uffff\\u{1fffe}\\u{1ffff}\\u{2fffe}\\u{2ffff}\\u{3fffe}-\\u{10ffff}]', 'u');

/* A text that is not in normal form (6.1) has no canonical coding. */
const checkNormal = (text, limit, lines, empty) => {
  const good = (text || empty) && text === text.normalize('NFC') && !longer(text, limit) &&
    text.split('\n').every((line) =>
      (line || !text) && line.trim() === line && !line.includes('  ')) &&
    !REFUSED.test(lines ? text.replace(/\n/g, '') : text);
  if (!good) refuse('not canonical');
};

const readRaw = () => {
  const c = String.fromCodePoint(u(18));
  return REFUSED.test(c) ? refuse('malformed') : c;
};

const readLetters = (book, capitals, limit) => {
  for (let word = ''; ;) {
    let symbol = token(book);
    if (symbol === '<end>') return word || refuse('malformed');
    if (symbol === '<up>') {
      symbol = capitals && UP.get(token(book));
      word += symbol || refuse('malformed');
    } else {
      word += symbol === '<raw>' ? readRaw() : symbol === '<sp>' ? ' ' : symbol;
    }
    if (longer(word, limit)) refuse('malformed');
  }
};

/** The letters of a word; with `capitals` they carry their own case. */
export const letters = (book, capitals, limit, word) => {
  if (isReading()) return readLetters(book, capitals, limit);
  for (const c of word) {
    const small = (capitals && LOW.get(c)) || c;
    const symbol = small === ' ' && book === C ? '<sp>' : small;
    if (small !== c && book.has(small)) {
      token(book, '<up>');
      token(book, small);
    } else if (small === c && book.codes.has(symbol)) {
      token(book, symbol);
    } else {
      token(book, '<raw>');
      u(18, c.codePointAt(0));
    }
  }
  token(book, '<end>');
  return word;
};

/** A spelled word (6.4). */
export const spelled = (book, limit, word = '') => {
  const small = low(word);
  const shape = u(2, small === word ? 0 : cap(small) === word ? 1 : up(small) === word ? 2 : 3);
  const read = letters(book, shape === 3, limit, shape === 3 ? word : small);
  return shape === 1 ? cap(read) : shape === 2 ? up(read) : read;
};

const readCore = (book, symbol, limit) => {
  if (symbol === '<num>') return String(eg(4, 999999));
  if (symbol === '<esc>') return spelled(book === W ? C : D, limit);
  if (symbol === '<vi>') {
    const word = token(W);
    if (word === '<esc>') return spelled(C, limit);
    return isSpecial(word) ? refuse('malformed') : word;
  }
  if (symbol === '<cap>' || symbol === '<up>') {
    const word = token(book);
    return isSpecial(word) ? refuse('malformed') : symbol === '<cap>' ? cap(word) : up(word);
  }
  return symbol;
};

const readText = (limit, book, lines, empty) => {
  let text = '';
  for (let glued = true; ;) {
    const symbol = token(book);
    if (symbol === '<end>') break;
    if (symbol === '<nl>') {
      text += lines ? '\n' : refuse('malformed');
      glued = true;
      continue;
    }
    if (symbol.startsWith('<T') && isSpecial(symbol)) {
      text += symbol[2];
      glued = false;
    } else {
      text += glued ? '' : ' ';
      glued = symbol.startsWith('<L') && isSpecial(symbol);
      text += glued ? symbol[2] : readCore(book, symbol, limit);
    }
    if (longer(text, limit)) refuse('malformed');
  }
  return text || empty ? text : refuse('malformed');
};

/* The core of a word, by the first rule of 6.3 that fits. */
const writeCore = (book, word) => {
  const put = (...symbols) => symbols.forEach((symbol) => token(book, symbol));
  const small = low(word);
  if (/^[1-9][0-9]{0,5}$/.test(word)) {
    put('<num>');
    eg(4, 0, +word);
  } else if (book.has(word)) put(word);
  else if (word === cap(small) && book.has(small)) put('<cap>', small);
  else if (word === up(small) && book.has(cap(small))) put('<up>', cap(small));
  else if (word === up(small) && book.has(small)) put('<up>', small);
  else if (book === W) {
    put('<esc>');
    spelled(C, 0, word);
  } else if (W.has(word)) {
    put('<vi>');
    token(W, word);
  } else if ([...small].every(D.has)) {
    put('<esc>');
    spelled(D, 0, word);
  } else {
    put('<vi>');
    token(W, '<esc>');
    spelled(C, 0, word);
  }
};

const FRONT = '(“"';
const BACK = ',.;:)!?…”"';

const writeText = (book, text) => {
  text.split('\n').forEach((line, i) => {
    if (i) token(book, '<nl>');
    for (const word of line ? line.split(' ') : []) {
      let start = 0;
      let end = word.length;
      while (start < end && FRONT.includes(word[start])) start++;
      while (end > start && BACK.includes(word[end - 1])) end--;
      if (start === end) [start, end] = [0, word.length];
      for (const c of word.slice(0, start)) token(book, `<L${c}>`);
      writeCore(book, word.slice(start, end));
      for (const c of word.slice(end)) token(book, `<T${c}>`);
    }
  });
  token(book, '<end>');
};

const anyText = (book, lines, empty) => (limit) => (value) => {
  if (isReading()) return readText(limit, book, lines, empty);
  checkNormal(value, limit, lines, empty);
  writeText(book, value);
  return value;
};

/** Codings of texts: text(limit) is a function of a value, as are the others. */
export const text = anyText(W);
export const english = anyText(E);
export const textLines = anyText(W, true);
export const englishLines = anyText(E, true);
const unitText = anyText(W, false, true)(40);

const nameWord = (book, word) => {
  if (isReading()) {
    const symbol = token(book);
    return symbol === '<esc>' ? spelled(C, 80) : symbol;
  }
  if (book.has(word)) return token(book, word);
  token(book, '<esc>');
  return spelled(C, 80, word);
};

/** A person's name (6.5). */
export const person = (name = '') => {
  let words = name.split(' ');
  let shape = 'o';
  if (words.length > 1 && words.length < 6) {
    const caps = words.map((word) => cap(low(word)));
    const capitals = caps.every((word, i) => up(word) === words[i]) && caps.join(' ') !== name;
    shape = (capitals ? 'U' : '') + words.length;
    if (capitals) words = caps;
  }
  if (!isReading()) checkNormal(name, 80);
  shape = token(L, shape);
  if (shape === 'o') return text(80)(name);
  const count = +shape.slice(-1);
  const read = [];
  for (let i = 0; i < count; i++) {
    read.push(nameWord(i ? (i < count - 1 ? M : G) : F, words[i]));
  }
  const whole = (shape[0] === 'U' ? read.map(up) : read).join(' ');
  return longer(whole, 80) ? refuse('malformed') : whole;
};

const PLAIN = 1e9;
const OTHER = 2 ** 30 - 1;
const GROUP_BITS = [0, 4, 7, 10];

/** A telephone number (6.6). */
export const phone = (number = '') => {
  const short = u(30, /^0[0-9]{9}$/.test(number) ? +number : OTHER);
  if (short < PLAIN) return String(short).padStart(10, '0');
  if (short !== OTHER) refuse('malformed');
  const plus = flag(number[0] === '+');
  const digits = number.replace('+', '');
  const count = u(4, digits.length);
  if (count < 3) refuse('malformed');
  let read = plus ? '+' : '';
  for (let at = 0; at < count; at += 3) {
    const size = Math.min(3, count - at);
    const group = u(GROUP_BITS[size], +digits.slice(at, at + size));
    if (group >= 10 ** size) refuse('malformed');
    read += String(group).padStart(size, '0');
  }
  return read;
};

const UNIT_BITS = { hamlet: 4, alley: 3, commune: 2, place: 5 };

/** A unit word: one of the list, or a text. */
export const unit = (list) => (word) => {
  const bits = UNIT_BITS[list];
  const place = UNITS[list].indexOf(word);
  const index = u(bits, place < 0 ? 2 ** bits - 1 : place);
  return index === 2 ** bits - 1 ? unitText(word) : UNITS[list][index];
};
