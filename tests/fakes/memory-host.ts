import { done, fail, type Result } from '#shared/base/result.ts';
import type { Answer, Ask, Channel, JournalRecord, KeptDraft, ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { operationText, parseOperation } from '#shared/contract/store/operation.ts';
import { deriveUuid } from '#shared/base/hash.ts';
import { must } from '#shared/base/must.ts';
import { NOBODY, type OpId, type ShopId, type WriterId } from '#shared/domain/operations/ids.ts';
import type { Contact, HostContact, PushResult, WriterRange } from '#shared/contract/store/protocol.ts';
import { emptyBooks, fold, type MemoryBooks } from '#shared/domain/operations/memory-books.ts';
import { differingTexts } from '#renderer/db/lost-contacts.ts';
import { presentVersion } from '#shared/domain/operations/operation.ts';

type Handlers = { readonly [N in Channel]?: (ask: Ask<N>) => Promise<Result<Answer<N>>> | Result<Answer<N>> };

/** The shop's server in memory: one ordered log, the real fold, the real refusals; it can be away, lose its answers, or be set back. */
export type MemoryServer = {
  readonly log: Entry[];
  books: MemoryBooks;
  shopId: string | null;
  away: boolean;
  /** Takes what is pushed and answers nothing, as when the network goes between commit and answer. */
  losesAnswers: boolean;
  logEpoch: string;
  /** True for a server of before numbers could be lost: it has no such address. */
  isOld: boolean;
  readonly lost: WriterRange[];
  /** Contact records with their versions; a stale one loses (SRV16). */
  readonly contacts: Map<string, { readonly contact: Contact; readonly version: number }>;
  readonly push: (texts: readonly string[], again?: boolean) => readonly PushResult[];
  /** True when the position is in this log (SRV15, SRV22). */
  readonly knows: (at: { readonly logEpoch: string; readonly seq: number; readonly opId: string }) => boolean;
  /** Begins a new epoch where a desk says the logs part (SRV22); false when the log does not bear it out. */
  readonly fork: (told: Omit<Ask<'store.fork'>, 'shopId'>) => boolean;
  /** Everything it has now, for `restore`. */
  readonly backup: () => Backup;
  readonly restore: (kept: Backup) => void;
};

type Entry = { readonly seq: number; readonly opId: string; readonly text: string };
type Refused = { readonly code: string; readonly current: string | null };
type Backup = {
  readonly log: readonly Entry[];
  readonly numbers: ReadonlyMap<string, string>;
  readonly refused: ReadonlyMap<string, Refused>;
  readonly logEpoch: string;
};

export function memoryServer(): MemoryServer {
  const log: Entry[] = [];
  let numbers = new Map<string, string>();
  let refused = new Map<string, Refused>();
  let epochs = 1;
  const lost: WriterRange[] = [];
  const state = {
    log,
    lost,
    contacts: new Map<string, { readonly contact: Contact; readonly version: number }>(),
    books: emptyBooks(),
    shopId: null,
    away: false,
    losesAnswers: false,
    isOld: false,
    logEpoch: 'e1',
  };
  const isPassed = (writerId: string, seq: number): boolean =>
    seq === 0 ||
    numbers.has(`${writerId}:${seq}`) ||
    lost.some((range) => range.writerId === writerId && range.from <= seq && seq <= range.to);

  const pushOne = (text: string, again: boolean): PushResult => {
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
    if (!again && !isPassed(op.writerId, op.writerSeq - 1)) return { opId: op.opId, outcome: 'waiting' };
    numbers.set(number, op.opId);
    const seq = log.length + 1;
    const applied = fold(state.books, op, seq);
    if (!applied.ok) {
      const { code, current } = applied.refusal;
      refused.set(op.opId, { code, current });
      return { opId: op.opId, outcome: 'rejected', code, current };
    }
    log.push({ seq, opId: op.opId, text });
    return { opId: op.opId, outcome: 'accepted', seq };
  };

  const server: MemoryServer = Object.assign(state, {
    push: (texts: readonly string[], again = false) => texts.map((text) => pushOne(text, again)),
    knows: ({ logEpoch, seq, opId }: { readonly logEpoch: string; readonly seq: number; readonly opId: string }) =>
      (logEpoch === server.logEpoch || seq <= (server.books.forks[logEpoch] ?? -1)) &&
      (seq === 0 || log[seq - 1]?.opId === opId),
    fork: ({ logEpoch, seq, opId, lost }: Omit<Ask<'store.fork'>, 'shopId'>) => {
      if ((seq > 0 && log[seq - 1]?.opId !== opId) || log[seq]?.opId === lost) return false;
      const { forks } = server.books;
      if (logEpoch !== server.logEpoch && (forks[logEpoch] ?? Number.POSITIVE_INFINITY) <= seq) return true;
      const upTo = (epoch: string) => ({ logEpoch: epoch, seq: Math.min(seq, forks[epoch] ?? seq) });
      const held = [...new Set([logEpoch, server.logEpoch])].map(upTo);
      server.logEpoch = deriveUuid('epoch', `${++epochs}`);
      const text = forkText(must(server.shopId, 'a server with a log has its shop'), server.logEpoch, held);
      server.push([text]);
      return true;
    },
    backup: () => ({ log: [...log], numbers: new Map(numbers), refused: new Map(refused), logEpoch: server.logEpoch }),
    restore: (kept: Backup) => {
      log.splice(0, log.length, ...kept.log);
      numbers = new Map(kept.numbers);
      refused = new Map(kept.refused);
      server.logEpoch = kept.logEpoch;
      server.books = emptyBooks();
      for (const { text, seq } of log) {
        const parsed = parseOperation(text);
        if (parsed.ok) fold(server.books, parsed.value, seq);
      }
    },
  });
  return server;
}

function forkText(shopId: string, logEpoch: string, forks: readonly { logEpoch: string; seq: number }[]): string {
  return operationText({
    opId: deriveUuid(logEpoch, 'fork') as OpId,
    shopId: shopId as ShopId,
    writerId: logEpoch as WriterId,
    writerSeq: 1,
    seen: null,
    skewMs: null,
    type: 'log.forked',
    v: presentVersion['log.forked'],
    entities: [],
    payload: { logEpoch, forks, takenBack: null },
    occurredAt: 0,
    actor: NOBODY,
  });
}

/** The texts a journal holds of one writer, by number, whether made here or taken from the server. */
function textsOf(journal: readonly JournalRecord[], writerId: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const record of journal) {
    if (record.type === 'settled') continue;
    const said: { writerId?: unknown; writerSeq?: unknown } = JSON.parse(record.text);
    if (said.writerId === writerId && typeof said.writerSeq === 'number') texts.set(said.writerSeq, record.text);
  }
  return texts;
}

