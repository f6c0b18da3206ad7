/* SPDX-License-Identifier: MIT */
/* Language: that of the phone, or the reader's choice. */
import { attempt } from './bits.js';
import { ENGLISH, T, VIETNAMESE } from './texts';

/* Texts that are named by a word of a record. */
export const WORDS = {};
'L R names phones labels places distances path names_shortened unsigned not_checked unknown_key valid forged'.split(' ')
  .forEach((name, i) => { WORDS[name] = T.L + i; });

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

const isKnown = (code) => code === 'vi' || code === 'en';
const fromPhone = () =>
  (navigator.languages || [navigator.language || '']).map((tag) => tag.slice(0, 2)).find(isKnown) || 'en';

/* Storage may be refused; then the choice holds until the page is left. */
const STORED = 'qrsign-language';
const stored = attempt(() => sessionStorage.getItem(STORED));
let language = isKnown(stored) ? stored : fromPhone();

export const getLanguage = () => language;

export const setLanguage = (wanted) => {
  language = wanted;
  attempt(() => sessionStorage.setItem(STORED, wanted));
};

export const isEnglish = () => language === 'en';

/** text: one of T; bundle.py has @ and ~ for {1} and {2}, its values. */
export const say = (text, ...values) =>
  (isEnglish() ? ENGLISH : VIETNAMESE)[text].replace(/[@~]/g, (mark) => values[+(mark > '@')]);

/* One has no s at its end. */
export const sayCount = (text, count) => say(text, count).replace(count === 1 ? /s$/ : '', '');

export const sayDate = (date) => {
  const [year, month, day] = date.split('-');
  return isEnglish() ? `${+day} ${MONTHS.substr(month * 3 - 3, 3)} ${year}` : `${day}/${month}/${year}`;
};

export const sayDistance = (metres) => {
  if (metres < 1000) return say(T.metres, Math.round(metres));
  const text = metres < 1e5 ? (metres / 1000).toFixed(1) : String(Math.round(metres / 1000));
  return say(T.kilometres, isEnglish() ? text : text.replace('.', ','));
};
