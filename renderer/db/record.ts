import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { checkContact, type MakeFailure, makeOperation } from '#shared/contract/store/make.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { type Act, actOf } from '#shared/domain/operations/act.ts';
import { hashText, type SumHash, withText } from '#shared/domain/operations/books.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import { addressed, inEnvelope } from '#shared/domain/operations/envelope.ts';
import type { ContactId, OpId, PersonId } from '#shared/domain/operations/ids.ts';
import type { Decision, Operation, Stamp } from '#shared/domain/operations/operation.ts';
import type { ProductRow, Row } from '#shared/domain/operations/rows.ts';
import type { Desk, ShopDatabase, StoredOperation } from './database.ts';
import { commandTables } from './database.ts';
import { type Feed, mergeTouched, type Touched } from './feed.ts';
import { applyHere, loadRows, variantsTouched, writeOwn } from './fold.ts';
import { forgetLost } from './lost-contacts.ts';
import { readStored, storedOperation } from './stored-operation.ts';

export type RecordFailure =
  | MakeFailure
  | Failure<
      'already-done' | 'order-moved-on' | 'order-unknown' | 'count-moved-on' | 'count-unknown' | 'shop-not-ready'
    >;

/** What a command wrote: the acts in order, and the last number the journal must hold before it is "saved". */
export type Recorded = { readonly opIds: readonly OpId[]; readonly lastNo: number };

/** What every command needs handed in. */
export type Recorder = {
  readonly db: ShopDatabase;
  readonly feed: Feed;
  readonly actor: PersonId;
  readonly stamp: () => Stamp;
};

/** What a command decides inside its transaction: acts, and contact records that belong to them. */
export type Decided = { readonly decisions: readonly Decision[]; readonly contacts?: readonly Contact[] };

/**
 * The one way a person's act enters the books: in one transaction it reads, lets `decide` decide, applies, stores the
 * operation and takes its number (DATA-R3). Nothing is written when anything is refused, and nothing is stored that
 * does not read back (DATA-R12). Inside `decide` await only
 * the database. The act is "saved" when the journal has it, which the caller awaits with `lastNo`.
 */
export async function record<F extends Failure>(
  recorder: Recorder,
  decide: (db: ShopDatabase, stamp: Stamp) => Promise<Result<Decided, F>> | Result<Decided, F>,
): Promise<Result<Recorded, F | RecordFailure>> {
  const { db, feed, actor } = recorder;
  const stamp = recorder.stamp();
  const touched: Touched[] = [];
  let rev = 0;
  const outcome = await db
    .transaction('rw', [...commandTables], async (): Promise<Result<Recorded, F | RecordFailure>> => {
      const decided = await decide(db, stamp);
      if (!decided.ok) return decided;
      const contacts = decided.value.contacts ?? [];
      for (const contact of contacts) {
        const checked = checkContact(contact);
        if (!checked.ok) throw new Refused(checked.failure);
      }
      const written: StoredOperation[] = [];
      for (const decision of decided.value.decisions) {
        const stored = await recordOne(db, decision, actor, stamp, touched);
        if (!stored.ok) throw new Refused(stored.failure);
        written.push(stored.value);
      }
      // An edit builds on the version that is here: the server takes it as that, and judges one that is stale.
      const known = await db.contacts.bulkGet(contacts.map(({ contactId }) => contactId));
      await db.contacts.bulkPut(
        contacts.map((contact, i) => ({
          ...contact,
          contactId: contact.contactId as ContactId,
          version: known[i]?.version ?? 0,
          pending: 2,
        })),
      );
      await forgetLost(
        db,
        contacts.flatMap(({ contactId, erased }) => (erased ? [contactId] : [])),
      );
      if (contacts.length > 0)
        touched.push({ rows: [], stock: [], log: true, contacts: contacts.map(({ contactId }) => contactId) });
      rev = (await deskHere(db))?.rev ?? 0;
      return done({ opIds: written.map((op) => op.opId), lastNo: written.at(-1)?.no ?? 0 });
    })
    .catch((fault: unknown): Result<Recorded, F | RecordFailure> => {
      if (fault instanceof Refused) return fail(fault.failure);
      throw fault;
    });
  if (outcome.ok) feed.tell(mergeTouched(touched, rev));
  return outcome;
}

