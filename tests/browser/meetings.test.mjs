// A meeting around a family is planned, held, and written down as the family sees it.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { violations } from './support/axe.mjs';
import { LAPTOP, PHONE, openPage, startBrowser } from './support/browser.mjs';
import { sideways } from './support/measure.mjs';
import { startServer } from './support/server.mjs';
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

/** Nothing stands in anybody's way. `DOORSTEP_SHOTS` keeps what it looks like. */
async function fine(page, name) {
  for (const viewport of [PHONE, { width: 320, height: 700 }, LAPTOP]) {
    await page.setViewportSize(viewport);
    assert.deepEqual(await violations(page), [], `${name} ${viewport.width}`);
    assert.equal(await sideways(page), 0, `${name} ${viewport.width}`);
    if (process.env.DOORSTEP_SHOTS) {
      await page.screenshot({ path: join(process.env.DOORSTEP_SHOTS, `${name}-${viewport.width}.png`), fullPage: true });
    }
  }
}

/** Writes a day into the three boxes of a question. */
async function day(page, question, [d, m, y]) {
  const group = page.getByRole('group', { name: question, exact: true });
  await group.getByLabel('Day').fill(d);
  await group.getByLabel('Month').fill(m);
  await group.getByLabel('Year').fill(y);
}

/** Waits until a form is saved and closed. */
async function closed(page) {
  await page.getByRole('button', { name: /^Save/ }).waitFor({ state: 'detached' });
  await page.getByText('Saved', { exact: true }).first().waitFor();
}

test('a meeting is planned, held and written down as the family sees it', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Ruth Bell', '/desk/demo/families');
  await page.getByRole('link', { name: /Asma/ }).first().click();
  await page.waitForURL(/\/plans\/[0-9a-f-]{36}/);
  const plan = new URL(page.url()).pathname.split('/').slice(0, 5).join('/');
  await page.goto(`${plan}/meetings`);
  await page.getByRole('heading', { level: 2, name: 'Meetings and reviews' }).waitFor();
  await fine(page, 'meetings');

  await page.getByRole('button', { name: /^Plan a meeting/ }).click();
  await page.getByLabel('Where?').fill('The blue room');
  await page.getByLabel('What will be talked about?').fill('The mornings');
  await day(page, 'On which day?', ['1', '6', '2027']);
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('Choose a day that is not over.').first().waitFor();
  assert.equal(await page.getByLabel('Where?').inputValue(), 'The blue room', 'what is typed stays');
  await day(page, 'On which day?', ['15', '6', '2027']);
  await fine(page, 'plan-a-meeting');
  await page.getByRole('button', { name: /^Save/ }).click();
  await closed(page);
  const card = page.getByRole('article').filter({ hasText: '15 June 2027' });
  await card.getByText('It is to come').waitFor();

  await card.getByRole('button', { name: /^Change/ }).click();
  await page.getByLabel('How does it stand?').selectOption({ label: 'It was held' });
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('A meeting that was held is not still to come. Check the day.').first().waitFor();
  await day(page, 'On which day?', ['8', '6', '2027']);
  await page.getByRole('group', { name: 'Who came?' }).getByRole('checkbox').first().check({ force: true });
  await page.getByLabel('How does the family see it?').fill('Mornings are calmer now.');
  await page.getByLabel('How do the minutes stand?').selectOption({ label: 'The family agrees with the minutes' });
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('Say which adult said so.').first().waitFor();
  await page.getByRole('group', { name: 'Who says so for the family?' }).getByRole('radio').first().check({ force: true });
  await day(page, 'On which day did they say so?', ['8', '6', '2027']);
  await page.getByRole('button', { name: /^Save/ }).click();
  await closed(page);
  const held = page.getByRole('article').filter({ hasText: 'Mornings are calmer now.' });
  await held.getByText('The family agrees with the minutes').waitFor();
  await held.getByText('It was held').waitFor();
  await fine(page, 'a-meeting-held');
  assert.deepEqual(page.wrong.filter((words) => !/status of 400/.test(words)), []);
  await page.context().close();
});
