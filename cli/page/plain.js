/* SPDX-License-Identifier: MIT */
/* A heritage site, and a single house. */
import { el, icon, link, vi } from './dom.js';
import { isEnglish, say } from './i18n.js';
import { T } from './texts';
import { citadel } from './pictures.js';
import {
  directionsButton, dock, directionsTo, fiveDecimals, footer, howFar, joined, notes, placeLine, recordHeader, show, titleOf,
} from './frame.js';
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
  return link(secure ? 'a.near' : 'div.near', url, icon('web'),
    el('span', say(T.more), el('small', secure ? text : joined(url, say(T.notSecure)))));
};

/* On Android the phone's own map answers to geo:, whichever it is. */
const pointRow = (o) => {
  const point = `${fiveDecimals(o.lat)},${fiveDecimals(o.lon)}`;
  const href = /Android/.test(navigator.userAgent) ? `geo:${point}?q=${point}` : directionsTo(o);
  return link('a.near', href, icon('pin'), el('span', point.replace(',', ', '), el('small', say(T.coordinates))));
};

export const showSite = (o, { signature, redraw }) => {
  show('site', `${titleOf(o)} – ${placeLine(o)}`, recordHeader(redraw, o),
    el('main', citadel(),
      o.rank && el('p.note', icon('star'), el('b', rankLabel(o.rank))),
      notes(o), siteText(o), o.url && webRow(o.url), 'lat' in o && pointRow(o), howFar(o),
      footer(o, signature, T.privacySite)),
    dock(directionsButton(o)));
};

export const showHouse = (o, { signature, redraw }) => {
  show('house', `${titleOf(o)} – ${placeLine(o)}`, recordHeader(redraw, o),
    el('main', el('div.home', houseParts(o, o.household)), notes(o), 'lat' in o && pointRow(o), howFar(o),
      footer(o, signature, T.privacy)),
    dock(directionsButton(o)));
};
