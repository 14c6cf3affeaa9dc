// The handover to reception: the lead builds it, a parent approves it, it is sent, the reception teacher reads it and says so, and
// nothing of it changes afterwards. Its paper is two sides, and holds what is on the list of the school's print and nothing else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

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

/** Opens a family's plan as somebody, and gives the page and the plan's address. */
async function plan(name, child) {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, name, '/desk/demo/families');
  const link = page.getByRole('link', { name: child }).first();
  await link.waitFor();
  const address = await link.getAttribute('href');
  return { page, address };
}

/** What stands on each page of a print. */
async function pages(page) {
  const bytes = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  if (process.env.DOORSTEP_SHOTS) {
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(process.env.DOORSTEP_SHOTS, `handover-${Date.now()}.pdf`), bytes);
  }
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true }).promise;
  const texts = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const content = await (await pdf.getPage(n)).getTextContent();
    texts.push(content.items.map((item) => item.str).join(' ').replace(/\s+/g, ' '));
  }
  return texts;
}

/** The parts of the record with what each is called on the screen and on the school's paper. */
const PARTS = [
  ['calms', 'What calms the child', 'What calms me'],
  ['helps', 'How to help', 'How to help me'],
  ['likes', 'What the child likes', 'I like'],
  ['matters', 'What matters to the child', 'What matters to me'],
  ['words_i_use', 'Words the child uses', 'Words I use'],
  ['people', 'People who are important', 'People who are important to me'],
  ['languages', 'Languages at home', 'Languages at home'],
  ['health', 'Health: what the school has to know', 'Health: what to know'],
  ['goes_well', 'What goes well', 'What goes well'],
  ['with_help', 'With help, or just starting', 'With help, or just starting'],
  ['working_on', 'What everybody works on', 'What we are working on'],
  ['done', 'Groups and help so far', 'Groups and help so far'],
  ['from_family', 'From the family', 'From the family'],
  ['contacts', 'Whom to talk to', 'Who to talk to'],
];

/** What marks a part: one word, which no line breaks. */
const mark = (field) => `mark${field.replaceAll('_', '')}`;

/** Words of a part, of about so many characters, with its own mark and nothing after it that would run over. */
function filled(field, size) {
  const words = `${mark(field)} he counts the wooden ducks with both hands and hums a quiet tune by the window while we wait. `;
  return words.repeat(9).slice(0, size).trim();
}

/** Presses the button that keeps a form, and waits until the form is gone. */
async function keep(page, name) {
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name }).waitFor({ state: 'detached' });
}

/** Waits until the server has the record where it is to be: the screen says so at once. */
async function kept(page, address, stage) {
  const there = await page.evaluate(async ([id, wanted]) => {
    for (let tries = 0; tries < 80; tries += 1) {
      const view = await (await fetch(`/api/v1/desk/demo/plans/${id}`)).json();
      const line = view.entries.find((one) => one.entry.name.startsWith('handover.'));
      if (line?.entry.body.stage.is === wanted) return true;
      await new Promise((done) => setTimeout(done, 250));
    }
    return false;
  }, [address.split('/')[4], stage]);
  assert.ok(there, `the record is ${stage} on the server`);
}

