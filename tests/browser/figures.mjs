// What a first view of a page costs a phone, and what the start of the workspace costs, as one JSON object:
// node tests/browser/figures.mjs
// Each page is opened in a fresh browser profile; bytes are what came over the wire, headers of the answers included.

import { openPage, startBrowser, tookOver } from './support/browser.mjs';
import { servicePath, startServer } from './support/server.mjs';
import { signIn } from './support/sign_in.mjs';

const [server, browser] = await Promise.all([startServer(), startBrowser()]);

/** Opens a page and counts until its documents, files and, where nothing is spared, the full texts are there. */
async function firstView(path, expected) {
  const page = await openPage(browser, server.url);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const types = new Map();
  const figures = { requests: 0, bytes: 0, html_bytes: 0, program_bytes: 0, words_bytes: 0, data_bytes: 0 };
  const part = (url) => {
    if (/\.(js|wasm)$/.test(url)) return 'program_bytes';
    if (/\.words$/.test(url)) return 'words_bytes';
    return /\/d\//.test(url) ? 'data_bytes' : 'html_bytes';
  };
  let all;
  const complete = new Promise((done) => (all = done));
  devtools.on('Network.responseReceived', ({ requestId, response }) => types.set(requestId, response.url));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = types.get(requestId);
    if (!url || url.startsWith('data:')) return;
    figures.requests += 1;
    figures.bytes += encodedDataLength;
    figures[part(url)] += encodedDataLength;
    if (figures.requests === expected) all();
  });
  await page.goto(path);
  await tookOver(page);
  await complete;
  await page.context().close();
  return figures;
}

/** Opens the workspace with an empty cache as somebody who is signed in, and counts until what is due today stands there. */
async function firstDay(name) {
  const page = await openPage(browser, server.url);
  await signIn(page, name, '/desk/demo/settings');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.clearBrowserCache');
  const types = new Map();
  const figures = { requests: 0, bytes: 0, program_bytes: 0, api_requests: 0 };
  devtools.on('Network.responseReceived', ({ requestId, response }) => types.set(requestId, response.url));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = types.get(requestId);
    if (!url || url.startsWith('data:')) return;
    figures.requests += 1;
    figures.bytes += encodedDataLength;
    if (/\.(js|wasm)$/.test(url)) figures.program_bytes += encodedDataLength;
    if (/\/api\//.test(url)) figures.api_requests += 1;
  });
  await page.goto('/desk/demo/day');
  await page.locator('main').getByText(/\d{4}/).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.context().close();
  return figures;
}

try {
  // Document, script, module, words, list, full texts.
  const EXPECTED = 6;
  console.log(
    JSON.stringify(
      {
        first_view_home: await firstView('/en/z/demo/', EXPECTED),
        first_view_results: await firstView('/en/z/demo/find?q=todler+group', EXPECTED),
        first_view_service: await firstView(servicePath('stay-and-play'), EXPECTED),
        workspace_start_my_day: await firstDay('Ruth Bell'),
      },
      null,
      2,
    ),
  );
} finally {
  await browser.close();
  await server.stop();
}
