import { recordedAs } from '#shared/domain/operations/documents.ts';
import { groupOf } from '#shared/domain/operations/operation.ts';
import type { DocumentRef } from '#shared/domain/operations/rows.ts';
import { newestOperations } from './newest-operations.ts';
import type { Shop } from './shop.ts';
import { readStored } from './stored-operation.ts';

/** A delivery, a move or a return, and what a person said of it. */
export type MovementDocument = {
  readonly document: DocumentRef;
  readonly at: number;
  readonly person: string | null;
  readonly note: string | null;
  readonly lines: number;
};

/** So many of the newest are looked through, among so many acts; older ones stand on the pages of their products. */
const MOST = 500;
const MOST_ACTS = 5_000;

type Kept = { readonly read: () => Promise<readonly MovementDocument[]> };
const kept = new WeakMap<Shop['db'], Kept>();

/** The newest documents of a shop, newest first; read once, and anew after acts. */
export function newestDocuments(shop: Pick<Shop, 'db' | 'feed'>): Promise<readonly MovementDocument[]> {
  const known = kept.get(shop.db) ?? keep(shop);
  kept.set(shop.db, known);
  return known.read();
}

function keep({ db, feed }: Pick<Shop, 'db' | 'feed'>): Kept {
  let documents: Promise<readonly MovementDocument[]> | null = null;
  feed.listen((change) => {
    if (change.log) documents = null;
  });
  return {
    read: () => {
      documents ??= readDocuments(db).catch((fault: unknown) => {
        documents = null;
        throw fault;
      });
      return documents;
    },
  };
}

async function readDocuments(db: Shop['db']): Promise<readonly MovementDocument[]> {
  const documents = new Map<string, MovementDocument>();
  const actors = new Map<string, string | null>();
  let acts = 0;
  for await (const row of newestOperations(db)) {
    if (documents.size === MOST || acts++ === MOST_ACTS) break;
    if (row.type !== 'stock.recorded') continue;
    const act = readStored(row);
    if (act.type !== 'stock.recorded') continue;
    const { lines, note } = act.payload;
    const document = recordedAs(act.opId, groupOf(act), lines);
    if (document === null) continue;
    const later = documents.get(document.id);
    if (!actors.has(row.actor)) {
      const contact = await db.contacts.get(row.actor);
      actors.set(row.actor, contact && !contact.erased ? contact.name || null : null);
    }
    const person = actors.get(row.actor) ?? null;
    // The parts of one act came one after the other.
    documents.set(document.id, {
      document,
      at: row.at,
      person,
      note: note ?? later?.note ?? null,
      lines: lines.length + (later?.lines ?? 0),
    });
  }
  return [...documents.values()];
}
