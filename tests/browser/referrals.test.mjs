// A family is referred to a service: a worker suggests it, the family says what may be told, the service answers on a phone without any
// program, and the worker sees what it says.

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

async function pick(form, question, answer) {
  await form.getByRole('group', { name: question }).getByRole('radio', { name: answer }).first().check({ force: true });
}

test('a family is referred, the service answers without a program, and the worker sees it', async () => {
  const ruth = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(ruth, 'Ruth Bell', '/desk/demo/families');
  await ruth.getByRole('link', { name: /Asma/ }).first().click();
  await ruth.waitForURL(/\/plans\/[0-9a-f-]{36}/);
  const plan = new URL(ruth.url()).pathname.split('/').slice(0, 5).join('/');
  await ruth.goto(`${plan}/services`);
  await ruth.getByRole('heading', { level: 2, name: 'Referrals', exact: true }).waitFor();
  await ruth.getByRole('heading', { level: 3, name: 'Speech and language drop-in' }).waitFor();
  await fine(ruth, 'services');

  // Suggest.
  await ruth.getByRole('button', { name: 'Suggest a service' }).click();
  const form = ruth.getByRole('group', { name: 'A service that could help' });
  await form.getByRole('searchbox', { name: 'Search the directory' }).fill('toddler gym');
  await form.getByRole('radio', { name: /^Toddler gym/ }).check({ force: true });
  await form.getByLabel('What is it to help with?').fill('To climb and to fall softly.');
  await form.getByLabel('Your number at work').fill('01632 960141');
  await pick(form, 'Is the family asked?', /^Yes/);
  await fine(ruth, 'suggest');
  await form.getByRole('button', { name: /^Save/ }).click();
  const card = ruth.getByRole('article', { name: 'Toddler gym' });
  await card.getByText('The family is asked', { exact: true }).first().waitFor();

  // The family's word; the child's name may not stand in it.
  await card.getByRole('button', { name: /^Write down that they want it/ }).click();
  const word = ruth.getByRole('group', { name: 'The family and Toddler gym' });
  await word.getByLabel('Anything else it may know?').fill('Asma likes red mats.');
  await word.getByRole('button', { name: /^Write it down/ }).click();
  await ruth.getByText(/Leave the child’s name out/).first().waitFor();
  await word.getByLabel('Anything else it may know?').fill('Our child likes red mats.');
  await fine(ruth, 'agree');
  await word.getByRole('button', { name: /^Write it down/ }).click();
  await card.getByText('The family wants it', { exact: true }).first().waitFor();

  // Sent.
  await card.getByRole('button', { name: /^Send it: make the link/ }).click();
  const link = await card.getByLabel('The link for the service').inputValue();
  assert.match(link, /\/r\/[A-Za-z0-9_-]{43}$/);
  assert.ok(!(await card.getByLabel('A message to send with it').inputValue()).includes('Asma'));
  await card.getByText('Sent to the service', { exact: true }).first().waitFor();
  await fine(ruth, 'sent');

  // The service, on a phone, without any program.
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const phone = await context.newPage();
  await phone.goto(link);
  await phone.getByText('Toddler gym', { exact: true }).waitFor();
  await phone.getByText('Our child likes red mats.').waitFor();
  await phone.getByText('Hodan', { exact: true }).waitFor();
  assert.ok(!(await phone.content()).match(/Asma|Warsame|Dyer|climb/), 'no more than the family agreed to');
  if (process.env.DOORSTEP_SHOTS) {
    await phone.screenshot({ path: join(process.env.DOORSTEP_SHOTS, 'service-360.png'), fullPage: true });
  }
  assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth).catch(() => 0), 0);
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByRole('alert').getByText('Choose one.').waitFor();
  await phone.getByRole('radio', { name: 'Yes, we have a place' }).check({ force: true });
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor();
  await phone.getByRole('link', { name: 'Back to the page' }).click();
  await phone.getByRole('radio', { name: 'They came' }).check({ force: true });
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('You said: They came.').waitFor();
  const seen = await openPage(browser, server.url);
  await seen.goto(new URL(link).pathname);
  await fine(seen, 'service-page');
  await context.close();

  // The worker sees it, as the service's own word.
  await ruth.reload();
  await card.getByText('The family has started', { exact: true }).first().waitFor();
  await card.getByText('Counts as taken up').waitFor();
  await card.getByText(/Last change: Toddler gym/).waitFor();
  await card.getByRole('button', { name: /^Take the link back/ }).click();
  await ruth.getByText('The link does not work any more').first().waitFor();
  await seen.reload();
  await seen.getByRole('heading', { level: 1, name: 'This link does not work' }).waitFor();
  await fine(ruth, 'started');
  // The one refusal was asked for: the child’s name in what the service is told.
  const refused = ruth.wrong.filter((words) => words.includes('400'));
  assert.deepEqual([refused.length, ruth.wrong.length], [1, 1], ruth.wrong.join(' '));
});

test('what is late says what to do, and a directory entry says how many came without saying who', async () => {
  const dev = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(dev, 'Dev Anand', '/desk/demo/day');
  await dev.getByText(/English class with a crèche: ask about the waiting list/).waitFor();
  await dev.getByText(/Ring them\./).first().waitFor();
  await fine(dev, 'day');
  const entries = await dev.request.get('/api/v1/desk/demo/entries');
  const { items } = await entries.json();
  const { id } = items.find((line) => line.name === 'Speech and language drop-in');
  await dev.goto(`/desk/demo/entries/${id}`);
  await dev.getByText('Fewer than five families have taken it up in the last 12 months, after a referral.').waitFor();
  assert.deepEqual(dev.wrong, [], 'no error in the console');
});
