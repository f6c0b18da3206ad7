/* SPDX-License-Identifier: MIT */
/* What every view is made of: head, rows, foot, dock. */
import { button, el, icon, link, query, unseen, vi } from './dom.js';
import { ICONS } from './icons.js';
import { getLanguage, isEnglish, say, sayDate, sayDistance, setLanguage, WORDS } from './i18n.js';
import { T } from './texts';
import { isCity, kindOfPlace } from './lists.js';

export const joined = (...words) => words.filter(Boolean).join(', ');
export const dotted = (...words) => words.filter(Boolean).join(' · ');
/** A text, and a smaller one below it. */
export const twoLines = (text, small) => el('span', el('b', text), small && el('small', small));
export const named = (unit, name) => (unit ? `${unit} ${name}` : name);

/** Where the record is, from the narrow to the wide. A site's province has its unit word, for a
 * ward may have the same name. */
export const placeLine = (o) => {
  const province = o.province && o.kind === 'site'
    ? named(isCity(o.province) ? 'Thành phố' : 'Tỉnh', o.province) : o.province;
  return joined(
    o.kind === 'house' && o.alley && named(o.alley_unit, o.alley),
    o.kind !== 'hamlet' && o.hamlet && named(o.hamlet_unit, o.hamlet),
    o.commune && named(o.commune_unit, o.commune), province);
};

export const houseNumber = ({ number }) => (number ? say(T.house, number) : say(T.noNumber));
export const houseName = (house) => (house.head ? vi(house.head) : houseNumber(house));

export const titleOf = (o) => (o.household ? houseNumber(o.household)
  : o.name || (o.kind === 'alley' ? named(o.alley_unit, o.alley) : o.hamlet ? named(o.hamlet_unit, o.hamlet) : o.id));

const languages = (redraw) => {
  const choice = (code, title) =>
    button('', () => { setLanguage(code); redraw(); },
      { lang: code, title, 'aria-pressed': String(getLanguage() === code) }, code.toUpperCase());
  return el('nav.lang', { 'aria-label': say(T.language) },
    choice('vi', 'Tiếng Việt'), choice('en', 'English'));
};

export const header = (redraw, line, ...below) =>
  el('header', el('div.r1', el('p', line), languages(redraw)), ...below);

/** Head of a record: its name, the other language's name below it, facts. */
const recordHeader = (redraw, o, facts) => {
  const own = vi(titleOf(o));
  const english = o.name_en && el('span', { lang: 'en' }, o.name_en);
  const [first, second] = englishName(o) ? [english, own] : [own, english];
  return header(redraw, vi(placeLine(o)),
    el('div.r2', el('h1', first), facts && el('p', facts), second && el('p.second', second)));
};

export const pointOf = ({ lat, lon }) => `${lat.toFixed(5)},${lon.toFixed(5)}`;
/** Where a map leads to a row's point; nothing where it has none. */
export const directionsTo = (row) => 'lat' in row && `https://www.google.com/maps/dir/?api=1&destination=${pointOf(row)}`;

/** Metres between two points, as the crow flies. */
export const metresBetween = (a, b) => {
  const radians = Math.PI / 180;
  const x = (b.lon - a.lon) * radians * Math.cos(((a.lat + b.lat) / 2) * radians);
  const y = (b.lat - a.lat) * radians;
  return Math.hypot(x, y) * 6371008;
};

/** The least of some numbers, and how much more the greatest is. */
export const extent = (numbers) => {
  const least = Math.min(...numbers);
  return [least, Math.max(...numbers) - least];
};

export const spaced = (phone) => phone.replace(/^(0\d{3})(\d{3})(\d{3})$/, '$1 $2 $3');
export const callRing = (phone, label) =>
  link('a.ring', `tel:${phone}`, { 'aria-label': label }, icon('tel'));

/** A house's plate; without number its distance (in the strip) or a dash. */
export const numberPlate = (house, otherwise, ...more) => {
  const { number } = house;
  if (!number) return el('i.n.o', otherwise, ...more);
  return el(`i.n${number.length > 9 ? '.ww' : number.length > 5 ? '.w' : ''}`, number, ...more);
};

const PLACE_ICONS = {
  culture: 'culture_house', school: 'school kindergarten library', market: 'market shop', pagoda: 'pagoda temple',
  church: 'church', dinh: 'communal_house', shrine: 'shrine', clinic: 'clinic hospital pharmacy',
  office: 'office police post_office cooperative bank', star: 'monument martyrs_cemetery',
};
const placeIcon = (kind) =>
  Object.keys(PLACE_ICONS).find((name) => PLACE_ICONS[name].split(' ').includes(kind)) || 'pin';
