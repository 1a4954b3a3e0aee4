import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { offeredOf } from '#shared/channels/review/figures.ts';
import { type Outcome, weighing } from '#shared/channels/review/outcome.ts';
import { type Choices, type Decided, deciding } from '#shared/channels/review/decide.ts';
import type { FigureOf, OurIndex } from '#shared/channels/review/ours.ts';
import { reviewing, type ReviewRow } from '#shared/channels/review/review.ts';
import type { ChannelRow } from '#shared/domain/operations/rows.ts';
import { slicedPromise } from '#renderer/db/catalogue/slices.ts';
import { ourBook } from '#renderer/db/channels/our-book.ts';
import { useShop } from '#renderer/db/shop.ts';
import { useSliced } from '#renderer/db/use-sliced.ts';
import { useOfferFigures, useStore } from '../channels.queries.ts';

/** What a store has and what the shop has, next to each other. */
export type Review = {
  /** Undefined until everything is compared. */
  readonly rows: readonly ReviewRow[] | undefined;
  readonly ours: OurIndex | undefined;
  readonly figureOf: FigureOf;
  /** What comes of choices for all rows. */
  readonly decide: (choices: Choices) => Promise<DryRun>;
};

/** What was decided of everything, and what it comes to before anything is written. */
export type DryRun = { readonly decided: readonly Decided[]; readonly outcome: Outcome };

/** The review of a channel, live, compared in slices (CHN202); `held`: as it was, while what was decided of it is written. */
export function useReview(channel: ChannelRow, held: boolean): Review {
  const { catalogue } = useShop();
  const store = useStore(channel.id);
  const book = ourBook(catalogue);
  const index = useSyncExternalStore(book.subscribeIndex, book.index);
  const figures = useOfferFigures(channel);
  const figureOf = useSyncExternalStore(figures.subscribe, figures.get);
  const ours = useMemo(() => store && index && { ...index, listing: store.listing }, [store, index]);
  const make = useMemo(
    () => (held || !store || !ours ? null : () => reviewing(store.items, ours, figureOf)),
    [held, store, ours, figureOf],
  );
  const rows = useSliced(make);
  const decide = useCallback(
    async (choices: Choices): Promise<DryRun> => {
      const { slices } = catalogue;
      const decided = rows && ours ? await slicedPromise(deciding(rows, choices, ours, figureOf), slices) : [];
      const outcome = await slicedPromise(
        weighing(decided, (available) => offeredOf(available, channel)),
        slices,
      );
      return { decided, outcome };
    },
    [rows, ours, figureOf, catalogue, channel],
  );
  return { rows, ours, figureOf, decide };
}
