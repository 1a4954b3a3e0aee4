import { isTold, type RowChoice } from '#shared/channels/review/decide.ts';
import { type Quantities, quantitiesOf, type ReviewRow } from '#shared/channels/review/review.ts';
import type { FigureOf, OurThing } from '#shared/channels/review/ours.ts';
import type { Tone } from '#renderer/ui/text.tsx';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';

/** The figures of a thing of the store beside those of what it is tied to by a choice; null where it is tied to nothing. */
export function quantitiesFor(row: ReviewRow, choice: RowChoice, figureOf: FigureOf): Quantities | null {
  if (row.is === 'only-here' || choice.as !== 'link') return null;
  if (row.is === 'matched' && row.thing.variantId === choice.variantId) return row.quantities;
  return quantitiesOf(row.item, choice.variantId, figureOf);
}

/** What was decided of a row, in a few words. */
export function choiceText(t: Words, choice: RowChoice, row: ReviewRow, quantities: Quantities | null): string {
  if (choice.as === 'skip')
    return t(row.is === 'only-here' ? 'channels.review.choices.notThere' : 'channels.review.choices.skip');
  if (choice.as === 'create')
    return t(choice.stock === 'theirs' ? 'channels.review.choices.create' : 'channels.review.choices.createEmpty');
  if (isTold(row) && choice.stock === 'ours') return t('channels.review.choices.asBefore');
  const isSame = quantities?.is === 'same';
  return t(`channels.review.choices.${isSame && choice.stock === 'ours' ? 'same' : choice.stock}`);
}

/** What a choice does, by its colour: something is written, or nothing is. */
export function choiceTone(choice: RowChoice): Tone {
  if (choice.as === 'skip') return 'quiet';
  if (choice.as === 'create') return 'news';
  return choice.stock === 'untold' ? 'warn' : 'good';
}

/** What stock there is of a row: on both sides where it is tied, else there alone; null where the store has none of it. */
export function stockText(t: Words, format: Format, row: ReviewRow, quantities: Quantities | null): string | null {
  if (row.is === 'only-here') return null;
  if (quantities) return quantitiesText(t, format, quantities);
  const counted = row.item.places.flatMap(({ shown }) => shown ?? []);
  if (counted.length === 0) return t('channels.review.notCounted');
  return t('channels.review.there', { figure: counted.map((figure) => format.count(figure)).join(', ') });
}

/** The figures of both sides next to each other. */
export function quantitiesText(t: Words, format: Format, quantities: Quantities): string {
  switch (quantities.is) {
    case 'same':
      return t('channels.review.same', {
        figure: quantities.places.map(({ shown }) => format.count(shown)).join(', '),
      });
    case 'differs':
      return quantities.places
        .map(({ shown, offer }) =>
          t('channels.review.differs', { shown: format.count(shown), offer: format.count(offer) }),
        )
        .join(', ');
    case 'not-counted-there':
      return t('channels.review.notCounted');
    case 'untracked-here':
      return t('channels.review.untracked', { shown: format.count(quantities.shown) });
  }
}

/** A thing of ours as people call it. */
export function thingTitle({ name, options }: Pick<OurThing, 'name' | 'options'>): string {
  const values = options.map(({ value }) => value).join(' / ');
  return values === '' ? name : `${name} – ${values}`;
}