export const placePlate = (place) => el('i.n.k', icon(placeIcon(place.kind)));
const englishName = (o) => isEnglish() && o.name_en;
export const placeName = (place) => englishName(place) || place.name;
export const placeLabel = (place) => englishName(place) || vi(place.name);

export const whereIs = (row) =>
  dotted('distance_m' in row && say(T.metres, row.distance_m), row.side && say(WORDS[row.side]));

/** A line of a list of places: leads there where its point is known. */
const placeRow = (place) => {
  const kind = place.kind && kindOfPlace(place.kind, isEnglish());
  return el('li.row', link('a', directionsTo(place), placePlate(place),
    twoLines(placeLabel(place), dotted(kind !== placeName(place) && kind, whereIs(place))),
    'lat' in place && [unseen(say(T.directions)), icon('nav')]));
};

export const placeRows = (places) => places[0] && el('ul.rows', places.map(placeRow));
export const placeSection = (places) => places[0] && [el('h2', say(T.publicPlaces)), placeRows(places)];

export const headLine = (...known) => [say(T.head), ...known.filter(Boolean)].join(': ');

/** Whom to ask. */
export const askSection = (o) => {
  const { name, phone } = o.contact;
  const text = twoLines(headLine(name), phone && spaced(phone));
  return (name || phone) && [el('h2', say(T.ask)), el('ul.rows', el('li.row',
    link('a', phone && `tel:${phone}`, text), phone && callRing(phone, say(T.callHead))))];
};

/** Leads to a row's point, where it has one; with a word below. */
export const goButton = (row, word) => 'lat' in row &&
  link('a.b.go', directionsTo(row), icon('nav'), el('span', say(T.directions), word && el('small', say(word))));

/** How far the record's point is from here, on request alone. */
const howFar = (o) => {
  if (!('lat' in o) || !navigator.geolocation) return null;
  const answer = el('p.near', { role: 'status' });
  const tell = (text) => answer.replaceChildren(text);
  const ask = () => navigator.geolocation.getCurrentPosition(
    ({ coords }) => tell(say(T.howFarAnswer, sayDistance(
      metresBetween({ lat: coords.latitude, lon: coords.longitude }, o)))),
    () => tell(say(T.howFarFailed)), { enableHighAccuracy: true, timeout: 15000 });
  return [button('near', ask, icon('walk'),
    twoLines(say(T.howFar), say(T.howFarNote))), answer];
};

/** A line of text behind an icon. */
export const iconLine = (what, name, ...text) => el(what, name && icon(name), el('span', ...text));
export const signatureLine = ({ state, key_id: key }) =>
  iconLine(`p.${state}`, ICONS[state] ? state : 'seal', say(WORDS[state], key));
export const issueLine = (o) => iconLine('p', '', dotted(o.id, say(T.issued, sayDate(o.issued), o.revision)));

/** How far it is, and the foot. */
export const lastParts = (o, { signature }) => [
  howFar(o),
  el('footer',
    iconLine('p', 'lock', o.kind !== 'site' && say(T.privacy), ' ', say(T.sendsNothing)),
    o.note && iconLine('p', 'gate', vi(o.note)),
    o.former_address && iconLine('p', 'pin', say(T.former, o.former_address)),
    signatureLine(signature), issueLine(o)),
];

/** What the code leaves out, and that it is one of several. */
export const notes = (o) => {
  const words = o.omitted.map((word) => say(WORDS[word]));
  return [
    o.part && iconLine('p.note', 'info', say(T.part, o.part.i, o.part.n)),
    words[0] && iconLine('p.note', 'info', say(T.omitted, joined(...words))),
  ];
};

export const dock = (...buttons) => buttons.some(Boolean) && el('div.dock', ...buttons);

/** Lets the page end above what covers the screen's foot. */
export const keepRoom = (element) => {
  document.body.style.paddingBottom = `${element ? element.offsetHeight + 8 : 0}px`;
};

/** Puts a view on the screen. */
export const show = (view, title, ...parts) => {
  const { documentElement: root, body } = document;
  root.lang = getLanguage();
  document.title = title;
  body.className = view;
  body.replaceChildren(...parts.flat(9).filter(Boolean));
  const head = query('header');
  if (head) head.style.top = `${-head.firstChild.offsetHeight}px`;
  keepRoom(query('.dock'));
};

/** A view of a record: its own parts in `main`, a button that finds where there is something to
 * find, and one that leads there, with a word below it. */
export const showRecord = (o, page, facts, main, find, word) => show(o.kind, `${titleOf(o)} – ${placeLine(o)}`,
  recordHeader(page.redraw, o, facts), el('main', main),
  dock(find && (o.households[0] || o.alleys[0] || o.places[0]) && button('b', page.find, icon('find'), say(find)),
    goButton(o, word)));
