import { createServer, type IncomingHttpHeaders, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What goes wrong with a question on its way. `applied`: whether the shop has it all the same. */
export type LineFault =
  /** The line breaks instead of an answer. */
  | { readonly is: 'lost'; readonly applied: boolean }
  /** The line breaks at once, and the shop gets the question when the test says so. */
  | { readonly is: 'late' }
  /** A page of a host before the shop. */
  | { readonly is: 'page'; readonly status: number; readonly retryAfter?: string; readonly applied?: boolean }
  /** The answer breaks off. */
  | { readonly is: 'half' }
  /** Somebody acts before the shop has it. */
  | { readonly is: 'meanwhile'; readonly act: () => void | Promise<void> }
  /** The session has ended. */
  | { readonly is: 'logged-out' }
  /** The shop knows sessions by cookies alone. */
  | { readonly is: 'no-header' };

type Planned = { readonly when: (body: string) => boolean; readonly fault: LineFault; left: number };

/** A line to a shop that a test may break. */
export type Line = {
  readonly url: string;
  /** Every question that went over it, in order. */
  readonly asked: string[];
  readonly headers: IncomingHttpHeaders[];
  readonly plan: (when: (body: string) => boolean, fault: LineFault, times?: number) => void;
  /** Lets the shop have what is late. */
  readonly deliver: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** Opens a line to a shop. */
export async function openLine(target: string): Promise<Line> {
  const planned: Planned[] = [];
  const late: (() => Promise<unknown>)[] = [];
  const asked: string[] = [];
  const seen: IncomingHttpHeaders[] = [];

  function pass(path: string, headers: IncomingHttpHeaders, body: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const onward = request(
        new URL(path, target),
        { method: 'POST', headers: { ...headers, host: new URL(target).host } },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
          );
        },
      );
      onward.on('error', reject);
      onward.end(body);
    });
  }

  async function serve(
    path: string,
    headers: IncomingHttpHeaders,
    body: string,
    response: ServerResponse,
  ): Promise<void> {
    asked.push(body);
    seen.push(headers);
    const plan = planned.find(({ when, left }) => left > 0 && when(body));
    if (plan) plan.left--;
    const fault = plan?.fault;
    const onward = () => pass(path, headers, body);
    switch (fault?.is) {
      case 'lost':
        if (fault.applied) await onward();
        return void response.destroy();
      case 'late':
        late.push(onward);
        return void response.destroy();
      case 'page':
        if (fault.applied) await onward();
        response.writeHead(fault.status, {
          'content-type': 'text/html',
          ...(fault.retryAfter && { 'retry-after': fault.retryAfter }),
        });
        return void response.end('<!doctype html><html><body>Sorry {"a": [1]}</body></html>');
      case 'half': {
        const answer = await onward();
        response.writeHead(answer.status, { 'content-type': 'application/json', 'content-length': 5_000 });
        response.write(answer.body.subarray(0, 10));
        return void setImmediate(() => response.destroy());
      }
      case 'logged-out': {
        const { authorization: _, 'vendure-api-key': __, cookie: ___, ...stranger } = headers;
        return answerWith(response, await pass(path, stranger, body.replace('of-the-shop', 'of-my-house')));
      }
      case 'meanwhile':
        await fault.act();
        return answerWith(response, await onward());
      case 'no-header': {
        const answer = await onward();
        const { 'vendure-auth-token': _, ...rest } = answer.headers;
        return answerWith(response, { ...answer, headers: rest });
      }
      case undefined:
        return answerWith(response, await onward());
    }
  }

  const sockets = new Set<Socket>();
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      serve(incoming.url ?? '/', incoming.headers, body.toString(), response).catch(() => response.destroy());
    });
  });
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    headers: seen,
    plan: (when, fault, times = 1) => void planned.push({ when, fault, left: times }),
    deliver: async () => {
      for (const send of late.splice(0)) await send();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answerWith(response: ServerResponse, { status, headers, body }: Answer): void {
  const { 'transfer-encoding': _, connection: __, ...rest } = headers;
  response.writeHead(status, { ...rest, 'content-length': body.length });
  response.end(body);
}
