// A register is kept with one press a child, with and without a signal, and what the server does not take says why.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { LAPTOP, PHONE, openPage, startBrowser } from './support/browser.mjs';
import { fine } from './support/fine.mjs';
import { startServer } from './support/server.mjs';
import { signIn } from './support/sign_in.mjs';

/** A press is for a thumb: at least so many pixels each way. */
const TARGET = 44;

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([startBrowser(), startServer()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens the register of the school's talking group. */
async function register(page) {
  await page.goto('/desk/demo/registers');
  await page.getByRole('link', { name: 'Talking group, twenty weeks' }).click();
  await page.getByRole('heading', { level: 2, name: 'Who came?' }).waitFor();
  await rows(page).first().waitFor();
}

const rows = (page) => page.locator('.register > li');
const press = (row, words) => row.getByRole('button', { name: new RegExp(`^${words}:`) });
const isOn = async (row, words) => (await press(row, words).getAttribute('aria-pressed')) === 'true';

test('a class is marked with one press a child on a phone, and a press is taken back', async () => {
  const page = await openPage(browser, server.url, { viewport: PHONE });
  await signIn(page, 'Ruth Bell', '/desk/demo/registers');
  await register(page);
  const count = await rows(page).count();
  assert.ok(count >= 3, `${count} families`);
  await page.getByText(/\d+ of 20 sessions held/).first().waitFor();
  for (const words of ['Came', 'Away, told us', 'Away']) {
    const box = await press(rows(page).first(), words).boundingBox();
    assert.ok(box.width >= TARGET && box.height >= TARGET, `${words}: ${box.width} × ${box.height}`);
  }
  await fine(page, 'register');
  for (let n = 0; n < count; n++) {
    await press(rows(page).nth(n), n === 1 ? 'Away, told us' : 'Came').click();
  }
  await page.getByText(`${count} of ${count} families marked`).waitFor();
  await page.getByText('Saved', { exact: true }).first().waitFor();
  await fine(page, 'register-marked');

  // Taken back, and set right: the last word counts.
  const first = rows(page).first();
  await first.getByRole('button', { name: /^Undo:/ }).click();
  await page.getByText(`${count - 1} of ${count} families marked`).waitFor();
  const kept = page.waitForResponse(
    (answer) => answer.request().method() === 'PATCH' && answer.request().postData().includes('"absent"'),
  );
  await press(first, 'Away').click();
  assert.equal((await kept).status(), 200);

  await register(page);
  // The last word is kept.
  await rows(page).first().getByRole('button', { name: /^Away:/, pressed: true }).waitFor();
  await rows(page).nth(1).getByRole('button', { name: /^Away, told us:/, pressed: true }).waitFor();
  await page.locator('section', { hasText: 'Which session?' }).getByText('Held').first().waitFor({ state: 'attached' });

  // The plan tells the same.
  await page.goto('/desk/demo/families');
  await page.getByRole('link', { name: /Asma/ }).first().click();
  await page.getByRole('link', { name: 'Sessions', exact: true }).click();
  await page.getByText(/Came to \d+ of \d+ so far/).first().waitFor();
  await fine(page, 'plan-sessions');
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('IG61: without a signal for a day presses wait, are sent in order, and one that is refused says why until somebody decides', async () => {
  const page = await openPage(browser, server.url, { viewport: PHONE });
  await signIn(page, 'Ruth Bell', '/desk/demo/registers');
  await register(page);
  // The session of a week ago, which others have marked already.
  const earlier = await page.getByLabel('Which session?').locator('option').allTextContents();
  const held = earlier.filter((words) => /: Held$/.test(words));
  await page.getByLabel('Which session?').selectOption({ label: held[1] });
  const [first, second, third] = [0, 1, 2].map((n) => rows(page).nth(n));
  await first.getByText(/so far/).waitFor();

  // Meanwhile a colleague at another desk cancels that session: nobody can have come to it.
  const beside = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(beside, 'Ruth Bell', '/desk/demo/registers');
  await register(beside);
  await beside.getByLabel('Which session?').selectOption({ label: held[1] });

  await page.context().setOffline(true);
  const before = [];
  for (const [row, words] of [[first, 'Away, told us'], [first, 'Away'], [second, 'Away'], [third, 'Away']]) {
    if (await isOn(row, words)) continue;
    await press(row, words).click();
    before.push(words);
  }
  await press(third, 'Came').click();
  before.push('Came');
  await page.getByText(new RegExp(`Saved on this device.*${before.length} to send`)).waitFor();
  assert.ok(await isOn(third, 'Came'), 'nobody misses what they pressed');

  await beside.getByRole('button', { name: 'Take that back' }).click();
  await beside.getByText('There was no child, or no session').click();
  await beside.getByRole('button', { name: 'We cancelled it' }).click();
  await beside.getByRole('button', { name: 'Take that back' }).waitFor();
  await beside.context().close();

  // A day later: the page is closed and opened again, and only then the signal is back.
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  const sent = [];
  const again = await context.newPage();
  await again.clock.install({ time: Date.now() + 25 * 60 * 60 * 1000 });
  await again.clock.resume();
  again.on('request', (request) => {
    if (request.method() === 'PATCH') sent.push(JSON.parse(request.postData()).changes[0].new?.status);
  });
  await again.goto('/desk/demo/registers');
  await register(again);
  const notice = again.locator('.plan-saved .notice');
  await notice.getByText('We cancelled the session on').first().waitFor({ timeout: 40_000 });
  const expected = before.map((words) => ({ 'Away, told us': 'absent-told-us', Away: 'absent', Came: 'present' })[words]);
  assert.deepEqual(sent.slice(0, expected.length), expected, 'in the order of the presses');
  assert.equal(await notice.getByRole('listitem').count(), 1, 'one was not taken');
  await fine(again, 'register-refused');
  await again.reload();
  await rows(again).first().waitFor();
  await notice.getByText('We cancelled the session on').first().waitFor();
  await notice.getByRole('button', { name: /^Throw it away/ }).click();
  await notice.waitFor({ state: 'detached' });
  await again.getByLabel('Which session?').selectOption({ index: 0 });
  await context.close();
});

test('a centre plans a series, says what is known of each offer, and a coordinator settles the menu', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Joanna Pryce', '/desk/demo/registers');
  await page.getByRole('heading', { level: 1, name: 'Registers' }).waitFor();
  await page.getByRole('link', { name: 'Stay & Play, Fridays' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Talking group, twenty weeks' }).count(), 0, 'another partner’s');
  await page.getByRole('link', { name: 'Plan a series' }).click();
  await page.getByRole('button', { name: 'Plan this series' }).click();
  await page.getByText('Say what it is called.').first().waitFor();
  await page.getByText('Choose at least one day of the week.').first().waitFor();
  await fine(page, 'plan-a-series');
  await page.getByLabel('What is it called?').fill('Rhyme time, summer');
  await page.getByRole('checkbox', { name: 'Wednesday' }).check({ force: true });
  await page.getByRole('button', { name: 'Plan this series' }).click();
  await page.getByRole('heading', { level: 1, name: 'Rhyme time, summer' }).waitFor();
  await page.getByText('0 of 10 sessions held.').waitFor();
  await page.getByRole('button', { name: 'Add a family' }).click();
  await page.getByLabel('Which family begins today?').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Add it to the register' }).click();
  await rows(page).first().waitFor();
  await page.context().close();

  const zone = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(zone, 'Samira Haddad', '/desk/demo/registers');
  await zone.getByRole('link', { name: 'Talking group, twenty weeks' }).click();
  await zone.getByText('No family that you may see').waitFor();
  await zone.goto('/desk/demo/registers/menu');
  await zone.getByText('Not checked yet').first().waitFor();
  await fine(zone, 'menu');
  await zone.getByRole('button', { name: /^Do not offer it here PEEP/ }).click();
  await zone.getByRole('button', { name: /^Offer it here PEEP/ }).waitFor();
  assert.deepEqual(zone.wrong, []);
  await zone.context().close();
});
