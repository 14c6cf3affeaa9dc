// What people are told of plans, and what becomes of what does not reach them.

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

test('whoever looks after the zone sees what was not delivered, and no name', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Samira Haddad', '/desk/demo/messages');
  await page.getByText(/messages? (was|were) not delivered\./).waitFor();
  const main = page.getByRole('main');
  assert.ok((await main.getByText('Not delivered', { exact: true }).count()) > 0);
  assert.ok((await main.getByText('Handed over', { exact: true }).count()) > 0);
  const said = (await main.innerText()).toLowerCase();
  for (const name of ['warsame', 'saleh', 'ionescu', 'asma', 'noor', '07700', 'speech', 'food bank']) {
    assert.ok(!said.includes(name), name);
  }
  const first = main.getByText('Read the message').first();
  await first.click();
  await fine(page, 'messages');
  await page.close();
});

test('whoever leads finds on their desk whom no message reached', async () => {
  const page = await openPage(browser, server.url, { viewport: PHONE });
  await signIn(page, 'Ruth Bell', '/desk/demo/day');
  const list = page.getByRole('region', { name: 'No message told them' });
  await list.waitFor();
  assert.ok((await list.getByText('Ring them', { exact: false }).count()) > 0);
  assert.ok((await list.getByRole('link', { name: /^Write what happened/ }).count()) > 0);
  await fine(page, 'ring');
  await page.close();
});
