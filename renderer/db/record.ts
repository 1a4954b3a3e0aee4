import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { ReadOnlyCode } from '#shared/contract/bridge/disk.ts';
import { checkContact, type MakeFailure, makeOperation } from '#shared/contract/store/make.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { type Act, actOf } from '#shared/domain/operations/act.ts';
import { hashText, type SumHash, withText } from '#shared/domain/operations/books.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import { addressed, inEnvelope } from '#shared/domain/operations/envelope.ts';
import type { ContactId, OpId, PersonId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision, Operation, Stamp } from '#shared/domain/operations/operation.ts';
import type { ProductRow, Row } from '#shared/domain/operations/rows.ts';
import type { StepFailureCode } from '#shared/domain/operations/transitions.ts';
import { type Batch, batchOf } from './batch.ts';
import type { Desk, ShopDatabase } from './database.ts';
import { commandTables, isForReading } from './database.ts';
import { type Feed, mergeTouched, type Touched } from './feed.ts';
import { applyHere, loadRows, readAhead, variantsTouched, writeOwn } from './fold.ts';
import { forgetLost } from './lost-contacts.ts';
import { readStored, storedOperation } from './stored-operation.ts';

export type RecordFailure = MakeFailure | Failure<StepFailureCode | ReadOnlyCode | 'already-done' | 'shop-not-ready'>;

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
  // Whoever asks has looked before; here it is once more for everybody.
  if (isForReading(db)) return fail({ code: 'shop-read-only' });
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
      const written = await recordAll(db, decided.value.decisions, actor, stamp);
      if (!written.ok) throw new Refused(written.failure);
      touched.push(...written.value.touched);
      if (contacts.length > 0) touched.push(await recordContacts(db, contacts));
      rev = written.value.desk?.rev ?? (await deskHere(db))?.rev ?? 0;
      return done({ opIds: written.value.opIds, lastNo: written.value.lastNo });
    })
    .catch((fault: unknown): Result<Recorded, F | RecordFailure> => {
      if (fault instanceof Refused) return fail(fault.failure);
      throw fault;
    });
  if (outcome.ok) feed.tell(mergeTouched(touched, rev));
  return outcome;
}

/** Writes contact records. An edit builds on the version that is here: the server takes it as that, and judges one that is stale. */
async function recordContacts(db: ShopDatabase, contacts: readonly Contact[]): Promise<Touched> {
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
  return { rows: [], stock: [], log: true, contacts: contacts.map(({ contactId }) => contactId) };
}

