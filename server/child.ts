// The shop's server as a child of the program that shares its shop: it is told everything by its parent, and ends with it.
import { randomUUID, timingSafeEqual, X509Certificate } from 'node:crypto';
import { type FromChild, type ToChild, toChild } from '#shared/contract/sharing/child.ts';
import type { Share } from './http/pairing-routes.ts';
import { outliveFaults } from './outlive-faults.ts';
import { openComputers } from './share/computers.ts';
import { openDoors } from './share/doors.ts';
import { openPairing } from './share/pairing.ts';
import { type RunningServer, type Shared, startServer } from './start.ts';
import { faultOf, programLog } from './watch/log-lines.ts';

/** The line to the parent: Electron's own to a utility process, else Node's to a forked one. */
type Line = { readonly say: (message: FromChild) => void; readonly hear: (take: (data: unknown) => void) => void };
type UtilityPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', take: (event: { readonly data: unknown }) => void) => void;
};

function lineToParent(): Line {
  // Node's types do not know what Electron adds.
  const port = 'parentPort' in process ? (process.parentPort as UtilityPort | null) : null;
  if (port)
    return {
      say: (message) => port.postMessage(message),
      hear: (take) => port.on('message', ({ data }) => take(data)),
    };
  return {
    say: (message) => void (process.connected && process.send?.(message)),
    hear: (take) => process.on('message', take),
  };
}

/** A parent that was killed hears of nothing: however long an answer under way takes, the child does not outlive it for longer. */
const LAST_MS = 5_000;
/** How often the list of computers is told while nothing else changes it. */
const LOOK_MS = 15_000;

type Running = {
  readonly server: RunningServer;
  readonly share: Omit<Share, 'shop'>;
  readonly network: ReturnType<typeof openDoors>['network'];
};

const { say, hear } = lineToParent();
let running: Running | null = null;
let turn: Promise<void> = Promise.resolve();
let stopping = false;

const take = (data: unknown) => {
  const message = toChild.safeParse(data);
  if (!message.success) return;
  if (message.data.type === 'stop') return stop();
  turn = turn.then(() => carryOut(message.data)).catch(stumble);
};
hear(take);
process.on('disconnect', stop);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
outliveFaults(programLog(Date.now));

async function carryOut(message: ToChild): Promise<void> {
  switch (message.type) {
    case 'start':
      return start(message);
    case 'network':
      return openNetwork(message.port);
    case 'pair':
      return running?.share.pairing.show(message.pair);
    case 'remove':
      return running?.share.computers.remove(message.computerId);
    default:
      return undefined;
  }
}

async function start({
  folder,
  key,
  certificate,
  ownToken,
  computer,
}: Extract<ToChild, { type: 'start' }>): Promise<void> {
  const doors = openDoors({ key, cert: certificate });
  const { now } = Date;
  const fingerprint = new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();
  let share: Omit<Share, 'shop'> | null = null;
  let port = 0;
  const tellComputers = () => share && say({ type: 'computers', computers: [...share.computers.list()] });
  const open: Shared['open'] = async (db) => {
    const pairing = openPairing({
      now,
      nextId: randomUUID,
      fingerprint,
      changed: () => say({ type: 'pairing', pairing: share?.pairing.state() ?? null }),
    });
    const computers = await openComputers(db, { now, nextId: randomUUID, changed: () => void tellComputers() });
    share = { pairing, computers, computer };
    return share;
  };
  const started = await startServer({
    folder,
    now,
    shared: {
      isOwnToken: (text) => same(text, ownToken),
      open,
      listen: async (app) => {
        port = await doors.openHere(app);
        return `https://127.0.0.1:${port}/`;
      },
      close: doors.close,
    },
  });
  if (!started.ok) {
    say({ type: 'failed', code: started.failure.code });
    return process.exit(2);
  }
  if (!share) return undefined;
  running = { server: started.value, share, network: doors.network };
  setInterval(tellComputers, LOOK_MS).unref();
  say({ type: 'started', port });
  tellComputers();
}

async function openNetwork(port: number | null): Promise<void> {
  try {
    say({ type: 'network', port: (await running?.network(port)) ?? null, code: null });
  } catch (fault) {
    say({
      type: 'network',
      port: null,
      code: fault instanceof Error && 'code' in fault ? String(fault.code) : 'fault',
    });
  }
}

function stop(): void {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), LAST_MS).unref();
  const ended = running ? running.server.stop() : Promise.resolve();
  ended.then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

/** Where and of what kind, never its message, which may quote what a desk sent. */
function stumble(fault: unknown): void {
  const { name, code, at } = faultOf(fault);
  console.error(`sharing stumbled: ${[name, code, at[0]].filter((part) => part !== undefined).join(' ')}`);
  if (!running) process.exit(1);
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
