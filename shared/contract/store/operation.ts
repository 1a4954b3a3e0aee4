import { z } from 'zod';
import type { Id } from '#shared/base/id.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import { mayRead } from '#shared/domain/values/limits.ts';
import type { OpId, PersonId, ShopId, WriterId } from '#shared/domain/operations/ids.ts';
import { id, time } from './parts.ts';
import { quickRead, UNSURE } from './quick-read.ts';
import { type KnownVersions, knownVersions } from './versions.ts';

/** What is read before anything else: a newer program may have written the rest in a way nobody here knows. */
const mark = z.object({ type: z.string(), v: z.int() });

/** An id of a kind: ids get their kind here, where they enter. */
function kindOf<I extends Id<string>>(schema: z.ZodType<string>): z.ZodType<I> {
  return schema as z.ZodType<I>;
}

const envelope = z.strictObject({
  opId: kindOf<OpId>(z.uuid()),
  shopId: kindOf<ShopId>(z.uuid()),
  writerId: kindOf<WriterId>(z.uuid()),
  writerSeq: z.int().min(1),
  seen: z.strictObject({ logEpoch: id, seq: z.int().min(0) }).nullable(),
  skewMs: z.int().nullable(),
  type: z.string(),
  v: z.int(),
  entities: z.array(z.string().max(150)).max(mayRead.entities),
  base: z.record(z.string().max(150), z.record(z.string().max(50), kindOf<OpId>(id).nullable())).optional(),
  payload: z.unknown(),
  occurredAt: time,
  actor: kindOf<PersonId>(id),
});

const quickEnvelope = quickRead(envelope);

export type OperationFailure = Failure<'operation-unreadable' | 'operation-unsupported'>;

/**
 * Reads an operation from its stored text, of whatever version, and answers it in its present shape (DATA-R13). A type or
 * version this program does not know is `operation-unsupported`, never guessed at and not looked into.
 */
export function parseOperation(stored: string): Result<Operation, OperationFailure> {
  return readWith(knownVersions, stored);
}

/** Reads a text with the versions that are known. */
export function readWith(known: KnownVersions, stored: string): Result<Operation, OperationFailure> {
  const json = jsonOf(stored);
  if (!json.ok) return json;
  const quick = readQuickly(known, json.value);
  if (quick) return done(quick);
  const marked = mark.safeParse(json.value);
  if (!marked.success) return unreadable(marked.error);
  const { type, v } = marked.data;
  const versions = known.get(type) ?? [];
  if (v < 1 || v > versions.length) return fail({ code: 'operation-unsupported', detail: `${type} v${v}` });
  const outer = envelope.safeParse(json.value);
  if (!outer.success) return unreadable(outer.error);
  let { payload } = outer.data;
  for (const toNext of versions.slice(v - 1)) {
    const next = toNext(payload);
    if (!next.ok) return fail({ code: 'operation-unreadable', detail: pathOf(next.issue) });
    payload = next.value;
  }
  // The schemas are the operation's type, field by field (`same-shape.ts`).
  return done({ ...outer.data, v: versions.length, payload } as Operation);
}

/** An operation of the present version, as most are; null where only the schemas can tell. */
function readQuickly(known: KnownVersions, json: unknown): Operation | null {
  const outer = quickEnvelope(json);
  if (outer === UNSURE) return null;
  // The envelope has these fields.
  const { type, v, payload } = outer as Pick<Operation, 'type' | 'v' | 'payload'>;
  const versions = known.get(type) ?? [];
  const read = v === versions.length ? (versions.at(-1)?.quick?.(payload) ?? UNSURE) : UNSURE;
  if (read === UNSURE) return null;
  // As below: the schemas are the operation's type.
  return (read === payload ? outer : { ...(outer as object), payload: read }) as Operation;
}

/** Where in a payload something is not as it should be. */
export function pathOf(issue: z.core.$ZodIssue | undefined): string {
  return `payload.${issue?.path.join('.') ?? ''}`;
}

function jsonOf(stored: string): Result<unknown, OperationFailure> {
  try {
    return done(JSON.parse(stored));
  } catch {
    return fail({ code: 'operation-unreadable', detail: 'not JSON' });
  }
}

function unreadable({ issues }: z.ZodError): Result<never, OperationFailure> {
  return fail({ code: 'operation-unreadable', detail: issues[0]?.path.join('.') ?? 'envelope' });
}

/** The text an operation is stored, hashed and sent as; made once, where the operation is made. */
export function operationText(operation: Operation): string {
  return JSON.stringify(operation);
}
