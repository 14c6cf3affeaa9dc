// The real server as a child process: the same program, web files and demo zone as `cargo start` gives.

import { spawn, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
export const program = process.env.DOORSTEP_BIN ?? join(root, 'target/debug/doorstep');
const web = process.env.DOORSTEP_WEB ?? join(root, 'target/web');

/** A Tuesday morning in term time, on which the demo zone has something of everything. */
export const NOW = '2027-06-08T09:30';

/** Starts a server and waits until it says its address. */
export async function startServer({ port = 0, place = ['--memory'], now = NOW, env = {} } = {}) {
  const time = now ? ['--now', now] : [];
  const args = ['serve', '--port', String(port), ...time, '--web', web, ...place];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const ended = new Promise((done) => child.once('exit', done));
  const url = await new Promise((found, failed) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const address = /open at (http:\/\/\S+)/.exec(said);
      if (address) found(address[1]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', (chunk) => (said += chunk));
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}: ${said}`)));
  });
  let wanted = false;
  child.once('exit', (code, signal) => wanted || console.error(`The server at ${url} ended by itself: ${code ?? signal}.`));
  return {
    url,
    port: Number(new URL(url).port),
    stop: async () => {
      wanted = true;
      child.kill('SIGTERM');
      await ended;
    },
    /** Gone from one moment to the next, as when the power fails. */
    kill: async () => {
      wanted = true;
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A server with two zones, so that `/` asks where one lives. */
export async function startServerOfTwoZones() {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-zones-'));
  const place = ['--data', join(folder, 'data')];
  const feed = join(folder, 'feed.json');
  const id = 'b3d0f0c4-0000-4000-8000-000000000001';
  const organization = { id: 'b3d0f0c4-0000-4000-8000-000000000002', name: 'Weir Hall', description: '' };
  const service = { id, name: 'Weir Hall chat', description: 'Tea and talk.', status: 'active', organization };
  writeFileSync(feed, JSON.stringify({ contents: [service] }));
  execFileSync(program, ['import', feed, '--zone', 'weirside', '--format', 'oruk3', ...place], { stdio: 'pipe' });
  const server = await startServer({ place });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The path of a demo service by its short word: ids of the demo zone never change. */
export function servicePath(slug, lang = 'en') {
  return `/${lang}/z/demo/s/${uuid5(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'demo.doorstep.example'), `service/${slug}`)}`;
}

function uuid5(space, name) {
  const bytes = createHash('sha1').update(Buffer.from(space.replaceAll('-', ''), 'hex')).update(name).digest();
  bytes[6] = (bytes[6] & 0x0f) | 0x50;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
