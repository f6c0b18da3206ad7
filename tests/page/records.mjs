/* SPDX-License-Identifier: MIT */
/* Records for the tests, made by qrsign itself; names and numbers are invented. */
import { execFileSync } from 'node:child_process';

const PLACE = {
  issued: '2026-11-22', lat: 16.6285, lon: 107.2615, hamlet: 'Hưng Nhơn', commune: 'Nam Hải Lăng', province: 'Quảng Trị',
};
const CONTACT = { contact: { name: 'Võ Viết Vĩnh', phone: '0950000000' } };

const HOUSES = `1 L 15 Lê Tiến Vân;3 L 33 Lê Văn Thìn;5 L 53 Nguyễn Lan Nguyên;7 L 70 Nguyễn Thanh Phú +0950000007;9 L 86;
  11 L 99;13 L 119 Nguyễn Tuấn Dung +0950000013;15 L 130 Nguyễn Thị Anh Lam;17 L 154;2 R 13;4 R 36 Nguyễn Thành Thúy;
  6 R 53 Trần Trung Tú;8 R 79 Nguyễn Thành Hiển;10 R 97 Đinh Ngọc Phát +0950000010;- R 109 Nguyễn Thị Nguyệt;14 R 135;
  16 R 153 Phan Văn Ninh`.split(';').map((row) => {
  const [, number, side, distance, head, phone] = /^(\S+) ([LR]) (\d+)(?: ([^+]+?))?(?: \+(\d+))?$/.exec(row.trim());
  return {
    ...(number !== '-' && { number }), side, distance_m: +distance, ...(head && { head }), ...(phone && { phone }),
  };
});

const alley = {
  ...PLACE, ...CONTACT, kind: 'alley', id: 'HN-01', alley: '1', length_m: 164, households: HOUSES, note: 'Cổng chào ở đầu kiệt.',
  path: [[0, 0], [20, 60], [15, 160]],
  places: [{ name: 'Nhà văn hóa thôn Hưng Nhơn', name_en: 'Hung Nhon Community House', kind: 'culture_house', lat: 16.62834, lon: 107.26173 }],
};

const large = {
  ...PLACE, ...CONTACT, kind: 'alley', id: 'HN-60', alley: '60', length_m: 640, omitted: ['phones'], part: { i: 1, n: 2 },
  households: Array.from({ length: 60 }, (_, i) => ({
    number: String(i + 1), side: i % 2 ? 'R' : 'L', distance_m: 8 + i * 10, head: `Nguyễn Văn ${['An', 'Bình', 'Dũng', 'Khoa'][i % 4]}`,
  })),
};

const hamlet = {
  ...PLACE, ...CONTACT, kind: 'hamlet', id: 'HN', household_count: 272, name_en: 'Hung Nhon Hamlet',
  alleys: Array.from({ length: 16 }, (_, i) => ({
    ...(i % 5 === 3 ? { alley_unit: '', alley: 'Đình Làng' } : { alley: String(i + 1) }),
    household_count: 9 + i, length_m: 100 + 10 * i, lat: PLACE.lat - i * 0.0006, lon: PLACE.lon - i * 0.0005,
  })),
  places: [{ name: 'Chợ Hưng Nhơn', kind: 'market', lat: 16.62501, lon: 107.25507 }, { name: 'Miếu Bà', kind: 'shrine' }],
};

const site = {
  kind: 'site', id: 'DT-01', issued: '2026-11-22', lat: 16.753, lon: 107.189, commune_unit: 'Phường', commune: 'Quảng Trị',
  province: 'Quảng Trị', name: 'Thành cổ Quảng Trị', name_en: 'Quang Tri Ancient Citadel', rank: 'Di tích quốc gia đặc biệt',
  text: 'Thành được khởi dựng năm 1809.\nPhần lớn thành bị phá hủy năm 1972.',
  text_en: 'The citadel was begun in 1809.\nMost of it was destroyed in 1972.', url: 'https://ditich.example/dt-01',
};

const house = {
  ...PLACE, kind: 'house', id: 'HN-01-7', alley: '1',
  household: { number: '7', side: 'L', distance_m: 70, head: 'Nguyễn Thanh Phú', phone: '0950000007', label: 'Tiệm may' },
};

