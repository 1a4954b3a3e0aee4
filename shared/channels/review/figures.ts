import { keptBack, type Offer, type OfferOf, offerOf } from '#shared/domain/channels/offer.ts';
import type { OurFigure } from './ours.ts';

/** What a channel offers of a variant at one of the store's places, with what there is of it and what makes the offer. */
export type ExplainedFigure = OurFigure & { readonly parts: Offer['parts'] };

const stock: ReadonlySet<string> = new Set(['on-hand', 'not-for-sale', 'committed', 'retired-place']);

/** What is offered of so many whole pieces. */
export function offeredOf(available: number, { buffer, floor }: Pick<OfferOf['channel'], 'buffer' | 'floor'>): number {
  const left = Math.max(0, available - buffer);
  return left < floor ? 0 : left;
}

/** The figures of a variant by the store's places, null as a place where it knows one; empty where it has no offer. */
export function figuresFor(of: OfferOf): ReadonlyMap<string | null, ExplainedFigure> {
  const piece = 10 ** of.variant.decimals;
  const kept = keptBack(of.channel, of.product);
  const isArchived = of.product.archived || of.variant.archived;
  const offerWith = (available: number) => (isArchived ? 0 : offeredOf(available, kept));
  return new Map(
    (offerOf(of) ?? []).map(({ remoteId, quantity, parts }) => {
      const available = parts.reduce((sum, part) => sum + (stock.has(part.is) ? part.quantity : 0), 0) / piece;
      return [remoteId, { offer: quantity, available, offerWith, parts }];
    }),
  );
}
