// Whether a page stands in nobody's way at any width: axe, and nothing that moves sideways. `DOORSTEP_SHOTS` names a folder that keeps
// what it looks like.

import assert from 'node:assert/strict';
import { join } from 'node:path';

import { violations } from './axe.mjs';
import { LAPTOP, PHONE } from './browser.mjs';
import { sideways } from './measure.mjs';

/** Waits until nothing fades any more; what turns for ever is left out. */
async function still(page) {
  await page.evaluate(() => {
    const ends = document.getAnimations().filter((one) => one.effect.getTiming().iterations !== Infinity);
    return Promise.all(ends.map((one) => one.finished.catch(() => {})));
  });
}

/** Looks at a page on a phone, at 320 px and on a laptop, and leaves it as wide as it was. */
export async function fine(page, name) {
  const was = page.viewportSize();
  for (const viewport of [PHONE, { width: 320, height: 700 }, LAPTOP]) {
    await page.setViewportSize(viewport);
    await still(page);
    assert.deepEqual(await violations(page), [], `${name}: ${page.url()} ${viewport.width}`);
    assert.equal(await sideways(page), 0, `${name}: ${page.url()} ${viewport.width}`);
    if (process.env.DOORSTEP_SHOTS) {
      await page.screenshot({ path: join(process.env.DOORSTEP_SHOTS, `${name}-${viewport.width}.png`), fullPage: true });
    }
  }
  await page.setViewportSize(was);
}
