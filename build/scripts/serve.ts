// Serves the same window to a browser on this computer, with the same host rooms and no Electron.
import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { done, fail } from '#shared/base/result.ts';
import type { HostEvent } from '#shared/contract/bridge/channels.ts';
import { readAsset } from '#electron/app/assets.ts';
import { dispatchNotes } from '#electron/app/dispatch-notes.ts';
import { argument, profileFrom } from '#electron/app/profile.ts';
import { openServices } from '#electron/app/services.ts';
import { answerMessage, openConnection } from '#electron/bridge/connection.ts';
import { createDispatch } from '#electron/bridge/dispatcher.ts';
import { openedFiles } from '#electron/files/opened-files.ts';
import { openProgramLog } from '#electron/log/program-log.ts';
import { version } from '../../package.json';
import { noCipher } from '#electron/vault/vault.ts';

/** Another port is another origin, and so another (empty) working database: the usual one never changes. */
const usualPort = 47_811;
const largestMessage = 32 * 1024 * 1024;

const { argv, env, platform } = process;
const profile = profileFrom({ argv, env, platform, cwd: process.cwd() });
const bundle = path.join(import.meta.dirname, '..', 'renderer');
const port = Number(argument(argv, 'port') ?? usualPort);

const secret = () => randomBytes(32).toString('base64url');
const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Good for one opening; a new one is printed when it is used. */
let token = secret();
const session = secret();

const web = createServer((ask, answer) => void serve(ask, answer));
const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
const windows = new Set<WebSocket>();

const log = openProgramLog({ folder: path.join(profile.folder, 'logs'), home: homedir(), now: Date.now });
log.note('info', 'started', { version, platform, runtime: `Node ${process.versions.node}` });
const services = await openServices({
  log,
  profile: profile.folder,
  about: {
    version,
    platform,
    runtime: `Node ${process.versions.node}`,
    developmentRuntime: true,
    served: true,
  },
  cipher: noCipher,
  tell: (event: HostEvent) => {
    for (const socket of windows) socket.send(JSON.stringify({ event }));
  },
  shell: {
    // A browser has a menu of its own, and opens addresses itself.
    'app.setMenu': async () => done({}),
    'app.openExternal': async () => fail({ code: 'not-here' }),
    'app.notify': async () => fail({ code: 'no-notices' }),
    'app.installUpdate': async () => fail({ code: 'no-update' }),
    'log.reveal': async () => fail({ code: 'not-here' }),
  },
  printSystem: null,
  opened: openedFiles(randomUUID),
});
const dispatch = createDispatch(services.handlers, {
  checkAnswers: true,
  ...dispatchNotes(log),
});

const host = () => `127.0.0.1:${(web.address() as AddressInfo).port}`;
const cookieName = () => `stockroom-${(web.address() as AddressInfo).port}`;
const addressOnce = () => `http://${host()}/?token=${token}`;

function isKnown({ headers }: IncomingMessage): boolean {
  const cookies = (headers.cookie ?? '').split(/;\s*/);
  return cookies.some((cookie) => same(cookie, `${cookieName()}=${session}`));
}

function refuse(answer: ServerResponse, text: string): void {
  answer.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

async function serve(ask: IncomingMessage, answer: ServerResponse): Promise<void> {
  if (ask.headers.host !== host()) return refuse(answer, `Stockroom is served at http://${host()} only.`);
  const { pathname, searchParams } = new URL(ask.url ?? '/', `http://${host()}`);
  const offered = searchParams.get('token');
  if (offered !== null && same(offered, token)) {
    token = secret();
    console.log(`For another browser: ${addressOnce()}`);
    const cookie = `${cookieName()}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    answer.writeHead(302, { location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' }).end();
    return;
  }
  if (!isKnown(ask))
    return refuse(answer, 'Open the address that was printed when Stockroom was started; it works once.');
  if (ask.method !== 'GET') return void answer.writeHead(405).end();
  const { status, headers, body } = await readAsset(bundle, pathname);
  answer.writeHead(status, headers).end(body);
}

web.on('upgrade', (ask: IncomingMessage, socket: Duplex, head: Buffer) => {
  const { pathname, searchParams } = new URL(ask.url ?? '/', `http://${host()}`);
  const ours = ask.headers.host === host() && ask.headers.origin === `http://${host()}` && isKnown(ask);
  if (!ours || pathname !== '/bridge') return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  sockets.handleUpgrade(ask, socket, head, (opened) => serveSocket(opened, searchParams.get('as') === 'worker'));
});

function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null; // not JSON: answered like any other message that asks nothing
  }
}

function serveSocket(socket: WebSocket, worker: boolean): void {
  const connection = openConnection(dispatch, worker ? 'worker' : 'window');
  if (!worker) windows.add(socket);
  socket.on('message', (data) => {
    void answerMessage(connection, parse(data)).then((answer) => {
      if (answer) socket.send(JSON.stringify(answer));
    });
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    windows.delete(socket);
    void connection.close();
  });
}

web.on('error', (error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE';
  console.error(taken ? `Port ${port} is in use: Stockroom is served already, or use --port P.` : error.message);
  process.exit(1);
});

web.listen(port, '127.0.0.1', () => {
  console.log(`Stockroom is served to browsers on this computer only. Open (works once):\n  ${addressOnce()}`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void services.close().finally(() => process.exit(0)));
