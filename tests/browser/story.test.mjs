// One family's way before school starts, each in their own browser: a worker suggests, the mother says yes on her phone in Arabic, a charity
// answers by a link, a register shows that the child came, the mother says for herself that they went, and the school reads the handover.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

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

/** Keeps what a person sees, where `DOORSTEP_SHOTS` names a folder. */
async function seen(page, name) {
  if (process.env.DOORSTEP_SHOTS) {
    await page.screenshot({ path: join(process.env.DOORSTEP_SHOTS, `story-${name}.png`), fullPage: true });
  }
}

test('suggested, agreed to on a phone in Arabic, answered by a link, marked in a register, confirmed, and handed over', async () => {
  // The worker suggests, and hands the mother a link.
  const ruth = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(ruth, 'Ruth Bell', '/desk/demo/families');
  await ruth.getByRole('link', { name: /Asma/ }).first().click();
  await ruth.waitForURL(/\/plans\/[0-9a-f-]{36}/);
  const plan = new URL(ruth.url()).pathname.split('/').slice(0, 5).join('/');
  await ruth.goto(`${plan}/services`);
  await ruth.getByRole('button', { name: 'Suggest a service' }).click();
  const form = ruth.getByRole('group', { name: 'A service that could help' });
  await form.getByRole('searchbox', { name: 'Search the directory' }).fill('toddler gym');
  await form.getByRole('radio', { name: /^Toddler gym/ }).check({ force: true });
  await form.getByLabel('What is it to help with?').fill('To climb and to fall softly.');
  await form.getByLabel('Your number at work').fill('01632 960141');
  await form.getByRole('group', { name: 'Is the family asked?' }).getByRole('radio', { name: /^Yes/ }).check({ force: true });
  await form.getByRole('button', { name: /^Save/ }).click();
  const card = ruth.getByRole('article', { name: 'Toddler gym' });
  await card.getByText('The family is asked', { exact: true }).first().waitFor();
  await ruth.goto(`${plan}/family`);
  await ruth.getByRole('button', { name: /^Make a link for/ }).first().click();
  const link = await ruth.getByLabel('The link', { exact: true }).inputValue();
  const code = await ruth.locator('#family-code').textContent();
  await seen(ruth, '1-worker');

  // The mother says yes, in Arabic, and what may be told.
  const phone = await openPage(browser, server.url, { viewport: PHONE });
  await phone.goto(link);
  await phone.locator('#code').fill(code);
  await phone.locator('form button').last().click();
  await phone.waitForURL(/\/p$/);
  await phone.locator('#tongue').selectOption('ar');
  await phone.locator('form[action="/p/language"] button').click();
  await phone.waitForFunction(() => document.documentElement.lang === 'ar');
  await phone.goto('/p/services');
  const asked = phone.getByRole('article').filter({ hasText: 'Toddler gym' });
  await asked.locator('input[name=name]').check({ force: true });
  await seen(phone, '2-mother-asked');
  await asked.locator('button[value=agree]').click();
  await phone.waitForURL(/done=saved/);
  await seen(phone, '3-mother-agreed');

  // The worker sends it; the charity answers on a phone without any program.
  await ruth.goto(`${plan}/services`);
  await card.getByText('The family wants it', { exact: true }).first().waitFor();
  await card.getByRole('button', { name: /^Send it: make the link/ }).click();
  const sent = await card.getByLabel('The link for the service').inputValue();
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const charity = await context.newPage();
  const says = async (answer) => {
    await charity.goto(sent);
    await charity.getByRole('radio', { name: answer }).check({ force: true });
    await charity.getByRole('button', { name: 'Send' }).click();
    await charity.getByText(`You said: ${answer}`).waitFor();
  };
  await charity.goto(sent);
  assert.ok(!(await charity.content()).includes('Asma'), 'no more than she agreed to');
  await seen(charity, '4-charity');
  await says('Yes, we have a place');
  await says('They came');
  await context.close();

  // The talking group's register: Asma came today.
  await ruth.goto('/desk/demo/registers');
  await ruth.getByRole('link', { name: 'Talking group, twenty weeks' }).click();
  const row = ruth.locator('.register > li').filter({ hasText: 'Asma' });
  await row.getByRole('button', { name: /^Came:/ }).click();
  await ruth.getByText('Saved', { exact: true }).first().waitFor();
  await seen(ruth, '5-register');

  // The mother says for herself that they went.
  await phone.goto('/p/services');
  await phone.getByRole('article').filter({ hasText: 'Toddler gym' }).locator('button[value=started-yes]').click();
  await phone.waitForURL(/done=saved/);
  await seen(phone, '6-mother-went');

  // Two voices agree, and it counts as taken up.
  await ruth.goto(`${plan}/services`);
  await card.getByText('The family has started', { exact: true }).first().waitFor();
  await card.getByText('Counts as taken up').waitFor();
  await seen(ruth, '7-voices');

  // The reception teacher reads the handover that was sent, and nothing beside it.
  const kwame = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(kwame, 'Kwame Osei', `${plan}/handover`);
  await kwame.getByRole('button', { name: 'I have read it' }).click();
  await kwame.getByText('The school has read it').waitFor();
  await seen(kwame, '8-school');
  await phone.goto('/p/looked');
  await phone.getByText('Kwame Osei').first().waitFor();
  await seen(phone, '9-mother-who-looked');
  assert.deepEqual([...ruth.wrong, ...kwame.wrong], []);
});
