// The served host's web side: every request is answered, and only a browser that opened the printed address gets in.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { HostEvent } from '#shared/contract/bridge/channels.ts';
import { LONGEST_ACT } from '#shared/contract/store/batch.ts';
import { readAsset } from '#electron/app/assets.ts';
import { answerMessage, openConnection } from '#electron/bridge/connection.ts';
import type { Dispatch } from '#electron/bridge/dispatcher.ts';

/** Above the largest question of the bridge in any letters: one that is too large for it is answered there, in words. */
const largestMessage = 8 * LONGEST_ACT;

type WebParts = {
  /** The folder of the window's bundle. */
  readonly bundle: string;
  readonly dispatch: Dispatch;
  /** Hears the address that opens the window once: at the start, and anew whenever one was used. */
  readonly onAddress: (address: string) => void;
  /** Hears of what went wrong while a request was served. */
  readonly onFault: (error: unknown) => void;
};

export type Web = {
  readonly server: Server;
  /** Resolves when the port is taken; fails where it cannot be. */
  readonly listen: (port: number) => Promise<void>;
  readonly tell: (event: HostEvent) => void;
  readonly close: () => Promise<void>;
};

const secret = () => randomBytes(32).toString('base64url');
const digest = (text: string) => createHash('sha256').update(text).digest();
/** Digests have one length whatever was offered; texts of one length can have bytes of another. */
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

/** The path and query a request names, or null: only the form that browsers use for a server of its own is served. */
function targetOf(address: string | undefined, host: string): URL | null {
  if (!address?.startsWith('/')) return null;
  // Behind a host of its own no path is taken for one: `//` alone is no address that can be read.
  return URL.canParse(`http://${host}${address}`) ? new URL(`http://${host}${address}`) : null;
}

function say(answer: ServerResponse, status: number, text: string): void {
  answer.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
  answer.end(`${text}\n`);
}

/** Ends a connection that speaks no plain request, with an answer. */
function sayRaw(socket: Duplex, status: string): void {
  // Whoever asked may be gone already; without a listener that would end the process.
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Serves the window and its bridge; whoever opens it closes it. */
export function openWeb({ bundle, dispatch, onAddress, onFault }: WebParts): Web {
  /** Good for one opening; a new one is told when it is used. */
  let token = secret();
  const session = secret();
  let host = '';
  const server = createServer((ask, answer) => {
    serve(ask, answer).catch((error: unknown) => {
      onFault(error);
      if (answer.headersSent) answer.destroy();
      else say(answer, 500, 'Something went wrong inside Stockroom.');
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  const windows = new Set<WebSocket>();
  const addressOnce = () => `http://${host}/?token=${token}`;
  const cookieName = () => `stockroom-${host.split(':')[1] ?? ''}`;

  function isKnown({ headers }: IncomingMessage): boolean {
    const cookies = (headers.cookie ?? '').split(/;\s*/);
    return cookies.some((cookie) => same(cookie, `${cookieName()}=${session}`));
  }

  async function serve(ask: IncomingMessage, answer: ServerResponse): Promise<void> {
    if (ask.headers.host !== host) return say(answer, 403, `Stockroom is served at http://${host} only.`);
    const target = targetOf(ask.url, host);
    const offered = target?.searchParams.get('token') ?? null;
    if (ask.method === 'GET' && offered !== null && same(offered, token)) {
      token = secret();
      onAddress(addressOnce());
      const cookie = `${cookieName()}=${session}; HttpOnly; SameSite=Strict; Path=/`;
      answer.writeHead(302, { location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' }).end();
      return;
    }
    if (!isKnown(ask))
      return say(answer, 403, 'Open the address that was printed when Stockroom was started; it works once.');
    if (target === null) return say(answer, 400, 'This is no address of Stockroom.');
    if (ask.method !== 'GET') return void answer.writeHead(405, { allow: 'GET' }).end();
    const { status, headers, body } = await readAsset(bundle, target.pathname);
    answer.writeHead(status, headers).end(body);
  }

  function upgrade(ask: IncomingMessage, socket: Duplex, head: Buffer): void {
    const target = targetOf(ask.url, host);
    const ours = ask.headers.host === host && ask.headers.origin === `http://${host}` && isKnown(ask);
    if (!ours || target?.pathname !== '/bridge') return sayRaw(socket, '403 Forbidden');
    sockets.handleUpgrade(ask, socket, head, (opened) =>
      serveSocket(opened, target.searchParams.get('as') === 'worker'),
    );
  }

  function serveSocket(socket: WebSocket, worker: boolean): void {
    const connection = openConnection(dispatch, worker ? 'worker' : 'window');
    if (!worker) windows.add(socket);
    socket.on('message', (data) => {
      answerMessage(connection, parse(data)).then((answer) => {
        if (answer) socket.send(JSON.stringify(answer));
      }, onFault);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      windows.delete(socket);
      connection.close().catch(onFault);
    });
  }

  server.on('upgrade', (ask: IncomingMessage, socket: Duplex, head: Buffer) => {
    try {
      upgrade(ask, socket, head);
    } catch (error) {
      onFault(error);
      sayRaw(socket, '500 Internal Server Error');
    }
  });
  server.on('connect', (_, socket: Duplex) => sayRaw(socket, '405 Method Not Allowed'));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    sayRaw(socket, error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request');
  });

  return {
    server,
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          server.on('error', onFault);
          // A server that listens on TCP has an address and a port.
          host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
          onAddress(addressOnce());
          resolve();
        });
      }),
    tell: (event) => {
      for (const socket of windows) socket.send(JSON.stringify({ event }));
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null; // not JSON: answered like any other message that asks nothing
  }
}