/** Leaves the transaction without a trace; never seen outside this file. */
class Refused extends Error {
  readonly failure: RecordFailure;
  constructor(failure: RecordFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

async function recordOne(
  db: ShopDatabase,
  decision: Decision,
  actor: PersonId,
  stamp: Stamp,
  touched: Touched[],
): Promise<Result<StoredOperation, RecordFailure>> {
  const desk = await deskHere(db);
  if (!desk) return fail({ code: 'shop-not-ready' });
  const opId = decision.opId ?? (stamp.nextId() as OpId);
  if (decision.opId && (await db.operations.where('opId').equals(opId).count()) > 0)
    return fail({ code: 'already-done', detail: opId });
  const { shopId, writerId, seen, skewMs } = desk;
  const about = { opId, shopId, writerId, writerSeq: desk.writerSeq + 1, seen, skewMs, occurredAt: stamp.at, actor };
  const draft = actOf(inEnvelope(decision, about));
  const rows = await loadRows(db, draft.effects.sets);
  // What is applied is what reads back from the text, so that nothing is shown that the text does not say.
  const made = makeOperation(await addressedHere(db, draft, rows));
  if (!made.ok) return made;
  const { op, text } = made.value;
  const act = actOf(op);
  const { applied, before } = await applyHere(db, act);
  if (!applied.ok) return fail({ code: applied.refusal.code, detail: applied.refusal.current ?? '' });
  const change = await writeOwn(db, act, applied, before, desk.connected);
  const row = storedOperation(op, text, { stage: 'new', seq: null, logEpoch: null, shadowed: desk.connected });
  const no = await db.operations.add(row);
  await db.meta.put({
    ...desk,
    rev: desk.rev + 1,
    writerSeq: op.writerSeq,
    writers: { ...desk.writers, [op.writerId]: op.writerSeq },
    facts: desk.connected ? desk.facts : withFact(desk.facts, text),
  });
  await markStale(db, change);
  touched.push(change);
  return done({ ...row, no });
}

/** An act with its base; for an undo the operations are read that say what was undone since its act, step by step. */
async function addressedHere(db: ShopDatabase, draft: Act, rows: ReadonlyMap<string, Row>): Promise<Operation> {
  const known = new Map<OpId, Operation | undefined>();
  for (;;) {
    const missing = new Set<OpId>();
    const find = (id: OpId) => {
      if (!known.has(id)) missing.add(id);
      return known.get(id);
    };
    const op = addressed(draft, (ref) => rows.get(refKey(ref)), find);
    if (missing.size === 0) return op;
    for (const id of missing) known.set(id, undefined);
    for (const row of await db.operations
      .where('opId')
      .anyOf([...missing])
      .toArray())
      known.set(row.opId, readStored(row));
  }
}

/** Notes which cached columns a change makes old: the variants it touches, and all variants of a product it changes. */
export async function markStale(db: ShopDatabase, change: Touched): Promise<void> {
  const products = change.rows.flatMap((row) => (row.kind === 'product' && isEdited(row) ? [row.id] : []));
  const siblings = products.length > 0 ? await db.variants.where('productId').anyOf(products).primaryKeys() : [];
  const variants = [...new Set<string>([...variantsTouched(change), ...siblings])];
  // The keys of `variants` are variant ids; Dexie types primary keys as the plain string they are stored as.
  if (variants.length > 0) await db.stale.add({ variants: variants as never[] });
}

/** A product nobody has edited says nothing that its variants, told in the same act, do not say themselves. */
function isEdited(row: ProductRow): boolean {
  return row.voided || row.bringings !== undefined || Object.keys(row.fieldOps).length > 0;
}

async function deskHere(db: ShopDatabase): Promise<Desk | undefined> {
  const row = await db.meta.get('desk');
  return row && 'shopId' in row && row.complete ? row : undefined;
}

/** The fact hash with one text more, as it is kept. */
export function withFact(facts: Desk['facts'], text: string): Desk['facts'] {
  const next = withText(factsOf(facts), text);
  return { count: next.count, sum: next.sum.toString(16) };
}

function factsOf(facts: Desk['facts']): SumHash {
  return { count: facts.count, sum: BigInt(`0x${facts.sum}`) };
}

/** The fact hash of a desk as it is shown and compared. */
export function factHashOf(desk: Desk): string {
  return hashText(factsOf(desk.facts));
}
