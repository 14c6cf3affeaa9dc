// Signing in and out with the demo's provider, in a real browser.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openPage, startBrowser } from './support/browser.mjs';
import { startServer } from './support/server.mjs';
import { session, signIn } from './support/sign_in.mjs';

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([startBrowser(), startServer()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a Children’s Centre worker signs in, goes on where she wanted to be, and signs out', async () => {
  const page = await openPage(browser, server.url);
  assert.deepEqual(await page.goto('/sign-in').then(() => session(page)), { signed_in: false });
  await signIn(page, 'Joanna Pryce', '/desk/demo/entries?state=due');
  assert.equal(new URL(page.url()).search, '?state=due');
  const { signed_in: signedIn, person } = await session(page);
  assert.ok(signedIn);
  assert.equal(person.name, 'Joanna Pryce');
  assert.equal(person.demo, true);
  assert.deepEqual(
    person.memberships.map(({ zone, role, organisation_name: employer }) => [zone, role, employer]),
    [['demo', 'childrens-centre', 'Alder Bank Children\'s Centre']],
  );
  // One cookie, out of reach of scripts, for this host alone.
  assert.equal(await page.evaluate(() => document.cookie), '');
  const cookies = (await page.context().cookies()).filter(({ name }) => name === '__Host-doorstep');
  assert.equal(cookies.length, 1);
  const [{ httpOnly, secure, sameSite, path, expires }] = cookies;
  assert.deepEqual({ httpOnly, secure, sameSite, path, expires }, { httpOnly: true, secure: true, sameSite: 'Lax', path: '/', expires: -1 });

  await page.goto('/sign-out');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  assert.deepEqual(await session(page), { signed_in: false });
  // Somebody who had copied the cookie cannot go on with it.
  await page.context().addCookies(cookies.map(({ expires: _, ...cookie }) => cookie));
  assert.deepEqual(await session(page), { signed_in: false });
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('the demo says that it is one on every page of the way, and asks for no password', async () => {
  const page = await openPage(browser, server.url);
  await page.goto('/sign-in');
  await page.getByText('This is a demo').waitFor();
  await page.getByRole('link', { name: 'Continue to sign in' }).click();
  await page.getByText('This is a demo').waitFor();
  assert.equal(await page.getByRole('button').count(), 8, 'one person for each role');
  assert.equal(await page.locator('input[type=password]').count(), 0);
  await page.context().close();
});

test('a link to the sign-in page leads nobody to another server', async () => {
  const page = await openPage(browser, server.url);
  await signIn(page, 'Dev Anand', '/desk');
  await page.goto(`/sign-in?return=${encodeURIComponent('//evil.example/desk')}`);
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.waitForURL('**/desk');
  assert.equal(new URL(page.url()).origin, server.url);
  await page.context().close();
});

test('a browser that calls this machine by its other name is led to the one that the provider knows', async () => {
  const page = await openPage(browser, server.url.replace('127.0.0.1', 'localhost'));
  await signIn(page, 'Ruth Bell', '/desk');
  assert.equal(new URL(page.url()).origin, server.url);
  assert.equal((await session(page)).person.name, 'Ruth Bell');
  await page.context().close();
});
