// A real zone: its first coordinator comes by invitation, through a provider that is not ours.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openPage, startBrowser } from './support/browser.mjs';
import { atTheProvider, startRealZone } from './support/provider.mjs';
import { session } from './support/sign_in.mjs';

let browser;
let zone;

before(async () => {
  [browser, zone] = await Promise.all([startBrowser(), startRealZone()]);
});

after(async () => {
  await browser?.close();
  await zone?.stop();
});

test('somebody whom nobody has invited is told so and gets no session', async () => {
  const page = await openPage(browser, zone.url);
  await page.goto('/sign-in');
  await atTheProvider(page, 'mallory');
  await page.getByRole('heading', { name: 'You have signed in, but nobody has invited you yet' }).waitFor();
  assert.deepEqual(await session(page), { signed_in: false });
  await page.context().close();
});

test('the first coordinator accepts an invitation, which is then worth nothing to others', async () => {
  const page = await openPage(browser, zone.url);
  await page.goto(zone.invitation);
  await page.getByRole('heading', { name: /You are invited to/ }).waitFor();
  await page.getByText('its coordinator').waitFor();
  // Looking at it uses nothing up.
  await page.goto(zone.invitation);
  await atTheProvider(page, 'ann');
  await page.waitForURL('**/desk/weirside');
  const { person } = await session(page);
  assert.equal(person.name, 'ann Example');
  assert.equal(person.demo, false);
  assert.deepEqual(person.memberships.map(({ zone: id, role }) => [id, role]), [['weirside', 'coordinator']]);
  await page.context().close();

  const other = await openPage(browser, zone.url);
  await other.goto(zone.invitation);
  await other.getByRole('heading', { name: 'This invitation is not open any more' }).waitFor();
  // And who has an account signs in without one.
  await other.goto('/sign-in?return=%2Fdesk%2Fweirside');
  await atTheProvider(other, 'ann');
  await other.waitForURL('**/desk/weirside');
  assert.equal((await session(other)).person.user, person.user);
  await other.context().close();
});

test('who turns back at the provider is told that nothing happened', async () => {
  const page = await openPage(browser, zone.url);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Continue to sign in' }).click();
  await page.getByRole('link', { name: /cancel/i }).click();
  await page.getByRole('heading', { name: 'You were not signed in' }).waitFor();
  assert.deepEqual(await session(page), { signed_in: false });
  await page.context().close();
});
