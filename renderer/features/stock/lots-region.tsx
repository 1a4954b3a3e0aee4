import { useCallback, useMemo, useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { dayText, parseDay } from '#renderer/ui/day-text.ts';
import { Figure } from '#renderer/ui/figure.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { tellsApart } from '#renderer/parts/lot-picks.ts';
import { expiryMark } from '#renderer/parts/lot-text.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import { useCellSums } from './explain.queries.ts';
import { lotExplanation } from './explanation-text.ts';
import { type LotRow, lotRows } from './lot-rows.ts';
import { useLotCommands } from './lots.commands.ts';
import { type StockListRow, useLevels, useLots, useShopFacts, useToday } from './stock.queries.ts';

/** So many lots are shown at first: more push the rest of the page out of sight. */
const FIRST = 15;

/** The lots or serial numbers of a product with what lies of each; nothing for a product that has none. */
export function LotsRegion({ row }: { readonly row: StockListRow }) {
  return tellsApart(row) === null ? null : <ShownLots row={row} />;
}

function ShownLots({ row }: { readonly row: StockListRow }) {
  const t = useWords();
  const levels = useLevels(row.variantId);
  const lots = useLots([row.variantId])?.get(row.variantId);
  const [all, setAll] = useState(false);
  const columns = useLotColumns(row);
  const rows = useMemo(
    () =>
      lotRows(
        lots ?? { lots: [], without: {} },
        levels.flatMap(({ locationId }) => locationId ?? []),
      ),
    [lots, levels],
  );
  const rowAt = useCallback((index: number) => rows[index] as LotRow, [rows]); // asked only for rows there are
  const keyAt = useCallback((index: number) => rows[index]?.key ?? '', [rows]);
  const name = t(`lots.titleOf.${tellsApart(row) ?? 'lot'}`);
  return (
    <Region name={name}>
      {lots && rows.length === 0 && <Text tone="muted">{t('lots.none')}</Text>}
      {rows.length > 0 && (
        <DataTable
          name={name}
          columns={columns}
          rowCount={all ? rows.length : Math.min(rows.length, FIRST)}
          rowAt={rowAt}
          keyAt={keyAt}
          height="content"
          widthsAs="lots"
        />
      )}
      {!all && rows.length > FIRST && (
        <Inline>
          <Button onClick={() => setAll(true)}>{t('lots.all', { count: rows.length })}</Button>
        </Inline>
      )}
    </Region>
  );
}

function useLotColumns(row: StockListRow): readonly Column<LotRow>[] {
  const { decimals, tracking, variantId } = row;
  const t = useWords();
  const format = useFormat();
  const uiWords = useUiWords();
  const { locale } = useWindowLook();
  const today = useToday();
  const saveExpiry = useSaveExpiry();
  const { locationName } = useShopFacts();
  const cellSums = useCellSums();
  const kind = tracking ?? 'lot';
  return useMemo(
    () => [
      {
        id: 'lot',
        header: t(`lots.name.${kind}`),
        width: 150,
        grow: 2,
        fit: 240,
        fixed: true,
        render: ({ code }) =>
          code ?? (
            <Text as="span" tone="warn">
              {t(`lots.noneSaid.${kind}`)}
            </Text>
          ),
      },
      {
        id: 'expires',
        header: t('lots.expiresOn'),
        width: 204,
        grow: 1,
        render: ({ lotId, expiresOn }) =>
          expiresOn === null || lotId === null ? <Dash /> : <Expiry expiresOn={expiresOn} today={today} />,
        editable: {
          text: ({ expiresOn }) => dayText(expiresOn, locale),
          label: ({ code }) => t('lots.expiryOf', { code: code ?? t(`lots.noneSaid.${kind}`) }),
          save: (row, text) => {
            const read = parseDay(text, locale);
            return read.ok ? saveExpiry(row, read.value) : uiWords.badDate;
          },
        },
      },
      {
        id: 'location',
        header: t('stock.columns.location'),
        width: 130,
        grow: 1,
        render: ({ locationId, picked }) =>
          picked ? t('stock.movements.staging', { location: locationName(locationId) }) : locationName(locationId),
      },
      {
        id: 'onHand',
        header: t('stock.columns.onHand'),
        width: 90,
        figure: true,
        render: ({ onHand, code, locationId, at, lotId }) => {
          const value = format.quantity(onHand, decimals);
          const of = { lot: code ?? t(`lots.noneSaid.${kind}`), location: locationName(locationId), value };
          return (
            <Figure
              text={value}
              name={t('lots.figure', of)}
              tone={onHand < 0 ? 'bad' : undefined}
              inTable
              explain={async () => {
                const sums = await cellSums({ variantId, locationId: at, ...(lotId !== null && { lotId }) });
                return lotExplanation(row, t('lots.explain', of), sums, { t, format });
              }}
            />
          );
        },
      },
    ],
    [t, format, uiWords, locale, today, saveExpiry, locationName, cellSums, kind, decimals, variantId, row],
  );
}

/** An expiry day, and how it stands. */
export function Expiry({ expiresOn, today }: { readonly expiresOn: Day; readonly today: Day }) {
  const t = useWords();
  const format = useFormat();
  const mark = expiryMark(t, expiresOn, today);
  return (
    <>
      {format.date(expiresOn)} {mark && <StatusMark plain {...mark} />}
    </>
  );
}

/** Saves the expiry day of a lot; answers why it was not saved, in words. */
function useSaveExpiry(): (row: LotRow, day: Day | null) => Promise<string | null> {
  const t = useWords();
  const format = useFormat();
  const told = useActNews();
  const { setExpiry } = useLotCommands();
  return useCallback(
    async ({ lotId, code }, day) => {
      if (lotId === null) return t('lots.noLotNoDay');
      const set = await setExpiry(lotId, day);
      if (!set.ok) return set.failure.code === 'nothing-changed' ? null : failureWords(t, set.failure).happened;
      const said = day === null ? 'lots.expiryCleared' : 'lots.expirySaved';
      told.saved(t(said, { code: code ?? '', day: day === null ? '' : format.date(day) }), set.value.opIds);
      return null;
    },
    [t, format, told, setExpiry],
  );
}
