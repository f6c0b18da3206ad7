/* SPDX-License-Identifier: MIT */
/* Finding without regard to case and accents: each typed word begins a word of the text. */

/** Folded text of the same length as the text in NFC, so that places in one are places in both. */
export const fold = (text) =>
  Array.from(text.normalize('NFC'), (c) => {
    const bare = c.normalize('NFD')[0].toLowerCase();
    return bare === 'đ' ? 'd' : c.length === bare.length ? bare : c;
  }).join('');

const isStart = (folded, at) => !at || /[\s/(“".,-]/.test(folded[at - 1]);

const placeOf = (folded, word) => {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (isStart(folded, at)) return at;
  }
  return -1;
};

const wordsOf = (typed) => fold(typed).split(/[\s,]+/).filter(Boolean);

/** Items of which each typed word begins a word of one text; those whose number begins so first.
 * `textsOf` gives an item's texts, its number as the first. */
export const search = (items, typed, textsOf) => {
  const words = wordsOf(typed);
  const rank = (item) => {
    const texts = textsOf(item).map((text) => fold(text || ''));
    if (!words.every((word) => texts.some((text) => placeOf(text, word) >= 0))) return 0;
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
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      const end = at + word.length;
      if (isStart(folded, at) && taken.every(([from, to]) => end <= from || at >= to)) {
        taken.push([at, end]);
        break;
      }
    }
  }
  return taken.sort((a, b) => a[0] - b[0]);
};
