/* SPDX-License-Identifier: MIT */
/* Texts, names and telephone numbers (docs/format.md, 6). */
import { eg, malformed, odd, token, u } from './bits.js';
import { W, E, F, M, G, C, D, L, isSpecial } from './books.js';
import { cap, LOW, low, UP, up } from './case.js';
import { PLAIN, OTHER } from './numbers.js';


const longer = (text, limit) => text.length > limit && [...text].length > limit;

const REFUSED = /[\0-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\uffff\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}-\u{10ffff}]/u;

/* Not in normal form (6.1) as a whole; of each letter it is known. */
const isLoose = (text) => text !== text.normalize('NFC');

const readRaw = () => {
  const c = String.fromCodePoint(u(18));
  return REFUSED.test(c) ? malformed() : c;
};

/** The letters of a word; with `capitals` they carry their own case. */
export const letters = (book, capitals, limit) => {
  for (let word = ''; ;) {
    const symbol = token(book);
    if (symbol === '<end>') return word || malformed();
    if (symbol === '<up>') {
      word += capitals && UP.get(token(book)) || malformed();
    } else if (symbol === '<raw>') {
      const c = readRaw();
      odd(book.has(LOW.get(c) || c) || (c === ' ' && book === C));
      word += c;
    } else {
      word += symbol === '<sp>' ? ' ' : symbol;
    }
    if (longer(word, limit)) malformed();
  }
};

/** A spelled word (6.4). */
export const spelled = (book, limit) => {
  const shape = u(2);
  const read = letters(book, shape > 2, limit);
  const word = shape === 1 ? cap(read) : shape === 2 ? up(read) : read;
  const small = low(word);
  odd(shape !== (small === word ? 0 : cap(small) === word ? 1 : up(small) === word ? 2 : 3) ||
    (shape < 3 && small !== read));
  return word;
};

const plain = (symbol) => (isSpecial(symbol) ? malformed() : symbol);

/* The core of a word; right is the first rule of 6.3 that fits. */
const core = (book, symbol, limit) => {
  let coded = symbol;
  let word = symbol;
  if (symbol === '<num>') word = String(eg(4, 999999));
  else if (symbol === '<esc>') word = spelled(book === W ? C : D, limit);
  else if (symbol === '<vi>') {
    coded = token(W);
    word = coded === '<esc>' ? spelled(C, limit) : plain(coded);
    odd(word !== coded && W.has(word));
  } else if (symbol === '<cap>' || symbol === '<up>') {
    coded = plain(token(book));
    word = symbol === '<cap>' ? cap(coded) : up(coded);
  }
  const small = low(word);
  const name = book.has(cap(small)) ? cap(small) : small;
  odd(symbol !== (/^[1-9]\d{0,5}$/.test(word) ? '<num>' : book.has(word) ? word
    : word === cap(small) && book.has(small) ? '<cap>'
      : word === up(small) && book.has(name) ? '<up>'
        : book === W || (!W.has(word) && [...small].every((c) => D.has(c))) ? '<esc>' : '<vi>') ||
    (symbol === '<up>' && coded !== name));
  return word;
};

/* What is left of a word without the marks around it. */
const bare = (word) => /^[(“"]*(.*?)[,.;:)!?…”"]*$/.exec(word)[1] || word;

const anyText = (book, lines, empty) => (limit) => {
  const cores = [];
  let text = '';
  for (let glued = true, symbol; (symbol = token(book)) !== '<end>';) {
    if (symbol === '<nl>') {
      text += lines ? '\n' : malformed();
      glued = true;
    } else if (symbol.startsWith('<T')) {
      text += symbol[2];
      glued = false;
    } else {
      text += glued ? '' : ' ';
      glued = symbol.startsWith('<L');
      if (!glued) cores.push(core(book, symbol, limit));
      text += glued ? symbol[2] : cores[cores.length - 1];
    }
    if (longer(text, limit)) malformed();
  }
  odd(isLoose(text) || text.split(/[ \n]/).map(bare).join('\n') !== cores.join('\n'));
  return text || empty ? text : malformed();
};

/** Texts of at most so many characters; a unit word may be empty. */
export const text = anyText(W);
export const english = anyText(E);
export const textLines = anyText(W, true);
export const englishLines = anyText(E, true);
export const unitText = anyText(W, false, true);

const nameWord = (book) => {
  const symbol = token(book);
  if (symbol !== '<esc>') return symbol;
  const word = spelled(C, 80);
  odd(book.has(word));
  return word;
};

/** A person's name (6.5). */
export const person = () => {
  const shape = token(L);
  const count = +shape.slice(-1);
  const read = [];
  for (let i = 0; i < count; i++) read.push(nameWord(i ? (i < count - 1 ? M : G) : F));
  const whole = count ? (shape[0] === 'U' ? up : String)(read.join(' ')) : text(80);
  const words = whole.split(' ');
  const caps = words.map((word) => cap(low(word))).join(' ');
  const few = words.length > 1 && words.length < 6;
  const capitals = few && up(caps) === whole && caps !== whole;
  odd(isLoose(whole) || shape !== (few ? (capitals ? 'U' : '') + words.length : 'o') ||
    (capitals && caps !== read.join(' ')));
  return longer(whole, 80) ? malformed() : whole;
};

const GROUP_BITS = [0, 4, 7, 10];

/** A telephone number (6.6). */
export const phone = () => {
  const short = u(30);
  if (short < PLAIN) return String(short).padStart(10, '0');
  if (short !== OTHER) malformed();
  let read = u(1) ? '+' : '';
  let left = u(4);
  if (left < 3) malformed();
  for (; left > 0; left -= 3) {
    const size = Math.min(3, left);
    const group = u(GROUP_BITS[size]);
    if (group >= 10 ** size) malformed();
    read += String(group).padStart(size, '0');
  }
  odd(/^0\d{9}$/.test(read));
  return read;
};
