// Every screen in every state, and how to get there.

import { visit } from './browser.mjs';
import { servicePath } from './server.mjs';
import { WORDS } from './words.mjs';

const at = (path) => async (page, lang) => {
  await visit(page, path(lang));
};
const service = (slug) => at((lang) => servicePath(slug, lang));
const find = (query) => at((lang) => `/${lang}/z/demo/find?${query}`);

/** Name and way there. A state with `zones` wants the server of two zones. */
export const STATES = [
  { name: 'home', go: at((lang) => `/${lang}/z/demo/`) },
  { name: 'results', go: find('q=todler+group') },
  { name: 'all results', go: find('') },
  { name: 'no results', go: find('q=xyzzyqq') },
  { name: 'widened results', go: find('q=polish+swimming+zebra+club') },
  { name: 'results that are not known too', go: find('free=1&day=tu&unknown=1') },
  {
    name: 'results with the choices open',
    go: async (page, lang) => {
      await visit(page, `/${lang}/z/demo/find?stage=toddler&day=tu&free=1&attend=drop-in&access=pram`);
      await page.getByText(WORDS[lang].more).click();
    },
  },
  { name: 'a service', go: service('stay-and-play') },
  { name: 'a paused service', go: service('furniture-barn') },
  { name: 'a service whose address is private', go: service('lantern-refuge') },
  { name: 'a service checked long ago', go: service('baby-jabs') },
  { name: 'a service never checked', go: service('power-cut-list') },
  { name: 'a service of which little is known', go: service('code-club') },
  { name: 'a service that is gone', go: service('long-gone') },
  { name: 'help', go: at((lang) => `/${lang}/z/demo/help`) },
  { name: 'an address that no page has', go: (page, lang) => page.goto(`/${lang}/z/demo/somewhere`) },
  {
    name: 'a server that cannot be reached',
    go: async (page, lang) => {
      await visit(page, `/${lang}/z/demo/help`);
      await page.route('**/*', (route) => route.abort());
      const other = lang === 'pl' ? 'en' : 'pl';
      await page.getByRole('link', { name: WORDS[other].own, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: WORDS[lang].down }).waitFor();
      await page.unroute('**/*');
    },
  },
  { name: 'a choice of zones', zones: true, go: (page, lang) => page.goto(`/${lang}/`) },
];

