// Days on which something goes wrong: a server that is gone, files that do not come, impatient fingers, old addresses.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { documents, openPage, startBrowser, visit } from './support/browser.mjs';
import { servicePath, startServer } from './support/server.mjs';
import { LANGS, WORDS } from './support/words.mjs';

let server, browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(async () => {
  await browser?.close();
  await server?.stop();
});

const open = () => openPage(browser, server.url);
const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

test('what is on the phone works on while the server is gone; the rest says so, and trying again helps', async () => {
  let own = await startServer();
  const page = await openPage(browser, own.url);
  const detail = page.waitForResponse((response) => /\/d\/demo\//.test(response.url()) && page.asked.filter(({ url }) => /\/d\/demo\//.test(url)).length === 2);
  await visit(page, '/en/z/demo/');
  await (await detail).finished();
  await own.kill();

  await page.getByRole('searchbox').fill('stay and play');
  await page.getByRole('button', { name: 'Find' }).click();
  await heading(page, /^\d+ things found$/);
  await page.getByRole('link', { name: 'Stay and play', exact: true }).click();
  await heading(page, 'Stay and play');
  await page.getByText('Come in by the yellow door').waitFor();
  await page.goBack();
  await heading(page, /^\d+ things found$/);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Help now' }).click();
  await heading(page, 'Get help now');

  await page.getByRole('link', { name: 'Polski' }).click();
  await heading(page, WORDS.en.down);
  await page.locator('h1:focus').waitFor();
  assert.equal(await page.getByRole('status').textContent(), await page.title());
  assert.equal(await page.getByRole('link', { name: /^Call 999/ }).getAttribute('href'), 'tel:999');
  own = await startServer({ port: own.port });
  await page.getByRole('link', { name: WORDS.en.try }).click();
  await heading(page, WORDS.pl.help);
  assert.equal(await page.locator('html').getAttribute('lang'), 'pl');
  await page.context().close();
  await own.stop();
});

test('an answer that says the server is ill counts as no answer', async () => {
  const page = await open();
  await visit(page, '/en/z/demo/');
  await page.route('**/*', (route) => route.fulfill({ status: 503, body: '' }));
  await page.getByRole('link', { name: 'العربية' }).click();
  await heading(page, WORDS.en.down);
  await page.context().close();
});

test('without the list the page stays as the server made it, and every press is a plain request', async () => {
  const page = await open();
  await page.route('**/d/demo/*', (route) => route.abort());
  const refused = page.waitForEvent('requestfailed');
  await page.goto('/en/z/demo/');
  await refused;
  // It stands aside once all that it asked for has ended.
  await page.waitForLoadState('networkidle');
  await page.getByRole('searchbox').fill('swim');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.waitForURL((url) => url.searchParams.get('q') === 'swim');
  await page.getByRole('link', { name: 'Family swim', exact: true }).click();
  await heading(page, 'Family swim');
  assert.equal(await page.locator('#app[data-ssr]').count(), 1);
  assert.equal(documents(page), 3);
  await page.context().close();
});

test('without the full texts a service is shown by the server', async () => {
  const page = await open();
  await visit(page, '/en/z/demo/find?q=family+swim');
  await page.route('**/d/demo/*', (route) => route.abort());
  // The app of the new document has tried to start when a file was refused to it.
  const refused = new Promise((resolve) => {
    page.once('domcontentloaded', () => {
      page.on('requestfailed', (request) => request.url().includes('/d/demo/') && resolve());
    });
  });
  await page.getByRole('link', { name: 'Family swim', exact: true }).click();
  await page.locator('#app[data-ssr]').waitFor();
  await heading(page, 'Family swim');
  assert.equal(new URL(page.url()).pathname, servicePath('family-swim'));
  assert.equal(await page.getByRole('main').locator('[aria-busy]').count(), 0, 'nothing is left half');
  await refused;
  // It stands aside once all that it asked for has ended.
  await page.waitForLoadState('networkidle');
  await page.goBack();
  await heading(page, /things? found$/);
  await page.context().close();
});

test('pressing Find twice asks once', async () => {
  const page = await open();
  await visit(page, '/en/z/demo/');
  await page.getByRole('searchbox').fill('toddler group');
  await page.getByRole('button', { name: 'Find' }).dblclick();
  await heading(page, /^\d+ things found$/);
  assert.equal(new URL(page.url()).search, '?q=toddler+group');
  await page.goBack();
  await heading(page, 'What does your family need?');
  await page.context().close();
});

test('a very long question is cut, and breaks nothing', async () => {
  const page = await open();
  for (const text of ['w'.repeat(5000), 'toddler '.repeat(600), '%F0%9F%91%B6'.repeat(300), '%00%1f%E2%80%AE%22%3E%3Cb%3E']) {
    await visit(page, `/en/z/demo/find?q=${text.replaceAll(' ', '+')}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.ok((await page.getByRole('searchbox').inputValue()).length <= 400);
    assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth));
  }
  await page.getByRole('searchbox').fill('x'.repeat(5000));
  assert.ok((await page.getByRole('searchbox').inputValue()).length <= 200);
  await page.getByRole('searchbox').press('Enter');
  await heading(page, 'We found nothing that fits');
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('an address with choices that make no sense is read as far as it does', async () => {
  const page = await open();
  await visit(page, '/en/z/demo/find?day=someday&age_months=-3&free=perhaps&access=lift,pram&utm_source=x&q=group');
  await page.getByRole('link', { name: /^Room for a pram/ }).waitFor();
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

for (const lang of LANGS) {
  test(`an old address says in ${lang} that it is gone, and leads home`, async () => {
    const page = await open();
    const words = WORDS[lang];
    for (const [path, home] of [
      [servicePath('long-gone', lang), `/${lang}/z/demo/`],
      [`/${lang}/z/demo/somewhere`, `/${lang}/z/demo/`],
      [`/${lang}/z/elsewhere/find`, `/${lang}/z/demo/`],
    ]) {
      const answer = await page.goto(path);
      assert.equal(answer.status(), 404, path);
      await heading(page, words.missing);
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      assert.ok((await page.title()).startsWith(words.missing));
      await page.getByRole('link', { name: words.home }).click();
      await page.waitForURL((url) => /^\/\w\w\/z\/demo\/$/.test(url.pathname));
      assert.equal(new URL(page.url()).pathname, home, path);
    }
    await page.goto(`/${lang}/z/demo/somewhere`);
    for (const other of LANGS) {
      await page.getByRole('link', { name: WORDS[other].own, exact: true }).click();
      await page.waitForURL((url) => url.pathname === `/${other}/z/demo/`);
      await page.goBack();
    }
    await page.context().close();
  });
}
