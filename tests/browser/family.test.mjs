// A family opens its own plan: a worker hands a link over, the mother comes in on her phone with six numbers, and does what is hers to do,
// in her own language and without anything but plain pages.

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

const PAGES = ['', '/goals', '/child', '/services', '/meetings', '/team', '/sharing', '/looked', '/copy', '/ask', '/stop'];

/** Makes a link for the first adult of a family, as somebody of its team. */
async function handOver(worker, child) {
  await worker.goto('/desk/demo/families');
  await worker.getByRole('link', { name: new RegExp(child) }).first().click();
  await worker.waitForURL(/\/plans\/[0-9a-f-]{36}/);
  const plan = new URL(worker.url()).pathname.split('/').slice(0, 5).join('/');
  await worker.goto(`${plan}/family`);
  await worker.getByRole('button', { name: /^Make a link for/ }).first().click();
  const link = await worker.getByLabel('The link', { exact: true }).inputValue();
  const code = await worker.locator('#family-code').textContent();
  assert.match(link, /\/p\/[A-Za-z0-9_-]{43}$/);
  assert.match(code, /^\d{3} \d{3}$/);
  return { plan, link, code };
}

async function comeIn(page, link, code) {
  await page.goto(link);
  await page.locator('#code').fill(code);
  await page.locator('form button').last().click();
  await page.waitForURL(/\/p$/);
}

/** Chooses a language at the foot of the first page. */
async function speak(page, tongue) {
  await page.goto('/p');
  await page.locator('#tongue').selectOption(tongue);
  await page.locator('form[action="/p/language"] button').click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, tongue);
}

test('a family opens its plan on its own phone, and does what is its own', async () => {
  const ruth = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(ruth, 'Ruth Bell', '/desk/demo/families');
  const { plan, link, code } = await handOver(ruth, 'Asma');
  assert.equal(await ruth.locator('svg.qr').count(), 1);
  await fine(ruth, 'family-desk');
  await ruth.setViewportSize(LAPTOP);

  const asked = [];
  const phone = await openPage(browser, server.url, { viewport: PHONE });
  phone.on('request', (request) => asked.push(request.url()));
  await phone.goto(link);
  await fine(phone, 'family-numbers');
  await phone.locator('#code').fill('000000');
  await phone.locator('form button').last().click();
  await phone.locator('#code-error').waitFor();
  await fine(phone, 'family-wrong');
  await comeIn(phone, link, code);
  assert.equal(await phone.locator('html').getAttribute('lang'), 'so', 'in the language of the home');
  await speak(phone, 'ar');
  for (const page of PAGES) {
    await phone.goto(`/p${page}`);
    await fine(phone, `family-ar${page.replace('/', '-')}`);
  }
  await speak(phone, 'en');
  for (const page of PAGES) {
    await phone.goto(`/p${page}`);
    await fine(phone, `family-en${page.replace('/', '-')}`);
  }

  // Half a sentence, the tab is closed, and it is still there.
  await phone.goto('/p/ask');
  const kept = phone.waitForResponse((answer) => answer.url().endsWith('/p/keep'));
  await phone.getByLabel('Tell us').fill('Please ring after');
  assert.equal((await kept).status(), 204);
  await phone.goto('/p');
  await phone.goto('/p/ask');
  assert.equal(await phone.getByLabel('Tell us').inputValue(), 'Please ring after');
  await phone.getByLabel('Tell us').fill('Please ring after nine.');
  await phone.getByRole('radio', { name: 'Something else' }).check({ force: true });
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByRole('status').getByText('Sent. Thank you.').waitFor();
  assert.equal(await phone.getByLabel('Tell us').inputValue(), '', 'what was sent does not come back');

  // The worker answers, and it stands on her page.
  await ruth.goto(`${plan}/family`);
  await ruth.getByLabel('Your answer').first().fill('Of course.');
  await ruth.getByRole('button', { name: 'Send the answer' }).first().click();
  await ruth.getByText(/^Answered/).waitFor();
  await phone.goto('/p/ask');
  await phone.getByText('Of course.').waitFor();

  // Who looked: Ruth, just now.
  await phone.goto('/p/looked');
  await phone.getByText('Ruth Bell').first().waitFor();

  // Out: the directory, and behind it a lock.
  await phone.getByRole('button', { name: 'Leave this page now' }).click();
  await phone.waitForURL((url) => !url.pathname.startsWith('/p'));
  await phone.goto('/p');
  assert.equal(await phone.locator('#code').count(), 1);
  await fine(phone, 'family-locked');
  assert.ok(asked.every((url) => url.startsWith(server.url)), 'IG66: nobody else was asked anything');

  // Closed at the desk: out for good.
  await ruth.goto(`${plan}/family`);
  await ruth.getByRole('button', { name: /^Close it/ }).first().click();
  await ruth.getByText('Closed. That phone is out').first().waitFor();
  await phone.goto('/p');
  assert.equal(await phone.locator('#code').count(), 0);
  await fine(phone, 'family-out');
  await phone.goto(link);
  await fine(phone, 'family-dead');
});

test('ig75 a family goes through its pages with the keyboard alone', async () => {
  const ruth = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(ruth, 'Ruth Bell', '/desk/demo/families');
  const { link, code } = await handOver(ruth, 'Asma');
  const phone = await openPage(browser, server.url, { viewport: PHONE });
  await phone.goto(link);
  await phone.keyboard.press('Tab');
  assert.equal(await phone.evaluate(() => document.activeElement.id), 'code');
  await phone.keyboard.type(code);
  await phone.keyboard.press('Enter');
  await phone.waitForURL(/\/p$/);
  const seen = new Set();
  for (let press = 0; press < 60; press += 1) {
    await phone.keyboard.press('Tab');
    seen.add(await phone.evaluate(() => document.activeElement.getAttribute('href') ?? document.activeElement.tagName));
  }
  for (const page of PAGES) {
    assert.ok(seen.has(`/p${page}`), `${page} is reached`);
  }
});
