/* SPDX-License-Identifier: MIT */
export const scriptStart = performance.now();

export const hexOf = (bytes) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const bytesOfHex = (hex) =>
  Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, 16));
