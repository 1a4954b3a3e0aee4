import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { weighed } from '#shared/domain/parcels/open-parcel.ts';
import type { PackFacts, Station } from './packing.queries.ts';

/** Says how much of a product lies in a parcel. */
export function useContentText(facts: PackFacts) {
  const t = useWords();
  const format = useFormat();
  return (variantId: VariantId | undefined, quantity: number): string => {
    const row = variantId && facts.variant(variantId);
    return t('packing.content', {
      quantity: format.quantity(quantity, row?.decimals ?? 0),
      product: row?.title ?? '',
    });
  };
}

/** What contents weigh by the weights of their products, in grams; null where one of them has none. */
export function proposedWeight(
  contents: Parameters<typeof weighed>[0],
  { weights }: Pick<Station, 'weights'>,
  facts: PackFacts,
): number | null {
  return weighed(contents, (id) => ({ weight: weights.get(id) ?? null, decimals: facts.variant(id)?.decimals ?? 0 }));
}
