/* SPDX-License-Identifier: MIT */
/* Letter case of the letters that docs/format.md, 6.2 names, and of no other. */
export const UP = new Map();
for (let c = 0x61; c < 0x1f00; c++) {
  const small = String.fromCharCode(c);
  const capital = small.toUpperCase();
  const covered = c < 0x181 ? c !== 0xff : c >= 0x1e00 || c === 0x1a1 || c === 0x1b0;
  if (covered && capital !== small && capital.toLowerCase() === small) UP.set(small, capital);
}
export const LOW = new Map([...UP].map(([low, up]) => [up, low]));
const map = (table, word) => [...word].map((c) => table.get(c) || c).join('');
export const up = (word) => map(UP, word);
export const low = (word) => map(LOW, word);
export const cap = (word) => {
  const [first = '', ...rest] = word;
  return up(first) + rest.join('');
};
