/* SPDX-License-Identifier: MIT */
/* Bits (docs/format.md, 3 to 5). What is being read stands here, and whether it was written in the
 * one way that docs/format.md, 11 allows: each reader says so of what it read, and the answer counts
 * only where nothing worse was found. */

/** A reason why a record is refused, by its name in docs/format.md. */
export class Refusal extends Error {}

export const refuse = (name) => {
  throw new Refusal(name);
};

/** What `read` returns; nothing where it cannot: it ends where it ends. */
export const attempt = (read) => {
  try {
    return read();
  } catch (error) {
    return undefined;
  }
};

export const malformed = () => refuse('malformed');

let bytes;
let at; /* bits */
let end;
let strange;

export const startRecord = () => {
  strange = false;
};
export const odd = (found) => {
  strange = strange || found;
};
export const isStrange = () => strange;

export const readFrom = (from, start, stop) => {
  bytes = from;
  at = start * 8;
  end = stop * 8;
};

export const u = (count) => {
  if (at + count > end) refuse('truncated');
  let read = 0;
  for (; count; count--, at++) read = read * 2 + ((bytes[at >> 3] >> (7 - (at & 7))) & 1);
  return read;
};

/* Exp-Golomb of order k. */
export const eg = (k, limit) => {
  let zeros = 0;
  while (!u(1)) if (++zeros > 20) malformed();
  const read = (2 ** zeros + u(zeros) - 1) * 2 ** k + u(k);
  return read > limit ? malformed() : read;
};

/* Folded: 0, -1, 1, -2, 2, ... */
export const signed = (k, limit) => {
  const folded = eg(k, limit);
  return folded % 2 ? -(folded + 1) / 2 : folded / 2;
};

/** A symbol of a book. */
export const token = (book) => {
  for (let code = 1; ;) {
    code = code * 2 + u(1);
    const symbol = book.get(code);
    if (symbol) return symbol;
  }
};

/* Moves to the next whole byte; returns how many there were. */
export const pad = () => (u(-at & 7) ? refuse('not canonical') : at / 8);
