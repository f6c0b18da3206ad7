/* SPDX-License-Identifier: MIT */
/* Tests of the scan page in Chromium: page.mjs QRSIGN [NAME] */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { withValue, makeRecords } from './records.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const [qrsign, only = ''] = process.argv.slice(2);
const BROWSER = process.env.CHROMIUM || '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const AXE = fs.readFileSync(path.join(HERE, 'node_modules/axe-core/axe.min.js'), 'utf8');
const VECTORS = fs.readFileSync(path.join(HERE, '../data/qrs1/vectors-dev.jsonl'), 'utf8')
  .trim().split('\n').map((line) => JSON.parse(line));

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qrsign-page-'));
const records = makeRecords(qrsign);

/* A page that trusts some keys, in a folder of its own. */
const pages = new Map();
const pageFor = (keys) => {
  const name = keys.map((key) => key.slice(0, 8)).join('-') || 'none';
  if (!pages.has(name)) {
    const place = path.join(folder, name);
    execFileSync(qrsign, ['page', '-q', '-o', place, '--title', 'Thôn <Hưng> & "Nhơn"',
      ...keys.flatMap((key) => ['--key', key])]);
    pages.set(name, pathToFileURL(path.join(place, 'index.html')).href);
  }
  return pages.get(name);
};

/* What `qrsign decode` says of digits. */
const decoded = (digits, keys) => JSON.parse(spawnSync(qrsign,
  ['decode', '--json', ...keys.flatMap((key) => ['--key', key]), '-'], { input: digits }).stdout.toString()
  .split('\n')[0]);

const tests = [];
const test = (name, run) => tests.push({ name, run });
let browser;

/* A page in a context of its own; whatever it complains of fails the test. */
const visit = async (url, options = {}, prepare = null) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 }, locale: 'vi-VN', serviceWorkers: 'block', ...options,
  });
  const page = await context.newPage();
  page.complaints = [];
  page.requests = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
  page.on('request', (request) => page.requests.push(request.url()));
  page.on('dialog', (dialog) => { page.complaints.push('dialog'); dialog.dismiss(); });
  if (prepare) await context.addInitScript(prepare);
  await page.goto(url);
  await page.waitForFunction('window.qrsign');
  return page;
};
const leave = async (page) => {
  assert.deepEqual(page.complaints, []);
  await page.context().close();
};
const hook = (page) => page.evaluate(() => JSON.parse(JSON.stringify(window.qrsign)));
const textOf = (page) => page.evaluate(() => document.body.innerText);

/* Another fragment in the same page. */
const turnTo = async (page, digits) => {
  await page.evaluate((hash) => {
    window.qrsign = undefined;
    location.hash = hash;
  }, digits);
  await page.waitForFunction('window.qrsign');
};

test('every vector shows the record that qrsign decode prints', async () => {
  const byKeys = new Map();
  for (const vector of VECTORS) {
    const name = (vector.keys || []).join(' ');
    byKeys.set(name, [...(byKeys.get(name) || []), vector]);
  }
  for (const vectors of byKeys.values()) {
    const keys = vectors[0].keys || [];
    const page = await visit(pageFor(keys));
    for (const { name, digits, error } of vectors) {
      await turnTo(page, digits);
      const shown = await hook(page);
      const printed = decoded(digits, keys);
      assert.deepEqual(shown.record, printed.record, name);
      assert.equal(shown.error, printed.error, name);
      if (shown.record) assert.deepEqual(shown.signature, printed.signature, name);
      assert.equal(shown.signature?.state, printed.signature?.state, name);
      if (!error) continue;
      const text = await textOf(page);
      if (error === 'unknown key') assert.match(text, /khóa lạ/, name);
      else if (error === 'forged') assert.match(text, /Đừng tin mã này/, name);
      else assert.match(text, /bị cắt mất|bị hỏng|mới hơn trang/, name);
    }
    await leave(page);
  }
});

test('a forged record is hidden until asked for, and leads nowhere', async () => {
  const { digits, keys } = VECTORS.find((vector) => vector.error === 'forged');
  const page = await visit(`${pageFor(keys)}#${digits}`);
  assert.equal(await page.locator('[role=alert] h1').innerText(), 'Đừng tin mã này');
  assert.equal(await page.locator('details li').count(), 0);
  await page.click('summary');
  await page.locator('details li').first().waitFor();
  assert.equal(await page.locator('a').count(), 0);
  assert.match(await textOf(page), /Chữ ký sai/);
  assert.doesNotMatch(await textOf(page), /hợp lệ/);
  await page.evaluate(() => scrollTo(0, 1e6));
  assert.ok(await page.locator('.still').isVisible(), 'the warning stays');
  await leave(page);
});

