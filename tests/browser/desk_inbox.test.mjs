// From a family's word, sent without JavaScript, to the centre's answer.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { violations } from './support/axe.mjs';
import { LAPTOP, PHONE, openPage, startBrowser } from './support/browser.mjs';
import { sideways } from './support/measure.mjs';
import { servicePath, startServer } from './support/server.mjs';
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

test('a parent without JavaScript says what is wrong, and a worker accepts it in one press', async () => {
  const parent = await openPage(browser, server.url, { viewport: PHONE, javaScriptEnabled: false });
  await parent.goto(servicePath('baby-massage'));
  await parent.getByRole('link', { name: 'Is this right?' }).click();
  await parent.getByRole('checkbox', { name: 'Days or times' }).check();
  await parent.getByRole('textbox', { name: 'What is right?' }).fill('It starts at half past ten now.');
  // A form that is sent at once is asked for again: nobody types that fast.
  await parent.waitForTimeout(4_000);
  await parent.getByRole('button', { name: 'Send' }).click();
  await parent.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor();
  await parent.context().close();

  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Joanna Pryce', '/desk/demo/inbox');
  const letter = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Baby massage' }) });
  await letter.waitFor();
  const text = await letter.innerText();
  assert.ok(text.includes('It starts at half past ten now.') && text.includes('10am to 11am'), text);
  for (const viewport of [LAPTOP, PHONE]) {
    await page.setViewportSize(viewport);
    assert.deepEqual(await violations(page), [], `${viewport.width}`);
    assert.equal(await sideways(page), 0, `${viewport.width}`);
  }
  await letter.getByRole('button', { name: /^It is put right: accept/ }).click();
  await page.getByText('Nothing waits for you').waitFor();
  await page.getByRole('navigation', { name: 'Messages' }).getByRole('link', { name: /^Done/ }).click();
  await page.getByRole('heading', { level: 2, name: 'Baby massage' }).waitFor();
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test('what the zone offers and which entries look alike can be read and heard', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Samira Haddad', '/desk/demo/gaps');
  await page.getByRole('table').waitFor();
  assert.equal(await page.getByRole('rowheader').count(), 6, 'the six aims');
  for (const path of ['gaps', 'duplicates', 'people', 'imports']) {
    await page.goto(`/desk/demo/${path}`);
    await page.locator('main h1').waitFor();
    await page.locator('main [aria-busy=true]').waitFor({ state: 'detached' });
    for (const viewport of [LAPTOP, PHONE]) {
      await page.setViewportSize(viewport);
      assert.deepEqual(await violations(page), [], `${path} at ${viewport.width}`);
      assert.equal(await sideways(page), 0, `${path} at ${viewport.width}`);
    }
  }
  await page.context().close();
});
