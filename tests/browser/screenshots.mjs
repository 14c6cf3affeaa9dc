// Pictures of the screens to look at: node tests/browser/screenshots.mjs FOLDER

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LAPTOP, PHONE, openPage, startBrowser, visit } from './support/browser.mjs';
import { servicePath, startServer } from './support/server.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node tests/browser/screenshots.mjs FOLDER');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const [server, browser] = await Promise.all([startServer(), startBrowser()]);

const SCREENS = {
  home: (lang) => `/${lang}/z/demo/`,
  results: (lang) => `/${lang}/z/demo/find?q=todler+group`,
  service: (lang) => servicePath('stay-and-play', lang),
};
const shots = [];
for (const lang of ['en', 'ar']) {
  for (const viewport of [PHONE, LAPTOP]) {
    for (const name of Object.keys(SCREENS)) shots.push({ name, lang, viewport, colorScheme: 'light' });
    shots.push({ name: 'home', lang, viewport, colorScheme: 'dark' });
  }
}
try {
  for (const { name, lang, viewport, colorScheme } of shots) {
    const page = await openPage(browser, server.url, { viewport, colorScheme });
    await visit(page, SCREENS[name](lang));
    // As high as the page, or the bar at the foot would hang in the middle of the picture.
    await page.setViewportSize({ width: viewport.width, height: await page.evaluate(() => document.scrollingElement.scrollHeight) });
    const dark = colorScheme === 'dark' ? '-dark' : '';
    await page.screenshot({ path: join(folder, `${name}-${lang}-${viewport.width}${dark}.png`), fullPage: true });
    await page.context().close();
  }
} finally {
  await browser.close();
  await server.stop();
}