/** Leaves the transaction without a trace; never seen outside this file. */
class Refused extends Error {
  readonly failure: RecordFailure;
  constructor(failure: RecordFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** What the operations of one command did, and the desk after them. */
type Recording = { desk: Desk; readonly opIds: OpId[]; readonly touched: Touched[] };

/** Records decisions one after the other, each on what those before it made; the database writes one while the next is made. */
async function recordAll(
  db: ShopDatabase,
  decisions: readonly Decision[],
  actor: PersonId,
  stamp: Stamp,
): Promise<Result<Recorded & Pick<Recording, 'touched'> & { readonly desk: Desk | null }, RecordFailure>> {
  if (decisions.length === 0) return done({ opIds: [], lastNo: 0, touched: [], desk: null });
  const [desk, again] = await Promise.all([deskHere(db), firstKnown(db, decisions)]);
  if (!desk) return fail({ code: 'shop-not-ready' });
  if (again) return fail({ code: 'already-done', detail: again });
  const batch = batchOf(db);
  const recording: Recording = { desk, opIds: [], touched: [] };
  const drafts = decisions.map((decision, i) => draftOf(decision, i, { desk, actor, stamp }));
  await readAhead(batch, drafts, desk.connected);
  for (const draft of drafts) {
    const recorded = await recordOne(batch, draft, recording);
    if (!recorded.ok) return recorded;
  }
  batch.put(db.meta, [recording.desk]);
  await markStale(batch, recording.touched);
  await batch.written();
  return done({ ...recording, lastNo: Number(batch.lastKey(db.operations) ?? 0) });
}

/** The first of the ids that decisions bring along which is that of an operation already, here or twice among them. */
async function firstKnown(db: ShopDatabase, decisions: readonly Decision[]): Promise<OpId | undefined> {
  const ids = decisions.flatMap(({ opId }) => opId ?? []);
  const counts = await Promise.all(ids.map((opId) => db.operations.where('opId').equals(opId).count()));
  return ids.find((opId, i) => (counts[i] ?? 0) > 0 || ids.indexOf(opId) < i);
}

/** A decision in its envelope, `place` after the first of its command. */
function draftOf(
  decision: Decision,
  place: number,
  { desk, actor, stamp }: { readonly desk: Desk; readonly actor: PersonId; readonly stamp: Stamp },
): Act {
  const opId = decision.opId ?? (stamp.nextId() as OpId);
  const { shopId, writerId, seen, skewMs } = desk;
  const writerSeq = desk.writerSeq + 1 + place;
  return actOf(inEnvelope(decision, { opId, shopId, writerId, writerSeq, seen, skewMs, occurredAt: stamp.at, actor }));
}

async function recordOne(batch: Batch, draft: Act, recording: Recording): Promise<Result<null, RecordFailure>> {
  const { desk } = recording;
  const rows = await loadRows(batch, draft.effects.sets);
  // What is applied is what reads back from the text, so that nothing is shown that the text does not say.
  const made = makeOperation(await addressedHere(batch, draft, rows));
  if (!made.ok) return made;
  const { op, text } = made.value;
  const act = actOf(op);
  const { applied, before } = await applyHere(batch, act);
  if (!applied.ok) return fail({ code: applied.refusal.code, detail: applied.refusal.current ?? '' });
  recording.touched.push(await writeOwn(batch, act, applied, before, desk.connected));
  const way = { stage: 'new', seq: null, logEpoch: null, shadowed: desk.connected } as const;
  batch.add(batch.db.operations, [storedOperation(op, text, way)]);
  batch.send();
  recording.opIds.push(op.opId);
  recording.desk = {
    ...desk,
    rev: desk.rev + 1,
    writerSeq: op.writerSeq,
    writers: { ...desk.writers, [op.writerId]: op.writerSeq },
    facts: desk.connected ? desk.facts : withFact(desk.facts, text),
  };
  return done(null);
}

/** An act with its base; for an undo the operations are read that say what was undone since its act, step by step. */
async function addressedHere(batch: Batch, draft: Act, rows: ReadonlyMap<string, Row>): Promise<Operation> {
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
    for (const row of await (await batch.written()).operations
      .where('opId')
      .anyOf([...missing])
      .toArray())
      known.set(row.opId, readStored(row));
  }
}

/**
 * Notes which cached columns changes make old: of the variants they touch, and of all variants of a product that they
 * change.
 */
export async function markStale(batch: Batch, changes: readonly Touched[]): Promise<void> {
  const products = changes.flatMap(({ rows }) =>
    rows.flatMap((row) => (row.kind === 'product' && isEdited(row) ? [row.id] : [])),
  );
  const siblings = products.length > 0 ? await variantsOf(batch, products) : [];
  const variants = [...new Set([...changes.flatMap(variantsTouched), ...siblings])];
  if (variants.length > 0) batch.add(batch.db.stale, [{ variants }]);
}

async function variantsOf(batch: Batch, products: readonly ProductId[]): Promise<readonly VariantId[]> {
  const { variants } = await batch.written();
  const keys = await variants
    .where('productId')
    .anyOf([...new Set(products)])
    .primaryKeys();
  // The keys of `variants` are variant ids; Dexie types primary keys as the plain string they are stored as.
  return keys.map((key) => key as VariantId);
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
