import { done, type Result } from '#shared/base/result.ts';
import type { Answer, Ask, Channel, JournalRecord } from '#shared/contract/bridge/channels.ts';
import type { Host } from '#shared/contract/bridge/host.ts';

/** A host that keeps a journal in memory, and the log of a server that the journal's operations can be given to. */
export type BenchHost = {
  readonly host: Host;
  readonly journal: JournalRecord[];
  readonly log: string[];
  isTied: boolean;
};

type Handlers = { readonly [N in Channel]?: (ask: Ask<N>) => Result<Answer<N>> };

const EPOCH = 'bench';

export function benchHost(): BenchHost {
  const journal: JournalRecord[] = [];
  const log: string[] = [];
  const heads = new Map<string, number>();
  const handlers: Handlers = {
    'journal.attach': () =>
      done({
        heads: Object.fromEntries(heads),
        records: journal.length,
        recovered: { cutBytes: 0, cutFile: null, quarantined: [], others: [] },
      }),
    'journal.append': ({ writerId, fromSeq, ops }) => {
      for (const text of ops) journal.push({ type: 'op', text });
      const head = fromSeq + ops.length - 1;
      heads.set(writerId, head);
      return done({ head });
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
    'journal.gaps': () => done({ heads: Object.fromEntries(heads), gaps: [], harmed: [] }),
    'journal.verify': () => done({ harmed: [] }),
    'contacts.read': () => done({ contacts: [], next: null }),
    'store.connection': () =>
      done({ connection: made.isTied ? { url: 'http://127.0.0.1:1', tokenKept: 'vault' as const, from: null } : null }),
    'store.changes': ({ after, limit }) => {
      const from = after?.seq ?? 0;
      const ops = log.slice(from, from + limit).map((text, i) => ({ seq: from + i + 1, opId: opIdOf(text), text }));
      return done({ logEpoch: EPOCH, head: log.length, time: Date.now(), ops });
    },
  };
  const host: Host = {
    ask: async (channel, question) => {
      // The table pairs every channel with its own question and answer; looking one up by name loses the pair.
      const handler = handlers[channel] as ((ask: unknown) => Result<never>) | undefined;
      // A real host is in another process: what crosses is copied.
      return structuredClone(handler ? handler(structuredClone(question)) : done({} as never));
    },
  };
  const made: BenchHost = { host, journal, log, isTied: false };
  return made;
}

function opIdOf(text: string): string {
  const { opId }: { readonly opId: string } = JSON.parse(text);
  return opId;
}
