// An independent, certified OpenID provider, and a real zone on a server that signs people in with it.

import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Provider from 'oidc-provider';

import { program, startServer } from './server.mjs';

const SECRET = 'a secret that is only good in this test';

/** A port that is free now. */
async function freePort() {
  const server = createServer();
  await new Promise((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The provider, for a server that sends people there from this address. Whoever signs in with a name is that person. */
async function startProvider(doorstep) {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'doorstep',
        client_secret: SECRET,
        redirect_uris: [`${doorstep}/sign-in/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `${id} Example`, email: `${id}@weir.example`, email_verified: true }),
    }),
  });
  const server = createServer(provider.callback());
  await new Promise((open) => server.listen(port, '127.0.0.1', open));
  return { issuer, stop: () => new Promise((closed) => { server.closeAllConnections(); server.close(closed); }) };
}

/** A server with one real zone, `weirside`, its provider, and an invitation for its first coordinator. */
export async function startRealZone() {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-real-'));
  const data = ['--data', join(folder, 'data')];
  const feed = join(folder, 'feed.json');
  const organization = { id: 'b3d0f0c4-0000-4000-8000-000000000002', name: 'Weir Hall', description: '' };
  const service = { id: 'b3d0f0c4-0000-4000-8000-000000000001', name: 'Chat', description: 'Tea.', status: 'active', organization };
  writeFileSync(feed, JSON.stringify({ contents: [service] }));
  const run = (...args) => execFileSync(program, [...args, ...data], { stdio: 'pipe' }).toString();
  run('import', feed, '--zone', 'weirside', '--format', 'oruk3');
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const [invitation] = run('invite', '--zone', 'weirside', '--role', 'coordinator', '--address', address).split('\n');
  const provider = await startProvider(address);
  // Without a clock of its own: the provider's is the machine's.
  const server = await startServer({
    port,
    now: null,
    place: ['--empty', ...data, '--oidc-issuer', provider.issuer, '--oidc-client-id', 'doorstep'],
    env: { DOORSTEP_OIDC_CLIENT_SECRET: SECRET },
  });
  return {
    ...server,
    invitation,
    issuer: provider.issuer,
    stop: async () => {
      await server.stop();
      await provider.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Signs in on the provider's own pages. */
export async function atTheProvider(page, name) {
  await page.getByRole('link', { name: 'Continue to sign in' }).click();
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  // What the provider asks before it tells us who somebody is.
  await page.locator('button[type=submit]').click();
}
