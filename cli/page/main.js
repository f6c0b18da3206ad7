/* SPDX-License-Identifier: MIT */
/* Reads the address, decides on a view, and keeps Back, Esc and the language in order. */
import { scriptStart } from './hex.js';
import { readFrom } from './bits.js';
import { markRow, scrollToFoot, scrollToRow, showAlley } from './alley.js';
import { core } from './core.js';
import { bytesOf, digitsOf, parts, recordOf, Refusal } from './decode.js';
import { showFinder } from './finder.js';
import { showHamlet } from './hamlet.js';
import { showHouse, showSite } from './plain.js';
import { sheet } from './sheet.js';
import { signatureState } from './signature.js';
import { showEmpty, showForged, showUnreadable } from './trouble.js';

const meta = (name) => document.querySelector(`meta[name=${name}]`).content;
const keys = meta('qrsign-keys').split(' ').filter(Boolean).map((pair) => pair.split(':'));
const title = meta('application-name');

let code = {}; /* what the address holds: { digits, record, signature, error, id } */
let drawn = null; /* the strip on the screen */
let typed = '';
let first = true;
let returnTo = null; /* what had the focus before the sheet */

/* The plaque's id, from what there is of a record that cannot be read. */
const idOf = (digits) => {
  const o = {};
  try {
    const bytes = bytesOf(digits.slice(0, digits.length - digits.length % 17));
    if (bytes[0] >> 4 === 1 && bytes[1] === 1) {
      readFrom(bytes, 2, bytes.length);
      core(o, bytes[0] & 2);
    }
  } catch (error) {
    /* It ends where it ends. */
  }
  return o.id;
};

const decode = async (digits) => {
  let signature = null;
  try {
    const bytes = bytesOf(digits);
    const where = parts(bytes);
    signature = { state: await signatureState(where, keys) };
    if (where.signed) signature.key_id = where.keyId;
    if (signature.state !== 'forged') return { digits, signature, record: recordOf(bytes, where.end) };
    let claim = null;
    try {
      claim = recordOf(bytes, where.end);
    } catch (error) {
      /* Then there is nothing to show but the warning. */
    }
    return { digits, signature, claim, error: 'forged' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { digits, error: error.message, id: idOf(digits) };
  }
};

const listedRows = ({ record }) => [...(record.households || []), ...(record.places || [])];

const closeSheet = () => {
  const open = document.querySelector('.sheet');
  if (!open) return;
  const bottom = document.querySelector('.dock');
  open.remove();
  markRow(drawn, null);
  document.body.style.paddingBottom = bottom ? `${bottom.offsetHeight + 8}px` : '';
  if (returnTo && returnTo.isConnected) returnTo.focus({ preventScroll: true });
};

const openSheet = (row) => {
  if (document.querySelector('.sheet')) document.querySelector('.sheet').remove();
  const element = sheet(code.record, row, () => history.back());
  document.body.append(element);
  document.body.style.paddingBottom = `${element.offsetHeight}px`;
  markRow(drawn, row);
  scrollToRow(drawn, row, element.offsetHeight);
  element.querySelector('#w').focus({ preventScroll: true });
};

const advance = (state) => {
  if (history.state && history.state.row !== undefined && state.row !== undefined) history.replaceState(state, '');
  else history.pushState(state, '');
  draw();
};

const select = (row) => {
  returnTo = document.activeElement;
  advance({ row: listedRows(code).indexOf(row) });
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
  signature: code.signature, title, select, leave, open,
  redraw: () => draw(true),
  find: () => { typed = ''; advance({ find: true }); },
  back: () => history.back(),
  remember: (text) => { typed = text; },
});

const RECORD_VIEWS = { alley: showAlley, hamlet: showHamlet, site: showSite, house: showHouse };

/* Draws what the address and the history say. */
const draw = (again) => {
  const state = history.state || {};
  const { record, claim, error, digits, id } = code;
  if (record && state.find) {
    drawn = null;
    showFinder(record, typed, actions());
    return;
  }
  const place = scrollY;
  const shown = document.querySelector('main') && document.body.className === (record && record.kind);
  if (!shown || again === true) {
    if (record) drawn = RECORD_VIEWS[record.kind](record, actions()) || null;
    else if (error === 'forged') showForged(claim, actions());
    else if (error) showUnreadable(error, digits, id, actions());
    else showEmpty(actions());
    if (again === true) scrollTo(0, place);
    else if (record && record.kind === 'alley') scrollToFoot(drawn);
    else scrollTo(0, 0);
  }
  const row = record && listedRows(code)[state.row];
  if (row && record.kind === 'alley') openSheet(row);
  else closeSheet();
};

const load = async () => {
  const started = first ? scriptStart : performance.now();
  first = false;
  const digits = digitsOf(location.hash);
  code = location.hash.length > 1 ? await decode(digits) : {};
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
  if (event.key === 'Escape' && history.state && (history.state.find || history.state.row !== undefined)) history.back();
});
if ('scrollRestoration' in history) history.scrollRestoration = 'manual';
if (history.state) history.replaceState(null, '');
load();

/* Offline after the first visit, where the page was served over https. */
if (navigator.serviceWorker && location.protocol.startsWith('http')) {
  const policy = window.trustedTypes && trustedTypes.createPolicy('qrsign', { createScriptURL: () => 'sw.js' });
  navigator.serviceWorker.register(policy ? policy.createScriptURL('') : 'sw.js').catch(() => {});
}
