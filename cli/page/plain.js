/* SPDX-License-Identifier: MIT */
/* A heritage site, and a single house. */
import { el, icon, link, vi } from './dom.js';
import { isEnglish, say } from './i18n.js';
import { T } from './texts';
import { citadel } from './pictures.js';
import { directionsTo, joined, lastParts, notes, pointOf, showRecord, twoLines } from './frame.js';
import { houseParts } from './sheet.js';

const RANKS = [[/quốc gia đặc biệt/i, 'Special national monument'], [/quốc gia/i, 'National monument'],
  [/tỉnh|thành phố/i, 'Provincial monument']];

/* A rank of the usual wording, in English. */
const rankLabel = (rank) => {
  const known = isEnglish() && RANKS.find(([pattern]) => pattern.test(rank));
  return known ? known[1] : vi(rank);
};

const siteText = (o) => {
  const wanted = isEnglish() ? o.text_en : o.text;
  const other = isEnglish() ? o.text : o.text_en;
  const shown = wanted || other;
  if (!shown) return null;
  const lang = (wanted ? isEnglish() : !isEnglish()) ? 'en' : 'vi';
  return el('div.txt',
    !wanted && el('p.soft', say(T.onlyOther)),
    shown.split('\n').map((line) => el('p', { lang }, line)));
};

const webRow = (url) => {
  const text = url.replace(/^https?:\/\//, '');
  const secure = url.startsWith('https://');
  return link('a.near', url, icon('web'),
    twoLines(say(T.more), secure ? text : joined(url, say(T.notSecure))));
};

/* On Android the phone's own map answers to geo:, whichever it is. */
const pointRow = (o) => {
  if (!('lat' in o)) return null;
  const point = pointOf(o);
  const href = /Android/.test(navigator.userAgent) ? `geo:${point}?q=${point}` : directionsTo(o);
  return link('a.near', href, icon('pin'), twoLines(point.replace(',', ', '), say(T.coordinates)));
};

export const showSite = (o, page) => showRecord(o, page, '', [
  citadel(),
  o.rank && el('p.note', icon('star'), el('b', rankLabel(o.rank))),
  notes(o), siteText(o), o.url && webRow(o.url), pointRow(o), lastParts(o, page),
]);

export const showHouse = (o, page) => showRecord(o, page, '', [
  el('div.home', houseParts(o, o.household)), notes(o), pointRow(o), lastParts(o, page),
]);
