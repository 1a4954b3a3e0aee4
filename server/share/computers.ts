import { hasPassed } from '#shared/base/elapsed.ts';
import { createHash, randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { StoreDatabase } from '#server/database/tables.ts';
import type { SharedComputer } from '#shared/contract/sharing/child.ts';

/** The computers that joined the shop by a code. */
export type Computers = {
  /** The computer whose token this is, while it is in; notes that it was here over this connection. */
  readonly find: (token: string, socket: Socket) => string | null;
  /** Whether the computer whose token this was has been removed. */
  readonly wasRemoved: (token: string) => boolean;
  readonly list: () => readonly SharedComputer[];
  /** Takes a computer in; its token is answered this once. */
  readonly add: (name: string) => Promise<string>;
  /** Takes its token away, and ends what it waits for at once. */
  readonly remove: (computerId: string) => Promise<void>;
};

type Ports = { readonly now: () => number; readonly nextId: () => string; readonly changed: () => void };
type Known = { -readonly [K in keyof SharedComputer]: SharedComputer[K] } & {
  removed: boolean;
  readonly sockets: Set<Socket>;
};

/** A computer that is there always waits for news, but for the moment between two questions. */
const HERE_MS = 5_000;
/** How often it is written down when a computer was here last. */
const NOTE_MS = 60_000;

/** Reads the computers of a database. A token is 256 random bits: what is kept is its hash, and what is looked up by it tells nothing of others. */
export async function openComputers(db: StoreDatabase, { now, nextId, changed }: Ports): Promise<Computers> {
  const rows = await db.selectFrom('computers').selectAll().orderBy('joined_at').execute();
  const byHash = new Map<string, Known>(
    rows.map((row) => [
      row.token_hash,
      {
        computerId: row.computer_id,
        name: row.name,
        joinedAt: row.joined_at,
        seenAt: row.seen_at,
        here: false,
        removed: row.removed_at !== null,
        sockets: new Set(),
      },
    ]),
  );
  const noted = new Map<string, number>();

  const note = (known: Known) => {
    known.seenAt = now();
    if (known.seenAt - (noted.get(known.computerId) ?? 0) < NOTE_MS) return;
    noted.set(known.computerId, known.seenAt);
    changed();
    // Only a figure for people: a database that is busy or gone has no need of it.
    db.updateTable('computers')
      .set({ seen_at: known.seenAt })
      .where('computer_id', '=', known.computerId)
      .execute()
      .catch(() => undefined);
  };

  return {
    find: (token, socket) => {
      const known = byHash.get(hashOf(token));
      if (!known || known.removed) return null;
      if (!known.sockets.has(socket)) {
        known.sockets.add(socket);
        socket.once('close', () => known.sockets.delete(socket));
      }
      note(known);
      return known.computerId;
    },
    wasRemoved: (token) => byHash.get(hashOf(token))?.removed ?? false,
    list: () =>
      [...byHash.values()]
        .filter(({ removed }) => !removed)
        .map(({ computerId, name, joinedAt, seenAt, sockets }) => ({
          computerId,
          name,
          joinedAt,
          seenAt,
          here: sockets.size > 0 || !hasPassed(seenAt, HERE_MS, now()),
        })),
    add: async (name) => {
      const token = randomBytes(32).toString('base64url');
      const [computerId, at] = [nextId(), now()];
      await db
        .insertInto('computers')
        .values({
          computer_id: computerId,
          name,
          token_hash: hashOf(token),
          joined_at: at,
          seen_at: at,
          removed_at: null,
        })
        .execute();
      byHash.set(hashOf(token), {
        computerId,
        name,
        joinedAt: at,
        seenAt: at,
        here: true,
        removed: false,
        sockets: new Set(),
      });
      changed();
      return token;
    },
    remove: async (computerId) => {
      const known = [...byHash.values()].find((one) => one.computerId === computerId);
      if (!known) return;
      known.removed = true;
      for (const socket of known.sockets) socket.destroy();
      await db.updateTable('computers').set({ removed_at: now() }).where('computer_id', '=', computerId).execute();
      changed();
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