test('the lead builds it, a parent approves it, it is sent, the school reads it, and then nothing of it changes', async () => {
  const { page, address } = await plan('Ruth Bell', /Duarte/);
  await page.goto(`${address}/handover`);
  await page.getByRole('heading', { level: 2, name: 'Handover to reception' }).waitFor();
  await fine(page, 'handover-none');
  await page.getByRole('button', { name: /^Build it from what is here/ }).click();
  await page.getByLabel('What goes well', { exact: true }).waitFor();
  assert.notEqual(await page.getByLabel('What goes well', { exact: true }).inputValue(), '', 'it begins with what is there');
  assert.match(await page.getByLabel('Whom to talk to').inputValue(), /Ruth Bell, link teacher/);
  // The fullest record there may be: 2600 characters.
  for (const [field, label] of PARTS) await page.getByLabel(label, { exact: true }).fill(filled(field, 185));
  await page.getByText(/room for \d+ more characters on two sides/).waitFor();
  await page.getByLabel('How to help', { exact: true }).fill(filled('helps', 400));
  await page.getByText(/characters too long for two sides of paper/).waitFor();
  await page.getByRole('button', { name: /^Keep this draft/ }).click();
  await page.getByText(/too many/).first().waitFor();
  await page.getByLabel('How to help', { exact: true }).fill(filled('helps', 190));
  await fine(page, 'handover-write');
  await keep(page, /^Keep this draft/);
  await page.getByText('Being written').waitFor();

  const kwame = await plan('Kwame Osei', /Duarte|Family/);
  await kwame.page.goto(`${address}/handover`);
  await kwame.page.getByText('No handover that you may see').waitFor();
  assert.ok(!(await kwame.page.content()).includes('markcalms'), 'a draft is not the school’s');

  await page.getByRole('button', { name: /^Write down that a parent approves it/ }).click();
  await page.getByRole('heading', { level: 3, name: 'A parent approves the handover' }).waitFor();
  await fine(page, 'handover-approve');
  await keep(page, /^Write it down/);
  await page.getByText('Approved by the parent').waitFor();
  await page.getByText(/Inês approved it on 8 June 2027/).waitFor();
  await fine(page, 'handover-approved');
  assert.equal(await page.getByRole('button', { name: /^Change the words/ }).count(), 0, 'approved words stay');

  await page.getByRole('button', { name: /^Send it to the school/ }).click();
  await keep(page, /^Send it(?! to)/);
  await page.getByText('Sent, not read yet').waitFor();
  await kept(page, address, 'sent');
  await page.goto('/desk/demo');

  await kwame.page.goto(address);
  await kwame.page.getByRole('heading', { level: 2, name: 'What helps first' }).waitFor();
  await kwame.page.getByText('markcalms').first().waitFor();
  await fine(kwame.page, 'handover-first-days');
  await kwame.page.getByRole('link', { name: /Read the whole handover/ }).click();
  await kwame.page.getByRole('button', { name: 'I have read it' }).waitFor();
  await fine(kwame.page, 'handover-school');
  await kwame.page.getByRole('button', { name: 'I have read it' }).click();
  await kwame.page.getByText('The school has read it').waitFor();
  await kept(kwame.page, address, 'received');

  await page.goto(`${address}/handover`);
  await page.getByText('The school has read it').waitFor();
  assert.equal(await page.getByRole('button', { name: /Change the words|Write it again|Send it/ }).count(), 0);
  // Whoever tries it past the screen is told so, and loses nothing.
  const refused = await page.evaluate(async (path) => {
    const session = await (await fetch('/api/v1/session')).json();
    const plan = path.split('/')[4];
    const view = await (await fetch(`/api/v1/desk/demo/plans/${plan}`)).json();
    const line = view.entries.find((one) => one.entry.name.startsWith('handover.'));
    const changes = [{ field: 'calms', base: line.entry.body.calms, new: 'Something else' }];
    const answer = await fetch(`/api/v1/desk/demo/plans/${plan}/entries/${line.entry.name}`, {
      method: 'PATCH',
      headers: {
        'content-type': 'application/json',
        'if-match': `"v${line.entry.version}"`,
        'idempotency-key': crypto.randomUUID(),
        'x-doorstep-csrf': session.person.csrf,
      },
      body: JSON.stringify({ changes }),
    });
    return { status: answer.status, text: await answer.text() };
  }, address);
  assert.equal(refused.status, 400, refused.text);
  assert.match(refused.text, /does not change any more/);
  assert.deepEqual(kwame.page.wrong, []);
  await kwame.page.context().close();
  await page.context().close();
});

