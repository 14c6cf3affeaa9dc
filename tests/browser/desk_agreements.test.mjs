// Agreements between partners, from a draft to its end, as the coordinator keeps them.

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

/** Writes a day into the three boxes of a question. */
async function day(form, question, [d, m, y]) {
  const group = form.getByRole('group', { name: question, exact: true });
  await group.getByLabel('Day').fill(d);
  await group.getByLabel('Month').fill(m);
  await group.getByLabel('Year').fill(y);
}

/** Nothing stands in anybody's way, on a laptop and on a phone. */
async function fine(page) {
  for (const viewport of [PHONE, LAPTOP]) {
    await page.setViewportSize(viewport);
    assert.deepEqual(await violations(page), [], `${viewport.width}`);
    assert.equal(await sideways(page), 0, `${viewport.width}`);
  }
}

/** The two parts of the screen. */
function parts(page) {
  const sharing = page.getByRole('region', { name: 'Sharing data' });
  return { sharing, memoranda: page.getByRole('region', { name: 'Memoranda of understanding' }) };
}

test('the demo zone has a memorandum that holds and an agreement in force', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Samira Haddad', '/desk/demo/agreements');
  const { sharing, memoranda } = parts(page);
  await sharing.getByText('In force until 8 March 2028', { exact: true }).waitFor();
  for (const words of [/Alder Homes: signed by Martin Eccles/, /Millpond Primary School: signed by/, /Children's Centre: signed by/]) {
    assert.equal(await sharing.getByText(words).count(), 1, `${words}`);
    assert.equal(await memoranda.getByText(words).count(), 1, `${words}`);
  }
  await sharing.getByRole('heading', { name: 'Agreement, 10 March 2027 to 8 March 2028' }).waitFor();
  await memoranda.getByText('Holds', { exact: true }).waitFor();
  await fine(page);

  // Of what is signed, the day of the review alone can move, and not beyond a year.
  await sharing.getByRole('button', { name: /^Move the review/ }).click();
  await day(sharing, 'Look at it again by', ['1', '1', '2029']);
  await sharing.getByRole('button', { name: 'Keep the day' }).click();
  await sharing.getByRole('link', { name: 'Look at it again within twelve months of its first day.' }).click();
  const box = sharing.getByRole('group', { name: 'Look at it again by' }).getByLabel('Day');
  assert.equal(await box.evaluate((e) => e === document.activeElement), true, 'the summary leads to its field');
  await day(sharing, 'Look at it again by', ['1', '12', '2027']);
  await sharing.getByRole('button', { name: 'Keep the day' }).click();
  await sharing.getByText('Look at it again by 1 December', { exact: true }).waitFor();
  assert.deepEqual(page.wrong.filter((words) => !/status of 400/.test(words)), []);
  await page.context().close();
});

