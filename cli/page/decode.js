/* SPDX-License-Identifier: MIT */
/* Digits -> bytes -> record (docs/format.md, 2, 3, 9 and 10). */
import { isStrange, malformed, pad, readFrom, Refusal, refuse, startRecord } from './bits.js';
import { core } from './core.js';
import { hexOf } from './hex.js';
import { text } from './text.js';
import { MOST_DIGITS, SIGNED, LEAVES_OUT, RESERVED, TRAILER, SIGNED_TRAILER } from './numbers.js';

export { Refusal };

const GROUP_DIGITS = [0, 3, 5, 8, 10, 13, 15, 17];

/** What follows the last `#`, without white space around it. */
export const digitsOf = (input) => input.slice(input.lastIndexOf('#') + 1).trim();

const groupBytes = (digits, size) => {
  let left = BigInt(digits);
  const bytes = [];
  for (; size--; left >>= 8n) bytes.unshift(Number(left & 255n));
  return left ? refuse('bad digits') : bytes;
};

export const bytesOf = (digits) => {
  if (!/^[0-9]+$/.test(digits) || digits.length > MOST_DIGITS) refuse('bad digits');
  if (!GROUP_DIGITS.includes(digits.length % 17)) refuse('truncated');
  const bytes = [];
  for (let at = 0; at < digits.length; at += 17) {
    const group = digits.slice(at, at + 17);
    bytes.push(...groupBytes(group, GROUP_DIGITS.indexOf(group.length)));
  }
  return Uint8Array.from(bytes);
};

const crc16 = (bytes) => {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let i = 0; i < 8; i++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc;
};

/** Checks header and checksum; returns where things stand. */
export const parts = (bytes) => {
  if (bytes[0] >> 4 !== 1) refuse('newer format');
  const signed = Boolean(bytes[0] & SIGNED);
  const end = bytes.length - (signed ? SIGNED_TRAILER : TRAILER);
  if (end < 3) refuse('truncated');
  if (!signed) {
    if (crc16(bytes.subarray(0, end)) !== bytes[end] * 256 + bytes[end + 1]) refuse('bad checksum');
    return { end, signed };
  }
  const message = new Uint8Array(12 + end);
  message.set([...'QRSIGN1'].map((c) => c.charCodeAt(0)));
  message.set(bytes.subarray(0, end + 4), 8);
  return {
    end, signed, message, keyId: hexOf(bytes.subarray(end, end + 4)), signature: bytes.slice(end + 4),
  };
};

const EXTENSION_TEXTS = { 4: 'former_address', 6: 'note' };

const readExtensions = (bytes, start, end, o) => {
  let last = -1;
  for (let at = start; at < end;) {
    const type = bytes[at];
    const from = at + 2;
    at = from + bytes[at + 1];
    if (!(at <= end)) refuse('truncated');
    if (type <= last) malformed();
    last = type;
    if (type % 2) refuse('newer format');
    const value = bytes.subarray(from, at);
    if (type === 2) {
      const code = value.reduce((sum, byte) => sum * 256 + byte, 0);
      if (value.length !== 3 || !code || code > 99999) malformed();
      o.commune_code = String(code).padStart(5, '0');
    } else if (EXTENSION_TEXTS[type]) {
      readFrom(value, 0, value.length);
      o[EXTENSION_TEXTS[type]] = text(200);
      if (pad() !== value.length) refuse('not canonical');
    } else {
      (o.ext = o.ext || []).push({ type, hex: hexOf(value) });
    }
  }
};

/** The record of bytes whose trailer has been looked at. */
export const recordOf = (bytes, end) => {
  const flags = bytes[0] & 15;
  if (flags & RESERVED || bytes[1] !== 1) refuse('newer format');
  const o = {};
  startRecord();
  readFrom(bytes, 2, end);
  readExtensions(bytes, core(o, flags & LEAVES_OUT), end, o);
  return isStrange() ? refuse('not canonical') : o;
};
