// A list with a bad row: seen before anything changes, taken in, and taken back.

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

const LIST = 'id,name,description,cost\n1,Abacus club,Count with others.,Free\n2,,No name here.,Free\n3,Zither circle,Bring a zither.,£1\n';

test('a list with a bad row is seen first, taken in without it, and taken back', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  const listed = async (words) => (await (await page.request.get(`/api/v1/zones/demo/services?q=${words}`)).text()).includes(words);
  const until = async (words, wanted) => {
    for (let n = 0; n < 60 && (await listed(words)) !== wanted; n += 1) await page.waitForTimeout(250);
    assert.equal(await listed(words), wanted, words);
  };
  await signIn(page, 'Samira Haddad', '/desk/demo/imports');
  const buffer = Buffer.from(LIST);
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'clubs.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await page.getByText('3 rows were read: 2 new, 0 changed, 0 as they were, 1 left out.').waitFor();
  assert.equal(await listed('Abacus'), false, 'nothing has changed yet');
  for (const viewport of [LAPTOP, PHONE]) {
    await page.setViewportSize(viewport);
    assert.deepEqual(await violations(page), [], `${viewport.width}`);
    assert.equal(await sideways(page), 0, `${viewport.width}`);
  }
  await page.getByRole('button', { name: 'Left out: 1' }).click();
  await page.getByText(/name is empty/i).first().waitFor();
  await page.getByRole('button', { name: 'New: 2' }).click();
  await page.getByRole('button', { name: 'Leave as it is Zither circle' }).click();
  await page.getByRole('button', { name: 'Accept Abacus club' }).click();
  await page.getByRole('button', { name: 'Take in what is accepted' }).click();
  await until('Abacus', true);
  assert.equal(await listed('Zither'), false, 'what was left as it is did not come');
  await page.getByRole('button', { name: /take.*back|undo/i }).first().click();
  const sure = page.getByRole('dialog').getByRole('button', { name: /take.*back|undo/i });
  if ((await sure.count()) > 0) await sure.first().click();
  await until('Abacus', false);
  await page.context().close();
});
