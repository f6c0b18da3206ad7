/* SPDX-License-Identifier: MIT */
/* Elements. What comes from a record goes in as text, never as markup. */
import { isEnglish } from './i18n.js';
import { FILLED, ICONS } from './icons.js';

/** The first element of a kind. */
export const query = (what) => document.querySelector(what);

const SVG = 'http://www.w3.org/2000/svg';
const SVG_TAGS = ['svg', 'path', 'g', 'text'];

/** el('p.soft', {attributes, click: listener}, children...); a falsy child is left out. */
export const el = (what, ...parts) => {
  const [tag, ...classes] = what.split('.');
  const element = SVG_TAGS.includes(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  if (classes.length) element.setAttribute('class', classes.join(' '));
  for (const part of parts.flat(9)) {
    if (part && part.constructor === Object) {
      for (const [name, value] of Object.entries(part)) {
        if (typeof value === 'function') element.addEventListener(name, value);
        else if (value !== undefined && value !== false) element.setAttribute(name, value);
      }
    } else if (part) element.append(part);
  }
  return element;
};

/* The only addresses that the page leads to. */
const SAFE = /^(https:\/\/|tel:|geo:)/;

/** A link, or where its address is none of the page's kinds, a plain element. */
export const link = (what, href, ...parts) =>
  (SAFE.test(href) ? el(what, { href, rel: 'noreferrer' }, ...parts) : el(what.replace(/^a/, 'span'), ...parts));

export const button = (what, click, ...parts) => el(`button.${what}`, { type: 'button', click }, ...parts);

/* Drawings are for the eye; what they show is also said in words. */
export const drawing = (what, viewBox, ...parts) => el(`svg.${what}`, { viewBox, 'aria-hidden': 'true' }, ...parts);
export const area = (d, fill, more) => el('path', { d, fill }, more);
export const line = (d, stroke, width, more) => el('path', { d, stroke, 'stroke-width': width }, more);

export const icon = (name, more = '') =>
  drawing(`i${more}`, '0 0 24 24', ICONS[name].split('|').map((d, i, all) =>
    el('path', { d, fill: FILLED.includes(name) && 'currentColor', 'stroke-dasharray': !i && all[1] && '3 2.14' })));

/** Vietnamese text, marked as such on an English page. */
export const vi = (text) => (isEnglish() ? el('span', { lang: 'vi' }, text) : text);

/** Seen by readers of the screen alone. */
export const unseen = (text) => el('span.v', text);
