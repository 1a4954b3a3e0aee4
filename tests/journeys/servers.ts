import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { root } from '#build/scripts/root.mjs';
import { fillDataFolder } from '#tests/fixtures/empty-store.ts';

/** A running server, and how it dies: at once, with nothing closed. */
export type Listening = { readonly url: string; readonly kill: () => Promise<void> };

/** The shop's server as `npm run server` starts it: a process of its own. The token is told on its first start alone. */
export async function startServer(at: {
  readonly port: number;
  readonly data: string;
}): Promise<Listening & { readonly token: string }> {
  // What a first start makes of nothing is tested beside the server; here it would only take its time.
  await fillDataFolder(at.data);
  const argv = ['out/server/main.cjs', '--port', String(at.port), '--data', at.data];
  const server: ChildProcess = spawn(process.execPath, argv, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await new Promise<string>((resolve, reject) => {
    server.stdout?.once('data', (line: Buffer) => resolve(String(line)));
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  const { url, token = '' } = JSON.parse(said) as { url: string; token?: string }; // its own line, tested beside it
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  return { url, token, kill };
}

/** What can answer where a shop's server should be. */
export const strangers = {
  'a web page': (_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works!</h1>'),
  'JSON of another program': (_, answer) =>
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}'),
  'half a body': (_, answer) => {
    answer.writeHead(200, { 'content-type': 'application/json', 'content-length': 5_000 }).write('{"shop":');
    setImmediate(() => answer.destroy());
  },
} as const satisfies Readonly<Record<string, RequestListener>>;

/** Answers every request the same way. */
export async function startStranger(listener: RequestListener, port = 0): Promise<Listening> {
  const server = createServer(listener).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const kill = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, kill };
}
