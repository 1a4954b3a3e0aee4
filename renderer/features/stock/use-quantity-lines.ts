import { useMemo, useState } from 'react';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { emptyLine, type QuantityLine } from './quantity-lines.ts';
import { useFinding } from './stock.queries.ts';

/** The products of a dialog and what is entered for each. */
export type QuantityLines = {
  readonly lines: readonly QuantityLine[];
  /** The same array while no product came or went. */
  readonly ids: readonly VariantId[];
  readonly lineOf: (variantId: VariantId) => QuantityLine;
  readonly put: (variantId: VariantId, part: Partial<QuantityLine>) => void;
  readonly add: (variantId: VariantId) => void;
  readonly remove: (variantId: VariantId) => void;
};

/** Begins with an empty line for each product; a cost is what the product costs now. */
export function useQuantityLines(variants: readonly VariantId[]): QuantityLines {
  const finding = useFinding();
  const [ids, setIds] = useState(variants);
  const [entered, setEntered] = useState<ReadonlyMap<VariantId, QuantityLine>>(new Map());
  return useMemo(() => {
    const lineOf = (id: VariantId) => entered.get(id) ?? emptyLine(id, finding.rowOf(id)?.cost ?? null);
    return {
      ids,
      lines: ids.map(lineOf),
      lineOf,
      put: (id, part) =>
        setEntered((before) => new Map(before).set(id, { ...(before.get(id) ?? lineOf(id)), ...part })),
      add: (id) => setIds((before) => (before.includes(id) ? before : [...before, id])),
      remove: (id) => setIds((before) => before.filter((other) => other !== id)),
    };
  }, [ids, entered, finding]);
}
