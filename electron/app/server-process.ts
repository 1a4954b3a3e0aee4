import { utilityProcess } from 'electron';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { eachLine } from '#electron/sharing/child-lines.ts';
import { forkChild, surroundings } from '#electron/sharing/fork-child.ts';
import type { Child } from '#electron/sharing/server-child.ts';

type Where = {
  readonly out: string;
  readonly packaged: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/**
 * How the shop's server is started: as a process of Electron's own where the program is packaged, since that starts no Node;
 * under the Node that started Electron otherwise, since the development runtime's is too old for it.
 */
export function serverStarter({ out, packaged, env }: Where): () => Child | null {
  const entry = path.join(out, 'server', 'child.cjs');
  const node = env['STOCKROOM_NODE'];
  return () => {
    if (!existsSync(entry)) return null;
    if (packaged) return utilityChild(entry);
    return node === undefined ? null : forkChild(entry, node);
  };
}

function utilityChild(entry: string): Child {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Stockroom shop server',
    env: surroundings(),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // What ends it is told by its end; of an `error` nobody listens for Electron makes a fault of the program that shares.
  child.on('error', () => undefined);
  return {
    say: (message) => child.postMessage(message),
    onSaid: (take) => void child.on('message', take),
    onLine: (take) => eachLine(child.stderr, take),
    onEnd: (take) => void child.once('exit', (code) => take(code)),
    // Electron's own `kill` asks it to end, which one that hangs does not hear.
    kill: () => void (child.pid !== undefined && process.kill(child.pid, 'SIGKILL')),
  };
}
