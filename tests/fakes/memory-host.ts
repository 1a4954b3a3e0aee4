import { done, fail, type Result } from '#shared/base/result.ts';
import type { Answer, Ask, Channel, JournalRecord, ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import type { Contact, PushResult } from '#shared/contract/store/protocol.ts';
import { emptyBooks, fold, type MemoryBooks } from '#shared/domain/operations/memory-books.ts';

type Handlers = { readonly [N in Channel]?: (ask: Ask<N>) => Promise<Result<Answer<N>>> | Result<Answer<N>> };

/** The shop's server in memory: one ordered log, the real fold, the real refusals; it can be away or lose its answers. */
export type MemoryServer = {
  readonly log: { readonly seq: number; readonly opId: string; readonly text: string }[];
  readonly books: MemoryBooks;
  shopId: string | null;
  away: boolean;
  /** Takes what is pushed and answers nothing, as when the network goes between commit and answer. */
  losesAnswers: boolean;
  readonly push: (texts: readonly string[]) => readonly PushResult[];
};

const isInLog = ({ log }: MemoryServer, { seq, opId }: { readonly seq: number; readonly opId: string }): boolean =>
  seq === 0 || log[seq - 1]?.opId === opId;

export function memoryServer(): MemoryServer {
  const log: { seq: number; opId: string; text: string }[] = [];
  const books = emptyBooks();
  const numbers = new Map<string, string>();
  const refused = new Map<string, { code: string; current: string | null }>();
  const pushOne = (text: string): PushResult => {
    const parsed = parseOperation(text);
    if (!parsed.ok) return { opId: '', outcome: 'unsupported' };
    const op = parsed.value;
    const number = `${op.writerId}:${op.writerSeq}`;
    const known = log.find((entry) => entry.opId === op.opId);
    if (known) numbers.set(number, op.opId);
    if (known) return { opId: op.opId, outcome: 'duplicate', seq: known.seq };
    const before = refused.get(op.opId);
    if (before) return { opId: op.opId, outcome: 'rejected', ...before };
    if (numbers.has(number)) return { opId: op.opId, outcome: 'writer-forked' };
    if (op.writerSeq > 1 && !numbers.has(`${op.writerId}:${op.writerSeq - 1}`))
      return { opId: op.opId, outcome: 'waiting' };
    numbers.set(number, op.opId);
    const seq = log.length + 1;
    const applied = fold(books, op, seq);
    if (!applied.ok) {
      const { code, current } = applied.refusal;
      refused.set(op.opId, { code, current });
      return { opId: op.opId, outcome: 'rejected', code, current };
    }
    log.push({ seq, opId: op.opId, text });
    return { opId: op.opId, outcome: 'accepted', seq };
  };
  return { log, books, shopId: null, away: false, losesAnswers: false, push: (texts) => texts.map(pushOne) };
}

/** A host in memory: journals that keep what they are given, contacts, and the way to a server. */
export function memoryHost(server: MemoryServer | null): {
  readonly host: Host;
  readonly journal: JournalRecord[];
  readonly entries: Map<string, ShopEntry>;
  broken: boolean;
} {
  const journal: JournalRecord[] = [];
  const heads = new Map<string, number>();
  const contacts = new Map<string, Contact>();
  const entries = new Map<string, ShopEntry>();
  const state = { host: undefined as unknown as Host, journal, entries, broken: false };
  const reach = <T>(answer: (there: MemoryServer) => T): Result<T> => {
    if (!server || server.away) return fail({ code: 'away' });
    const value = answer(server);
    return server.losesAnswers ? fail({ code: 'away' }) : done(value);
  };
  const handlers: Handlers = {
    'journal.attach': () =>
      done({ heads: Object.fromEntries(heads), records: journal.length, recovered: { cutBytes: 0, quarantined: [] } }),
    'journal.detach': () => done({}),
    'journal.append': ({ writerId, fromSeq, ops }) => {
      if (state.broken) return fail({ code: 'journal-unwritable' });
      const head = heads.get(writerId) ?? 0;
      if (fromSeq !== head + 1) return fail({ code: 'journal-gap', detail: `${fromSeq} after ${head}` });
      for (const text of ops) journal.push({ type: 'op', text });
      heads.set(writerId, head + ops.length);
      return done({ head: head + ops.length });
    },
    'journal.settle': ({ settled }) => {
      for (const one of settled) journal.push({ type: 'settled', settled: one });
      return done({});
    },
    'journal.receive': ({ ops }) => {
      for (const op of ops) journal.push({ type: 'foreign', ...op });
      return done({});
    },
    'journal.read': ({ cursor, limit }) => {
      const from = Number(cursor ?? 0);
      const next = from + limit < journal.length ? String(from + limit) : null;
      return done({ records: journal.slice(from, from + limit), next });
    },
    'contacts.put': ({ contacts: some }) => {
      for (const contact of some) contacts.set(contact.contactId, contact);
      return done({});
    },
    'contacts.read': () => done({ contacts: [...contacts.values()] }),
    'shops.point': ({ shopId, dbName, generation }) => {
      const entry = entries.get(shopId);
      if (entry) entries.set(shopId, { ...entry, dbName, generation });
      return done({});
    },
    'store.bind': () => done({}),
    'store.connection': () =>
      done({ connection: server ? { url: 'http://127.0.0.1:1', tokenKept: 'vault' as const } : null }),
    'store.disconnect': () => done({}),
    'store.shop': () =>
      reach((s) => ({
        protocol: 1,
        shopId: s.shopId,
        name: 'Shop',
        logEpoch: 'e1',
        head: s.log.length,
        foldVersion: 1,
        time: 0,
      })),
    'store.claim': ({ shopId }) =>
      reach((s) => {
        s.shopId = shopId;
        return { logEpoch: 'e1', head: s.log.length };
      }),
    'store.push': ({ ops }) =>
      reach((s) => ({ logEpoch: 'e1', head: s.log.length, time: 0, results: [...s.push(ops)] })),
    'store.changes': ({ after, limit }) => {
      const page = reach((s) => {
        const from = after?.seq ?? 0;
        return { logEpoch: 'e1', head: s.log.length, time: 0, ops: s.log.slice(from, from + limit) };
      });
      return page.ok && server && after && !isInLog(server, after) ? fail({ code: 'fork' }) : page;
    },
    'store.contacts': () => reach((s) => ({ contacts: [], head: s.log.length })),
    'store.putContact': ({ contact, baseVersion }) =>
      reach(() => ({ outcome: 'stored' as const, contact, version: baseVersion + 1 })),
  };
  state.host = {
    ask: async (channel, question) => {
      const handler = handlers[channel];
      // The table above pairs every channel with its own question and answer; looking one up by name loses the pair.
      return handler
        ? (handler as (ask: unknown) => Promise<Result<never>>)(question)
        : fail({ code: 'bad-request', detail: channel });
    },
  };
  return state;
}
