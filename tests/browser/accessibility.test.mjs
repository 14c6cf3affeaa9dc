// Every screen, in every state, language and colouring, for everybody.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './support/axe.mjs';
import { LAPTOP, PHONE, openPage, startBrowser, visit } from './support/browser.mjs';
import { clipped, cutWords, overlaps, sideways, smallTargets, sticksOut } from './support/measure.mjs';
import { servicePath, startServer, startServerOfTwoZones } from './support/server.mjs';
import { STATES } from './support/states.mjs';
import { LANGS } from './support/words.mjs';

let server, zones, browser;
before(async () => ([server, zones, browser] = await Promise.all([startServer(), startServerOfTwoZones(), startBrowser()])));
after(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), zones?.stop()]);
});

/** One page a language and server, as a person would have: opening a new one for each state takes twice the time. */
const pages = new Map();
async function pageFor(lang, { url }) {
  const key = lang + url;
  if (!pages.has(key)) pages.set(key, await openPage(browser, url));
  const page = pages.get(key);
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'light' });
  return page;
}

for (const lang of LANGS) {
  for (const state of STATES) {
    test(`${state.name}, in ${lang}`, async () => {
      const page = await pageFor(lang, state.zones ? zones : server);
      const wrong = [];
      const note = (what, found) => wrong.push(...[found].flat().map((one) => `${what}: ${one}`));
      await state.go(page, lang);
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
      note('light', await violations(page));
      note('small target', await smallTargets(page));
      note('cut in two', await cutWords(page));
      await page.emulateMedia({ colorScheme: 'dark' });
      note('dark', await violations(page));

      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 320, height: 568 });
      note('at 320 pixels', [...(await overlaps(page)), ...(await sticksOut(page)), ...(await clipped(page))]);
      assert.equal(await sideways(page), 0, 'wider than 320 pixels');
      await page.setViewportSize({ width: 640, height: 900 });
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      note('at 200 %', [...(await overlaps(page)), ...(await sticksOut(page)), ...(await clipped(page))]);
      assert.equal(await sideways(page), 0, 'wider than 640 pixels with text twice as large');
      assert.deepEqual(wrong, []);
    });
  }
}

test('the self-test of the feeds, with all that it asked, is read on a phone', async () => {
  const page = await openPage(browser, server.url);
  await page.goto('/oruk/demo/self-test');
  await page.getByRole('heading', { level: 1, name: 'Feed self-test' }).waitFor();
  await page.getByText(/^All \d+ tests passed\.$/).waitFor();
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  const wrong = [...(await violations(page)), ...(await smallTargets(page))];
  await page.emulateMedia({ colorScheme: 'dark' });
  wrong.push(...(await violations(page)));
  await page.setViewportSize({ width: 320, height: 568 });
  wrong.push(...(await overlaps(page)));
  assert.equal(await sideways(page), 0, 'wider than 320 pixels');
  await page.setViewportSize({ width: 640, height: 900 });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  assert.equal(await sideways(page), 0, 'wider than 640 pixels with text twice as large');
  assert.deepEqual([...wrong, ...page.wrong], []);
});

