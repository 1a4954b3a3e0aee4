import type { Column } from '#renderer/ui/table-column.ts';
import { Dash, Text } from '#renderer/ui/text.tsx';
import type { Words } from '#renderer/words/words.ts';
import type { Cell } from '#shared/domain/operations/ids.ts';
import type { CountLots } from './count-lots.queries.ts';
import type { CountFacts } from './counts.queries.ts';

/** What tables of cells need to say which lot a row is of. */
export type LotNaming = { readonly t: Words; readonly lots: CountLots; readonly facts: Pick<CountFacts, 'variant'> };

/** The code of a cell's lot; that none is said, of a product that is told apart; null of every other. */
export function lotName(cell: Cell, { t, lots, facts }: LotNaming): string | null {
  if (cell.lotId !== undefined) return lots.lot(cell.lotId)?.code ?? t('counts.lots.unknown');
  const tracking = facts.variant(cell.variantId)?.tracking;
  if (tracking) return t(`counts.lots.unsaid.${tracking}`);
  return lots.cellsAt(cell).some(({ lotId }) => lotId !== undefined) ? t('counts.lots.unsaid.lot') : null;
}

/** A product with the lot of a cell, where it is of one. */
export function productText(title: string, cell: Cell, naming: LotNaming): string {
  const lot = lotName(cell, naming);
  return lot === null ? title : naming.t('counts.lots.of', { product: title, lot });
}

/** Whether a table of cells has to say which lots they are of: in a shop without lots it has no such column. */
export function nameLots(rows: readonly Cell[], naming: LotNaming): boolean {
  return rows.some((row) => lotName(row, naming) !== null);
}

/** The column that says which lot a row is of. */
export function lotColumn<Row extends Cell>(naming: LotNaming): Column<Row> {
  return {
    id: 'lot',
    header: naming.t('counts.columns.lot'),
    width: 120,
    fit: 240,
    grow: 2,
    render: (row) => {
      const lot = lotName(row, naming);
      if (lot === null) return <Dash />;
      return row.lotId === undefined ? (
        <Text as="span" tone="muted">
          {lot}
        </Text>
      ) : (
        lot
      );
    },
  };
}