test('ig32_ig33_the_fullest_record_is_two_sides_of_large_print_with_the_fields_of_the_list_and_no_other', async () => {
  const { page, address } = await plan('Ruth Bell', /Duarte/);
  await page.goto(`${address}/print?for=school`);
  await page.getByRole('button', { name: 'Show the print' }).click();
  await page.getByRole('article', { name: 'The print' }).waitFor();
  await fine(page, 'handover-print');
  const texts = await pages(page);
  assert.equal(texts.length, 2, `two sides: ${texts.length}`);
  texts.forEach((text, n) => {
    assert.match(text, /Family \w{4}, \w{6}/, `page ${n + 1}`);
    assert.ok(text.includes('For the school, from the family'), `page ${n + 1}: ${text.slice(0, 200)}`);
    assert.match(text, new RegExp(`Page ?${n + 1} ?of ?${texts.length}`), `page ${n + 1}`);
  });
  const all = texts.join(' ');
  assert.match(all, /Worried about a child\?/);
  // Each field of the list, by its mark, and no other field of the plan.
  const golden = readFileSync(new URL('../../shared/tests/golden/handover_fields.txt', import.meta.url), 'utf8');
  const fields = golden.trim().split('\n').map((line) => line.split('.')[1]);
  const found = PARTS.filter(([field]) => all.includes(mark(field))).map(([field]) => field);
  assert.deepEqual(new Set([...found, 'known_as', 'stage']), new Set(fields));
  assert.ok(all.includes('Duarte'), 'what the child is called');
  for (const [, , label] of PARTS) assert.ok(all.includes(label), label);
  for (const never of ['ines.moreira', 'evening', 'Moreira', 'ZZ2', 'picture cards', 'hello and thank you', 'long stories']) {
    assert.ok(!all.includes(never), `${never} is on the school’s paper`);
  }
  const size = await page.getByRole('article', { name: 'The print' }).locator('dd').first().evaluate((e) => getComputedStyle(e).fontSize);
  assert.ok(Math.abs(parseFloat(size) - (14 * 96) / 72) < 0.1, `14 points: ${size}`);
  await page.context().close();
});

test('ig34_ig36_a_print_is_made_once_it_was_read_and_of_what_was_read', async () => {
  const { page, address } = await plan('Ruth Bell', /Duarte/);
  await page.goto(`${address}/print?for=school`);
  await page.evaluate(() => { window.printed = 0; window.print = () => { window.printed += 1; }; });
  const asked = [];
  page.on('request', (request) => request.url().includes('/print?') && asked.push(new URL(request.url())));
  await page.getByRole('button', { name: 'Show the print' }).click();
  await page.getByRole('article', { name: 'The print' }).waitFor();
  const print = page.getByRole('button', { name: 'Print', exact: true });
  assert.equal(await print.getAttribute('aria-disabled'), 'true');
  await page.getByLabel('I have read every page').check({ force: true });
  await print.click();
  await page.waitForFunction(() => window.printed === 1);
  assert.equal(asked.length, 2, 'shown, then made');
  assert.equal(asked[0].searchParams.get('seen'), null);
  assert.match(asked[1].searchParams.get('seen'), /^[0-9a-f]{64}$/);
  await page.context().close();
});

test('ig35_a_name_of_somebody_else_is_offered_to_be_left_out_and_is_nowhere_in_the_file', async () => {
  const { page, address } = await plan('Ruth Bell', /Asma/);
  await page.goto(`${address}/print?for=school`);
  await page.getByRole('button', { name: 'Show the print' }).click();
  await page.getByText('These names are of nobody in this plan').waitFor();
  await page.getByRole('checkbox', { name: /^Leyla/ }).check({ force: true });
  await page.getByRole('button', { name: 'Show it without them' }).click();
  await page.getByRole('article', { name: 'The print' }).getByText('[name left out]').first().waitFor();
  const all = (await pages(page)).join(' ');
  assert.ok(!all.includes('Leyla'), 'it is not in the text of the file');
  assert.ok(all.includes('[name left out]'));
  await fine(page, 'handover-names');
  await page.context().close();
});

test('ig37_words_of_another_familys_plan_are_warned_about_and_nothing_is_held_back', async () => {
  const { page, address } = await plan('Ruth Bell', /Duarte/);
  const asma = (await page.getByRole('link', { name: /Asma/ }).first().getAttribute('href'));
  await page.goto(`${asma}/about`);
  await page.getByText('Sit beside her and hum.').first().waitFor();
  await page.goto(`${address}/contact`);
  const box = page.locator('textarea').first();
  await box.fill('He plays alone today.');
  await page.waitForTimeout(500);
  assert.equal(await page.getByText('These words stand in another family’s plan').count(), 0);
  await box.fill('He plays. Sit beside her and hum, a minute later she hums along.');
  await page.getByText('These words stand in another family’s plan').first().waitFor();
  const kept = await page.evaluate(() => new Promise((done) => {
    const asked = indexedDB.open('doorstep.plans');
    asked.onsuccess = () => {
      const all = asked.result.transaction('known').objectStore('known').getAll();
      all.onsuccess = () => { asked.result.close(); done(all.result.join(' ')); };
    };
  }));
  assert.ok(kept.includes('runs') && !kept.includes('hum'), 'numbers, no words');
  await fine(page, 'paste-warning');
  await page.context().close();
});