const MARKUP = '<img src=x onerror=pwned=1>';
const SCRIPT = '<script>pwned=1</script>';
const LONG = 'W'.repeat(80);
const hostile = {
  markup: {
    ...PLACE, kind: 'alley', id: 'X', alley: SCRIPT, hamlet: MARKUP, note: `"><svg onload=pwned=1>`, length_m: 99999,
    contact: { name: MARKUP, phone: '+123456789012345' },
    households: [
      { number: `'"><b>`, side: 'L', distance_m: 5, head: MARKUP, label: SCRIPT, phone: '113' },
      { number: 'javascript:pwned=1', side: 'R', distance_m: 99999, head: `${LONG}` },
      { label: 'javascript:pwned=1' }, { number: 'W'.repeat(20), head: 'javascript:alert(1)', side: 'L', distance_m: 5 },
    ],
    places: [{ name: MARKUP, name_en: SCRIPT, kind: '<svg/onload=pwned=1>', side: 'R', distance_m: 7 }, { name: 'W'.repeat(100) }],
  },
  site: {
    kind: 'site', id: 'X', issued: '2026-11-22', name: 'W'.repeat(200), rank: MARKUP, url: 'http://user:pass@[::1]/"><b>javascript:pwned=1',
    text: `${SCRIPT}\n${'W'.repeat(1900)}`,
  },
  secure: { kind: 'site', id: 'X', issued: '2026-11-22', name: MARKUP, url: 'https://a.example/"onclick="pwned=1' },
  hamlet: {
    ...PLACE, kind: 'hamlet', id: 'X', hamlet: SCRIPT,
    alleys: Array.from({ length: 60 }, () => ({ alley: MARKUP, lat: PLACE.lat, lon: PLACE.lon })),
    places: [{ name: SCRIPT, lat: PLACE.lat, lon: PLACE.lon }],
  },
  house: { kind: 'house', id: 'X', issued: '2026-11-22', household: { number: '<b>1</b>', head: MARKUP, phone: '000' } },
};

const GROUP_DIGITS = [0, 3, 5, 8, 10, 13, 15, 17];

const bytesOf = (digits) => Buffer.concat(digits.match(/.{1,17}/g).map((group) =>
  Buffer.from(BigInt(group).toString(16).padStart(2 * GROUP_DIGITS.indexOf(group.length), '0'), 'hex')));

const digitsOf = (bytes) => {
  let digits = '';
  for (let at = 0; at < bytes.length; at += 7) {
    const group = bytes.subarray(at, at + 7);
    digits += BigInt(`0x${group.toString('hex')}`).toString().padStart(GROUP_DIGITS[group.length], '0');
  }
  return digits;
};

const crc16 = (bytes) => bytes.reduce((crc, byte) => {
  let sum = crc ^ (byte << 8);
  for (let i = 0; i < 8; i++) sum = (sum & 0x8000 ? (sum << 1) ^ 0x1021 : sum << 1) & 0xffff;
  return sum;
}, 0xffff);

/* The record with one letter, spelled as a raw code point, made another behind the encoder's back. */
const withLetter = (digits, from, to) => {
  const body = bytesOf(digits).subarray(0, -2);
  const bits = [...body].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const raw = (letter) => letter.codePointAt(0).toString(2).padStart(18, '0');
  const changed = bits.replace(raw(from), raw(to));
  if (changed === bits) throw new Error('the letter is not there');
  const bytes = Buffer.from(changed.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const sum = crc16(bytes);
  return digitsOf(Buffer.concat([bytes, Buffer.from([sum >> 8, sum & 255])]));
};

export const makeRecords = (qrsign) => {
  const encode = (record) => execFileSync(qrsign, ['encode', '--mode', 'link', '--ecc', 'L', '--page', 'https://hungnhon.example/q'],
    { input: JSON.stringify(record) }).toString().trim().split('#')[1];
  const each = (records) => Object.fromEntries(Object.entries(records).map(([name, record]) => [name, encode(record)]));
  const odd = encode({ kind: 'alley', id: 'X', issued: '2026-11-22', alley: '漢' });
  return {
    ...each({ alley, large, hamlet, site, house }),
    empty: '',
    hostile: each(hostile),
    /* Right to left override, isolate, soft hyphen, zero width space. */
    refused: ['\u202e', '\u2066', '\u00ad', '\u200b'].map((letter) => withLetter(odd, '漢', letter)),
  };
};

/** Source of a function to run in the page, with a value from here. */
export const withValue = (run, value) => `(${run})(${JSON.stringify(value)})`;

