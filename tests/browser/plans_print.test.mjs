// A plan on paper: who gets it, that every page says so, and what may never stand on it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

import { violations } from './support/axe.mjs';
import { LAPTOP, PHONE, openPage, startBrowser } from './support/browser.mjs';
import { sideways } from './support/measure.mjs';
import { startServer } from './support/server.mjs';
import { signIn } from './support/sign_in.mjs';

let browser;
let server;
let page;

before(async () => {
  [browser, server] = await Promise.all([startBrowser(), startServer()]);
  page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Ruth Bell', '/desk/demo/families');
  const link = page.getByRole('link', { name: /Asma/ }).first();
  await link.waitFor();
  await page.goto(`${await link.getAttribute('href')}/print`);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Makes a print, and gives what stands on each of its pages. */
async function pages(recipient, language) {
  await page.getByRole('radio', { name: recipient }).check({ force: true });
  await page.getByRole('radio', { name: language }).check({ force: true });
  await page.getByRole('button', { name: 'Show the print' }).click();
  await page.getByRole('article', { name: 'The print' }).waitFor();
  const bytes = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true }).promise;
  const texts = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const content = await (await pdf.getPage(n)).getTextContent();
    texts.push(content.items.map((item) => item.str).join(' ').replace(/\s+/g, ' '));
  }
  return texts;
}

test('ig33_every_page_has_its_reference_its_number_of_how_many_and_who_it_is_for', async () => {
  for (const [recipient, words] of [[/^The family Its own plan/, 'For the family'], [/Me, for a visit/, 'For a worker, on a visit']]) {
    const texts = await pages(recipient, 'English');
    assert.ok(texts.length >= 2, 'more than one page');
    texts.forEach((text, n) => {
      assert.match(text, /Family \w{4}, \w{6}/, `page ${n + 1}`);
      assert.ok(text.includes(words), `page ${n + 1}: ${text.slice(0, 200)}`);
      assert.match(text, new RegExp(`Page ?${n + 1} ?of ?${texts.length}`), `page ${n + 1}`);
    });
    const all = texts.join(' ');
    assert.match(all, /Worried about a child\?/, 'ig70: where a worry belongs');
    assert.ok(!/My families|Sign out|Show the print/.test(all), 'nothing of the workspace');
  }
});

test('ig34_nobody_prints_what_they_have_not_read', async () => {
  await pages(/^The family Its own plan/, 'English');
  const print = page.getByRole('button', { name: 'Print', exact: true });
  assert.equal(await print.getAttribute('aria-disabled'), 'true');
  await page.getByLabel('I have read every page').check({ force: true });
  assert.notEqual(await print.getAttribute('aria-disabled'), 'true');
});

test('our words are in the language of the family, and it says that nobody has checked them', async () => {
  const texts = await pages(/^The family Its own plan/, 'العربية');
  const sheet = page.getByRole('article', { name: 'The print' });
  assert.equal(await sheet.getAttribute('dir'), 'rtl');
  await sheet.getByRole('heading', { name: 'كل شيء عني' }).waitFor();
  await sheet.getByText(/machine draft/).waitFor();
  assert.ok(texts.length >= 2);
  for (const viewport of [PHONE, LAPTOP]) {
    await page.setViewportSize(viewport);
    assert.deepEqual(await violations(page), [], `${viewport.width}`);
    assert.equal(await sideways(page), 0, `${viewport.width}`);
  }
  assert.deepEqual(page.wrong, []);
});
