// Who may do what in the zone: inviting, taking back, changing, and a zone that never locks itself out. Then a link for
// somebody without an account.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { violations } from './support/axe.mjs';
import { LAPTOP, PHONE, openPage, startBrowser } from './support/browser.mjs';
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

test('a coordinator invites somebody, takes it back, and cannot lock the zone out', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Samira Haddad', '/desk/demo/people');
  await page.getByRole('textbox', { name: 'Who is it for?' }).fill('tomasz@library.example');
  await page.getByRole('button', { name: 'Make an invitation link' }).click();
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  assert.match(link, /^http.*\?invitation=[A-Za-z0-9_-]{43}$/);
  assert.deepEqual(await violations(page), []);

  // Whoever has the link is asked to sign in, and told what for.
  const guest = await openPage(browser, server.url, { viewport: PHONE });
  await guest.goto(link);
  await guest.getByRole('heading', { level: 1 }).waitFor();
  assert.match(await guest.locator('main').innerText(), /Alder Bank/);

  await page.getByRole('button', { name: /^Take back.*tomasz/ }).click();
  await page.getByRole('heading', { name: 'Invitations that are open' }).waitFor({ state: 'detached' });
  await guest.goto(link);
  assert.doesNotMatch(await guest.locator('main').innerText(), /Continue to sign in/);
  await guest.context().close();

  const me = page.getByRole('listitem').filter({ hasText: 'Samira Haddad (you)' });
  await me.getByRole('button', { name: /^End now/ }).click();
  await me.getByRole('alert').waitFor();
  assert.match(await me.getByRole('alert').innerText(), /coordinator/i);

  const other = page.getByRole('listitem').filter({ hasText: 'Joanna Pryce' });
  await other.getByRole('button', { name: /^Change/ }).click();
  await other.getByRole('checkbox', { name: 'Approve what others have written' }).check();
  await other.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/May also:.*Approve what others have written/).waitFor();
  await page.context().close();
});

test('a link for whoever runs an entry works once, and can be taken back', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Joanna Pryce', '/desk/demo/entries?show=all&q=forest+tots');
  await page.getByRole('link', { name: /^Forest tots/ }).first().click();
  const make = async () => {
    await page.getByRole('button', { name: 'Ask who runs it' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask who runs it' });
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    const link = await dialog.getByRole('textbox', { name: 'The link' }).inputValue();
    await dialog.getByRole('button', { name: 'Close' }).click();
    return link;
  };
  const [first, second] = [await make(), await make()];
  assert.notEqual(first, second);
  await page.getByRole('button', { name: 'Ask who runs it' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask who runs it' });
  await dialog.getByText(/^Given out .* by you, in English/).first().waitFor();
  assert.deepEqual(await violations(page), []);
  // The latest stands first.
  await dialog.getByRole('button', { name: /^Take it back/ }).first().click();
  await dialog.getByText('Taken back', { exact: true }).waitFor();

  const provider = await openPage(browser, server.url, { viewport: PHONE, javaScriptEnabled: false });
  await provider.goto(second);
  assert.match(await provider.locator('main').innerText(), /not in use any more/);
  await provider.goto(first);
  await provider.getByRole('radio', { name: 'Yes, all right' }).check();
  await provider.getByRole('button', { name: 'Send the answer' }).click();
  await provider.getByRole('heading', { level: 1, name: /Thank you/ }).waitFor();
  await provider.context().close();

  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await page.getByRole('button', { name: 'Ask who runs it' }).click();
  await dialog.getByText('Answered: all right').waitFor();
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});
