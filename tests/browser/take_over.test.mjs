// The moment the program takes over the page the server made: nobody may notice.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, startBrowser, tookOver, visit } from './support/browser.mjs';
import { servicePath, startServer } from './support/server.mjs';
import { LANGS } from './support/words.mjs';

let server, browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens a page whose program waits at the door until `release` is called. */
async function held(path) {
  const page = await openPage(browser, server.url);
  let release;
  const gate = new Promise((open) => (release = open));
  await page.route('**/*.wasm', async (route) => {
    await gate;
    await route.continue();
  });
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((e) => e.value))).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(path);
  return { page, release };
}

/** Every layout shift so far, those still on their way among them: two frames are painted first. */
const shifts = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(window.shifts))))));

test('words typed before the program starts are kept, with caret and focus', async () => {
  const { page, release } = await held('/en/z/demo/');
  const box = page.getByRole('searchbox');
  await box.click();
  await page.keyboard.type('toddler group');
  for (let i = 0; i < 6; i += 1) await page.keyboard.press('ArrowLeft');
  release();
  await tookOver(page);
  assert.equal(await box.inputValue(), 'toddler group');
  assert.ok(await box.evaluate((e) => e === document.activeElement));
  await page.keyboard.type('s');
  assert.equal(await box.inputValue(), 'toddlers group', 'the caret is where it was');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /things found/ }).waitFor();
  assert.equal(new URL(page.url()).search, '?q=toddlers+group');
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('choices made before the program starts count', async () => {
  const { page, release } = await held('/en/z/demo/find?q=group');
  await page.getByText('More choices').click();
  await page.getByRole('checkbox', { name: 'Only what is free' }).check();
  release();
  await tookOver(page);
  assert.ok(await page.getByRole('checkbox', { name: 'Only what is free' }).isChecked(), 'still open and ticked');
  await page.waitForURL((url) => url.searchParams.get('free') === '1');
  await page.context().close();
});

test('scroll and focus stay where they are, and nothing shifts', async () => {
  for (const path of ['/en/z/demo/', '/ar/z/demo/find?q=لعب', servicePath('stay-and-play', 'pl')]) {
    const { page, release } = await held(path);
    await page.evaluate(() => scrollTo(0, 500));
    const link = page.getByRole('main').getByRole('link').last();
    await link.evaluate((e) => e.focus({ preventScroll: true }));
    const focused = await page.locator(':focus').evaluate((e) => e.outerHTML);
    const scrolled = await page.evaluate(() => scrollY);
    assert.equal(scrolled, 500);
    release();
    await tookOver(page);
    assert.equal(await page.evaluate(() => scrollY), scrolled, path);
    assert.equal(await page.locator(':focus').evaluate((e) => e.outerHTML), focused, path);
    assert.deepEqual(await shifts(page), [], path);
    assert.deepEqual(page.wrong, [], path);
    await page.context().close();
  }
});

test('text that is being selected delays the take-over until the selection ends', async () => {
  const { page, release } = await held('/en/z/demo/help');
  await page.getByText('Call the police').selectText();
  const needed = [page.waitForResponse(/\/d\/demo\//), page.waitForResponse(/\.words$/)];
  release();
  for (const response of await Promise.all(needed)) await response.finished();
  assert.deepEqual(await shifts(page), []);
  assert.match(await page.evaluate(() => String(getSelection())), /^Call the police/, 'still selected');
  assert.equal(await page.locator('#app[data-ssr]').count(), 1, 'still the page the server made');
  await page.evaluate(() => getSelection().removeAllRanges());
  await tookOver(page);
  await page.context().close();
});

test('every request goes to the server itself, and nothing is refused or wrong', async () => {
  const page = await openPage(browser, server.url);
  for (const path of ['/', '/en/z/demo/find?q=swim&free=1', servicePath('stay-and-play', 'ar'), '/pl/z/demo/help']) {
    await visit(page, path);
  }
  const others = page.asked.filter(({ url }) => !url.startsWith('data:') && new URL(url).origin !== server.url);
  assert.deepEqual(others, [], '0 third-party requests');
  assert.deepEqual(page.wrong, []);
  const cookies = await page.context().cookies();
  assert.deepEqual(cookies, [], 'nothing is kept on the phone unasked');
  await page.context().close();
});

const PAGES = [
  (lang) => `/${lang}/z/demo/`,
  (lang) => `/${lang}/z/demo/find`,
  (lang) => `/${lang}/z/demo/find?q=todler+group`,
  (lang) => `/${lang}/z/demo/find?q=polish+swimming+zebra&free=1`,
  (lang) => `/${lang}/z/demo/find?stage=toddler&age_months=14&day=tu&spoken=pl&attend=drop-in&channel=place&access=pram&category=play-groups&unknown=1`,
  (lang) => `/${lang}/z/demo/find?q=xyzzyqq`,
  (lang) => `/${lang}/z/demo/find?day=2027-06-09&show=40`,
  (lang) => servicePath('stay-and-play', lang),
  (lang) => servicePath('lantern-refuge', lang),
  (lang) => servicePath('furniture-barn', lang),
  (lang) => servicePath('code-club', lang),
  (lang) => servicePath('nowhere', lang),
  (lang) => `/${lang}/z/demo/help`,
];

/**
 * Writes down the inside of `#app`, a line for each tag and text. Left out is what nobody sees: comments, the order of
 * attributes, an empty class, and white space beside white space or at the end of a paragraph. Runs in the page.
 */
function lines(html) {
  const from = html === null ? document : new DOMParser().parseFromString(html, 'text/html');
  const out = [];
  const write = (node) => {
    if (node.nodeType === Node.TEXT_NODE && node.data !== '') {
      // Neighbouring texts are one to the reader.
      if (out.at(-1)?.startsWith('"')) out.push(out.pop() + node.data);
      else out.push(`"${node.data}`);
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const attributes = [...node.attributes].map(({ name, value }) => ` ${name}=${value}`).filter((a) => a !== ' class=').sort();
    out.push(`<${node.localName}${attributes.join('')}>`);
    node.childNodes.forEach(write);
    out.push(`</${node.localName}>`);
  };
  from.querySelector('#app').childNodes.forEach(write);
  return out
    .map((line) => (line.startsWith('"') ? line.replace(/\s+/g, ' ') : line))
    .filter((line, i) => line !== '" ' || !['</p>', '</span>'].includes(out[i + 1]));
}

for (const lang of LANGS) {
  test(`the app's own markup is the server's, on ${PAGES.length} pages in ${lang}`, async () => {
    const page = await openPage(browser, server.url);
    for (const path of PAGES.map((path) => path(lang))) {
      const response = await visit(page, path);
      const sent = await response.text();
      assert.deepEqual(await page.evaluate(lines, null), await page.evaluate(lines, sent), path);
      const title = await page.evaluate((html) => new DOMParser().parseFromString(html, 'text/html').title, sent);
      assert.equal(await page.title(), title, path);
    }
    await page.context().close();
  });
}
