// A meeting around a family is planned, held, and written down as the family sees it.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { LAPTOP, PHONE, openPage, startBrowser } from './support/browser.mjs';
import { fine } from './support/fine.mjs';
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

test('a meeting has a time, apologies with their words, decisions and the next day, and a decision becomes an action in one press', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Ruth Bell', '/desk/demo/families');
  await page.getByRole('link', { name: /Asma/ }).first().click();
  await page.waitForURL(/\/plans\/[0-9a-f-]{36}/);
  const plan = new URL(page.url()).pathname.split('/').slice(0, 5).join('/');
  await page.goto(`${plan}/meetings`);
  await page.getByRole('button', { name: /^Plan a meeting/ }).click();
  await page.getByLabel('Where?').fill('The green room');
  await day(page, 'On which day?', ['16', '6', '2027']);
  await page.getByLabel('At what time?').fill('half past');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('Write the time as hours and minutes, such as 9:30.').first().waitFor();
  await page.getByLabel('At what time?').fill('9:30');
  await page.getByRole('group', { name: 'Who could not come?' }).getByRole('checkbox').first().check({ force: true });
  await page.getByLabel(/sent in writing$/).fill('She counts to ten at home.');
  await page.getByRole('button', { name: /^Add a decision/ }).click();
  await page.getByLabel('Decision 1').fill('Somebody asks about the early room');
  await day(page, 'When is the next one?', ['30', '6', '2027']);
  await fine(page, 'meeting-decides');
  await page.getByRole('button', { name: /^Save/ }).click();
  await closed(page);
  const card = page.getByRole('article').filter({ hasText: '16 June 2027' });
  await card.getByText('30 June 2027').waitFor();
  await card.getByText('She counts to ten at home.').waitFor();

  await card.getByRole('button', { name: /^Make it an action/ }).click();
  await page.getByLabel('Who does it?').selectOption({ label: 'Ruth Bell, Millpond Primary School' }).catch(async () => {
    await page.getByLabel('Who does it?').selectOption({ index: 1 });
  });
  await fine(page, 'decision-to-action');
  await card.getByRole('group', { name: 'An action of what was decided' }).getByRole('button', { name: /^Make it an action/ }).click();
  await card.getByRole('button', { name: /^Done/ }).waitFor();
  await card.getByText(/by 30 June 2027/).waitFor();
  // Both sides hold it: the decision names its action.
  const kept = await page.evaluate(async (id) => {
    for (let tries = 0; tries < 60; tries += 1) {
      const view = await (await fetch(`/api/v1/desk/demo/plans/${id}`)).json();
      const bodies = view.entries.map((line) => line.entry.body);
      const meeting = bodies.find((body) => body.is === 'meeting' && body.place === 'The green room');
      const [[name, decision]] = Object.entries(meeting.decisions);
      const action = bodies.find((body) => body.is === 'action' && body.id === name);
      if (decision.action) return { tied: decision.action === name, action: action?.text, at: meeting.at, due: action?.due };
      await new Promise((done) => setTimeout(done, 250));
    }
    return null;
  }, plan.split('/')[4]);
  assert.deepEqual(kept, { tied: true, action: 'Somebody asks about the early room', at: '09:30', due: '2027-06-30' });
  await fine(page, 'meeting-with-action');
  await page.context().close();
});

test('how far a family has come is drawn beside its table, with the same in words', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Joanna Pryce', '/desk/demo/families');
  await page.getByRole('link', { name: /Asma/ }).first().click();
  await page.waitForURL(/\/plans\/[0-9a-f-]{36}/);
  await page.goto(`${new URL(page.url()).pathname}/assessment`);
  await page.getByRole('heading', { level: 2, name: 'How far we have come' }).waitFor();
  for (const on of [['1', '6', '2027'], ['7', '6', '2027']]) {
    await page.getByRole('button', { name: /^Record a talk/ }).click();
    await day(page, 'On which day was the talk?', on);
    const step = on[0] === '1' ? 0 : 2;
    await page.getByRole('group', { name: 'How sure does the family feel?' }).getByRole('radio').nth(step).check({ force: true });
    await page.getByRole('button', { name: /^Save/ }).click();
    await closed(page);
  }
  const chart = page.getByRole('img', { name: /^How sure the family feels\. .*1 June 2027: .*7 June 2027: / });
  await chart.waitFor();
  assert.ok((await chart.locator('circle').count()) >= 2);
  await page.getByRole('rowheader', { name: 'How sure the family feels' }).waitFor();
  await fine(page, 'distance-drawn');
  await page.context().close();
});