test('signatures: WebCrypto, the page\'s own, and neither', async () => {
  const good = VECTORS.find((vector) => vector.state === 'valid');
  const bad = VECTORS.find((vector) => vector.error === 'forged');
  const without = {
    webCrypto: () => {},
    own: () => { SubtleCrypto.prototype.importKey = () => Promise.reject(new Error('none')); },
    neither: () => { Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }); },
  };
  for (const [how, prepare] of Object.entries(without)) {
    for (const [vector, state] of [[good, 'valid'], [bad, 'forged']]) {
      const page = await visit(`${pageFor(vector.keys)}#${vector.digits}`, {}, prepare);
      const expected = how === 'neither' ? 'not_checked' : state;
      assert.equal((await hook(page)).signature.state, expected, how);
      assert.equal(/hợp lệ/.test(await textOf(page)), expected === 'valid', how);
      assert.equal(await page.locator('.valid').count(), expected === 'valid' ? 1 : 0, how);
      await leave(page);
    }
  }
  const page = await visit(`${pageFor([])}#${good.digits}`);
  assert.equal((await hook(page)).signature.state, 'unknown_key');
  assert.match(await textOf(page), /khóa lạ, chưa xác nhận/);
  await leave(page);
});

test('a hostile record is text and nothing else', async () => {
  for (const [name, digits] of Object.entries(records.hostile)) {
    const page = await visit(`${pageFor([])}#${digits}`);
    assert.equal((await hook(page)).error, undefined, name);
    const odd = await page.evaluate(() => [...document.querySelectorAll('a')].map((a) => a.href)
      .filter((href) => !/^(https:\/\/|tel:|geo:)/.test(href)));
    assert.deepEqual(odd, [], name);
    const strangers = 'main script, main img, main iframe, main b b, main h1 h1, [onerror], [onload]';
    assert.equal(await page.locator(strangers).count(), 0, name);
    for (const button of await page.locator('main button').all()) {
      if (await button.isVisible()) await button.click({ timeout: 2000 }).catch(() => {});
    }
    assert.equal(await page.evaluate(() => window.pwned), undefined, name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: width`);
    await leave(page);
  }
  /* What the format does not allow at all: controls of direction, invisible letters. */
  for (const digits of records.refused) {
    const page = await visit(`${pageFor([])}#${digits}`);
    assert.match((await hook(page)).error, /malformed|not_canonical/);
    await leave(page);
  }
});

test('fragments that are no record', async () => {
  const page = await visit(pageFor([]));
  for (const fragment of ['0', 'x', '<img src=x onerror=pwned=1>', '1'.repeat(8000), '9'.repeat(17), '%00', '٣٤٥']) {
    await turnTo(page, fragment);
    assert.ok((await hook(page)).error, fragment);
    assert.equal(await page.evaluate(() => window.pwned), undefined);
  }
  const whole = records.alley;
  await turnTo(page, whole.slice(0, -1));
  assert.equal((await hook(page)).error, 'truncated');
  assert.match(await textOf(page), /thiếu từ đây[^]*Có lẽ đây là biển HN-01/);
  await leave(page);
});

test('nothing is fetched, and the policy stands', async () => {
  const page = await visit(`${pageFor([])}#${records.alley}`);
  assert.equal(page.requests.filter((url) => /^https?:/.test(url)).length, 0);
  const blocked = await page.evaluate(async () => {
    const seen = [];
    addEventListener('securitypolicyviolation', (event) => seen.push(event.violatedDirective));
    await fetch('https://example.invalid/').catch(() => {});
    const script = document.createElement('script');
    try {
      script.text = 'window.pwned = 1';
      document.body.append(script);
    } catch (error) {
      seen.push('trusted types');
    }
    await new Promise((done) => { setTimeout(done, 100); });
    return { seen, pwned: window.pwned };
  });
  assert.ok(blocked.seen.some((what) => what.startsWith('connect-src')));
  assert.equal(blocked.pwned, undefined);
  await page.context().close();
});

test('an alley: houses, sheet, search, language, Back and Esc', async () => {
  const page = await visit(`${pageFor([])}#${records.alley}`);
  assert.equal(await page.title(), 'Kiệt 1 – Thôn Hưng Nhơn, Xã Nam Hải Lăng, Quảng Trị');
  assert.equal(await page.locator('.t').count(), 17);
  /* A disc at each plate whose house can be called. */
  assert.deepEqual(await page.locator('.t .ph').evaluateAll((all) => all.map((disc) => disc.getBoundingClientRect().width)), [20, 20, 20]);
  assert.match(await page.locator('.dock a').getAttribute('href'),
    /^https:\/\/www\.google\.com\/maps\/dir\/\?api=1&destination=16\.62850,107\.26150$/);
  /* The strip's foot stands above the dock. */
  const [foot, dock] = await page.evaluate(() => ['.near', '.dock'].map((name) => document.querySelector(name).getBoundingClientRect()));
  assert.ok(foot.bottom <= dock.top + 1);
  const tag = page.getByRole('button', { name: '3, Lê Văn Thìn, bên trái, 33 m' });
  await tag.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Lê Văn Thìn' });
  assert.match(await sheet.innerText(), /Nhà số 3, Kiệt 1[^]*Cách đầu kiệt 33 m, bên trái[^]*Nhà này không công khai[^]*Gọi trưởng thôn/);
  assert.equal(await page.locator('.route').count(), 1);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.querySelector('.v').textContent), '3, Lê Văn Thìn, bên trái, 33 m');
  await page.getByRole('button', { name: '7, Nguyễn Thanh Phú, bên trái, 70 m' }).click();
  assert.equal(await page.locator('.sheet .call').getAttribute('href'), 'tel:0950000007');
  await page.goBack();
  await page.locator('.sheet').waitFor({ state: 'detached' });
  assert.equal(await page.locator('.route').count(), 0);

  await page.getByRole('button', { name: 'Tìm nhà' }).click();
  for (const [typed, names] of [['nguyen t', 6], ['dinh', 1], ['Đinh', 1], ['15', 1], ['17', 1], ['qqq', 0]]) {
    await page.fill('input', typed);
    assert.equal(await page.locator('.rows .row').count(), names, typed);
  }
  assert.match(await page.getByRole('status').innerText(), /Không thấy/);
  await page.fill('input', 'nguyen tu');
  assert.equal(await page.locator('mark').first().innerText(), 'Nguyễn');
  await page.locator('.rows button').first().click();
  assert.ok(await page.getByRole('dialog').isVisible());
  await page.goBack();
  assert.ok(await page.locator('input').isVisible());
  await page.goBack();

  await page.getByRole('button', { name: 'EN' }).click();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.match(await textOf(page), /17 households/);
  assert.equal(await page.locator('h1 [lang=vi]').innerText(), 'Kiệt 1');
  await page.reload();
  await page.waitForFunction('window.qrsign');
  assert.match(await textOf(page), /Directions/);
  await leave(page);
});

