import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of a question on its way to a server, or of the answer on its way back. */
export const faults = [
  'lost after it was done',
  'half an answer',
  'reset',
  'ten seconds late',
  'a page instead',
  'too many requests',
  'a fault of the server',
] as const;
export type Fault = (typeof faults)[number];

/** A line to a server that can be harmed. It forwards every question as it is, and every answer. */
export type FaultProxy = {
  readonly url: string;
  /** What becomes of the next question to a path with this part; afterwards the line is whole again. */
  readonly harmNext: (path: string, fault: Fault) => void;
  /** How often a question met its fault. */
  readonly harmed: () => number;
  readonly close: () => Promise<void>;
};

const LATE_MS = 10_000;

/** Opens a line to a server, for as long as `close` is not called. */
export async function faultProxy(target: () => string): Promise<FaultProxy> {
  let next: { readonly path: string; readonly fault: Fault } | null = null;
  let harmed = 0;

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const fault = next && incoming.url?.includes(next.path) ? next.fault : null;
    if (fault) {
      next = null;
      harmed += 1;
    }
    if (fault === 'reset') return void incoming.socket.resetAndDestroy();
    if (fault === 'a page instead') return answer(outgoing, 200, 'text/html', '<html><title>Sign in</title></html>');
    if (fault === 'too many requests') {
      outgoing.setHeader('retry-after', '1');
      return answer(outgoing, 429, 'application/json', '{"error":{"code":"too-many"}}');
    }
    if (fault === 'a fault of the server') return answer(outgoing, 500, 'text/plain', 'oops');
    if (fault === 'ten seconds late') await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    const { status, headers, body } = await forward(incoming, target());
    if (fault === 'lost after it was done') return void incoming.socket.destroy();
    outgoing.writeHead(status, { ...headers, 'content-length': String(body.length) });
    if (fault !== 'half an answer') return void outgoing.end(body);
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => incoming.socket.destroy());
  }

  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address and a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    harmNext: (path, fault) => {
      next = { path, fault };
    },
    harmed: () => harmed,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

function answer(outgoing: ServerResponse, status: number, type: string, body: string): void {
  outgoing.writeHead(status, { 'content-type': type });
  outgoing.end(body);
}

type Whole = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer };

function forward(incoming: IncomingMessage, target: string): Promise<Whole> {
  const { 'transfer-encoding': _, ...asked } = incoming.headers;
  return new Promise((resolve, reject) => {
    const to = request(new URL(incoming.url ?? '/', target), { method: incoming.method, headers: asked }, (from) => {
      const parts: Buffer[] = [];
      from.on('data', (part: Buffer) => parts.push(part));
      from.on('error', reject);
      from.on('end', () => {
        const { 'transfer-encoding': _sent, ...headers } = from.headers;
        resolve({ status: from.statusCode ?? 0, headers, body: Buffer.concat(parts) });
      });
    });
    to.on('error', reject);
    incoming.pipe(to);
  });
}
