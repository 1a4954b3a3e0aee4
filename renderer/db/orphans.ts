import { refKey } from '#shared/domain/operations/effects.ts';
import { actOf } from '#shared/domain/operations/act.ts';
import { cellOf, type VariantId } from '#shared/domain/operations/ids.ts';
import type { MemoryBooks } from '#shared/domain/operations/memory-books.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { Ref, Row } from '#shared/domain/operations/rows.ts';
import type { SetAside, TouchedLevel } from './recovery.ts';

/** An act that the fold took and that nobody sees: what it says something of is lost. */
export const ORPHAN = 'row-unknown';

/** An operation with its text and the server's number, where it has one. */
type Entry = { readonly op: Operation; readonly text: string; readonly seq: number | null };

/** Those of some acts that say something of a count or of another row that is not in these books. */
export function orphansAmong(entries: readonly Entry[], { rows }: MemoryBooks): readonly SetAside[] {
  return entries.flatMap(({ op, text, seq }): readonly SetAside[] => {
    if (aboutRows(op).every((ref) => rows.has(refKey(ref)))) return [];
    const { opId, writerId, writerSeq, type, occurredAt: at, actor } = op;
    return [{ opId, writerId, writerSeq, seq, type, code: ORPHAN, at, actor, text, levels: levelsSeen(op) }];
  });
}

/** The rows that must be there for what an act says to be seen anywhere. */
function aboutRows(op: Operation): readonly Ref[] {
  if (op.type === 'count.observed' || op.type === 'count.noted') return [{ kind: 'count', id: op.payload.countId }];
  return op.type === 'fields.set' ? op.payload.sets : [];
}

/** What was counted is counted again. */
function levelsSeen(op: Operation): readonly TouchedLevel[] {
  if (op.type !== 'count.observed') return [];
  return [{ ...cellOf(op.payload), quantity: null }];
}

type Spoken = {
  readonly setAside: readonly SetAside[];
  readonly done: readonly Entry[];
  /** Variants of the ledger's lines; the books keep only some of these. */
  readonly moved: ReadonlySet<VariantId>;
};

/** Every variant that something in the books, or an act that is not seen in them, speaks of, and whose record or product's is not there. */
export function unnamedIn(books: MemoryBooks, { setAside, done, moved }: Spoken): readonly VariantId[] {
  const { rows } = books;
  const spoken = new Set<VariantId>(moved);
  for (const { variantId } of [...books.levels.values(), ...books.movements]) spoken.add(variantId);
  for (const row of rows.values()) for (const variantId of variantsOf(row)) spoken.add(variantId);
  for (const { variantId } of setAside.flatMap(({ levels }) => levels)) spoken.add(variantId);
  for (const { op } of done)
    for (const { kind, id } of actOf(op).effects.sets) if (kind === 'variant') spoken.add(id as VariantId); // the kind says which id it is
  return [...spoken].filter((id) => {
    const row = rows.get(refKey({ kind: 'variant', id }));
    return row?.kind !== 'variant' || !rows.has(refKey({ kind: 'product', id: row.productId }));
  });
}

function variantsOf(row: Row): readonly VariantId[] {
  if (row.kind === 'order') return row.lines.map(({ variantId }) => variantId);
  if (row.kind === 'variant') return [row.id];
  return 'variantId' in row ? [row.variantId] : [];
}
