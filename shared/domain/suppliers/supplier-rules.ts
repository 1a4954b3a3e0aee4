import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { SupplierId } from '../operations/ids.ts';
import type { FieldSet } from '../operations/operation.ts';
import type { SupplierRow } from '../operations/rows.ts';
import { foldName } from '../values/code.ts';
import { remainingSuppliers } from './remaining.ts';

export type SupplierFailure = Failure<
  'supplier-name-missing' | 'supplier-name-taken' | 'supplier-unknown' | 'supplier-merged-with-itself'
>;

/** Whether a supplier (null: a new one) can have a name: no other that stands for itself has it (PUR31). */
export function checkSupplierName(
  id: SupplierId | null,
  wanted: string,
  rows: readonly SupplierRow[],
): Result<null, SupplierFailure> {
  const name = foldName(wanted);
  if (name === '') return fail({ code: 'supplier-name-missing' });
  const { listed } = remainingSuppliers(rows);
  const other = listed.find((row) => row.id !== id && foldName(row.name) === name);
  return other ? fail({ code: 'supplier-name-taken', detail: other.name }) : done(null);
}

/**
 * Merges a supplier into another, which remains (PUR34). What the one that remains does not say, such as its lead time or whom
 * to write to, it takes over.
 */
export function decideMerge(
  from: SupplierId,
  into: SupplierId,
  rows: readonly SupplierRow[],
): Result<readonly FieldSet[], SupplierFailure> {
  const { listed, remainingOf } = remainingSuppliers(rows);
  const [gone, remaining] = [from, into].map((id) => listed.find((row) => row.id === remainingOf(id)));
  if (!gone || !remaining) return fail({ code: 'supplier-unknown' });
  if (gone.id === remaining.id) return fail({ code: 'supplier-merged-with-itself' });
  const set = { kind: 'supplier', id: remaining.id } as const;
  const { leadTimeDays, contactId = null } = gone;
  return done([
    { kind: 'supplier', id: gone.id, field: 'mergedInto', value: remaining.id, was: gone.mergedInto ?? null },
    ...(remaining.leadTimeDays === null && leadTimeDays !== null
      ? [{ ...set, field: 'leadTimeDays', value: leadTimeDays, was: null }]
      : []),
    ...(!remaining.contactId && contactId ? [{ ...set, field: 'contactId', value: contactId, was: null }] : []),
  ]);
}
