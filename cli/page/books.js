/* SPDX-License-Identifier: MIT */
/* The word books, from lib/record/tables-1 by way of tables.py, as canonical Huffman codes. */
import { query } from './dom.js';
import { CLEAR, LETTERS } from './tables.js';

export const isSpecial = (symbol) => symbol.length > 1 && symbol[0] === '<';

/* Coded words stand at the very end of the page, where deflate does best by them. */
const PACKED = query('#words').textContent;

/* The range decoder: its number, what is left of its range, and the chance of each context. */
const chances = new Float64Array(9999);
const counts = new Uint8Array(9999);
let range = 2 ** 30;
let number = 0;
let at = 0;
const nextDigit = () => {
  const c = PACKED.charCodeAt(at++);
  number = number * 64 + c - (c > 92 ? 36 : 35);
};
while (at < 5) nextDigit();

const bit = (context, first) => {
  const chance = chances[context] || first;
  const bound = Math.floor(range * chance);
  const one = number < bound;
  if (one) range = bound;
  else {
    number -= bound;
    range -= bound;
  }
  chances[context] = chance + ((one ? 0.999 : 0.001) - chance) / (counts[context] + 4);
  if (counts[context] < 60) counts[context]++;
  while (range < 2 ** 24) {
    nextDigit();
    range *= 64;
  }
  return one;
};

/* Contexts of numbers stand behind those of letters. */
const codeLength = (context) => {
  let node = 1;
  while (node < 16) node = node * 2 + bit(8192 + context * 16 + node, 0.5);
  return node - 16;
};

/* Calls leaf(word) for each word; a context is the book, the letter behind and the letter. */
const readWords = (book, leaf) => {
  const letters = ['', ...LETTERS];
  const walk = (last, word) => {
    const there = [];
    for (let i = 0; i < letters.length; i++) if (bit(book + last * 64 + i, 0.03)) there.push(i);
    for (const i of there) {
      if (i) walk(i, letters[i] + word);
      else leaf(word.normalize('NFC'));
    }
  };
  walk(0, '');
};

/* The symbols of each book by the length of their codes. In clear stand lines of a length and its
 * symbols. */
const books = CLEAR.split('|').map((text) => {
  const rows = Array.from({ length: 16 }, () => []);
  for (const line of text.split('\n')) rows[parseInt(line[0], 16)] = line.slice(1).split(' ');
  return rows;
});
const put = (book, word, context) => {
  const length = codeLength(context);
  if (length) books[book][length].push(word);
  return length;
};
const capital = (word) => word[0].toUpperCase() + word.slice(1);

readWords(0, (word) => {
  const name = capital(word);
  const length = put(0, name, 16 + put(0, word, 0));
  if (!length) return;
  const last = put(3, name, 32 + length);
  put(2, name, 48 + last);
  put(1, name, 64 + last);
});
readWords(4096, (word) => put(4, capital(word), 81 + put(4, word, 80)));

/* Codes count on in order of length, then of code points; UTF-16 has the same order as far as the
 * books go. A book has its symbols by code, with a 1 before it, and knows which words are its own. */
export const [W, F, M, G, E, C, D, L] = books.map((lists) => {
  const book = new Map();
  let next = 1;
  for (const symbols of lists) {
    for (const symbol of symbols.sort()) {
      book.set(next++, symbol);
      if (!isSpecial(symbol)) book.set(symbol, 1);
    }
    next *= 2;
  }
  return book;
});
