/* SPDX-License-Identifier: MIT */
/* The layer that finds a house, an alley or a place by what is typed. */
import { button, el, icon, unseen } from './dom.js';
import { say } from './i18n.js';
import { T } from './texts';
import { placeRows, show, titleOf } from './frame.js';
import { houseRows, housesInOrder } from './alley.js';
import { alleyCells, alleyName } from './hamlet.js';
import { hits, search } from './search.js';

const textsOf = (row) => [row.number || row.alley, row.head, row.label, row.name, row.name_en,
  row.alley && alleyName(row)];

/* Marks what was typed in the texts of a row that are from the record. */
const markHits = (element, typed) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const text = node.data;
    const parts = [];
    let end = 0;
    for (const [from, to] of hits(text, typed)) {
      parts.push(text.slice(end, from), el('mark', text.slice(from, to)));
      end = to;
    }
    if (end) node.replaceWith(...parts, text.slice(end));
  }
};

const rowsFor = (o, found, select) => {
  const among = (rows) => found.filter((row) => rows.includes(row));
  return [houseRows(among(o.households), select), alleyCells(among(o.alleys)), placeRows(among(o.places))];
};

export const showFinder = (o, typed, { select, back, remember }) => {
  const items = [...housesInOrder(o), ...o.alleys, ...o.places];
  const count = el('p.cnt', { role: 'status' });
  const list = el('div');
  const hamlet = o.kind === 'hamlet';
  const fill = (text) => {
    remember(text);
    const found = search(items, text, textsOf);
    count.textContent = found.length ? say(T.found, found.length) : say(hamlet ? T.nothingHamlet : T.nothing);
    list.replaceChildren(...rowsFor(o, found, select).filter(Boolean));
    if (text.trim()) for (const element of list.querySelectorAll('b, .lb, .n')) markHits(element, text);
  };
  const input = el('input', {
    placeholder: say(hamlet ? T.searchFieldHamlet : T.searchField), enterkeyhint: 'search', autocomplete: 'off',
    autocapitalize: 'off', spellcheck: 'false', input: () => fill(input.value),
  });
  input.value = typed;
  const clear = () => {
    input.value = '';
    fill('');
    input.focus();
  };
  const label = say(T.searchTitle, titleOf(o));
  show('finder', label,
    el('form.bar', { role: 'search', submit: (event) => { event.preventDefault(); input.blur(); } },
      button('', back, { 'aria-label': say(T.back) }, icon('back')),
      el('div.box', el('label', { for: 's' }, unseen(label)), input,
        button('', clear, { 'aria-label': say(T.clear) }, icon('x')))),
    el('main', el('h1.v', label), count, list));
  input.id = 's';
  fill(typed);
  input.focus();
};