test('the way from here, only when asked', async () => {
  const page = await visit(`${pageFor([])}#${records.alley}`, {
    geolocation: { latitude: 16.6385, longitude: 107.2615 }, permissions: ['geolocation'],
  });
  assert.doesNotMatch(await textOf(page), /chim bay/);
  await page.getByRole('button', { name: /Từ đây đến đó/ }).click();
  await page.getByText('Từ đây đến đó: 1,1 km').waitFor();
  await leave(page);
});

test('an empty page takes a link, and the camera where there is one', async () => {
  const page = await visit(pageFor([]));
  assert.equal(await page.locator('h1').innerText(), 'Quét mã trên biển');
  assert.match(await page.locator('.r1 p').innerText(), /Thôn <Hưng> & "Nhơn"/);
  await page.click('.dock button');
  await page.getByRole('alert').getByText('Máy không cho dùng máy ảnh').waitFor();
  await page.fill('textarea', `  https://hungnhon.example/q#${records.alley}\n`);
  await page.getByRole('button', { name: 'Mở', exact: true }).click();
  await page.getByRole('heading', { name: 'Kiệt 1' }).waitFor();
  await leave(page);

  const camera = await visit(pageFor([]), {}, withValue((digits) => {
    window.BarcodeDetector = class {
      detect() { return Promise.resolve([{ rawValue: `https://hungnhon.example/q#${digits}` }]); }
    };
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    Object.defineProperty(navigator, 'mediaDevices', {
      value: { getUserMedia: () => Promise.resolve(canvas.captureStream(5)) },
    });
    HTMLMediaElement.prototype.play = () => Promise.resolve();
  }, records.alley));
  await camera.click('.dock button');
  await camera.getByRole('heading', { name: 'Kiệt 1' }).waitFor();
  await leave(camera);
});