test('an agreement is drafted, refused while nobody has signed, signed, halted and ended', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Samira Haddad', '/desk/demo/agreements');
  const { sharing } = parts(page);
  const opener = sharing.getByRole('button', { name: 'New agreement on sharing' });
  await opener.click();
  const heading = sharing.getByRole('heading', { name: 'New agreement on sharing' });
  await heading.and(page.locator(':focus')).waitFor();
  assert.equal(await page.getByRole('button', { name: /^Halt it|^Change it|^New memorandum/ }).count(), 0, 'one thing at a time');

  // Whoever employs somebody of the team stands first; the rest are folded away.
  const names = await sharing.getByRole('group', { name: 'Who takes part?' }).getByRole('checkbox').count();
  assert.equal(names, 5);
  await sharing.getByText('21 other organisations of the zone').click();
  await sharing.getByRole('checkbox', { name: 'Little Otters Nursery' }).check();
  await sharing.getByText('21 other organisations of the zone, 1 chosen').waitFor();
  await sharing.getByRole('checkbox', { name: 'Alder Homes' }).check();
  await sharing.getByRole('checkbox', { name: 'All about me' }).check();
  await day(sharing, 'Last day', ['31', '8', '2028']);
  await fine(page);

  // A signature that was begun is finished, or left out; nothing typed is lost by hearing so.
  const signature = (partner) => sharing.getByRole('group', { name: `Signature for ${partner}` });
  await signature('Alder Homes').getByRole('textbox', { name: 'Signed by' }).fill('Ann Okafor');
  await sharing.getByRole('button', { name: 'Keep the draft' }).click();
  await signature('Alder Homes').getByText('Write the day on which Alder Homes signed').waitFor();
  await fine(page);
  await signature('Alder Homes').getByRole('textbox', { name: 'Signed by' }).fill('');

  // Neither is anything lost when the server says no.
  await day(sharing, 'Last day', ['31', '8', '2025']);
  await sharing.getByRole('button', { name: 'Keep the draft' }).click();
  await sharing.getByRole('group', { name: 'Last day' }).getByText('The last day is before the first one.').waitFor();
  assert.equal(await sharing.getByRole('checkbox', { name: 'All about me' }).isChecked(), true);
  await day(sharing, 'Last day', ['31', '8', '2028']);
  await sharing.getByRole('button', { name: 'Keep the draft' }).click();
  await sharing.getByText('Draft', { exact: true }).waitFor();

  const card = sharing.getByRole('listitem').filter({ hasText: '31 August 2028' });
  await card.getByRole('button', { name: /^Everybody has signed/ }).click();
  for (const words of ['Every partner signs before it can be in force.', 'Name the data protection impact assessment, with its version.', 'Choose what each partner relies on in law.']) {
    await card.getByText(words).waitFor();
  }

  await card.getByRole('button', { name: /^Change the draft/ }).click();
  for (const partner of ['Alder Homes', 'Little Otters Nursery']) {
    await signature(partner).getByRole('textbox', { name: 'Signed by' }).fill('Ann Okafor');
    await day(signature(partner), 'Signed on', ['7', '6', '2027']);
    const law = sharing.getByRole('group', { name: `Law: ${partner}` });
    await law.getByRole('radio', { name: 'Public task, Article 6(1)(e)' }).check();
    assert.equal(await law.getByRole('radio', { name: /consent|recognised/i }).count(), 0, 'neither the family’s yes nor what is for emergencies');
  }
  await sharing.getByLabel('Data protection impact assessment').fill('DPIA 7, version 1');
  await sharing.getByLabel('How long does each partner keep what it got?').fill('A year after reception.');
  await sharing.getByLabel('Who is told when something goes wrong with the data?').fill('Both data protection officers.');
  const hours = sharing.getByLabel('Within how many hours?');
  await hours.fill('soon');
  await sharing.getByRole('button', { name: 'Keep the draft' }).click();
  await sharing.getByRole('link', { name: 'Write a whole number of hours, such as 24' }).click();
  assert.equal(await hours.evaluate((e) => e === document.activeElement), true, 'the summary leads to its field');
  await hours.fill('24');
  await fine(page);
  await sharing.getByRole('button', { name: 'Keep the draft' }).click();
  await card.getByText(/signed by Ann Okafor/).first().waitFor();
  await card.getByRole('button', { name: /^Everybody has signed/ }).click();
  await card.getByText('In force until 31 August 2028', { exact: true }).waitFor();
  await card.getByRole('button', { name: /^Halt it/ }).click();
  await card.getByText('Halted', { exact: true }).waitFor();
  await card.getByRole('button', { name: /^Let it go on/ }).click();
  await card.getByText(/^In force until/).waitFor();
  await card.getByRole('button', { name: /^End it for good/ }).click();
  const dialog = page.getByRole('dialog', { name: 'End this agreement for good?' });
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await card.getByRole('button', { name: /^End it for good/ }).click();
  await dialog.getByRole('button', { name: 'Yes, end it' }).click();
  await card.getByText('Ended', { exact: true }).waitFor();
  assert.equal(await card.getByRole('button').count(), 0, 'what is over stays so');
  await fine(page);
  await page.context().close();
});

test('a memorandum says what it is for, and only the coordinator comes here', async () => {
  const page = await openPage(browser, server.url, { viewport: PHONE });
  await signIn(page, 'Samira Haddad', '/desk/demo/agreements');
  const { memoranda } = parts(page);
  const opener = memoranda.getByRole('button', { name: 'New memorandum' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await memoranda.getByRole('button', { name: 'Leave it' }).click();
  await opener.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await memoranda.getByRole('button', { name: 'Keep it' }).click();
  const summary = memoranda.getByRole('textbox', { name: 'What is it for?' });
  await memoranda.getByRole('link', { name: 'Say in a few sentences what it is for. Everybody may read this.' }).click();
  await summary.and(page.locator(':focus')).waitFor();
  await memoranda.getByRole('group', { name: 'Who takes part?' }).getByText('Name at least two partners.').waitFor();
  assert.deepEqual(await violations(page), []);
  await summary.fill('Children start school known and at ease.');
  await memoranda.getByRole('checkbox', { name: 'Alder Homes' }).check();
  await memoranda.getByRole('checkbox', { name: 'Millpond Primary School' }).check();

  // What is typed and not kept is named before somebody signs out.
  await page.locator('.menu-button').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  const asked = page.getByRole('dialog');
  await asked.getByText('A memorandum of understanding').waitFor();
  await page.keyboard.press('Escape');
  await asked.waitFor({ state: 'hidden' });

  await memoranda.getByRole('button', { name: 'Keep it' }).click();
  await memoranda.getByText('Signed by 0 of 2').waitFor();
  await fine(page);
  await page.context().close();

  const other = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(other, 'Joanna Pryce', '/desk/demo/agreements');
  await other.getByText('This is not open to you').waitFor();
  assert.equal(await other.getByRole('link', { name: 'Agreements' }).count(), 0);
  await other.context().close();
});
