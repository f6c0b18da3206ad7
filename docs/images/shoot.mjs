/* SPDX-License-Identifier: MIT */
/*
 * Takes pictures of pages: a list on standard input of
 * { url, width, height, out, [scale], [phone], [whole], [tap], [pdf] }
 *   whole  as large as the page is     tap  the house whose number is tapped first
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../tests/page/package.json', import.meta.url))('playwright-core');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const shot of JSON.parse(readFileSync(0, 'utf8'))) {
  const context = await browser.newContext({
    viewport: { width: shot.width, height: shot.height }, locale: 'vi-VN', deviceScaleFactor: shot.scale || 1.5,
    serviceWorkers: 'block', hasTouch: Boolean(shot.phone), isMobile: Boolean(shot.phone),
  });
  const page = await context.newPage();
  await page.goto(shot.url);
  if (shot.phone) await page.waitForFunction('window.qrsign');
  if (shot.tap) await page.getByText(shot.tap, { exact: true }).first().click();
  await page.waitForTimeout(800);
  if (shot.pdf) await page.pdf({ path: shot.pdf, format: 'A4', printBackground: true });
  else if (shot.whole) await page.locator('body').screenshot({ path: shot.out });
  else await page.screenshot({ path: shot.out });
  await context.close();
}
await browser.close();
