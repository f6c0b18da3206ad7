/* SPDX-License-Identifier: MIT */
/* Language: that of the phone, or the reader's choice. */
import { ENGLISH, T, VIETNAMESE } from './texts';

/* Texts that are named by a word of a record. */
export const WORDS = {
  L: T.L, R: T.R, names: T.names, phones: T.phones, labels: T.labels, places: T.places,
  distances: T.distances, path: T.path, names_shortened: T.names_shortened, unsigned: T.unsigned,
  not_checked: T.not_checked, unknown_key: T.unknown_key, valid: T.valid, forged: T.forged,
};

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const fromPhone = () => {
  const wanted = (navigator.languages || [navigator.language || ''])
    .map((tag) => tag.slice(0, 2)).find((tag) => tag === 'vi' || tag === 'en');
  return wanted || 'en';
};

const STORED = 'qrsign-language';
let language = null;

export const getLanguage = () => {
  if (language) return language;
  try {
    language = sessionStorage.getItem(STORED);
  } catch (error) {
    /* Storage may be refused; then the choice holds until the page is left. */
  }
  language = language === 'vi' || language === 'en' ? language : fromPhone();
  return language;
};

export const setLanguage = (wanted) => {
  language = wanted;
  try {
    sessionStorage.setItem(STORED, wanted);
  } catch (error) {
    /* As above. */
  }
};

export const isEnglish = () => getLanguage() === 'en';

/** text: one of T; bundle.py has @ and ~ for {1} and {2}, its values. */
export const say = (text, ...values) =>
  (isEnglish() ? ENGLISH : VIETNAMESE)[text].replace(/[@~]/g, (mark) => values[+(mark > '@')]);

/* One has no s at its end. */
export const sayCount = (text, count) => say(text, count).replace(count === 1 ? /s$/ : '', '');

export const sayDate = (date) => {
  const [year, month, day] = date.split('-');
  return isEnglish() ? `${+day} ${MONTHS[month - 1]} ${year}` : `${day}/${month}/${year}`;
};

export const sayDistance = (metres) => {
  if (metres < 1000) return say(T.metres, Math.round(metres));
  const text = metres < 1e5 ? (metres / 1000).toFixed(1) : String(Math.round(metres / 1000));
  return say(T.kilometres, isEnglish() ? text : text.replace('.', ','));
};
