// The pages do their work without any program: no JavaScript, or no WebAssembly.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { documents, openPage, startBrowser } from './support/browser.mjs';
import { servicePath, startServer } from './support/server.mjs';

let server, browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(async () => {
  await browser?.close();
  await server?.stop();
});

const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

/** From the first page to a next date and to help, by whatever answers a press. */
async function journey(page) {
  await page.goto('/');
  await heading(page, 'What does your family need?');
  await page.getByRole('searchbox').fill('todler group');
  await page.getByRole('button', { name: 'Find' }).click();
  await heading(page, /^\d+ things found$/);
  const all = Number((await page.getByRole('heading', { level: 1 }).textContent()).match(/\d+/)[0]);
  await page.getByText('More choices').click();
  await page.getByRole('checkbox', { name: 'Only what is free' }).check();
  await page.getByRole('combobox', { name: 'Day' }).selectOption({ label: 'Wednesday' });
  await page.getByRole('checkbox', { name: 'Just turn up' }).check();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get('free') === '1' && url.searchParams.get('day') === 'we');
  await heading(page, /^\d+ things? found$/);
  assert.ok(Number((await page.getByRole('heading', { level: 1 }).textContent()).match(/\d+/)[0]) < all);
  assert.equal(await page.getByRole('searchbox').inputValue(), 'todler group', 'the words stay in the form');
  assert.ok(await page.getByRole('checkbox', { name: 'Only what is free', includeHidden: true }).isChecked());
  const card = page.getByRole('main').getByRole('heading', { level: 2 }).first();
  const name = await card.textContent();
  await card.getByRole('link').click();
  await heading(page, name);
  await page.getByRole('heading', { level: 2, name: 'Next dates' }).waitFor();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Help now' }).click();
  await heading(page, 'Get help now');
  await page.getByRole('link', { name: 'Polski' }).click();
  await heading(page, 'Pomoc teraz');
  assert.equal(await page.locator('html').getAttribute('lang'), 'pl');
}

test('without JavaScript the whole journey works by plain requests', async () => {
  const page = await openPage(browser, server.url, { javaScriptEnabled: false });
  await journey(page);
  assert.ok(documents(page) >= 7, 'every step was a document of its own');
  assert.deepEqual(page.asked.filter(({ type }) => type !== 'document'), [], 'nothing but documents is asked for');
  const answer = await page.goto(servicePath('stay-and-play').replace(/.{4}$/, '0000'));
  assert.equal(answer.status(), 404);
  await heading(page, 'We cannot find this page');
  await page.context().close();
});

test('without WebAssembly the page stays as the server made it, and works', async () => {
  const page = await openPage(browser, server.url);
  await page.route('**/*.wasm', (route) => route.abort());
  await journey(page);
  assert.ok(await page.locator('#app[data-ssr]').count(), 'the app has not taken over');
  assert.ok(documents(page) >= 7);
  await page.context().close();
});
