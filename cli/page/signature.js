/* SPDX-License-Identifier: MIT */
/* What is known of a signature. Never `valid` unless it was checked and is right. */
import { ed25519Verify } from './ed25519.js';
import { bytesOfHex } from './hex.js';

/* true, false, or null where this browser cannot tell. */
const verify = async (key, signature, message) => {
  const name = { name: 'Ed25519' };
  try {
    const imported = await crypto.subtle.importKey('raw', key, name, false, ['verify']);
    return await crypto.subtle.verify(name, imported, signature, message);
  } catch (error) {
    /* A WebCrypto without Ed25519: the page has its own. */
  }
  try {
    return await ed25519Verify(key, signature, message);
  } catch (error) {
    /* No WebCrypto: a page that came by plain http, where a verdict would be worth nothing. */
    return null;
  }
};

/** keys: [key id, key] in hexadecimal. -> unsigned, unknown_key, valid, forged or not_checked */
export const signatureState = async ({ signed, keyId, signature, message }, keys) => {
  if (!signed) return 'unsigned';
  const own = keys.filter(([id]) => id === keyId);
  if (!own.length) return 'unknown_key';
  const answers = [];
  for (const [, key] of own) answers.push(await verify(bytesOfHex(key), signature, message));
  return answers.includes(true) ? 'valid' : answers.includes(null) ? 'not_checked' : 'forged';
};
