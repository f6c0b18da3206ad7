/* SPDX-License-Identifier: MIT */
/* Finding without regard to case and accents: each typed word begins a word of the text. */

/** Folded text of the same length as the text in NFC, so that places in one are places in both. */
export const fold = (text) =>
  Array.from(text.normalize('NFC'), (c) => {
    const bare = c.normalize('NFD')[0].toLowerCase();
    return bare === 'đ' ? 'd' : c.length === bare.length ? bare : c;
  }).join('');

const isStart = (folded, at) => !at || /[\s/(“".,-]/.test(folded[at - 1]);

/* Where a word begins one of the text. */
const startsOf = (folded, word) => {
  const starts = [];
  for (let at = -1; (at = folded.indexOf(word, at + 1)) >= 0;) if (isStart(folded, at)) starts.push(at);
  return starts;
};

const wordsOf = (typed) => fold(typed).split(/[\s,]+/).filter(Boolean);

/** Items of which each typed word begins a word of one text; those whose number begins so first.
 * `textsOf` gives an item's texts, its number as the first. */
export const search = (items, typed, textsOf) => {
  const words = wordsOf(typed);
  const rank = (item) => {
    const texts = textsOf(item).map((text) => fold(text || ''));
    if (!words.every((word) => texts.some((text) => startsOf(text, word)[0] >= 0))) return 0;
    return words.some((word) => texts[0] === word) ? 3 : words.some((word) => texts[0].startsWith(word)) ? 2 : 1;
  };
  return items.map((item, i) => [rank(item), i, item]).filter(([found]) => found)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, , item]) => item);
};

/** [start, end] of what was typed in a text, in order and apart. */
export const hits = (text, typed) => {
  const folded = fold(text);
  const taken = [];
  for (const word of wordsOf(typed)) {
    const free = startsOf(folded, word).find((at) => taken.every(([from, to]) => at + word.length <= from || at >= to));
    if (free >= 0) taken.push([free, free + word.length]);
  }
  return taken.sort((a, b) => a[0] - b[0]);
};
