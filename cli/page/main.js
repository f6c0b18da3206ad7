/* SPDX-License-Identifier: MIT */
/* Reads the address, decides on a view, and keeps Back, Esc and the language in order. */
import { scriptStart } from './hex.js';
import { attempt, readFrom } from './bits.js';
import { listedRows, markRow, scrollToFoot, scrollToTag, showAlley } from './alley.js';
import { core } from './core.js';
import { bytesOf, digitsOf, parts, recordOf, Refusal } from './decode.js';
import { query } from './dom.js';
import { showFinder } from './finder.js';
import { keepRoom } from './frame.js';
import { showHamlet } from './hamlet.js';
import { showHouse, showSite } from './plain.js';
import { sheet } from './sheet.js';
import { signatureState } from './signature.js';
import { showEmpty, showForged, showUnreadable } from './trouble.js';

const meta = (name) => query(`meta[name=${name}]`).content;
const keys = meta('qrsign-keys').split(' ').filter(Boolean).map((pair) => pair.split(':'));
const title = meta('application-name');

let code = {}; /* what the address holds: { digits, record, signature, error, id } */
let typed = '';
let first = true;
let returnTo = null; /* what had the focus before the sheet */

/* The plaque's id, from what there is of a record that cannot be read. */
const idOf = (digits) => {
  const o = {};
  attempt(() => {
    const bytes = bytesOf(digits.slice(0, digits.length - digits.length % 17));
    if (bytes[0] >> 4 !== 1 || bytes[1] !== 1) return;
    readFrom(bytes, 2, bytes.length);
    core(o, bytes[0] & 2);
  });
  return o.id;
};

const decode = async (digits) => {
  try {
    const bytes = bytesOf(digits);
    const where = parts(bytes);
    const read = () => recordOf(bytes, where.end);
    const signature = { state: await signatureState(where, keys) };
    if (where.signed) signature.key_id = where.keyId;
    /* Of a forged code there may be nothing to show but the warning. */
    return signature.state === 'forged' ? { digits, signature, claim: attempt(read), error: signature.state }
      : { digits, signature, record: read() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { digits, error: error.message, id: idOf(digits) };
  }
};

/* A record as the views have it: without what they would have to ask for. */
const whole = (record) => record && { households: [], alleys: [], places: [], omitted: [], contact: {}, ...record };

const back = () => history.back();
const focusOn = (element) => element?.focus({ preventScroll: true });

const closeSheet = () => {
  const open = query('.sheet');
  if (!open) return;
  open.remove();
  markRow(null);
  keepRoom(query('.dock'));
  focusOn(returnTo);
};

const openSheet = (row) => {
  query('.sheet')?.remove();
  const element = sheet(code.shown, row, back);
  document.body.append(element);
  keepRoom(element);
  const tag = markRow(row);
  if (tag) scrollToTag(tag, element.offsetHeight);
  focusOn(query('#w'));
};

/* What the history holds: { row } of an open sheet, { find: true }, or nothing. */
const now = () => history.state || {};
const advance = (state) => {
  if ('row' in now() && 'row' in state) history.replaceState(state, '');
  else history.pushState(state, '');
  draw();
};

const select = (row) => {
  returnTo = document.activeElement;
  advance({ row: listedRows(code.shown).indexOf(row) });
};

const leave = () => {
  location.hash = '';
};

const open = (text) => {
  const digits = digitsOf(text);
  if (`#${digits}` === location.hash) load();
  else location.hash = digits;
};

const actions = () => ({
  signature: code.signature, title, select, leave, open, back,
  redraw: () => draw(true),
  find: () => { typed = ''; advance({ find: true }); },
  remember: (text) => { typed = text; },
});

const RECORD_VIEWS = { alley: showAlley, hamlet: showHamlet, site: showSite, house: showHouse };

/* Draws what the address and the history say. */
const draw = (again) => {
  const state = now();
  const { shown: record, claim, error, digits, id } = code;
  if (record && state.find) {
    showFinder(record, typed, actions());
    return;
  }
  const place = scrollY;
  const there = query('main') && document.body.className === record?.kind;
  if (!there || again === true) {
    if (record) RECORD_VIEWS[record.kind](record, actions());
    else if (error === 'forged') showForged(whole(claim), actions());
    else if (error) showUnreadable(error, digits, id, actions());
    else showEmpty(actions());
    if (again === true) scrollTo(0, place);
    else if (record?.kind === 'alley') scrollToFoot();
    else scrollTo(0, 0);
  }
  const row = record && listedRows(code.shown)[state.row];
  if (row && record.kind === 'alley') openSheet(row);
  else closeSheet();
};

const load = async () => {
  const started = first ? scriptStart : performance.now();
  first = false;
  const digits = digitsOf(location.hash);
  code = location.hash.length > 1 ? await decode(digits) : {};
  code.shown = whole(code.record);
  if (digits !== digitsOf(location.hash)) return;
  document.body.className = '';
  draw();
  /* For tests and for whoever wants the record: what `qrsign decode` prints. */
  const { record, signature, error } = code;
  window.qrsign = {
    record, signature, error: error && error.replace(' ', '_'), milliseconds: performance.now() - started,
  };
};

addEventListener('hashchange', load);
addEventListener('popstate', () => {
  if (code.digits === undefined || code.digits === digitsOf(location.hash)) draw();
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && (now().find || 'row' in now())) back();
});
history.scrollRestoration = 'manual';
if (history.state) history.replaceState(null, '');
load();

/* Offline after the first visit, where the page was served over https. */
if (navigator.serviceWorker && location.protocol.startsWith('http')) {
  const policy = window.trustedTypes && trustedTypes.createPolicy('qrsign', { createScriptURL: () => 'sw.js' });
  navigator.serviceWorker.register(policy ? policy.createScriptURL('') : 'sw.js').catch(() => {});
}
