import type { SupplierId } from '../operations/ids.ts';
import type { SupplierRow } from '../operations/rows.ts';
import { foldName } from '../values/code.ts';

/** What is asked of a supplier to find out who remains of it. */
type Merged = Pick<SupplierRow, 'id' | 'voided' | 'mergedInto'>;

/**
 * The supplier that remains of another: the end of the chain of those it was merged into (PUR34). Everything that reads a
 * product's supplier reads it through here. Where two desks merged two suppliers into each other, the one with the
 * smallest id remains, at every desk. One whose adding was undone, or that nobody knows yet, takes no other in.
 */
export function remainingSupplier(id: SupplierId, rowOf: (id: SupplierId) => Merged | undefined): SupplierId {
  const way: SupplierId[] = [id];
  for (;;) {
    const at = way.at(-1) ?? id;
    const next = rowOf(at)?.mergedInto;
    const row = next ? rowOf(next) : undefined;
    if (!next || !row || row.voided) return at;
    const known = way.indexOf(next);
    if (known >= 0) return way.slice(known).reduce((least, one) => (one < least ? one : least));
    way.push(next);
  }
}

/** The suppliers that stand for themselves, and the id of the one that each of the others became. */
export function remainingSuppliers<S extends Merged>(
  rows: Iterable<S>,
): { readonly listed: readonly S[]; readonly remainingOf: (id: SupplierId) => SupplierId } {
  const byId = new Map<SupplierId, S>([...rows].map((row) => [row.id, row]));
  const remainingOf = (id: SupplierId) => remainingSupplier(id, (one) => byId.get(one));
  return { listed: [...byId.values()].filter((row) => !row.voided && remainingOf(row.id) === row.id), remainingOf };
}

/**
 * The supplier that a name means: one that stands for itself before one that was merged into another, whose name then means
 * the one that remains (PUR36). `folded` is the name as `foldName` makes it.
 */
export function supplierNamed(
  folded: string,
  rows: Iterable<Merged & Pick<SupplierRow, 'name'>>,
): SupplierId | undefined {
  return suppliersByName(rows).get(folded);
}

/** Which supplier each name means, by the folded name. */
export function suppliersByName(rows: Iterable<Merged & Pick<SupplierRow, 'name'>>): ReadonlyMap<string, SupplierId> {
  const all = [...rows].filter((row) => !row.voided);
  const { listed, remainingOf } = remainingSuppliers(all);
  const here = new Set(listed.map(({ id }) => id));
  const merged = all.filter(({ id }) => !here.has(id));
  return new Map([...merged, ...listed].map(({ id, name }) => [foldName(name), remainingOf(id)]));
}
