/* SPDX-License-Identifier: MIT */
/* Views without a record to trust: no code, a forged one, one that cannot be read. */
import { scanWithCamera } from './camera.js';
import { button, el, icon, vi } from './dom.js';
import { say } from './i18n.js';
import { T } from './texts';
import {
  dock, header, headLine, iconLine, issueLine, joined, placeLine, show, signatureLine, spaced, titleOf, whereIs,
} from './frame.js';
import { plate } from './pictures.js';

const scanButton = (name, click) => button('b.go', click, icon('qr'), say(name));
const hero = (name, title, why) =>
  el('div.hero', { role: 'alert' }, icon(name), el('h1', say(title)), why && el('p', say(why)));
const whoseHost = (title) => location.host || title;

/** Nothing to show yet: scan or paste. */
export const showEmpty = ({ redraw, open, title }) => {
  const picture = el('div', plate());
  const trouble = el('p.no', { role: 'alert', hidden: '' }, say(T.noCamera));
  const field = el('textarea', {
    id: 'p', rows: 1, placeholder: 'https://…', autocapitalize: 'off', autocomplete: 'off', spellcheck: 'false',
  });
  const failed = () => {
    picture.replaceChildren(plate());
    trouble.hidden = false;
    field.focus();
  };
  const submit = (event) => {
    event.preventDefault();
    if (field.value.trim()) open(field.value);
  };
  show('empty', say(T.emptyTitle),
    header(redraw, title, el('div.hero', el('h1', say(T.emptyTitle)), el('p', say(T.emptyWhy)))),
    el('main', picture, trouble,
      el('label.q', { for: 'p' }, say(T.paste)),
      el('form.in', { submit }, field, el('button.b', icon('go'), say(T.open))),
      el('footer', iconLine('p', 'lock', say(T.sendsNothing), ' ', say(T.keepsNothing)))),
    dock(scanButton(T.camera, () => {
      trouble.hidden = true;
      scanWithCamera(picture, open, failed);
    })));
};

/* A record as plain lines: nothing in it leads anywhere. */
const plainLines = (o) => {
  const row = (one) => el('li', joined(one.number, one.name || one.head || (one.alley && `${one.alley_unit} ${one.alley}`),
    one.label, whereIs(one), one.phone && spaced(one.phone)));
  const rows = [...o.households, ...(o.household ? [o.household] : []), ...o.alleys, ...o.places];
  const { name, phone } = o.contact;
  return [
    o.rank && el('p', vi(o.rank)),
    ...[o.text, o.text_en].filter(Boolean).flatMap((text) => text.split('\n').map((line) => el('p', line))),
    o.url && el('p', o.url),
    rows[0] && el('ul', rows.map(row)),
    (name || phone) && el('p', headLine(joined(name, phone && spaced(phone)))),
    o.note && el('p', vi(o.note)),
  ];
};

/** `o`: what the code claims, or null where even that cannot be read. */
export const showForged = (o, { signature, redraw, leave, title: own }) => {
  const details = o && el('details', {
    toggle: () => details.open && details.children.length < 2 && details.append(
      el('div', el('p.still', icon('warn'), say(T.forgedTitle)), plainLines(o))),
  }, el('summary', say(T.showForged)));
  show('forged', say(T.forgedTitle),
    header(redraw, whoseHost(own), hero('warn', T.forgedTitle, T.forgedWhy)),
    el('main',
      el('ul.do', el('li', icon('x'), say(T.noPay)), el('li', icon('x'), say(T.noCall)),
        el('li.y', icon('go'), say(T.tell))),
      o && el('div.say', el('p.soft', say(T.claims)), el('b', vi(joined(titleOf(o), placeLine(o)))), details),
      el('footer', signatureLine(signature), o && issueLine(o))),
    dock(scanButton(T.scanOther, leave)));
};

/* Begin and end of many digits. */
const shortened = (digits) => digits.replace(/^(.{19}).+(.{31})$/, '$1…$2');
const addressBefore = () => (location.protocol === 'file:' ? '…#' : `${location.origin}${location.pathname}#`);

const TITLES = { truncated: [T.cutTitle, T.cutWhy], 'newer format': [T.newerTitle, T.newerWhy] };

/** error: its name in the format; id: the plaque's, if it could be read. */
export const showUnreadable = (error, digits, id, { redraw, leave, title: own }) => {
  const [title, why] = TITLES[error] || [T.damagedTitle, T.cutWhy];
  const newer = error === 'newer format';
  show('cut', say(title),
    header(redraw, whoseHost(own), hero(newer ? 'info' : 'cut', title, why)),
    el('main',
      el('p.url', addressBefore(), el('b', shortened(digits)), ' ',
        error === 'truncated' && el('span.cutm', say(T.missing))),
      !newer && [el('h2', say(T.whatNow)),
        el('ol.do', [T.advice1, T.advice2, T.advice3].map((text) => el('li', say(text))))],
      el('footer', id && el('p', say(T.maybe, id)), el('p', say(T.digits, digits.length, error)))),
    newer ? dock(button('b.go', () => location.reload(), say(T.reload)))
      : dock(button('b', leave, icon('paste'), say(T.pasteAgain)), scanButton(T.scanAgain, leave)));
};