test('offline after the first visit, with the server gone', async () => {
  const place = path.dirname(fileURLToPath(pageFor([])));
  const types = { html: 'text/html', js: 'text/javascript', webmanifest: 'application/manifest+json' };
  const asked = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url);
    const name = request.url.split('?')[0].replace(/^\/q\//, '') || 'index.html';
    const file = path.join(place, path.basename(name));
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[name.split('.').pop()] });
    return response.end(fs.readFileSync(file));
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  const url = `http://127.0.0.1:${server.address().port}/q/`;
  const page = await visit(`${url}#${records.alley}`, { serviceWorkers: 'allow' });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await caches.keys()).length > 0 &&
    (await caches.match('./')) !== undefined);
  server.closeAllConnections();
  await new Promise((done) => { server.close(done); });
  await page.goto('about:blank');
  await page.goto(`${url}#${records.house}`);
  await page.waitForFunction('window.qrsign');
  assert.equal((await hook(page)).record.kind, 'house');
  assert.ok(asked.every((one) => !one.includes(records.alley.slice(0, 20))), 'digits were sent');
  await page.context().close();
});

const SIZES = [[320, 640], [390, 844], [844, 390], [1280, 800]];
const VIEWS = ['alley', 'hamlet', 'site', 'house', 'large', 'empty'];

test('no view is wider than the screen', async () => {
  const page = await visit(pageFor([]));
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    for (const name of VIEWS) {
      await turnTo(page, records[name]);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} at ${width}`);
    }
  }
  /* Twice the text size: the layout of 195 pixels. */
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  for (const name of VIEWS) {
    await turnTo(page, records[name]);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} at 200 %`);
  }
  await leave(page);
});

test('accessibility: no serious finding of axe', async () => {
  const forged = VECTORS.find((vector) => vector.error === 'forged');
  for (const colorScheme of ['light', 'dark']) {
    for (const [name, keys, digits, act] of [
      ...VIEWS.map((view) => [view, [], records[view]]),
      ['sheet', [], records.alley, (page) => page.locator('.t').first().click()],
      ['search', [], records.alley, (page) => page.locator('.dock button').click()],
      ['damaged', [], records.alley.slice(1)],
      ['forged', forged.keys, forged.digits, (page) => page.click('summary')],
    ]) {
      const page = await visit(`${pageFor(keys)}#${digits}`, { colorScheme, bypassCSP: true, locale: 'en-GB', reducedMotion: 'reduce' });
      if (act) await act(page);
      await page.evaluate(`{const policy = trustedTypes.createPolicy('axe', {createScript: (s) => s}); (0, eval)(policy.createScript(${JSON.stringify(AXE)}))}`)
        .catch(() => page.addScriptTag({ content: AXE }));
      const found = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
      const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
      assert.deepEqual(serious, [], `${name}, ${colorScheme}`);
      await page.context().close();
    }
  }
});

test('nothing moves after the first paint', async () => {
  for (const name of VIEWS) {
    const page = await visit(`${pageFor([])}#${records[name]}`, {}, () => {
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.moved += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => window.moved), 0, name);
    await leave(page);
  }
});

/* Processor time of the page's own thread without layout and style: no less than the script's, for the
 * reading of the file is in it, and without the waiting that the clock would count. */
test('script time of a large alley', async () => {
  const times = [];
  for (let i = 0; i < 5; i++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' });
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async () => {
      const { metrics } = await client.send('Performance.getMetrics');
      const seconds = (name) => metrics.find((metric) => metric.name === name).value;
      return (seconds('TaskDuration') - seconds('LayoutDuration') - seconds('RecalcStyleDuration')) * 1000;
    };
    const before = await spent();
    await page.goto(`${pageFor([])}#${records.large}`);
    await page.waitForFunction('window.qrsign');
    times.push([await spent() - before, (await hook(page)).milliseconds]);
    await context.close();
  }
  const [time, wall] = [0, 1].map((which) => times.map((one) => one[which]).sort((x, y) => x - y)[2]);
  console.log(`  60 households: at most ${time.toFixed(0)} ms of script to the first paint (median of 5; by the clock ${wall.toFixed(0)} ms)`);
});

browser = await chromium.launch({ executablePath: BROWSER, args: FLAGS });
let failed = 0;
for (const { name, run } of tests.filter(({ name: own }) => own.includes(only))) {
  const started = Date.now();
  try {
    await run();
    console.log(`ok: ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`FAILED: ${name}\n${error.stack}`);
    for (const context of browser.contexts()) await context.close();
  }
}
await browser.close();
fs.rmSync(folder, { recursive: true });
process.exit(failed ? 1 : 0);
