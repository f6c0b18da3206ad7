/* SPDX-License-Identifier: MIT */
/* The two pictures: a citadel's gate over a heritage site, a plate to be scanned. */
import { area, drawing, el, line } from './dom.js';

const WALL = '#a4532c';

export const citadel = () =>
  drawing('art', '0 0 390 136', { preserveAspectRatio: 'xMidYMax slice' },
    /* Walls go on for screens wider than the drawing; their battlements are dashes. */
    area('M-900 92h2190v44H-900zM126 62h138v30h-138z', WALL),
    line('M-923 88h2190', WALL, 10, { 'stroke-dasharray': '16 14' }),
    line('M132 58h130', WALL, 10, { 'stroke-dasharray': 14 }),
    area('M173 136v-36a22 22 0 0 1 44 0v36zM143 53c16-2 27-9 32-20h40c5 11 16 18 32 20z', '#5a2b12'),
    area('M163 33c9-2 14-6 17-12h30c3 6 8 10 17 12z', '#7b3a1b'),
    line('M-900 124h1073M217 124h1073', '#5a2b12', 3));

/* A symbol that holds nothing: three finders, and modules strewn between them. */
const FINDER = 'h7v7h-7zm1 1v5h5v-5zm1 1h3v3h-3z';
const modules = () => {
  let d = `M0 0${FINDER}M14 0${FINDER}M0 14${FINDER}`;
  for (let i = 0, dice = 7; i < 441; i++) {
    dice = (dice * 75 + 74) % 65537;
    const x = i % 21;
    const y = (i - x) / 21;
    if (dice % 2 && !((x < 8 || x > 12) && y < 8 || x < 8 && y > 12)) d += `M${x} ${y}h1v1h-1z`;
  }
  return el('path', { d, fill: '#10141a', 'fill-rule': 'evenodd', transform: 'translate(205 59) scale(3.24)' });
};

const heavyText = (place, text) => el('text', { transform: place }, text);

export const plate = () =>
  drawing('pic', '40 0 310 248', { preserveAspectRatio: 'xMidYMax' },
    area('M-900 214h2190v34H-900z', 'var(--road)'),
    line('M-900 231h2190', '#fff', 3, { 'stroke-dasharray': '14 12' }),
    line('M112 209V66M278 209V66', 'var(--soft)', 9),
    line('M101 31h188v124h-188z', '#0b3f8f', 18, { fill: '#0b3f8f' }),
    line('M98 28h194v130h-194z', '#fff', 2.5),
    heavyText('translate(150 86)scale(1.6)', 'KIỆT'),
    heavyText('translate(150 136)scale(3.85)', '1'),
    line('M202 52h74v82h-74z', '#fff', 8, { fill: '#fff' }),
    modules(),
    line('M186 56V36h20M272 36h20v20M292 130v20h-20M206 150h-20v-20', '#ffc62b', 6));
