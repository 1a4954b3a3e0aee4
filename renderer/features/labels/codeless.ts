import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { LabelFacts, LabelLine } from './labels.queries.ts';

/** How many labels would have no code, of how many, and whose they are. */
export type Codeless = { readonly labels: number; readonly all: number; readonly variants: readonly VariantId[] };

/** The labels of a list that would have no code: those of products with neither barcode nor SKU. */
export function codelessOf(lines: readonly LabelLine[], facts: Pick<LabelFacts, 'variant'>): Codeless {
  const printed = lines.filter(({ copies, variantId }) => copies > 0 && facts.variant(variantId) !== undefined);
  const without = printed.filter(({ variantId }) => !hasCode(variantId, facts));
  return {
    labels: copiesOf(without),
    all: copiesOf(printed),
    variants: without.map(({ variantId }) => variantId),
  };
}

/** The lines of a list whose labels have a code. */
export function codedLines(lines: readonly LabelLine[], facts: Pick<LabelFacts, 'variant'>): readonly LabelLine[] {
  return lines.filter(({ variantId }) => hasCode(variantId, facts));
}

/** What labels say of products, with codes that were only just made. */
export function withCodes<F extends Pick<LabelFacts, 'variant'>>(facts: F, codes: ReadonlyMap<VariantId, string>): F {
  return {
    ...facts,
    variant: (id) => {
      const row = facts.variant(id);
      const code = codes.get(id);
      return row && code !== undefined ? { ...row, barcode: row.barcode ?? code } : row;
    },
  };
}

function hasCode(id: VariantId, facts: Pick<LabelFacts, 'variant'>): boolean {
  const row = facts.variant(id);
  return row !== undefined && (row.barcode ?? row.sku) !== null;
}

function copiesOf(lines: readonly LabelLine[]): number {
  return lines.reduce((sum, { copies }) => sum + copies, 0);
}
