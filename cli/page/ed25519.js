/* SPDX-License-Identifier: MIT */
/* Ed25519 verification (RFC 8032, 5.1.7) with BigInt, for browsers whose WebCrypto has SHA-512 but no
 * Ed25519. Only public data go through it, so it need not take constant time. */
import { bytesOfHex, hexOf } from './hex.js';

const littleEndian = (bytes) => BigInt(`0x${hexOf(Uint8Array.from(bytes).reverse())}`);

/** Whether `signature` (64 bytes) of `message` is by `key` (32 bytes). */
export const ed25519Verify = async (key, signature, message) => {
  const p = (1n << 255n) - 19n;
  const order = (1n << 252n) + 27742317777372353535851937790883648493n;
  const mod = (x) => ((x % p) + p) % p;
  /* x with itself so many times; by squaring or doubling. */
  const repeat = (both, none, x, times) => {
    let result = none;
    for (let left = times, y = x; left; left >>= 1n, y = both(y, y)) if (left & 1n) result = both(result, y);
    return result;
  };
  const power = (x, exponent) => repeat((a, b) => mod(a * b), 1n, x, exponent);
  const inverse = (x) => power(x, p - 2n);
  const d = mod(-121665n * inverse(121666n));
  /* Extended coordinates: x = X/Z, y = Y/Z, xy = T/Z. */
  const add = ([x1, y1, z1, t1], [x2, y2, z2, t2]) => {
    const a = mod((y1 - x1) * (y2 - x2));
    const b = mod((y1 + x1) * (y2 + x2));
    const c = mod(2n * d * t1 * t2);
    const zz = mod(2n * z1 * z2);
    const [e, f, g, h] = [b - a, zz - c, zz + c, b + a];
    return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
  };
  const multiply = (point, scalar) => repeat(add, [0n, 1n, 1n, 0n], point, scalar);
  const decompress = (bytes) => {
    const sign = bytes[31] >> 7;
    const y = littleEndian(bytes) & ((1n << 255n) - 1n);
    if (y >= p) return null;
    const square = mod((y * y - 1n) * inverse(d * y * y + 1n));
    let x = power(square, (p + 3n) / 8n);
    if (mod(x * x - square)) x = mod(x * power(2n, (p - 1n) / 4n));
    if (mod(x * x - square) || (!x && sign)) return null;
    if (Number(x & 1n) !== sign) x = mod(-x);
    return [x, y, 1n, mod(x * y)];
  };

  const first = signature.slice(0, 32);
  const publicPoint = decompress(key);
  const r = decompress(first);
  const s = littleEndian(signature.slice(32));
  if (!publicPoint || !r || s >= order) return false;
  const hash = await crypto.subtle.digest('SHA-512', Uint8Array.from([...first, ...key, ...message]));
  const k = littleEndian(new Uint8Array(hash)) % order;
  const base = decompress(Uint8Array.from([0x58, ...Array(31).fill(0x66)]));
  const left = multiply(base, s);
  const right = add(r, multiply(publicPoint, k));
  return [0, 1].every((i) => !mod(left[i] * right[2] - right[i] * left[2]));
};
