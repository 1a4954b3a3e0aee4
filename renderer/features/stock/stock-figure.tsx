import { useCallback } from 'react';
import { Figure } from '#renderer/ui/figure.tsx';
import { Dash, type Tone } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import { useFigureParts } from './explain.queries.ts';
import { explanationOf, type FigureKind } from './explanation-text.ts';
import { useCalendar } from './past.queries.ts';
import { type StockListRow, useShopFacts } from './stock.queries.ts';

/** Draws a figure of a variant with what makes it; a dash where the variant is not tracked. */
export type DrawFigure = (
  kind: FigureKind,
  row: StockListRow,
  place: { readonly locationId: LocationId | null; readonly inTable: boolean },
) => React.ReactNode;

/** How figures of variants are drawn, as of now or of a past day; the same function while nothing changed. */
export function useDrawFigure(day: string | null = null): DrawFigure {
  const t = useWords();
  const format = useFormat();
  const findParts = useFigureParts();
  const { currency, locationName } = useShopFacts();
  const days = useCalendar();
  const before = day === null ? null : days.endOf(day);
  return useCallback(
    (kind, row, { locationId, inTable }) => {
      const text = figureText(kind, row, format, currency);
      if (text === null) return <Dash />;
      const where = locationId === null ? '' : t('stock.figures.where', { location: locationName(locationId) });
      return (
        <Figure
          text={text}
          name={t(`stock.figures.${kind}`, { product: row.title, where, value: text })}
          tone={toneOf(kind, row)}
          inTable={inTable}
          explain={async () => {
            const parts = await findParts(row.variantId, locationId, before);
            const now = explanationOf(kind, row, parts, { t, format, currency: currency ?? 'EUR' });
            return day === null
              ? now
              : {
                  ...now,
                  title: t(`stock.past.explain.${kind === 'value' ? 'value' : 'onHand'}`, {
                    product: row.title,
                    day: format.date(day),
                  }),
                };
          }}
        />
      );
    },
    [t, format, findParts, currency, locationName, day, before],
  );
}

/** A figure as text; null where there is nothing to say. */
export function figureText(
  kind: FigureKind,
  { figures, cost, decimals }: StockListRow,
  format: Format,
  currency: string | null,
): string | null {
  if (!figures) return null;
  if (kind !== 'value') return format.quantity(figures[kind], decimals);
  return cost === null || currency === null
    ? null
    : format.money(timesQuantity(cost, figures.onHand, decimals), currency);
}

function toneOf(kind: FigureKind, { figures }: StockListRow): Tone | undefined {
  if (!figures || kind === 'value') return undefined;
  if (figures[kind] < 0) return 'bad';
  // Nothing promised and nothing on its way is the usual case: it steps back.
  return figures[kind] === 0 && (kind === 'committed' || kind === 'incoming' || kind === 'notForSale')
    ? 'quiet'
    : undefined;
}
