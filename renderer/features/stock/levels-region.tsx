import { useCallback, useMemo } from 'react';
import { pathText } from '#shared/domain/stock/location-tree.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { quantityText } from '#renderer/ui/quantity-text.ts';
import { Region } from '#renderer/ui/region.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { type LevelRow, type ShopFacts, type StockListRow, useLevels, useShopFacts } from './stock.queries.ts';
import { readAndSave } from './stock-columns.tsx';
import { useDrawFigure } from './stock-figure.tsx';
import { useCellSaves } from './use-cell-saves.ts';

/** What a variant has at each location, and the reorder rule there, to be changed where it stands. */
export function LevelsRegion({ row }: { readonly row: StockListRow }) {
  const t = useWords();
  const facts = useShopFacts();
  const all = useLevels(row.variantId);
  const levels = useMemo(() => all.filter(({ idle }) => !idle), [all]);
  const hasMultiple = levels.some(({ own }) => own?.multiple != null);
  const columns = useLevelColumns(facts, hasMultiple);
  const rowAt = useCallback((index: number) => levels[index] as LevelRow, [levels]); // asked only for rows there are
  const keyAt = useCallback((index: number) => levels[index]?.locationId ?? 'all', [levels]);
  return (
    <Region name={t('stock.product.levels')}>
      {!row.tracked && <Text tone="muted">{t('stock.product.untracked')}</Text>}
      <DataTable
        name={t('stock.product.levels')}
        columns={columns}
        rowCount={levels.length}
        rowAt={rowAt}
        keyAt={keyAt}
        height="content"
        widthsAs="levels"
      />
    </Region>
  );
}

function useLevelColumns({ currency, hasNotForSale }: ShopFacts, hasMultiple: boolean): readonly Column<LevelRow>[] {
  const t = useWords();
  const format = useFormat();
  const uiWords = useUiWords();
  const { locale } = useWindowLook();
  const draw = useDrawFigure();
  const saves = useCellSaves(currency);
  return useMemo(() => {
    const figure = (id: 'onHand' | 'notForSale' | 'committed' | 'available' | 'incoming'): Column<LevelRow> => ({
      id,
      header: t(`stock.columns.${id}`),
      width: 84,
      figure: true,
      render: ({ row, locationId }) => draw(id, row, { locationId, inTable: true }),
    });
    const rule = (id: 'point' | 'upTo' | 'multiple'): Column<LevelRow> => ({
      id,
      header: t(`stock.columns.${id}`),
      width: 104,
      figure: true,
      render: ({ row, own }) => {
        const inForce = row.rule?.[id] ?? null;
        if (inForce === null) return <Dash />;
        // A figure that comes from the shop's rule, not from one of this product's own, is quieter.
        return own?.[id] == null ? (
          <Text as="span" tone="muted" figure>
            {format.quantity(inForce, row.decimals)}
          </Text>
        ) : (
          format.quantity(inForce, row.decimals)
        );
      },
      editable: {
        text: ({ row, own }) => quantityText(own?.[id] ?? null, row.decimals, locale),
        label: ({ row }) => t(`stock.edit.${id}`, { product: row.title }),
        save: ({ row, locationId }, text) =>
          readAndSave(text, row.decimals, { uiWords, locale }, (value) =>
            saves.saveRule(row, locationId, { [id]: value }),
          ),
      },
    });
    return [
      {
        id: 'location',
        header: t('stock.columns.location'),
        width: hasNotForSale ? 210 : 130,
        grow: 1,
        fixed: true,
        render: ({ locationId, path, notForSale }) =>
          locationId === null ? (
            <Text as="span" strong>
              {t('stock.product.everywhere')}
            </Text>
          ) : (
            <>
              {pathText(path)}
              {notForSale && (
                <Text as="span" tone="muted">
                  {` · ${t('stock.status.not-for-sale')}`}
                </Text>
              )}
            </>
          ),
      },
      figure('onHand'),
      ...(hasNotForSale ? [{ ...figure('notForSale'), width: 124 }] : []),
      figure('committed'),
      figure('available'),
      figure('incoming'),
      rule('point'),
      rule('upTo'),
      ...(hasMultiple ? [rule('multiple')] : []),
    ];
  }, [t, format, uiWords, locale, draw, saves, hasMultiple, hasNotForSale]);
}
