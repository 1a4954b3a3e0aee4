import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';

/** A figure of the books that was wrong: what it is about, as it was, and as it is. */
export type ShownFigure = {
  readonly key: string;
  readonly figure: 'onHand' | 'committed' | 'incoming' | 'facts';
  readonly product: string;
  readonly place: string;
  readonly lot: string | null;
  readonly was: number;
  readonly is: number;
  readonly decimals: number;
};

type BookFigureListProps = {
  readonly figures: readonly ShownFigure[];
  /** How many there are, of which these are the first. */
  readonly count: number;
  readonly most: number;
  /** Whether they are right by now, or still wrong. */
  readonly repaired?: boolean;
};

/** Figures of the books that were wrong, one a line. */
export function BookFigureList({ figures, count, most, repaired = false }: BookFigureListProps) {
  const t = useWords();
  const format = useFormat();
  const more = count - Math.min(most, figures.length);
  return (
    <>
      {figures.slice(0, most).map(({ key, figure, product, place, lot, was, is, decimals }) => (
        <Text as="div" key={key} size="s">
          {t(repaired ? 'settings.books.changed' : 'settings.books.differs', {
            product,
            place: lot === null ? place : `${place}, ${lot}`,
            figure: t(`settings.books.figures.${figure}`),
            was: format.quantity(was, decimals),
            is: format.quantity(is, decimals),
          })}
        </Text>
      ))}
      {more > 0 && (
        <Text tone="muted" size="s">
          {t('settings.books.more', { count: more })}
        </Text>
      )}
    </>
  );
}
