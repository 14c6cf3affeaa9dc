// Chromium, and pages that remember everything that went wrong on them.

import { chromium } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A phone of 2016, which is the smallest that many families have. */
export const PHONE = { width: 360, height: 740 };
/** A laptop. */
export const LAPTOP = { width: 1280, height: 800 };

/** Starts the browser named by `CHROMIUM`, or Debian's. */
export function startBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS });
}

/**
 * Opens a page in a context of its own. `page.wrong` fills with console errors, uncaught errors and refusals of the
 * content security policy; `page.asked` with the addresses of all requests.
 */
export async function openPage(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: PHONE, baseURL: url, locale: 'en-GB', ...options });
  context.setDefaultTimeout(15_000);
  if (options.javaScriptEnabled !== false) {
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective}`));
    });
  }
  const page = await context.newPage();
  page.wrong = [];
  page.asked = [];
  page.on('console', (message) => message.type() === 'error' && page.wrong.push(message.text()));
  page.on('pageerror', (error) => page.wrong.push(String(error)));
  page.on('request', (request) => page.asked.push({ url: request.url(), type: request.resourceType() }));
  return page;
}

/** Goes to an address and waits until the app has taken over. */
export async function visit(page, path) {
  const response = await page.goto(path);
  await tookOver(page);
  return response;
}

/** Waits until the app has taken over the page the server made. */
export async function tookOver(page) {
  await page.locator('#app:not([data-ssr])').waitFor();
}

/** How many documents, and not parts of one, were asked for so far. */
export function documents(page) {
  return page.asked.filter(({ type }) => type === 'document').length;
}
