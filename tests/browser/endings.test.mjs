// The end of a plan: what is settled and what is not, and the second person's press in the coordinator's own list.

import assert from 'node:assert/strict';
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

test('whoever leads sees what is still open, asks a second person, and the coordinator agrees in their own list', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Ruth Bell', '/desk/demo/families');
  await page.getByRole('link', { name: /Hania/ }).first().click();
  await page.getByRole('heading', { level: 2, name: 'Before the plan ends' }).waitFor();
  const list = page.getByRole('region', { name: 'Before the plan ends' });
  await list.getByText('The closing review was held, or the family did not want one').waitFor();
  await list.getByText(/loose end/).first().waitFor();
  assert.match(await list.getByRole('link', { name: /What has changed/ }).getAttribute('href'), /print\?for=changed$/);
  await page.getByRole('group', { name: 'Why is it over?' }).first().getByRole('radio').nth(1).check({ force: true });
  await page.getByRole('button', { name: 'Ask a second person' }).click();
  await page.getByText(/nobody has agreed yet/).first().waitFor();
  await fine(page, 'ending');
  await page.context().close();

  const other = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(other, 'Samira Haddad', '/desk/demo/families');
  const row = other.getByRole('row').filter({ hasText: 'Waits for your word' });
  await row.getByText(/To close the plan: The year is over and some of it goes on elsewhere/).waitFor();
  await fine(other, 'coordinator-agrees');
  await row.getByRole('button', { name: /^I agree/ }).click();
  await row.waitFor({ state: 'detached' });
  assert.ok(!(await other.content()).includes('Hania'), 'no name is told');
  await other.reload();
  await other.getByRole('heading', { level: 2, name: 'All plans of the zone' }).waitFor();
  assert.equal(await other.getByText('Waits for your word').count(), 0);
  await other.context().close();
});
