// Measures of a page, taken inside it. Each gives the list of what is wrong, so an empty list is a pass.

/** How many pixels the page is wider than its window. */
export const sideways = (page) =>
  page.evaluate(() => Math.max(0, document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth));

/** Controls that are too small to press: 24 pixels for all but links in a sentence, 44 for what is mainly pressed. */
export const smallTargets = (page) =>
  page.evaluate(() => {
    const wrong = [];
    const shown = (e) => e.checkVisibility() && e.getClientRects().length > 0;
    const own = (e) => getComputedStyle(e).display !== 'inline';
    for (const e of document.querySelectorAll('a[href], button, input, select, summary')) {
      // The label is the target of a tick box or a radio; the skip link shows only in focus.
      const target = e.type === 'checkbox' || e.type === 'radio' ? e.closest('label') : e;
      if (e.type === 'hidden' || !shown(target) || e.classList.contains('skip')) continue;
      const { width, height } = target.getBoundingClientRect();
      const inSentence = e.localName === 'a' && !own(e);
      const main = !inSentence && !e.closest('h2, h3');
      const least = inSentence ? 0 : main ? 44 : 24;
      if (height < least - 0.5 || width < Math.min(least, 24) - 0.5) wrong.push(`${Math.round(width)}x${Math.round(height)} ${e.outerHTML.slice(0, 100)}`);
    }
    return wrong;
  });

/** Boxes that hide a part of their own text. */
export const clipped = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#app :not(input, select)')]
      .filter((e) => e.checkVisibility() && !e.closest('.vh, svg') && /hidden|clip/.test(getComputedStyle(e).overflow))
      .filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1)
      .map((e) => e.outerHTML.slice(0, 120)),
  );

/** Pairs of controls that lie over one another. The bar that stays at the foot is meant to. */
export const overlaps = (page) =>
  page.evaluate(() => {
    const controls = [...document.querySelectorAll('main a[href], header a[href], main button, main input:not([type=hidden]), main select, main summary')]
      .filter((e) => e.checkVisibility())
      .flatMap((e) => [...e.getClientRects()].map((box) => ({ e, box })));
    const wrong = [];
    for (const [i, a] of controls.entries()) {
      for (const b of controls.slice(i + 1)) {
        if (a.e === b.e || a.e.contains(b.e) || b.e.contains(a.e)) continue;
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (wide > 1 && high > 1) wrong.push(`${a.e.outerHTML.slice(0, 80)} ${b.e.outerHTML.slice(0, 80)}`);
      }
    }
    return wrong;
  });

/** Words that stick out of the window or of the paper they stand on. */
export const sticksOut = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#app :is(p, a, h1, h2, h3, dd, dt, b, span, label, button, summary, legend, time)')]
      .filter((e) => e.checkVisibility() && !e.closest('.vh, .skip'))
      .filter((e) => {
        const box = e.getBoundingClientRect();
        return box.width > 0 && (box.left < -0.5 || box.right > document.documentElement.clientWidth + 0.5);
      })
      .map((e) => e.outerHTML.slice(0, 120)),
  );

/** Words that are cut in two at the end of a line. Addresses of mail and web, and words with a hyphen, may be. */
export const cutWords = (page) =>
  page.evaluate(() => {
    const wrong = [];
    const texts = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (!text.parentElement.checkVisibility() || text.parentElement.closest('.vh, .skip, option')) continue;
      for (const { 0: word, index } of text.data.matchAll(/[^\s@/:.,;()–-]+/g)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top)));
        if (lines.size > 1) wrong.push(word);
      }
    }
    return wrong;
  });
