// Agreements between partners, from a draft to its end, as the coordinator keeps them.

import assert from 'node:assert/strict';
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

/** Writes a day into the three boxes of a question. */
async function day(form, question, [d, m, y]) {
  const group = form.getByRole('group', { name: question });
  await group.getByLabel('Day').fill(d);
  await group.getByLabel('Month').fill(m);
  await group.getByLabel('Year').fill(y);
}

test('an agreement is drafted, refused while nobody has signed, signed, halted and ended', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Samira Haddad', '/desk/demo/agreements');
  await page.getByRole('button', { name: 'New agreement on sharing' }).click();
  const section = page.getByRole('region', { name: 'Sharing data' });
  await section.getByRole('checkbox', { name: 'Alder Homes' }).check();
  await section.getByRole('checkbox', { name: 'Millpond Primary School' }).check();
  await section.getByRole('checkbox', { name: 'All about me' }).check();
  await day(section, 'Last day', ['31', '8', '2028']);
  for (const viewport of [LAPTOP, PHONE]) {
    await page.setViewportSize(viewport);
    assert.deepEqual(await violations(page), [], `${viewport.width}`);
    assert.equal(await sideways(page), 0, `${viewport.width}`);
  }
  await page.setViewportSize(LAPTOP);
  await section.getByRole('button', { name: 'Keep the draft' }).click();
  await section.getByText('Draft', { exact: true }).waitFor();

  await section.getByRole('button', { name: /^Everybody has signed/ }).click();
  await section.getByText('Every partner signs before it can be in force.').waitFor();

  await section.getByRole('button', { name: /^Change the draft/ }).click();
  for (const partner of ['Alder Homes', 'Millpond Primary School']) {
    await section.getByRole('textbox', { name: `Signed for ${partner} by` }).fill('Ann Okafor');
  }
  for (const group of await section.getByRole('group', { name: 'On', exact: true }).all()) {
    await group.getByLabel('Day').fill('7');
    await group.getByLabel('Month').fill('6');
    await group.getByLabel('Year').fill('2027');
  }
  await section.getByRole('button', { name: 'Keep the draft' }).click();
  await section.getByText(/signed by Ann Okafor/).first().waitFor();
  await section.getByRole('button', { name: /^Everybody has signed/ }).click();
  await section.getByText(/^In force until 31 August 2028/).waitFor();
  assert.deepEqual(await violations(page), []);
  await section.getByRole('button', { name: /^Halt it/ }).click();
  await section.getByText('Halted', { exact: true }).waitFor();
  await section.getByRole('button', { name: /^Let it go on/ }).click();
  await section.getByText(/^In force until/).waitFor();
  await section.getByRole('button', { name: /^End it for good/ }).click();
  await section.getByText('Ended', { exact: true }).waitFor();
  assert.equal(await section.getByRole('button', { name: /^Let it go on/ }).count(), 0, 'what is over stays so');
  await page.context().close();
});

test('a memorandum says what it is for, and only the coordinator comes here', async () => {
  const page = await openPage(browser, server.url, { viewport: PHONE });
  await signIn(page, 'Samira Haddad', '/desk/demo/agreements');
  const section = page.getByRole('region', { name: 'Memoranda of understanding' });
  await section.getByRole('button', { name: 'New memorandum' }).click();
  await section.getByRole('button', { name: 'Keep it' }).click();
  await section.getByText('Say in a few sentences what it is for. Everybody may read this.').waitFor();
  await section.getByRole('textbox', { name: 'What is it for?' }).fill('Children start school known and at ease.');
  await section.getByRole('checkbox', { name: 'Alder Homes' }).check();
  await section.getByRole('checkbox', { name: 'Millpond Primary School' }).check();
  await section.getByRole('button', { name: 'Keep it' }).click();
  await section.getByText('Signed by 0 of 2').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.context().close();

  const other = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(other, 'Joanna Pryce', '/desk/demo/agreements');
  await other.getByText('This is not open to you').waitFor();
  assert.equal(await other.getByRole('link', { name: 'Agreements' }).count(), 0);
  await other.context().close();
});
