// Every screen of plans: nothing in anybody's way, at any width, and with two hundred families on one desk.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { violations } from './support/axe.mjs';
import { LAPTOP, PHONE, openPage, startBrowser } from './support/browser.mjs';
import { sideways } from './support/measure.mjs';
import { startServer } from './support/server.mjs';
import { session, signIn } from './support/sign_in.mjs';

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([startBrowser(), startServer()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const NARROW = { width: 320, height: 700 };
const PAGES = ['', '/about', '/readiness', '/assessment', '/goals', '/meetings', '/services', '/notes', '/team', '/history', '/wizard', '/contact', '/print'];

/** Waits until a screen has drawn what it asked for. */
async function drawn(page) {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => !document.querySelector('.bone, [aria-busy="true"]'));
}

async function fine(page, viewports = [PHONE, NARROW, LAPTOP]) {
  for (const viewport of viewports) {
    await page.setViewportSize(viewport);
    assert.deepEqual(await violations(page), [], `${page.url()} ${viewport.width}`);
    assert.equal(await sideways(page), 0, `${page.url()} ${viewport.width}`);
  }
}

/** The demo's plans that somebody may see, by the first word of their line. */
async function plans(page) {
  await page.goto('/desk/demo/families');
  await page.locator('a[href*="/plans/"]').first().waitFor();
  return page.evaluate(() =>
    Object.fromEntries([...document.querySelectorAll('a[href*="/plans/"]')].map((a) => [a.textContent.trim().split('’')[0], a.getAttribute('href')])),
  );
}

test('ig70_every_page_of_a_plan_can_be_read_and_used_at_any_width_and_says_where_a_worry_belongs', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Ruth Bell', '/desk/demo/families');
  const { Asma } = await plans(page);
  for (const at of PAGES) {
    await page.goto(`${Asma}${at}`);
    await drawn(page);
    const panel = page.getByRole('region', { name: 'Worried about a child?' });
    await panel.getByRole('link', { name: /999/ }).first().waitFor();
    await fine(page);
  }
  for (const at of ['/desk/demo/day', '/desk/demo/families', '/desk/demo/families/new', '/desk/demo/clashes']) {
    await page.goto(at);
    await drawn(page);
    await fine(page);
  }
  assert.deepEqual(page.wrong, []);
});

test('a plan that rests, one that is over and one without a name can be read too', async () => {
  const page = await openPage(browser, server.url, { viewport: PHONE });
  await signIn(page, 'Ruth Bell', '/desk/demo/families');
  const all = await plans(page);
  const nameless = Object.keys(all).find((name) => name.startsWith('Family '));
  for (const [name, words] of [['Jory', /read only|left|over/i], ['Jonas', /read only|moved|over/i], [nameless, /Family/]]) {
    await page.goto(all[name]);
    await drawn(page);
    await page.getByText(words).first().waitFor();
    await fine(page, [PHONE, LAPTOP]);
  }
});

test('with the keyboard alone one reaches a family, its notes and a new contact', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, 'Ruth Bell', '/desk/demo/families');
  const { Asma } = await plans(page);
  await page.goto(Asma);
  await drawn(page);
  const link = page.getByRole('link', { name: 'Write a contact' }).first();
  for (let presses = 0; presses < 40 && !(await link.evaluate((a) => a === document.activeElement)); presses += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/contact$/);
  await page.getByRole('radio', { name: 'Call', exact: true }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('What happened?').focus();
  await page.keyboard.type('Hodan rang. The visit is on Thursday.');
  await page.getByRole('button', { name: /^Save/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Saved', { exact: true }).first().waitFor();
  await page.goto(`${Asma}/notes`);
  await page.getByText('Hodan rang. The visit is on Thursday.').first().waitFor();
});

test('a contact is written down with four presses and its words', async () => {
  const page = await openPage(browser, server.url, { viewport: PHONE });
  await signIn(page, 'Dev Anand', '/desk/demo/families');
  const { Asma } = await plans(page);
  let presses = 0;
  await page.goto(Asma);
  await drawn(page);
  const press = async (what) => {
    await what.click({ force: true });
    presses += 1;
  };
  await press(page.getByRole('link', { name: 'Write a contact' }).first());
  await press(page.getByRole('radio', { name: 'Home visit', exact: true }));
  await page.getByLabel('What happened?').fill('We sang the good morning song together.');
  await press(page.getByRole('radio', { name: 'In a week', exact: true }));
  await press(page.getByRole('button', { name: /^Save/ }).first());
  await page.getByText('Saved', { exact: true }).first().waitFor();
  assert.ok(presses <= 8, `${presses} presses`);
});

test('two hundred families on one desk: one is found by a few letters', async () => {
  const page = await openPage(browser, server.url, { viewport: PHONE });
  await signIn(page, 'Ruth Bell', '/desk/demo/families');
  await page.locator('a[href*="/plans/"]').first().waitFor();
  const told = await session(page);
  // As many as are missing from two hundred.
  const own = await page.evaluate(() => new Set([...document.querySelectorAll('a[href*="/plans/"]')].map((a) => a.pathname)).size);
  const made = await page.evaluate(async ([csrf, missing]) => {
    // Ids of version 7, as the form makes them.
    const id = () => {
      const random = crypto.randomUUID();
      const now = Date.now().toString(16).padStart(12, '0');
      return `${now.slice(0, 8)}-${now.slice(8)}-7${random.slice(15)}`;
    };
    const one = async (n) => {
      const [plan, family, child, adult] = [id(), id(), id(), id()];
      const body = {
        plan, family, child_id: child, adult_id: adult,
        child: { legal_name: `Child Number${n}`, known_as: `Kid${String(n).padStart(3, '0')}`, born: '2023-03-03' },
        adult: { legal_name: 'A Parent', relationship: 'dad', responsibility: 'parental', lives_with_child: 'yes' },
        home: { languages: ['en'], interpreter: 'no' },
        place: { school: { is: 'other', name: 'Weir Road School' }, place: { entry_year: 2027, source: 'parent-told' } },
        of_zone: true, may_be_contacted_on: '2027-06-01',
      };
      const headers = { 'content-type': 'application/json', 'idempotency-key': plan, 'x-doorstep-csrf': csrf };
      return (await fetch('/api/v1/desk/demo/plans', { method: 'POST', headers, body: JSON.stringify(body) })).status;
    };
    const statuses = [];
    for (let n = 0; n < missing; n += 1) statuses.push(await one(n));
    return statuses;
  }, [told.person.csrf, 200 - own]);
  assert.ok(made.every((status) => status === 200), JSON.stringify([...new Set(made)]));
  await page.reload();
  await page.getByText('200 of 200 families').waitFor();
  await page.getByRole('searchbox', { name: 'Find a family' }).fill('kid07');
  await page.getByText('10 of 200 families').waitFor();
  await page.getByRole('searchbox', { name: 'Find a family' }).fill('kid077');
  await page.getByText('1 of 200 families').waitFor();
  await page.getByRole('searchbox', { name: 'Find a family' }).fill('');
  await fine(page, [PHONE, LAPTOP]);
  await page.goto('/desk/demo/day');
  await drawn(page);
  await fine(page, [PHONE]);
});
