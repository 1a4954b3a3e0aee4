import { fork } from 'node:child_process';
import type { Child } from './server-child.ts';

/** Starts the shop's server under a Node of its own; null where there is none. Its environment holds nothing of ours. */
export function forkChild(entry: string, node: string): Child {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  const process_ = fork(entry, [], {
    execPath: node,
    execArgv: [],
    env: { PATH, HOME, TMPDIR, SystemRoot, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'json',
  });
  let tail = '';
  return {
    say: (message) => {
      // Whoever has just ended hears nothing more; that is told by its end.
      if (process_.connected) process_.send(message, () => undefined);
    },
    onSaid: (take) => void process_.on('message', take),
    onLine: (take) => {
      process_.stderr?.setEncoding('utf8').on('data', (text: string) => {
        const lines = (tail + text).split('\n');
        tail = (lines.pop() ?? '').slice(-1_000);
        for (const line of lines) if (line.trim() !== '') take(line);
      });
    },
    onEnd: (take) => {
      let told = false;
      const once = (code: number | null) => {
        if (!told) take(code);
        told = true;
      };
      process_.once('exit', (code) => once(code));
      process_.once('error', () => once(null));
    },
    kill: () => void process_.kill('SIGKILL'),
  };
}
