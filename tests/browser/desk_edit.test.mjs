// Editing without fear: what is typed outlives the browser, the session and the network, and two people never overwrite each other.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { violations } from './support/axe.mjs';
import { LAPTOP, PHONE, openPage, startBrowser } from './support/browser.mjs';
import { sideways } from './support/measure.mjs';
import { servicePath, startServer } from './support/server.mjs';
import { signIn } from './support/sign_in.mjs';

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([startBrowser(), startServer()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const id = (slug) => servicePath(slug).split('/').pop();
const edit = (slug) => `/desk/demo/entries/${id(slug)}/edit`;

const name = (page) => page.getByLabel('Name', { exact: true });
const summary = (page) => page.getByLabel('Summary', { exact: true });
const save = (page) => page.getByRole('button', { name: 'Save', exact: true }).click();
const saved = (page) => page.getByRole('heading', { level: 1, name: 'Saved' }).waitFor();

/** Somebody at the form of an entry. */
async function editor(slug, who = 'Joanna Pryce', options = { viewport: LAPTOP }) {
  const page = await openPage(browser, server.url, options);
  await signIn(page, who, edit(slug));
  await name(page).waitFor();
  return page;
}

/** Waits until the server has the draft, with these words in it. */
async function kept(page, slug, words) {
  await assert.doesNotReject(async () => {
    for (let n = 0; n < 60; n += 1) {
      const answer = await page.request.get(`/api/v1/desk/demo/entries/${id(slug)}/draft`, { headers: { 'sec-fetch-site': 'same-origin' } });
      if (answer.ok() && (await answer.text()).includes(words)) return;
      await page.waitForTimeout(200);
    }
    throw new Error(`the server has no draft with “${words}”`);
  });
}

test('what is typed is there again on another computer after the browser is gone, with a field that is wrong', async () => {
  const first = await editor('stay-and-play');
  await summary(first).fill('Songs, and a snack for all.');
  await first.getByLabel('Start').first().fill('half past never');
  await kept(first, 'stay-and-play', 'half past never');
  await first.context().close();

  const second = await editor('stay-and-play');
  assert.equal(await summary(second).inputValue(), 'Songs, and a snack for all.');
  assert.equal(await second.getByLabel('Start').first().inputValue(), 'half past never');
  await save(second);
  const errors = second.getByRole('alert').filter({ has: second.getByRole('link') }).first();
  await errors.waitFor();
  assert.equal(await summary(second).inputValue(), 'Songs, and a snack for all.', 'nothing is lost by it');
  await second.context().close();
});

test('typing goes on without the network, and is kept when the signal is back', async () => {
  const page = await editor('baby-massage');
  await page.context().setOffline(true);
  await summary(page).fill('Typed in the cellar.');
  await page.waitForTimeout(3_000);
  await page.context().setOffline(false);
  await kept(page, 'baby-massage', 'Typed in the cellar.');
  assert.equal(await summary(page).inputValue(), 'Typed in the cellar.');
  await page.context().close();
});

test('whoever signs in anew beside an open form goes on in it; somebody else does not write in their name', async () => {
  const page = await editor('sing-and-sign');
  const beside = async (who) => {
    const other = await page.context().newPage();
    await other.goto('/sign-out');
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await signIn(other, who, '/desk/demo/entries');
    await other.close();
  };
  await summary(page).fill('Songs and signs, with a biscuit.');
  await kept(page, 'sing-and-sign', 'with a biscuit');
  await beside('Joanna Pryce');
  await save(page);
  await saved(page);

  await page.goto(edit('sing-and-sign'));
  await summary(page).fill('Songs and signs, with a cup of tea.');
  await kept(page, 'sing-and-sign', 'a cup of tea');
  await beside('Samira Haddad');
  await save(page);
  await page.getByRole('alert').first().waitFor();
  assert.equal(await summary(page).inputValue(), 'Songs and signs, with a cup of tea.');
  const headers = { 'sec-fetch-site': 'same-origin' };
  const text = await (await page.request.get(`/api/v1/desk/demo/entries/${id('sing-and-sign')}`, { headers })).text();
  assert.ok(text.includes('with a biscuit') && !text.includes('a cup of tea'), 'nothing was saved as somebody else');
  await page.context().close();
});

test('a session that ends loses no typed word: they are there after signing in again', async () => {
  const page = await editor('tiny-teeth');
  await summary(page).fill('Typed before the session ended.');
  await page.context().clearCookies();
  await summary(page).pressSequentially(' And after.');
  await page.getByRole('dialog').or(page.getByRole('heading', { name: /signed out|session/i })).first().waitFor();
  await signIn(page, 'Joanna Pryce', edit('tiny-teeth'));
  await name(page).waitFor();
  assert.equal(await summary(page).inputValue(), 'Typed before the session ended. And after.');
  await page.context().close();
});

test('two people change different fields and both changes are there; the same field asks', async () => {
  const one = await editor('toy-library');
  const two = await editor('toy-library', 'Samira Haddad');
  await summary(one).fill('Borrow a toy, bring it back.');
  await two.getByLabel('What to bring').fill('Last week’s toy.');
  await save(one);
  await saved(one);
  await save(two);
  await saved(two);

  const third = await editor('toy-library');
  const fourth = await editor('toy-library', 'Samira Haddad');
  assert.equal(await summary(third).inputValue(), 'Borrow a toy, bring it back.');
  assert.equal(await third.getByLabel('What to bring').inputValue(), 'Last week’s toy.');
  await summary(third).fill('Toys for a fortnight.');
  await summary(fourth).fill('Toys for three weeks.');
  await save(third);
  await saved(third);
  await save(fourth);
  await fourth.getByRole('radio', { name: /Keep mine/ }).waitFor();
  const both = await fourth.locator('main').innerText();
  assert.ok(both.includes('Toys for a fortnight.') && both.includes('Toys for three weeks.'), both);
  await fourth.getByRole('radio', { name: /Keep mine/ }).check();
  await fourth.getByRole('button', { name: 'Save these words' }).click();
  await saved(fourth);
  for (const page of [one, two, third, fourth]) await page.context().close();
});

test('a service with a term-time schedule is added, shows its next six dates, and families see it', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Joanna Pryce', '/desk/demo/entries/new');
  await page.getByRole('link', { name: /Stay and play/ }).click();
  await name(page).fill('Drum circle for under fives');
  await summary(page).fill('Bang a drum with your child.');
  await page.getByLabel('Wednesday').first().check();
  await page.getByLabel('Start', { exact: true }).first().fill('10');
  await page.getByLabel('End', { exact: true }).first().fill('11.30am');
  const dates = page.locator('main').getByText(/Wednesday \d+ \w+ 2027, 10am to 11:30am/);
  await dates.first().waitFor();
  assert.ok((await dates.count()) >= 6, `${await dates.count()} dates`);
  await save(page);
  await saved(page);
  const parent = await openPage(browser, server.url, { viewport: PHONE });
  // Asked beside the browser, which may keep an answer for a minute.
  const there = async () => (await (await parent.request.get('/api/v1/zones/demo/services?q=drum+circle')).text()).includes('Drum circle');
  for (let n = 0; n < 60 && !(await there()); n += 1) await parent.waitForTimeout(250);
  await parent.goto('/en/z/demo/find?q=drum+circle');
  await parent.getByRole('link', { name: 'Drum circle for under fives' }).waitFor();
  await parent.context().close();
  await page.context().close();
});

test('the form can be read, pressed and heard on a laptop and on a phone', async () => {
  const page = await editor('code-club');
  for (const viewport of [LAPTOP, PHONE]) {
    await page.setViewportSize(viewport);
    assert.equal(await sideways(page), 0, `${viewport.width}`);
    assert.deepEqual(await violations(page), [], `${viewport.width}`);
  }
  await page.context().close();
});
