import { app, utilityProcess } from 'electron';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { forkChild } from '#electron/sharing/fork-child.ts';
import type { Child } from '#electron/sharing/server-child.ts';
import type { LoginItem } from '#electron/sharing/sharing.ts';

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
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let tail = '';
  return {
    say: (message) => child.postMessage(message),
    onSaid: (take) => void child.on('message', take),
    onLine: (take) => {
      child.stderr?.on('data', (text: Buffer) => {
        const lines = (tail + text.toString('utf8')).split('\n');
        tail = (lines.pop() ?? '').slice(-1_000);
        for (const line of lines) if (line.trim() !== '') take(line);
      });
    },
    onEnd: (take) => void child.once('exit', (code) => take(code)),
    kill: () => void child.kill(),
  };
}

const knowsLoginItems = process.platform === 'win32' || process.platform === 'darwin';

/** Starting with the system, where Electron knows how; a development run is no program to start. */
export const loginItem: LoginItem = {
  get: () => (knowsLoginItems && app.isPackaged ? app.getLoginItemSettings().openAtLogin : null),
  set: (openAtLogin) => {
    if (knowsLoginItems && app.isPackaged) app.setLoginItemSettings({ openAtLogin });
  },
};
