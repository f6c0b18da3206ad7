/* SPDX-License-Identifier: MIT */
/* Bits both ways (docs/format.md, 3 to 5). The core of a record is described once, in core.js, and
 * is read or written by the same calls: each takes the value to be written (of which a reader takes
 * no notice) and returns the value. What is being read or written stands here. */

/** A reason why a record is refused, by its name in docs/format.md. */
export class Refusal extends Error {}

export const refuse = (name) => {
  throw new Refusal(name);
};

let bytes; /* read from; null while writing */
let at; /* bits */
let end;
let written;

export const isReading = () => bytes;
export const readFrom = (from, start, stop) => {
  bytes = from;
  at = start * 8;
  end = stop * 8;
};
export const startWriting = () => {
  bytes = null;
  written = [];
};

export const u = (count, value) => {
  if (!bytes) {
    for (let left = count; left--;) written.push((value >>> left) & 1);
    return value;
  }
  if (at + count > end) refuse('truncated');
  let read = 0;
  for (; count; count--, at++) read = read * 2 + ((bytes[at >> 3] >> (7 - (at & 7))) & 1);
  return read;
};

export const flag = (value) => u(1, value ? 1 : 0);

/* Exp-Golomb of order k. */
export const eg = (k, limit, value) => {
  let zeros = 0;
  if (bytes) {
    while (!u(1)) if (++zeros > 20) refuse('malformed');
  } else {
    const group = Math.floor(value / 2 ** k) + 1;
    while (group >= 2 ** (zeros + 1)) zeros++;
    u(zeros, 0);
    u(1, 1);
    u(zeros, group);
    return u(k, value);
  }
  const read = (2 ** zeros + u(zeros) - 1) * 2 ** k + u(k);
  return read > limit ? refuse('malformed') : read;
};

/* Folded: 0, -1, 1, -2, 2, ... */
export const signed = (k, limit, value) => {
  const folded = eg(k, limit, value < 0 ? -2 * value - 1 : 2 * value);
  return folded % 2 ? -(folded + 1) / 2 : folded / 2;
};

/** A symbol of a book. */
export const token = (book, wanted) => {
  if (!bytes) {
    u(...book.codes.get(wanted));
    return wanted;
  }
  for (let code = 0, length = 1; ; length++) {
    code = code * 2 + u(1);
    const row = book.rows[length];
    if (code - row.code < row.symbols.length) return row.symbols[code - row.code];
  }
};

/* Moves to the next whole byte; returns how many there were. */
export const pad = () => {
  if (bytes) {
    if (u(-at & 7)) refuse('not canonical');
    return at / 8;
  }
  while (written.length & 7) written.push(0);
  return written.length / 8;
};

export const bytesWritten = () => {
  pad();
  const out = [];
  written.forEach((bit, i) => { out[i >> 3] = out[i >> 3] * 2 + bit || bit; });
  return out;
};
