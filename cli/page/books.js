/* SPDX-License-Identifier: MIT */
/* The word books, from lib/record/tables-1 by way of tables.py, as canonical Huffman codes. */
import { cap, UP } from './case.js';
import { BASE, LETTERS, MARKS } from './tables.js';

/* Coded words stand at the very end of the page. */
const PACKED = document.getElementById('words').textContent;

/* The range decoder: its number, what is left of its range, and the chance of each context. */
const chances = new Float64Array(12000);
const counts = new Uint8Array(12000);
let range = BASE ** 5;
let number = 0;
let at = 0;
const nextDigit = () => {
  const c = PACKED.charCodeAt(at++);
  number = number * BASE + c - (c > 60 ? 33 : 32);
};
while (at < 5) nextDigit();

const bit = (context, first) => {
  const chance = chances[context] || first;
  const count = counts[context];
  const bound = Math.floor(range * chance);
  const one = number < bound;
  if (one) range = bound;
  else {
    number -= bound;
    range -= bound;
  }
  chances[context] = chance + ((one ? 0.999 : 0.001) - chance) / (count + 2);
  counts[context] = Math.min(count + 1, 60);
  while (range < BASE ** 4) {
    nextDigit();
    range *= BASE;
  }
  return one;
};

/* Contexts of numbers stand behind those of letters. */
const smallNumber = (context) => {
  let node = 1;
  while (node < 16) node = node * 2 + bit(8192 + context * 16 + node, 0.5);
  return node - 16;
};

export const isSpecial = (symbol) => symbol.length > 1 && symbol[0] === '<';

/* The symbols of each book by the length of their codes. */
const books = Array.from({ length: 8 }, () => Array.from({ length: 16 }, () => []));
const put = (book, word, context) => {
  const length = smallNumber(context);
  books[book][length].push(word);
  return length;
};

/* Calls leaf(word, its form as a name) for each word. A context is the book, the letter, and the one
 * behind it; in English how many letters were found to stand there. */
const readWords = (first, leaf) => {
  const letters = ['', ...LETTERS];
  const walk = (last, word) => {
    const there = [];
    for (let i = 0; i < letters.length; i++) {
      if (bit((first ? first + Math.min(there.length, 3) : last) * 64 + i, 0.03)) there.push(i);
    }
    for (const i of there) {
      if (i) walk(i, letters[i] + word);
      else {
        const whole = word.normalize('NFC');
        leaf(whole, cap(whole));
      }
    }
  };
  walk(0, '');
};

readWords(0, (word, name) => {
  const length = put(0, name, 16 + put(0, word, 0));
  if (!length) return;
  const last = put(3, name, 32 + length);
  put(2, name, 48 + last);
  put(1, name, 64 + last);
});
readWords(64, (word, name) => put(4, name, 81 + put(4, word, 80)));

/* Marks, then the characters that a text is spelled with. */
const single = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i));
const last = Array(8).fill(0);
for (const symbol of new Set([...MARKS.split(' '), ...single, ...UP.keys()])) {
  for (const i in last) last[i] = put(i, symbol, 100 + 16 * i + last[i]);
}

/** What follows: a byte of the names that lists.js has. */
export const nextByte = () => smallNumber(99) * 16 + smallNumber(99);

/* Codes count on in order of length, then of code points; UTF-16 has the same order as far as the
 * books go. A book has its symbols by code, with a 1 before it, and knows which words are its own. */
export const [W, F, M, G, E, C, D, L] = books.map(([, ...lists]) => {
  const book = new Map();
  let next = 2;
  for (const symbols of lists) {
    for (const symbol of symbols.sort()) {
      book.set(next++, symbol);
      if (!isSpecial(symbol)) book.set(symbol, 1);
    }
    next *= 2;
  }
  return book;
});
