import { useCallback, useMemo, useState } from 'react';
import { isActDocument } from '#shared/domain/operations/documents.ts';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { ExportButton } from '#renderer/parts/export-button.tsx';
import type { ExportChoice } from '#renderer/parts/export-choices.ts';
import { exported, useExport } from '#renderer/parts/use-export.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import { costText } from './cost-text.ts';
import { documentName, movementText, placeText } from './movement-words.ts';
import { movementFileColumns } from './movements-file.ts';
import { type MovementLine, useCalendar, useLedger, useListFile, useReadLedger } from './movements.queries.ts';
import { type StockListRow, useShopFacts } from './stock.queries.ts';

const PAGE = 25;
const OLDER = 100;

/** Every movement of a variant, newest first, with the balance after each. */
export function MovementsRegion({ row }: { readonly row: StockListRow }) {
  const t = useWords();
  const format = useFormat();
  const { currency, locations } = useShopFacts();
  const [most, setMost] = useState(PAGE);
  const ledger = useLedger(row.variantId, most);
  const several = locations.length > 1;
  const { decimals, unit } = row;
  const file = useMovementsExport(row, currency);
  const lines = ledger?.lines;
  const inLots = lines?.some((line) => line.lot !== null) ?? false;
  const columns = useMemo(
    () => movementColumns({ t, format, decimals, unit, currency, several, inLots }),
    [t, format, decimals, unit, currency, several, inLots],
  );
  const rowAt = useCallback((index: number) => lines?.[index] as MovementLine, [lines]); // asked only for rows there are
  const keyAt = useCallback((index: number) => lines?.[index]?.id ?? '', [lines]);
  return (
    <Region
      name={t('stock.product.movements')}
      actions={ledger && ledger.lines.length > 0 && <ExportButton onExport={file.start} />}
    >
      {!ledger && <Skeleton lines={4} />}
      {ledger?.lines.length === 0 && <Text tone="muted">{t('stock.movements.none')}</Text>}
      {ledger && ledger.lines.length > 0 && (
        <DataTable
          name={t('stock.product.movements')}
          columns={columns}
          rowCount={ledger.lines.length}
          rowAt={rowAt}
          keyAt={keyAt}
          height="content"
          widthsAs="movements"
        />
      )}
      {ledger?.more && (
        <Inline>
          <Button icon="history" onClick={() => setMost(most + OLDER)}>
            {t('stock.movements.older')}
          </Button>
        </Inline>
      )}
      {file.shown}
    </Region>
  );
}

/** Writes every movement of a variant, not only those that are shown. */
function useMovementsExport(row: StockListRow, currency: string | null) {
  const t = useWords();
  const days = useCalendar();
  const readAll = useReadLedger(row.variantId);
  const write = useListFile();
  const { start, shown } = useExport();
  return {
    start: (choice: ExportChoice) =>
      start(choice, `${t('exports.files.movements')}-${row.sku ?? row.title}`, async (run) => {
        const lines = await readAll();
        const columns = movementFileColumns({ t, row, currency: currency ?? 'EUR', days });
        return exported(await write(lines, columns, { ...run, total: lines.length }), lines.length);
      }),
    shown,
  };
}

type ColumnParts = {
  readonly t: Words;
  readonly format: Format;
  readonly decimals: number;
  readonly unit: string | null;
  readonly currency: string | null;
  readonly several: boolean;
  readonly inLots: boolean;
};

function movementColumns(parts: ColumnParts): readonly Column<MovementLine>[] {
  const { t, format, decimals, several, inLots } = parts;
  return [
    {
      id: 'when',
      header: t('stock.movements.when'),
      width: 196,
      fit: 260,
      fixed: true,
      render: (line) => format.dateTime(line.at),
    },
    {
      id: 'reason',
      header: t('stock.movements.reason'),
      width: 150,
      grow: 1,
      render: (line) => <Reason line={line} t={t} />,
    },
    {
      id: 'location',
      header: t('stock.movements.location'),
      width: 120,
      grow: 1,
      render: (line) => placeText(line, t),
    },
    ...(inLots
      ? [
          {
            id: 'lot',
            header: t('lots.name.lot'),
            width: 110,
            fit: 220,
            render: (line: MovementLine) => line.lot ?? <Dash />,
          },
        ]
      : []),
    {
      id: 'change',
      header: t('stock.movements.change'),
      width: 80,
      figure: true,
      render: (line) => format.signedQuantity(line.quantity, decimals),
    },
    {
      id: 'balance',
      header: t('stock.movements.balance'),
      width: 80,
      figure: true,
      render: (line) => <Balance value={line.balance} text={format.quantity(line.balance, decimals)} />,
    },
    ...(several
      ? [
          {
            id: 'there',
            header: t('stock.movements.there'),
            width: 100,
            figure: true,
            render: (line: MovementLine) => (
              <Balance value={line.balanceThere} text={format.quantity(line.balanceThere, decimals)} />
            ),
          },
        ]
      : []),
    {
      id: 'person',
      header: t('stock.movements.person'),
      width: 90,
      grow: 1,
      render: (line) => line.person ?? <Dash />,
    },
    {
      id: 'document',
      header: t('stock.movements.document'),
      width: 130,
      grow: 2,
      fit: 460,
      render: (line) => <Document {...parts} line={line} />,
    },
  ];
}

function Reason({ line, t }: { readonly line: MovementLine; readonly t: Words }) {
  return (
    <>
      {movementText(line, t)}
      {line.undone && (
        <>
          {' '}
          <Badge label={t('stock.movements.undone')} />
        </>
      )}
    </>
  );
}

function Balance({ value, text }: { readonly value: number; readonly text: string }) {
  return value < 0 ? (
    <Text as="span" tone="bad" figure>
      {text}
    </Text>
  ) : (
    text
  );
}

type DocumentProps = Omit<ColumnParts, 'several' | 'inLots'> & { readonly line: MovementLine };

function Document(props: DocumentProps) {
  const { line, t } = props;
  const text = [costText(line, props), line.note].filter((part) => part !== null && part !== '').join(', ');
  const { document } = line;
  const place = document && documentPlace(document);
  if (!document || place === null) return text === '' ? <Dash /> : text;
  return (
    <>
      <Link href={place}>{documentName(document, t)}</Link>
      {text !== '' && ` · ${text}`}
    </>
  );
}

/** Where a document is shown; null for a kind that nothing shows yet, and for an order or a count that is not here. */
function documentPlace({ kind, id, name }: NonNullable<MovementLine['document']>): string | null {
  if (kind === 'order' || kind === 'count') return name === null ? null : `/${kind}s/${id}`;
  return isActDocument(kind) ? `/documents/${kind}/${id}` : null;
}
