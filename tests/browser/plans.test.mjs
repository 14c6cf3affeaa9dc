// A family's plan, as a link teacher and a parent advisor make it in two browsers, and what others see of it.

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

/** Chooses one of several answers. */
async function pick(form, question, answer) {
  await form.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: typeof answer === 'string' }).check({ force: true });
}

/** Nothing stands in anybody's way, on a laptop, on a phone and at 320 px. */
async function fine(page) {
  for (const viewport of [PHONE, { width: 320, height: 700 }, LAPTOP]) {
    await page.setViewportSize(viewport);
    assert.deepEqual(await violations(page), [], `${page.url()} ${viewport.width}`);
    assert.equal(await sideways(page), 0, `${page.url()} ${viewport.width}`);
  }
}

/** Somebody at the workspace. */
async function at(name, path) {
  const page = await openPage(browser, server.url, { viewport: LAPTOP });
  await signIn(page, name, path);
  return page;
}

/** Opens a step's form, and gives it. */
async function step(page, title) {
  const section = page.getByRole('region', { name: title, exact: true });
  await section.getByRole('button', { name: /^Take this step/ }).click();
  return section;
}

/** Names a child, and gives the address of its plan. */
async function nominate(page, child) {
  await page.getByLabel('Full name of the child').fill(child);
  await day(page, 'Birthday of the child', ['11', '2', '2023']);
  await page.getByLabel('Full name of the adult').fill('Layla Ferris');
  await page.getByLabel('What is the adult called?').fill('Layla');
  await page.getByLabel('What are they to the child?').fill('mum');
  await pick(page, 'What may they decide for the child?', 'They have parental responsibility');
  await pick(page, 'How do you know of the place?', 'The school told us');
  await day(page, 'Accepted on', ['1', '5', '2027']);
  await day(page, 'The day they said that you may ask', ['1', '6', '2027']);
  await page.getByLabel('The child lives here, or starts at a school that takes part').check({ force: true });
  await page.getByRole('button', { name: 'Name this child' }).click();
  await page.waitForURL(/\/plans\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

async function member(page, name, what) {
  await page.getByRole('button', { name: /^Add somebody/ }).click();
  await page.getByLabel('Who?').selectOption({ label: await option(page, name) });
  await pick(page, 'What do they do for the family?', what);
  await day(page, 'First day', ['8', '6', '2027']);
  await day(page, 'The family was told on', ['8', '6', '2027']);
  await page.getByRole('button', { name: 'Add to the team' }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

/** The line of a list that begins with a name. */
async function option(page, name) {
  await page.getByLabel('Who?').locator('option', { hasText: name }).waitFor({ state: 'attached' });
  const all = await page.getByLabel('Who?').locator('option').allTextContents();
  return all.find((text) => text.startsWith(name));
}

/** Answers every question of the grid for these partners with yes or no, and keeps it. */
async function share(page, answers) {
  const table = page.getByRole('region', { name: 'Table: who may see what' });
  await table.getByRole('group').first().waitFor();
  for (const [partner, answer] of Object.entries(answers)) {
    for (const cell of await table.getByRole('group', { name: new RegExp(`: ${partner}$`) }).all()) {
      await cell.getByText(answer, { exact: true }).click();
    }
  }
  await pick(page, 'Which adult says so?', /Layla/);
  await pick(page, 'How did they say it?', /said/i);
  await page.getByRole('button', { name: 'Keep these answers' }).click();
  await page.getByText('Kept. It holds from now on', { exact: true }).last().waitFor();
}

test('a link teacher and a parent advisor take a family from its naming to a plan that is worked on', async () => {
  const ruth = await at('Ruth Bell', '/desk/demo/families/new');
  const plan = await nominate(ruth, 'Zahra Ferris');
  await ruth.getByRole('heading', { level: 1, name: /Zahra/ }).waitFor();

  // Nobody else knows of it.
  const dev = await at('Dev Anand', plan);
  await dev.getByText('This is not open to you').waitFor();

  const ask = await step(ruth, 'Ask the family');
  await ask.getByLabel('Which language was spoken?').selectOption('ar');
  await ask.getByRole('button', { name: 'We asked the family' }).click();
  const yes = await step(ruth, 'The family says yes');
  await pick(yes, 'How were they told of the notice?', /read/i);
  await yes.getByLabel('In which language?').selectOption('ar');
  await pick(yes, 'Who agreed?', /Layla/);
  await pick(yes, 'How did they agree?', /said/i);
  await yes.getByRole('button', { name: 'Write down that they take part' }).click();
  await ruth.getByText('Written down. The plan now: Takes part', { exact: true }).waitFor();

  await ruth.goto(`${plan}/team`);
  await member(ruth, 'Dev Anand', 'Parent advisor');
  await member(ruth, 'Joanna Pryce', /Children’s Centre/);
  await fine(ruth);

  // In the team, and nothing is shared yet: a label and no name.
  await dev.reload();
  await dev.getByRole('heading', { level: 1, name: /^Family / }).waitFor();
  assert.ok(!(await dev.content()).includes('Zahra'), 'no name');

  const no = { 'Millpond Primary School': 'May not', 'Alder Homes': 'May see it', "Alder Bank Children's Centre": 'May not' };
  await share(ruth, no);
  await dev.reload();
  await dev.getByRole('heading', { level: 1, name: /Zahra/ }).waitFor();
  const joanna = await at('Joanna Pryce', plan);
  await joanna.getByRole('heading', { level: 1, name: /^Family / }).waitFor();
  assert.ok(!(await joanna.content()).includes('Zahra'), 'no name');

  // She changes her mind: on the very next request, also on a page that is open.
  const before = await dev.request.get(`/api/v1/desk/demo/plans/${plan.split('/').pop()}`);
  assert.ok((await before.text()).includes('Zahra'));
  await ruth.reload();
  await share(ruth, { 'Alder Homes': 'May not' });
  const after = await dev.request.get(`/api/v1/desk/demo/plans/${plan.split('/').pop()}`);
  assert.equal(after.status(), 200);
  assert.ok(!(await after.text()).includes('Zahra'), 'not in a single byte');
  await ruth.reload();
  await share(ruth, { 'Alder Homes': 'May see it' });

  await ruth.goto(plan);
  const know = await step(ruth, 'Begin to know each other');
  await know.getByRole('button', { name: 'Begin', exact: true }).click();
  await ruth.getByText('Written down. The plan now: Getting to know each other', { exact: true }).waitFor();
  const make = ruth.getByRole('region', { name: 'Make the plan', exact: true });
  await make.getByText('Write down at least one thing that goes well.').waitFor();

  await parentsView(ruth, plan);
  await work(ruth, plan);
  await ruth.goto(plan);
  const made = await step(ruth, 'Make the plan');
  await made.getByRole('button', { name: 'The plan is made' }).click();
  await ruth.getByText('Written down. The plan now: Plan made', { exact: true }).waitFor();
  const begin = await step(ruth, 'Begin the work');
  await pick(begin, 'Who says so?', /Layla/);
  await pick(begin, 'What does the family say to the plan?', 'They agree with all of it');
  await begin.getByRole('button', { name: 'Write down what the family says to the plan' }).click();
  await ruth.getByText('Written down. The plan now: Before school starts', { exact: true }).waitFor();
  await fine(ruth);

  // What the advisor sees, and what the leads of the school, who are not in the team, do.
  await dev.goto(`${plan}/goals`);
  await dev.getByText('Says goodbye and goes to play').first().waitFor();
  const helen = await at('Helen Marsh', plan);
  await helen.getByText('This is not open to you').waitFor();
  const samira = await at('Samira Haddad', plan);
  await samira.getByRole('heading', { level: 1, name: /^Family / }).waitFor();
  assert.ok(!(await samira.content()).includes('Zahra'), 'whoever looks after the zone sees no name');
  for (const page of [ruth, dev, joanna]) {
    assert.deepEqual(page.wrong.filter((words) => !words.includes('404')), [], 'no error in the console');
  }
});

/** A parent's view, of one item. */
async function parentsView(page, plan) {
  await page.goto(`${plan}/readiness`);
  await page.getByRole('button', { name: 'Record a view' }).first().click();
  await pick(page, /Whose view/, 'A parent or carer');
  await page.getByRole('group', { name: /toilet/ }).getByRole('radio', { name: 'Most days' }).check({ force: true });
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await page.getByText('Saved', { exact: true }).first().waitFor();
}

/** A strength, a need, a goal, and an action on each side. */
async function work(page, plan) {
  await page.goto(`${plan}/goals`);
  await page.getByRole('button', { name: 'Add a strength' }).click();
  await page.getByLabel('In a few words').fill('Sings all day');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('Sings all day').first().waitFor();
  await page.getByRole('button', { name: 'Add a need' }).click();
  await page.getByLabel('In a few words').fill('Leaving Mum is hard');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('Leaving Mum is hard').first().waitFor();
  await page.getByRole('button', { name: /^Add a goal/ }).click();
  await page.getByLabel('The goal, in the family’s words').fill('Says goodbye and goes to play');
  await page.getByLabel('How will you all know?').fill('She waves, and finds the sand');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('Says goodbye and goes to play').first().waitFor();
  for (const [words, who] of [['Three visits to the class', /Ruth/], ['A kiss in the pocket', /Layla/]]) {
    await page.getByRole('button', { name: /^Add an action/ }).click();
    await page.getByLabel('What will be done?').fill(words);
    const box = page.getByLabel('Who does it?');
    const all = await box.locator('option').allTextContents();
    await box.selectOption({ label: all.find((text) => who.test(text)) });
    // V11: a school is asked for a school day; a family may choose any.
    await day(page, 'By when?', ['3', '7', '2027']);
    const saturday = page.getByText('3 July 2027 is a weekend, and the school is closed. The next school day is 5 July 2027.');
    if (who.source === 'Ruth') await saturday.waitFor();
    else assert.equal(await saturday.count(), 0);
    await day(page, 'By when?', ['2', '7', '2027']);
    await saturday.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Save/ }).click();
    await page.getByText(words).first().waitFor();
  }
}
