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

/** Says through the form, without a program, what is wrong with an entry. */
async function tell(slug, matter, words) {
  const parent = await openPage(browser, server.url, { viewport: PHONE, javaScriptEnabled: false });
  await parent.goto(servicePath(slug));
  await parent.getByRole('link', { name: 'Is this right?' }).click();
  await parent.getByRole('checkbox', { name: matter }).check();
  await parent.getByRole('textbox', { name: 'What is right?' }).fill(words);
  // A form that is sent at once is asked for again: nobody types that fast.
  await parent.waitForTimeout(4_000);
  await parent.getByRole('button', { name: 'Send' }).click();
  await parent.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor();
  await parent.context().close();
}

/** Waits until the published directory says something: asked beside the browser, which may keep an answer for a minute. */
async function published(page, path, words) {
  const there = async () => (await (await page.request.get(path)).text()).includes(words);
  for (let n = 0; n < 60 && !(await there()); n += 1) await page.waitForTimeout(250);
}

/** The letter about an entry. */
function letterOf(page, name) {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
}

test('a parent without JavaScript says what is wrong, and a worker puts it in with one press', async () => {
  await tell('baby-massage', 'Days or times', 'It starts at 10:30 now.');
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Joanna Pryce', '/desk/demo/inbox');
  const letter = letterOf(page, 'Baby massage');
  await letter.waitFor();
  const text = await letter.innerText();
  assert.ok(text.includes('It starts at 10:30 now.') && text.includes('10am to 11am'), text);
  assert.ok(text.includes('10:30am to 11:30am'), `what it would say: ${text}`);
  for (const viewport of [LAPTOP, PHONE]) {
    await page.setViewportSize(viewport);
    assert.deepEqual(await violations(page), [], `${viewport.width}`);
    assert.equal(await sideways(page), 0, `${viewport.width}`);
  }
  await page.setViewportSize(LAPTOP);
  const rail = page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name: /^Inbox/ });
  const before = Number((await rail.innerText()).match(/\d+/)?.[0]);
  assert.ok(before > 0, 'the rail counts what waits');
  await letter.getByRole('button', { name: /^Right: put it in/ }).click();
  await letter.waitFor({ state: 'detached' });
  await page.waitForFunction(
    ([link, count]) => document.querySelector(link)?.innerText.includes(String(count)),
    ['nav[aria-label=Workspace] a[href$="/inbox"]', before - 1],
  );
  await page.getByRole('navigation', { name: 'Messages' }).getByRole('link', { name: /^Done/ }).click();
  await page.getByRole('heading', { level: 2, name: 'Baby massage' }).waitFor();
  assert.deepEqual(page.wrong, []);

  // The family who looks next reads it.
  const parent = await openPage(browser, server.url, { viewport: PHONE });
  await published(parent, servicePath('baby-massage'), '10:30am to 11:30am');
  await parent.goto(servicePath('baby-massage'));
  await parent.getByText(/10:30am to 11:30am/).first().waitFor();
  await parent.context().close();
  await page.context().close();
});

test('a letter stands beside the field it is about, and is accepted with the save', async () => {
  await tell('messy-mornings', 'Days or times', 'I think they have moved to another day.');
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Joanna Pryce', '/desk/demo/inbox');
  const letter = letterOf(page, 'Messy mornings');
  await letter.waitFor();
  assert.equal(await letter.getByRole('button', { name: /put it in/ }).count(), 0, 'nobody can tell which day');
  await letter.getByRole('link', { name: /^Open the editor/ }).click();
  const section = page.getByRole('region', { name: 'When and where' });
  await section.getByText('I think they have moved to another day.', { exact: true }).waitFor();
  for (const viewport of [LAPTOP, PHONE]) {
    await page.setViewportSize(viewport);
    assert.deepEqual(await violations(page), [], `${viewport.width}`);
    assert.equal(await sideways(page), 0, `${viewport.width}`);
  }
  await section.getByRole('checkbox', { name: /^Put right with this save/ }).check();
  await section.getByRole('checkbox', { name: 'Friday', exact: true }).check();
  await section.getByRole('checkbox', { name: 'Thursday', exact: true }).uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /saved/i }).waitFor();
  await page.goto('/desk/demo/inbox?show=done');
  await letterOf(page, 'Messy mornings').waitFor();
  await page.goto('/desk/demo/inbox');
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  await page.locator('main [aria-busy=true]').waitFor({ state: 'detached' });
  assert.equal(await letterOf(page, 'Messy mornings').count(), 0);
  await page.context().close();
});

test('a gap becomes words that find an entry, and a family finds it', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Joanna Pryce', '/desk/demo/gaps');
  const gap = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'sling library' }) });
  await gap.waitFor();
  assert.match(await gap.innerText(), /7 searches/);
  await gap.getByRole('button', { name: /^Add words/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Add words' });
  await dialog.getByRole('combobox', { name: 'Which entry?' }).selectOption({ label: 'Baby massage' });
  await dialog.getByRole('button', { name: 'Add these words' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const parent = await openPage(browser, server.url, { viewport: PHONE });
  await published(parent, '/api/v1/zones/demo/services?q=sling+library', 'Baby massage');
  await parent.goto('/en/z/demo/find?q=sling+library');
  await parent.getByRole('link', { name: 'Baby massage' }).first().waitFor();
  await parent.context().close();

  const other = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'nappy bank' }) });
  await other.getByRole('link', { name: /^Add a service/ }).click();
  await page.getByRole('link', { name: 'Something else' }).click();
  assert.equal(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue(), 'nappy bank');
  await page.context().close();
});

test('two entries that are one are put together, and the old address leads to it', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Samira Haddad', '/desk/demo/entries/new');
  await page.getByText('Like another entry').click();
  await page.getByRole('link', { name: 'Reading helpers', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('The reading helpers');
  await page.getByRole('textbox', { name: 'What to bring' }).fill('A book you like.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /saved/i }).waitFor();
  await page.goto('/desk/demo/duplicates');
  const pair = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /The reading helpers/ }) });
  const twin = await pair.getByRole('link', { name: 'The reading helpers' }).getAttribute('href');
  await pair.getByRole('button', { name: /^Make one/ }).click();
  const choose = (group, choice) => pair.getByRole('group', { name: group }).getByRole('radio', { name: choice }).check();
  await choose('Which one lives on?', /^Reading helpers/);
  await choose('What to bring', /A book you like/);
  assert.deepEqual(await violations(page), []);
  await pair.getByRole('button', { name: /^Make one/ }).click();
  await page.getByText('No two entries look alike').waitFor();

  const parent = await openPage(browser, server.url, { viewport: PHONE });
  const old = `/en/z/demo/s/${twin.split('/').pop()}`;
  await published(parent, servicePath('reading-helpers'), 'A book you like.');
  await parent.goto(old);
  await parent.getByRole('heading', { level: 1, name: 'Reading helpers', exact: true }).waitFor();
  assert.equal(new URL(parent.url()).pathname, servicePath('reading-helpers'));
  await parent.context().close();

  await page.getByText('Put together (1)').click();
  await page.getByRole('button', { name: /^Make two again/ }).click();
  await page.getByRole('heading', { name: /The reading helpers/ }).waitFor();
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
