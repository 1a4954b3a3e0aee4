import { fork } from 'node:child_process';
import { eachLine } from './child-lines.ts';
import type { Child } from './server-child.ts';

/** What a server's process is told of its surroundings: nothing of ours. */
export function surroundings(): Record<string, string> {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  const known = Object.entries({ PATH, HOME, TMPDIR, SystemRoot, NODE_ENV: 'production' });
  return Object.fromEntries(known.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** Starts the shop's server under a Node of its own; null where there is none. */
export function forkChild(entry: string, node: string): Child {
  const process_ = fork(entry, [], {
    execPath: node,
    execArgv: [],
    env: surroundings(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'json',
  });
  return {
    say: (message) => {
      // Whoever has just ended hears nothing more; that is told by its end.
      if (process_.connected) process_.send(message, () => undefined);
    },
    onSaid: (take) => void process_.on('message', take),
    onLine: (take) => eachLine(process_.stderr, take),
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
