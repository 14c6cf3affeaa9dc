// A Children's Centre worker keeps entries true: twelve of one venue, by keys and by buttons, with mistakes and without signal.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { violations } from './support/axe.mjs';
import { LAPTOP, PHONE, openPage, startBrowser } from './support/browser.mjs';
import { sideways, smallTargets } from './support/measure.mjs';
import { startServer } from './support/server.mjs';
import { signIn } from './support/sign_in.mjs';

const VENUE = 'Mill Street Library';

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([startBrowser(), startServer()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens the sheet of the venue, past the list of entries. */
async function openSheet(page) {
  await page.getByRole('link', { name: `Check these at ${VENUE}` }).click();
  await page.getByRole('heading', { level: 1, name: `Check ${VENUE}` }).waitFor();
  await page.locator('#right-0').waitFor();
}

const progress = (page, n, all) => page.getByRole('status').filter({ hasText: `${n} of ${all} checked.` }).waitFor();

/** A person reads an entry before they answer; two presses closer together are one. */
const read = (page) => page.waitForTimeout(350);

test('twelve entries of one venue are checked with at most fourteen presses, and mistakes can be taken back', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  let presses = 0;
  await signIn(page, 'Joanna Pryce', '/desk/demo/entries');
  await openSheet(page);
  presses += 1;
  const rows = page.getByRole('list', { name: '12 entries, one press each' }).getByRole('listitem');
  assert.equal(await rows.count(), 12);
  await page.getByRole('button', { name: 'Still right for all' }).click();
  presses += 1;
  for (let n = 1; n <= 12; n += 1) {
    await read(page);
    await page.keyboard.press('Enter');
    presses += 1;
    await progress(page, n, 12);
  }
  assert.ok(presses <= 14, `${presses} presses`);
  await page.getByText('All twelve are answered. Thank you.').waitFor();

  // The last one was not so after all.
  await page.keyboard.press('u');
  await progress(page, 11, 12);
  await read(page);
  await page.keyboard.press('Enter');
  await progress(page, 12, 12);
  // Kept on the server, not only on the screen.
  await page.reload();
  await progress(page, 12, 12);
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('a double press is one press, one without signal is said at its entry, and keys can be turned off', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Joanna Pryce', '/desk/demo/check');
  await page.getByRole('link', { name: 'Children’s Centre' }).or(page.getByRole('link', { name: "Children's Centre" })).first().click();
  await page.locator('#right-0').waitFor();
  const all = await page.locator('.checks > li').count();
  await page.getByRole('button', { name: /^Still right ?:/ }).first().dblclick();
  await progress(page, 1, all);
  await read(page);
  await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')]);
  await progress(page, 2, all);

  await page.context().setOffline(true);
  await page.locator('#right-2').click();
  await page.locator('#row-2').getByRole('alert').filter({ hasText: 'We cannot reach Doorstep' }).waitFor();
  await page.context().setOffline(false);
  await page.locator('#right-3').click();
  await progress(page, 3, all);
  await page.locator('#right-2').click();
  await progress(page, 4, all);

  await page.getByLabel('Single keys work on this screen').uncheck();
  await page.locator('h1').focus();
  await page.keyboard.press('u');
  await page.keyboard.press('Enter');
  await progress(page, 4, all);
  await page.locator('#undo-3').click();
  await progress(page, 3, all);

  // Over, and not over after all.
  await page.locator('#row-4').getByRole('button', { name: /^Finished/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Yes, it is over' }).click();
  await progress(page, 4, all);
  await page.locator('#undo-4').click();
  await progress(page, 3, all);
  await page.context().close();
});

test('an entry says how far to trust it and why, and is confirmed part by part', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Joanna Pryce', '/desk/demo/entries?show=all&q=baby%20massage');
  await page.getByRole('link', { name: 'Baby massage', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Baby massage' }).waitFor();
  await page.getByRole('heading', { name: 'How far to trust it' }).waitFor();
  await page.getByLabel('Cost').uncheck();
  await page.getByRole('button', { name: 'Still right' }).click();
  await page.getByText('Checked. Families see it within a minute').first().waitFor();
  await page.getByText('Not confirmed: cost.').waitFor();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.getByText('The check is taken back').first().waitFor();
  await page.context().close();
});

test('an entry is paused with a reason and a day of return, and goes on again', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Joanna Pryce', '/desk/demo/entries?show=all&q=cook%20and%20eat');
  await page.getByRole('link', { name: 'Cook and eat', exact: true }).click();
  await page.getByRole('link', { name: 'Pause, finish or hide' }).click();
  await page.locator('#pause-reason').fill('Closed for half-term');
  await page.locator('#pause-back').fill('21 June');
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByText('It is paused: Closed for half-term').waitFor();
  await page.getByRole('link', { name: 'My entries' }).first().click();
  await page.goto('/desk/demo/entries?show=paused');
  await page.getByText('Paused until 20 June').waitFor();
  await page.getByRole('link', { name: 'Cook and eat', exact: true }).click();
  await page.getByText('Back on Monday 21 June.').waitFor();
  await page.getByRole('link', { name: 'Pause, finish or hide' }).click();
  await page.getByRole('button', { name: 'It runs again' }).click();
  await page.getByText('It is running.').waitFor();
  await page.context().close();
});

test('every screen of checking can be read, pressed and heard, and needs no scrolling sideways at 320 pixels', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  // All of them: another test may have checked what was due.
  await signIn(page, 'Joanna Pryce', '/desk/demo/entries?show=all');
  const links = page.getByRole('link', { name: `Check these at ${VENUE}` });
  await links.waitFor();
  const venue = new URL(await links.getAttribute('href'), server.url);
  const entry = new URL(await page.locator('.checks h3 a').first().getAttribute('href'), server.url);
  for (const [path, ready] of [
    ['/desk/demo/entries', '.checks h3'],
    ['/desk/demo/entries?show=all&by=state', '.checks h3'],
    ['/desk/demo/check', '.checks a'],
    [venue.pathname + venue.search, '.checks h2'],
    [entry.pathname, '#h-trust'],
  ]) {
    for (const viewport of [LAPTOP, PHONE, { width: 320, height: 640 }]) {
      await page.setViewportSize(viewport);
      await page.goto(path);
      await page.locator(ready).first().waitFor();
      assert.equal(await sideways(page), 0, `${path} at ${viewport.width}`);
      if (viewport.width !== 320) {
        assert.deepEqual(await violations(page), [], `${path} at ${viewport.width}`);
        assert.deepEqual(await smallTargets(page), [], `${path} at ${viewport.width}`);
      }
    }
  }
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});