function putContact(there: MemoryServer['contacts'], contact: Contact, baseVersion: number) {
  const present = there.get(contact.contactId);
  const isSame = present && differingTexts(present.contact, contact).length === 0;
  if (present && isSame && present.contact.erased === contact.erased) return { outcome: 'stored' as const, ...present };
  const mayWrite = !present || (!present.contact.erased && (contact.erased || baseVersion === present.version));
  if (!mayWrite) return { outcome: 'lost' as const, ...present };
  const stored = { contact, version: Math.max(0, ...[...there.values()].map(({ version }) => version)) + 1 };
  there.set(contact.contactId, stored);
  return { outcome: 'stored' as const, ...stored };
}

/** A copy of a journal and of the list of shops, as a copied profile has them. */
export type JournalCopy = {
  readonly journal: readonly JournalRecord[];
  readonly heads: ReadonlyMap<string, number>;
  readonly entries: ReadonlyMap<string, ShopEntry>;
};

/** A host in memory: journals that keep what they are given, contacts, and the way to a server. */
export function memoryHost(server: MemoryServer | null): {
  host: Host;
  readonly journal: JournalRecord[];
  readonly entries: Map<string, ShopEntry>;
  broken: boolean;
  /** Files that opening finds damaged; taking records out of `journal` is up to the test. */
  harmed: string[];
  /** Whether the shop is tied to the server. */
  tied: boolean;
  /** Loses every operation of this desk behind a number, and that there was one. */
  readonly forget: (after: number) => void;
  /** Everything the journal has now, for `putBack`. */
  readonly copy: () => JournalCopy;
  readonly putBack: (kept: JournalCopy) => void;
} {
  const journal: JournalRecord[] = [];
  const heads = new Map<string, number>();
  const contacts = new Map<string, HostContact>();
  const drafts = new Map<string, KeptDraft>();
  const entries = new Map<string, ShopEntry>();
  const state = {
    host: undefined as unknown as Host,
    journal,
    entries,
    broken: false,
    harmed: [] as string[],
    tied: true,
    forget,
    copy: () => ({ journal: [...journal], heads: new Map(heads), entries: new Map(entries) }),
    putBack: (kept: JournalCopy) => {
      journal.splice(0, journal.length, ...kept.journal);
      heads.clear();
      for (const [writerId, head] of kept.heads) heads.set(writerId, head);
      for (const [shopId, entry] of kept.entries) entries.set(shopId, entry);
    },
  };
  function forget(after: number): void {
    for (const [writerId, head] of heads) heads.set(writerId, Math.min(head, after));
    for (const record of [...journal]) {
      const seq = record.type === 'op' ? Number(JSON.parse(record.text).writerSeq) : 0;
      if (seq > after) journal.splice(journal.indexOf(record), 1);
    }
  }
  const reach = <T>(answer: (there: MemoryServer) => T): Result<T> => {
    if (!server || server.away) return fail({ code: 'away' });
    const value = answer(server);
    return server.losesAnswers ? fail({ code: 'away' }) : done(value);
  };
  const handlers: Handlers = {
    'journal.attach': () =>
      done({
        heads: Object.fromEntries(heads),
        records: journal.length,
        recovered: { cutBytes: 0, cutFile: null, quarantined: [...state.harmed], others: [] },
      }),
    'journal.detach': () => done({}),
    'journal.append': ({ writerId, fromSeq, ops, overGap }) => {
      if (state.broken) return fail({ code: 'journal-unwritable' });
      const head = heads.get(writerId) ?? 0;
      if (fromSeq > head + 1 && !overGap) return fail({ code: 'journal-gap', detail: `${fromSeq} after ${head}` });
      // As the real journal: what came from the server stands in nobody's place.
      const there = textsOf(
        journal.filter(({ type }) => type === 'op'),
        writerId,
      );
      const clash = ops.find((text, i) => (there.get(fromSeq + i) ?? text) !== text);
      if (clash) return fail({ code: 'journal-forked' });
      for (const [i, text] of ops.entries()) if (!there.has(fromSeq + i)) journal.push({ type: 'op', text });
      heads.set(writerId, Math.max(head, fromSeq + ops.length - 1));
      return done({ head: heads.get(writerId) ?? 0 });
    },
    'journal.verify': () => done({ harmed: [...state.harmed] }),
    'journal.gaps': () => {
      const gaps = [...heads].flatMap(([writerId, head]) => {
        const there = textsOf(journal, writerId);
        const missing = Array.from({ length: head }, (_, i) => i + 1).filter((seq) => !there.has(seq));
        return missing.map((seq) => ({ writerId, from: seq, to: seq }));
      });
      return done({ heads: Object.fromEntries(heads), gaps, harmed: [...state.harmed] });
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
    'contacts.read': () => done({ contacts: [...contacts.values()], next: null }),
    'drafts.keep': ({ key, at, text }) => {
      if (text === null) drafts.delete(key);
      else drafts.set(key, { key, at, text });
      return done({});
    },
    'drafts.read': () => done({ drafts: [...drafts.values()], next: null }),
    'shops.create': () => done({}),
    'shops.point': ({ shopId, dbName, generation }) => {
      const entry = entries.get(shopId);
      if (entry) entries.set(shopId, { ...entry, dbName, generation });
      return done({});
    },
    'store.bind': () => done({}),
    'store.connection': () =>
      done({
        connection:
          server && state.tied ? { url: 'http://127.0.0.1:1', tokenKept: 'vault' as const, from: null } : null,
      }),
    'store.disconnect': () => done({}),
    'store.shop': () =>
      reach((s) => ({
        protocol: 1,
        shopId: s.shopId,
        name: 'Shop',
        logEpoch: s.logEpoch,
        head: s.log.length,
        foldVersion: 1,
        time: 0,
      })),
    'store.claim': ({ shopId }) =>
      reach((s) => {
        s.shopId = shopId;
        return { logEpoch: s.logEpoch, head: s.log.length };
      }),
    'store.push': ({ ops, again }) =>
      reach((s) => ({ logEpoch: s.logEpoch, head: s.log.length, time: 0, results: [...s.push(ops, again)] })),
    'store.changes': ({ after, limit }) => {
      const page = reach((s) => {
        const from = after?.seq ?? 0;
        return { logEpoch: s.logEpoch, head: s.log.length, time: 0, ops: s.log.slice(from, from + limit) };
      });
      return page.ok && server && after && !server.knows(after) ? fail({ code: 'fork' }) : page;
    },
    'store.fork': (told) => {
      const forked = reach((s) => s.fork(told) && { logEpoch: s.logEpoch, head: s.log.length });
      if (!forked.ok) return forked;
      return forked.value ? done(forked.value) : fail({ code: 'fork' });
    },
    'store.lost': ({ ranges }) =>
      server?.isOld
        ? fail({ code: 'server-old' })
        : reach((s) => {
            s.lost.push(...ranges);
            return {};
          }),
    'store.contacts': ({ after }) =>
      reach((s) => {
        const all = [...s.contacts.values()].sort((a, b) => a.version - b.version);
        return { contacts: all.filter(({ version }) => version > after), head: all.at(-1)?.version ?? 0 };
      }),
    'store.putContact': ({ contact, baseVersion }) => reach((s) => putContact(s.contacts, contact, baseVersion)),
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
