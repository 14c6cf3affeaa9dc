// What is typed into a plan survives: a browser that is killed, a server that is gone, a lost connection, a session that has ended.
// Drafts are kept at most ten seconds after a key is pressed; the tests wait that long and no longer.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { LAPTOP, openPage, startBrowser } from './support/browser.mjs';
import { startServer } from './support/server.mjs';
import { signIn } from './support/sign_in.mjs';

/** What may be lost, in milliseconds. */
const MOST = 10_000;
const LONG = 'x'.repeat(2_100);

let browser;
let server;
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doorstep-plans-'));
  [browser, server] = await Promise.all([startBrowser(), startServer({ place: ['--data', join(folder, 'data')] })]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The plan of the demo's family that is worked on, as the Children's Centre opens it. */
async function assessment(context) {
  const page = context ? await context.newPage() : await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Joanna Pryce', '/desk/demo/families');
  const link = page.getByRole('link', { name: /Asma|Warsame/ }).first();
  await link.waitFor();
  await page.goto(`${await link.getAttribute('href')}/assessment`);
  return page;
}

/** Opens the part about money, which nobody has written about. */
async function money(page) {
  await page.getByRole('button', { name: 'Money', exact: true }).click();
  await page.getByRole('button', { name: /^Write here about Money/ }).click();
  const well = page.getByLabel('What is going well?');
  await well.waitFor();
  return { well, hard: page.getByLabel('What is hard?') };
}

/** Until the draft is on the server. */
async function kept(page, since) {
  const answer = await page.waitForResponse((r) => r.url().includes('/drafts/') && r.request().method() === 'PUT' && r.ok());
  const took = Date.now() - since;
  assert.ok(took <= MOST, `kept after ${took} ms`);
  return answer;
}

test('the browser is killed in the middle of an assessment with a text that is too long: it is there again elsewhere', async () => {
  const page = await assessment();
  const { well, hard } = await money(page);
  await hard.fill(LONG);
  const since = Date.now();
  const put = kept(page, since);
  await well.pressSequentially('They share a car');
  await put;
  // One more round, for what was typed while that was on its way.
  await page.waitForTimeout(6_000);
  // Gone without a word, and with all that it kept.
  await page.context().close();

  const again = await assessment();
  const boxes = await money(again);
  await assert.doesNotReject(() => again.waitForFunction(() => [...document.querySelectorAll('textarea')].some((t) => t.value.includes('They share a car'))));
  assert.equal(await boxes.hard.inputValue(), LONG, 'the text that is too long is there, whole');
  await again.getByRole('button', { name: /^Save/ }).first().click();
  await again.getByRole('alert').or(again.getByText(/There is room for 2000 characters/)).first().waitFor();
  await again.getByRole('button', { name: 'Start again' }).first().click();
  await again.context().close();
});

test('the line is lost: what is saved waits on the device, is there after a reload, and is sent once', async () => {
  const page = await assessment();
  const { well } = await money(page);
  await well.fill('The lines are down');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await page.getByText(/Saved on this device.*1 to send/).waitFor();
  assert.ok(await page.getByText('The lines are down').first().isVisible(), 'nobody misses what they wrote');
  await page.context().setOffline(false);
  await page.getByText('Saved', { exact: true }).first().waitFor({ timeout: 40_000 });
  const beside = await assessment();
  await beside.getByRole('button', { name: /^Money/ }).first().click();
  await beside.getByText('The lines are down').first().waitFor();
  await beside.context().close();
  await page.context().close();
});

test('the server is gone in the middle: the text stays, and is saved once it is back', async () => {
  const page = await assessment();
  await page.getByRole('button', { name: 'Work', exact: true }).click();
  await page.getByRole('button', { name: /^Write here about Work/ }).click();
  const well = page.getByLabel('What is going well?');
  await well.fill('A new job at the bakery');
  await kept(page, Date.now());
  await server.kill();
  await well.fill('A new job at the bakery, four mornings');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await page.getByText(/Saved on this device.*1 to send/).waitFor();
  server = await startServer({ port: server.port, place: ['--data', join(folder, 'data')] });
  await page.getByText('Saved', { exact: true }).first().waitFor({ timeout: 60_000 });
  await page.reload();
  await page.getByRole('button', { name: /^Work/ }).first().click();
  await page.getByText('A new job at the bakery, four mornings').first().waitFor();
  await page.context().close();
});

test('ig60_the_session_ends_in_the_middle_of_a_form_and_the_text_is_still_there_after_signing_in', async () => {
  const page = await assessment();
  await page.getByRole('button', { name: 'Hopes', exact: true }).click();
  await page.getByRole('button', { name: /^Write here about Hopes/ }).click();
  await page.getByLabel('What would you like?').fill('To read to her in Somali');
  await page.context().clearCookies();
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await page.getByRole('link', { name: /Sign in/ }).first().waitFor();
  const beside = await page.context().newPage();
  await signIn(beside, 'Joanna Pryce', '/desk/demo/families');
  await beside.close();
  await page.getByRole('button', { name: 'I have signed in' }).click();
  await page.getByText('Saved', { exact: true }).first().waitFor({ timeout: 40_000 });
  await page.reload();
  await page.getByRole('button', { name: /^Hopes/ }).first().click();
  await page.getByText('To read to her in Somali').first().waitFor();
  await page.context().close();
});

test('nothing of a plan stays on the device after signing out', async () => {
  const page = await assessment();
  await page.getByRole('button', { name: 'Health', exact: true }).click();
  await page.getByRole('button', { name: /^Write here about Health/ }).click();
  await page.getByLabel('What is going well?').fill('PLANTED-WORDS');
  await kept(page, Date.now());
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  const box = page.getByRole('dialog');
  await box.waitFor();
  await box.getByRole('button', { name: /Sign out|Throw these away and sign out/ }).first().click();
  await page.waitForURL(/sign|\/desk$|\/$/);
  await page.goto('/en/z/demo/');
  const left = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map((database) => database.name);
    return { names, local: JSON.stringify({ ...localStorage }), session: JSON.stringify({ ...sessionStorage }) };
  });
  assert.ok(!left.names.includes('doorstep.plans'), JSON.stringify(left.names));
  assert.ok(!(left.local + left.session).includes('PLANTED-WORDS'));
  await page.context().close();
});