test('a keyboard alone goes from the first page to a next date, and always shows where it is', async () => {
  const page = await openPage(browser, server.url);
  await visit(page, '/en/z/demo/');
  const here = () =>
    page.evaluate(() => {
      const e = document.activeElement;
      const box = e.getBoundingClientRect();
      const style = getComputedStyle(e);
      const over = document.elementFromPoint(Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), box.top + Math.min(box.height / 2, 8));
      return {
        name: e.textContent.trim() || e.getAttribute('id') || e.localName,
        outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        inView: box.top >= 0 && box.top < innerHeight && box.height > 0,
        uncovered: over === e || e.contains(over) || over?.contains(e) === true,
        body: e === document.body,
      };
    });
  const walk = async (until) => {
    const names = [];
    for (let i = 0; i < 200; i += 1) {
      await page.keyboard.press('Tab');
      const now = await here();
      if (now.body) break;
      assert.ok(now.outline, `no outline on ${now.name}`);
      assert.ok(now.inView, `out of view: ${now.name}`);
      assert.ok(now.uncovered, `covered: ${now.name}`);
      names.push(now.name);
      if (until && until(now.name)) break;
    }
    return names;
  };
  const all = await walk();
  assert.equal(all[0], 'Skip to the main part');
  assert.equal(all.at(-1), 'Help now');
  assert.ok(all.length >= 25, `${all.length} stops`);

  await visit(page, '/en/z/demo/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const next = await walk((name) => name === 'q');
  assert.deepEqual(next, ['q'], 'the skip link leads past the frame');
  await page.keyboard.type('toddler group');
  await page.keyboard.press('Enter');
  await page.locator('h1:focus').waitFor();
  await page.getByRole('heading', { level: 1, name: /^\d+ things found$/ }).waitFor();
  await walk((name) => name === 'Stay and play');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Stay and play' }).waitFor();
  await page.locator('h1:focus').waitFor();
  assert.deepEqual(await walk((name) => name.startsWith('Call')), ['Call 01632 960110']);
  await visit(page, '/en/z/demo/find');
  const choices = await walk((name) => name === 'More choices');
  assert.equal(choices.at(-1), 'More choices');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await page.locator(':focus').getAttribute('name'), 'stage');
  await page.context().close();
});

test('forced colours keep borders, focus and the mark of where one is', async () => {
  const page = await openPage(browser, server.url, { forcedColors: 'active' });
  await visit(page, '/en/z/demo/');
  assert.ok(await page.evaluate(() => matchMedia('(forced-colors: active)').matches));
  const style = (locator) =>
    locator.evaluate((e) => {
      const { borderTopWidth, borderTopStyle, outlineStyle, color, backgroundColor } = getComputedStyle(e);
      return { border: borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1, outlined: outlineStyle !== 'none', readable: color !== backgroundColor };
    });
  const button = await style(page.getByRole('button', { name: 'Find' }));
  assert.ok(button.border && button.readable);
  assert.ok((await style(page.getByRole('region', { name: 'What does your family need?' }))).border);
  assert.ok((await style(page.getByRole('link', { name: 'English', exact: true }))).outlined);
  await page.getByRole('searchbox').focus();
  assert.ok((await style(page.getByRole('searchbox'))).outlined);
  await visit(page, servicePath('stay-and-play'));
  assert.deepEqual(await violations(page), []);
  await page.context().close();
});

test('paper gets the service and its number, and nothing to press', async () => {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await visit(page, servicePath('stay-and-play'));
  await page.emulateMedia({ media: 'print' });
  for (const name of ['Main', 'Language']) assert.ok(await page.getByRole('navigation', { name, includeHidden: true }).isHidden(), name);
  assert.ok(await page.getByText('Skip to the main part').isHidden());
  assert.ok(await page.getByRole('heading', { level: 1, name: 'Stay and play' }).isVisible());
  assert.ok(await page.getByRole('link', { name: 'Call 01632 960110' }).first().isVisible());
  await visit(page, '/en/z/demo/find?q=swim');
  assert.ok(await page.getByRole('search').getByRole('searchbox', { includeHidden: true }).isHidden());
  assert.ok(await page.getByRole('link', { name: 'Family swim', exact: true }).isVisible());
  await page.context().close();
});

test('who asks for less motion gets none', async () => {
  const moving = (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((e) => {
          const { transitionDuration, animationName } = getComputedStyle(e);
          return animationName !== 'none' || transitionDuration.split(',').some((d) => parseFloat(d) > 0);
        })
        .map((e) => e.outerHTML.slice(0, 80)),
    );
  const still = await openPage(browser, server.url, { reducedMotion: 'reduce', viewport: PHONE });
  await visit(still, '/en/z/demo/');
  assert.deepEqual(await moving(still), []);
  const usual = await openPage(browser, server.url, { viewport: PHONE });
  await visit(usual, '/en/z/demo/');
  assert.ok((await moving(usual)).length > 0, 'there is motion to take away');
  await still.context().close();
  await usual.context().close();
});
