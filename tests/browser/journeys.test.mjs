// What parents come to do, from the first page to a next date.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LAPTOP, documents, openPage, startBrowser, tookOver, visit } from './support/browser.mjs';
import { servicePath, startServer } from './support/server.mjs';

let server, browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (options) => openPage(browser, server.url, options);
const heading = (page) => page.getByRole('heading', { level: 1 });
const cards = (page) => page.getByRole('main').getByRole('list').getByRole('listitem').getByRole('heading', { level: 2 });
const choices = (page) => page.getByRole('navigation', { name: 'Your choices' });
const found = (page, number = /^\d+ things? found$/) => page.getByRole('heading', { level: 1, name: number }).waitFor();

/** A chosen filter says so, and that a press takes it off. */
const on = (word) => new RegExp(`^${word} ?, on\\. Take off$`);

async function headingHasFocus(page) {
  await page.locator('h1:focus').waitFor({ state: 'attached' });
  assert.equal(await page.locator(':focus').evaluate((e) => e.localName), 'h1');
}

test('a parent finds a toddler group and its next dates, and comes back to where they were', async () => {
  const page = await open();
  await page.goto('/');
  await tookOver(page);
  assert.equal(new URL(page.url()).pathname, '/en/z/demo/');
  await page.getByRole('searchbox', { name: 'Any words, any language' }).fill('todler group');
  await page.getByRole('button', { name: 'Find' }).click();
  await found(page);
  await headingHasFocus(page);
  assert.equal(new URL(page.url()).search, '?q=todler+group');
  assert.match(await page.title(), /^\d+ things found/);
  assert.equal(await page.getByRole('status').textContent(), await page.title(), 'the title is said aloud');
  await page.getByText('You wrote “todler”. We also looked for toddler').first().waitFor();
  await page.getByText('Matches group').first().waitFor();

  const names = await cards(page).allTextContents();
  assert.ok(names.length >= 3, names.join());
  const link = page.getByRole('link', { name: names[2], exact: true });
  await link.scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => scrollY);
  assert.ok(scrolled > 200, `the third card is down the page (${scrolled})`);
  await link.click();
  await page.getByRole('heading', { level: 1, name: names[2] }).waitFor();
  await headingHasFocus(page);
  assert.equal(await page.evaluate(() => scrollY), 0, 'a new page begins at its top');
  assert.equal(await page.getByRole('status').textContent(), await page.title());
  const dates = page.getByRole('region', { name: 'Next dates' }).getByRole('listitem');
  assert.ok((await dates.count()) >= 1);
  assert.match(await dates.first().textContent(), /June/);

  await page.getByRole('link', { name: 'Back to the results' }).click();
  await found(page);
  assert.deepEqual(await cards(page).allTextContents(), names);
  assert.equal(await page.evaluate(() => scrollY), scrolled);
  await headingHasFocus(page);
  assert.equal(documents(page), 2, 'one redirect and one document for the whole journey');
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('filters follow at once, live in the address, and survive a reload', async () => {
  const page = await open({ viewport: LAPTOP });
  await visit(page, '/en/z/demo/find?q=todler+group');
  await found(page);
  const all = await cards(page).count();
  await choices(page).getByRole('link', { name: 'Free', exact: true }).click();
  await choices(page).getByRole('link', { name: on('Free') }).waitFor();
  const free = await cards(page).count();
  assert.ok(free >= 1 && free < all, `${free} of ${all} are free`);
  await page.getByText('More choices').click();
  await page.getByRole('combobox', { name: 'Day' }).selectOption({ label: 'Wednesday' });
  await page.waitForURL((url) => url.searchParams.get('day') === 'we');
  await choices(page).getByRole('link', { name: on('Wednesday') }).waitFor();
  assert.equal(await page.getByRole('status').textContent(), await page.title(), 'the new number is said aloud');
  const names = await cards(page).allTextContents();
  const address = new URL(page.url());
  assert.equal(address.search, '?q=todler+group&day=we&free=1');
  await page.reload();
  await tookOver(page);
  assert.deepEqual(await cards(page).allTextContents(), names);
  await choices(page).getByRole('link', { name: on('Wednesday') }).click();
  await page.waitForURL((url) => !url.searchParams.has('day'));
  assert.equal(await cards(page).count(), free);
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('what a filter hid because it is not known can be shown too', async () => {
  const page = await open();
  await visit(page, '/en/z/demo/find?free=1&day=tu');
  const count = async () => Number((await heading(page).textContent()).match(/\d+/)[0]);
  const sure = await count();
  const sentence = await page.getByText(/more may fit/).textContent();
  const hidden = Number(sentence.match(/\d+/)[0]);
  await page.getByRole('link', { name: 'Show them too' }).click();
  await found(page, `${sure + hidden} things found`);
  assert.equal(new URL(page.url()).searchParams.get('unknown'), '1');
  await page.getByRole('link', { name: 'Hide them' }).click();
  await found(page, `${sure} things found`);
  await page.context().close();
});

test('a stage of family life is a door to what fits it', async () => {
  const page = await open();
  await visit(page, '/en/z/demo/');
  await page.getByRole('region', { name: 'Where are you now?' }).getByRole('link', { name: 'Having a baby' }).click();
  await found(page);
  await choices(page).getByRole('link', { name: on('Having a baby') }).waitFor();
  assert.equal(new URL(page.url()).search, '?stage=pregnancy');
  await page.context().close();
});

test('words in Polish and Arabic find things', async () => {
  const page = await open();
  for (const [lang, words] of [['pl', 'zajęcia dla maluchów'], ['pl', 'kurs angielskiego'], ['pl', 'zabawa'], ['ar', 'لعب الأطفال'], ['ar', 'دروس الإنجليزية'], ['en', 'zabawa'], ['en', 'دروس الإنجليزية']]) {
    await visit(page, `/${lang}/z/demo/`);
    await page.getByRole('searchbox').fill(words);
    await page.getByRole('search').getByRole('button').click();
    await page.waitForURL((url) => url.pathname.endsWith('/find'));
    await page.locator('h1:focus').waitFor();
    assert.ok((await cards(page).count()) >= 1, `${words} in ${lang} finds nothing`);
  }
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('nothing found offers a way on and a person', async () => {
  const page = await open();
  await visit(page, '/en/z/demo/find?q=xyzzyqq');
  await page.getByRole('heading', { level: 1, name: 'We found nothing that fits' }).waitFor();
  await page.getByText('Try other words, or take a choice off.').waitFor();
  await page.getByRole('link', { name: 'Call Joanna' }).waitFor();
  await page.getByRole('link', { name: '999' }).waitFor();
  await page.getByRole('link', { name: 'Show everything' }).click();
  await found(page);
  await page.context().close();
});

test('more is shown on request, with focus on the first new card', async () => {
  const page = await open();
  await visit(page, '/en/z/demo/find');
  assert.equal(await cards(page).count(), 20);
  await page.getByRole('link', { name: 'Show more' }).click();
  await page.waitForURL((url) => url.searchParams.get('show') === '40');
  assert.equal(await cards(page).count(), 40);
  assert.equal(await page.locator(':focus').textContent(), await cards(page).nth(20).textContent());
  await page.context().close();
});

test('back and forward walk through every place, and help is on the way', async () => {
  const page = await open();
  await visit(page, '/en/z/demo/');
  await page.getByRole('link', { name: 'English class', exact: true }).click();
  await found(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Help now' }).click();
  await page.getByRole('heading', { level: 1, name: 'Get help now' }).waitFor();
  for (const number of ['999', '0808 800 5000', '0800 1111', '0808 2000 247', '116 123', '111']) {
    const link = page.getByRole('link', { name: `Call ${number}` }).first();
    assert.equal(await link.getAttribute('href'), `tel:${number.replaceAll(' ', '')}`);
  }
  await page.goBack();
  await found(page);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'What does your family need?' }).waitFor();
  await page.goForward();
  await found(page);
  await page.goForward();
  await page.getByRole('heading', { level: 1, name: 'Get help now' }).waitFor();
  assert.equal(documents(page), 1);
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('the language changes in place, goes back with Back, and is kept for the next visit', async () => {
  const page = await open();
  await visit(page, servicePath('stay-and-play'));
  await page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'العربية' }).click();
  await page.getByRole('heading', { level: 1, name: 'تعال والعب' }).waitFor();
  const root = page.locator('html');
  assert.deepEqual([await root.getAttribute('lang'), await root.getAttribute('dir')], ['ar', 'rtl']);
  assert.match(await page.title(), /تعال والعب/);
  assert.equal(new URL(page.url()).pathname, servicePath('stay-and-play', 'ar'));
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Stay and play' }).waitFor();
  assert.deepEqual([await root.getAttribute('lang'), await root.getAttribute('dir')], ['en', 'ltr']);
  await page.getByRole('link', { name: 'Polski' }).click();
  await page.getByRole('heading', { level: 1, name: 'Wspólna zabawa' }).waitFor();
  assert.equal(documents(page), 1, 'no new document for another language');
  await page.goto('/');
  assert.equal(new URL(page.url()).pathname, '/pl/z/demo/');
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('a press with a key held, or of the middle button, is left to the browser', async () => {
  const page = await open();
  await visit(page, '/en/z/demo/');
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'toddler group' }).click({ modifiers: ['Control'] }),
  ]);
  await other.waitForURL((url) => url.pathname.endsWith('/find'));
  assert.equal(new URL(page.url()).pathname, '/en/z/demo/');
  await page.context().close();
});
