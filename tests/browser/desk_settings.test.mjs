// How the zone keeps its directory: half-lives, the school calendar, changes of many, messages, and what waits for approval.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';

import { violations } from './support/axe.mjs';
import { LAPTOP, PHONE, openPage, startBrowser } from './support/browser.mjs';
import { sideways, smallTargets } from './support/measure.mjs';
import { startServer } from './support/server.mjs';
import { signIn } from './support/sign_in.mjs';

let browser, server;
before(async () => ([browser, server] = await Promise.all([startBrowser(), startServer()])));
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens a screen of the workspace as somebody. */
async function open(name, path) {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, name, path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** What the workspace's own program would ask, in its page and with its session. */
function ask(page, method, path, { body, version } = {}) {
  const key = randomUUID();
  return page.evaluate(
    async ({ method, path, body, version, key }) => {
      const { person } = await (await fetch('/api/v1/session')).json();
      const headers = { 'X-Doorstep-CSRF': person.csrf, 'Idempotency-Key': key };
      if (body) headers['Content-Type'] = 'application/json';
      if (version !== undefined) headers['If-Match'] = `"v${version}"`;
      const answer = await fetch(`/api/v1/desk/demo${path}`, { method, headers, body: body && JSON.stringify(body) });
      return { status: answer.status, body: await answer.json() };
    },
    { method, path, body, version, key },
  );
}

/** What is wrong with a screen as it is, on a phone and on a laptop. */
async function lookedAt(page, what) {
  for (const size of [PHONE, LAPTOP]) {
    await page.setViewportSize(size);
    assert.deepEqual(await violations(page), [], `${what} at ${size.width}`);
    assert.equal(await sideways(page), 0, `${what} is wider than ${size.width}`);
    assert.deepEqual(await smallTargets(page), [], `${what} at ${size.width}`);
  }
}

const toast = (page, text) => page.locator('.toast').filter({ hasText: text }).waitFor();

test('the numbers for a worry about a child are kept by the coordinator and stand on every page of a plan', async () => {
  const page = await open('Samira Haddad', '/desk/demo/settings');
  const council = page.getByLabel('The council’s team for children');
  await council.waitFor();
  assert.equal(await council.inputValue(), '01632 960777');
  const lead = page.getByRole('group', { name: 'Millpond Primary School', exact: true });
  await lead.getByLabel('Their phone').fill('ring us');
  await page.getByRole('button', { name: 'These numbers are right today' }).click();
  await page.getByRole('link', { name: /Write a phone number with its area code/ }).click();
  assert.ok(await lead.getByLabel('Their phone').evaluate((box) => box === document.activeElement));
  assert.equal(await lead.getByLabel('Their phone').inputValue(), 'ring us', 'what is typed stays');
  await lead.getByLabel('Their phone').fill('01632 960799');
  await page.getByRole('button', { name: 'These numbers are right today' }).click();
  await toast(page, 'Saved');
  await page.getByText(/^Last looked through on 8 June/).waitFor();
  await lookedAt(page, 'the numbers for a worry');
  await page.context().close();

  const teacher = await open('Ruth Bell', '/desk/demo/day');
  const panel = teacher.getByRole('region', { name: 'Worried about a child?' });
  for (const number of ['01632 960799', '01632 960777']) {
    assert.equal(await panel.getByRole('link', { name: new RegExp(number) }).count(), 1, number);
  }
  assert.equal(await panel.getByText('Our number is missing here').count(), 0);
  await teacher.context().close();
});

test('the coordinator changes a half-life, having seen which entries that concerns', async () => {
  const page = await open('Samira Haddad', '/desk/demo/settings');
  const groups = page.getByLabel('Groups', { exact: true });
  await groups.waitFor();
  await lookedAt(page, 'settings');
  const usual = await groups.inputValue();

  await groups.fill('many');
  await page.getByRole('button', { name: 'See what would change' }).click();
  await page.getByRole('link', { name: 'Groups: write whole weeks, 1 to 80' }).click();
  assert.ok(await groups.evaluate((box) => box === document.activeElement));
  assert.equal(await groups.inputValue(), 'many', 'what is typed stays');

  await groups.fill('1');
  await page.getByRole('button', { name: 'See what would change' }).click();
  const title = page.getByRole('heading', { name: /entries change their state at once/ });
  await title.waitFor();
  assert.ok(await title.evaluate((heading) => heading === document.activeElement));
  const rows = page.getByRole('list', { name: 'Entries whose state changes' }).locator('li');
  assert.equal(Number.parseInt(await title.innerText(), 10), await rows.count());
  assert.equal((await ask(page, 'GET', '/settings')).body.half_lives.find(({ kind }) => kind === 'group').weeks, Number(usual), 'nothing is stored yet');
  await lookedAt(page, 'the list of what changes');

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await toast(page, 'Saved');
  assert.equal((await ask(page, 'GET', '/settings')).body.half_lives.find(({ kind }) => kind === 'group').weeks, 1);

  // It stands in the list of changes, and goes back from there.
  await page.goto('/desk/demo/bulk');
  await page.getByRole('button', { name: 'Take back How long checks hold' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await toast(page, 'Taken back');
  assert.equal((await ask(page, 'GET', '/settings')).body.half_lives.find(({ kind }) => kind === 'group').weeks, Number(usual));
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('a school year that makes no sense is asked about beside the field, and one that does shows what moves', async () => {
  const page = await open('Samira Haddad', '/desk/demo/settings/calendar?year=2026');
  const last = page.getByRole('group', { name: 'Last school day' }).last();
  await last.waitFor();
  await lookedAt(page, 'the school calendar');
  const day = last.getByLabel('Day');
  const was = await day.inputValue();

  await day.fill('31');
  await last.getByLabel('Month').fill('6');
  await page.getByRole('button', { name: 'See what would change' }).click();
  await page.getByRole('link', { name: /There is no such day in that month/ }).click();
  assert.ok(await day.evaluate((box) => box === document.activeElement));

  await day.fill('2');
  await last.getByLabel('Month').fill('7');
  await page.getByRole('button', { name: 'See what would change' }).click();
  await page.getByRole('heading', { name: /entries move/ }).waitFor();
  await lookedAt(page, 'the list of what moves');
  await page.getByRole('button', { name: 'Save this school year' }).click();
  await toast(page, 'Saved');
  const year = (await ask(page, 'GET', '/calendar')).body.items.find(({ year }) => year === 2026);
  assert.equal(year.terms.at(-1).to, '2027-07-02');
  assert.notEqual(was, '2');
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('a place is closed for two days: the list first, one row left out, and back again', async () => {
  const page = await open('Samira Haddad', '/desk/demo/bulk');
  await page.getByRole('link', { name: 'A place is closed' }).waitFor();
  await lookedAt(page, 'changing many');
  await page.getByRole('link', { name: 'A place is closed' }).click();
  await page.getByRole('button', { name: 'See what would change' }).click();
  await page.getByRole('heading', { name: 'Please look at 4 things' }).waitFor();
  await lookedAt(page, 'a form with errors');

  const places = await page.getByLabel('Which place?').locator('option').allInnerTexts();
  await page.getByLabel('Which place?').selectOption({ label: places.find((name) => name.startsWith('Mill Street Library')) });
  for (const [which, date] of [['First day it is closed', 15], ['Last day it is closed', 16]]) {
    const boxes = page.getByRole('group', { name: which });
    for (const [box, value] of [['Day', date], ['Month', 6], ['Year', 2027]]) await boxes.getByLabel(box).fill(String(value));
  }
  await page.getByLabel('Why is it closed?').fill('New boiler');
  await page.getByRole('button', { name: 'See what would change' }).click();
  const title = page.getByRole('heading', { name: /would change/ });
  await title.waitFor();
  await lookedAt(page, 'the list of a closure');
  const all = Number.parseInt(await title.innerText(), 10);
  assert.ok(all > 1, 'the library has something on those days');
  const off = async () =>
    (await ask(page, 'GET', '/entries')).body.items.length && JSON.stringify((await ask(page, 'GET', `/entries/${changed}`)).body.record.schedules).includes('New boiler');
  const boxes = page.locator('.bulk-list input');
  const ids = await boxes.evaluateAll((all) => all.map((box) => box.value));
  const changed = ids[1];
  await boxes.first().uncheck();
  await page.getByRole('button', { name: `Change ${all - 1} entr` }).click();
  await page.getByRole('heading', { name: new RegExp(`^${all - 1} entr.* changed$`) }).waitFor();
  assert.equal(await off(), true);
  const kept = (await ask(page, 'GET', `/entries/${ids[0]}`)).body.record.schedules;
  assert.ok(!JSON.stringify(kept).includes('New boiler'), 'what was left out stays');
  await lookedAt(page, 'the report');

  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('heading', { name: 'Taken back' }).waitFor();
  assert.equal(await off(), false);
  await page.getByRole('link', { name: 'All changes of many entries' }).click();
  await page.locator('li').filter({ hasText: 'New boiler' }).getByText('Taken back').waitFor();
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('a change that loses the network on the way says so, and goes on', async () => {
  const page = await open('Samira Haddad', '/desk/demo/bulk/phone');
  const { body } = await ask(page, 'GET', '/entries');
  let number;
  for (const { id } of body.items) {
    const { record } = (await ask(page, 'GET', `/entries/${id}`)).body;
    number = record.contacts?.find(({ phone }) => phone)?.phone;
    if (number) break;
  }
  await page.getByLabel('The old number').fill(number);
  await page.getByLabel('The new number').fill('01632 960999');
  await page.getByRole('button', { name: 'See what would change' }).click();
  await page.getByRole('heading', { name: /would change/ }).waitFor();
  await page.route('**/api/v1/desk/demo/bulk', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await page.getByRole('button', { name: /^Change \d+ entr/ }).click();
  await page.getByText('It stopped on the way').waitFor();
  await page.getByText('We cannot reach Doorstep').waitFor();
  await lookedAt(page, 'a change that stopped');
  await page.unroute('**/api/v1/desk/demo/bulk');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { name: /entr.* changed$/ }).waitFor();
  assert.equal((await ask(page, 'GET', '/bulk')).body.items.filter(({ about }) => about.includes('960999')).length, 1, 'one change, not two');
  await page.context().close();
});

test('what a provider wrote waits, is sent back with a reason, and approved in the end', async () => {
  const page = await open('Samira Haddad', '/desk/demo/settings');
  await page.getByLabel('Those of providers').check();
  await page.getByRole('button', { name: 'Save the rule' }).click();
  await toast(page, 'Saved');
  await page.getByRole('link', { name: 'To approve' }).click();
  await page.getByText('Nothing waits for you').waitFor();
  await lookedAt(page, 'nothing to approve');

  const provider = await open('Katarzyna Wolska', '/desk/demo/entries');
  const entries = (await ask(provider, 'GET', '/entries')).body.items;
  const { id, name } = entries.find(({ own }) => own);
  const send = async (words) => {
    const { record } = (await ask(provider, 'GET', `/entries/${id}`)).body;
    const body = { changes: [{ field: 'summary', base: record.summary, new: words }] };
    const { body: saved } = await ask(provider, 'PATCH', `/entries/${id}`, { version: record.version, body });
    assert.equal(saved.outcome, 'waits', JSON.stringify(saved));
  };
  await send('Come and play. Second hand toys.');

  await page.reload();
  await page.getByText('Written by Katarzyna Wolska').waitFor();
  await page.getByRole('link', { name: /^To approve 1 waiting/ }).waitFor();
  await lookedAt(page, 'what waits');
  await page.getByRole('link', { name }).click();
  await page.locator('mark').filter({ hasText: /hand|toys/ }).first().waitFor();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await lookedAt(page, 'one change');
  assert.match(await page.getByRole('link', { name: 'Put right and approve' }).getAttribute('href'), /\/edit$/);

  await page.getByRole('button', { name: 'Send back' }).click();
  await page.getByRole('link', { name: 'Say why, so that the author knows what to change' }).waitFor();
  await page.getByLabel('What should change?').fill('Say for which ages');
  await page.getByRole('button', { name: 'Send back' }).click();
  await toast(page, 'Sent back');
  await page.getByText('Nothing waits for you').waitFor();
  const drafts = (await ask(provider, 'GET', '/drafts')).body.mine.filter(({ entry }) => entry === id);
  assert.deepEqual(drafts.map(({ state, reason }) => [state, reason]), [['sent-back', 'Say for which ages']]);

  await send('Come and play. Second hand toys, for all under five.');
  await page.reload();
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await toast(page, 'Approved');
  const { record } = (await ask(page, 'GET', `/entries/${id}`)).body;
  assert.equal(record.summary, 'Come and play. Second hand toys, for all under five.');
  assert.deepEqual(page.wrong, []);
  await Promise.all([page.context().close(), provider.context().close()]);
});

test('messages stay on this machine, and say so', async () => {
  const page = await open('Samira Haddad', '/desk/demo/messages');
  await page.getByText('Nothing here is sent to anybody').waitFor();
  await page.getByRole('heading', { name: 'Messages that would be sent' }).waitFor();
  const { items } = (await ask(page, 'GET', '/messages')).body;
  if (items.length === 0) await page.getByText('No message in the last 90 days').waitFor();
  else assert.equal(await page.getByText('Read the message').count(), items.filter((m) => m.text).length);
  await lookedAt(page, 'messages');
  await page.context().close();
});

test('somebody whose role does not include a screen is told so, and one who cannot reach the server can try again', async () => {
  const page = await open('Joanna Pryce', '/desk/demo/approvals');
  await page.getByText('This is not open to you').waitFor();
  await lookedAt(page, 'a refusal');
  await page.goto('/desk/demo/settings');
  await page.getByText('Only the zone coordinator changes these').waitFor();
  assert.equal(await page.getByRole('button', { name: 'See what would change' }).count(), 0);
  await lookedAt(page, 'settings to look at');

  await page.route('**/api/v1/desk/demo/bulk', (route) => route.abort());
  await page.goto('/desk/demo/bulk');
  await page.getByText('We cannot reach Doorstep').waitFor();
  await page.unroute('**/api/v1/desk/demo/bulk');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('We cannot reach Doorstep').waitFor({ state: 'detached' });
  await page.context().close();
});
