/* SPDX-License-Identifier: MIT */
/* Puts the packages of package-lock.json into node_modules, where there is no npm to do it: by the
 * digests that stand there, without running anything of theirs. They have no dependencies. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const registry = (process.env.npm_config_registry || process.env.NPM_CONFIG_REGISTRY || 'https://registry.npmjs.org/')
  .replace(/\/*$/, '/');
const { packages } = JSON.parse(fs.readFileSync(path.join(here, 'package-lock.json'), 'utf8'));

const making = path.join(here, `node_modules.${process.pid}`);
for (const [place, { version, integrity }] of Object.entries(packages).filter(([name]) => name)) {
  const name = place.replace('node_modules/', '');
  const answer = await fetch(`${registry}${name}/-/${name}-${version}.tgz`);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const data = Buffer.from(await answer.arrayBuffer());
  if (`sha512-${createHash('sha512').update(data).digest('base64')}` !== integrity) {
    throw new Error(`${answer.url}: not the file of package-lock.json`);
  }
  const folder = path.join(making, name);
  fs.mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-xz', '-C', folder, '--strip-components=1'], { input: data });
}
fs.renameSync(making, path.join(here, 'node_modules'));
