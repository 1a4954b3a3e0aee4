import { minorDigits } from '#renderer/ui/format.ts';
import { parseQuantity, quantityText } from '#renderer/ui/quantity-text.ts';
import type { CellAnswer, Column } from '#renderer/ui/table-column.ts';
import { Dash, Text } from '#renderer/ui/text.tsx';
import type { Format } from '#renderer/ui/use-format.ts';
import type { UiWords } from '#renderer/ui/ui-words.ts';
import type { Words } from '#renderer/words/words.ts';
import { StockStatus } from '#renderer/parts/stock-status.tsx';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { RowAt, ShopFacts, StockListRow } from './stock.queries.ts';
import { ProductThumb } from './product-thumb.tsx';
import type { DrawFigure } from './stock-figure.tsx';
import { taxClassText } from './tax-class-text.ts';
import type { CellSaves } from './use-cell-saves.ts';

/** What the columns of the stock list are made with. */
export type ColumnParts = {
  readonly t: Words;
  readonly format: Format;
  readonly uiWords: UiWords;
  readonly locale: string;
  readonly facts: Pick<ShopFacts, 'currency' | 'locations' | 'tax' | 'hasNotForSale'>;
  readonly locationId: LocationId | null;
  readonly draw: DrawFigure;
  readonly rowAt: RowAt;
  readonly saves: CellSaves;
  /** The column of the next expiry day; null in a shop where nothing has one. */
  readonly expiry: Column<StockListRow> | null;
};

/** The columns of the stock list; their ids are what it is sorted by. */
export function stockColumns(parts: ColumnParts): readonly Column<StockListRow>[] {
  const { t, facts, expiry } = parts;
  return [
    { id: 'name', header: t('stock.columns.name'), width: 174, grow: 6, fixed: true, sortable: true, render: nameCell },
    {
      id: 'picture',
      header: t('stock.columns.picture'),
      width: 64,
      render: (row) => <ProductThumb productId={row.productId} name={row.name} />,
    },
    { id: 'status', header: t('stock.columns.status'), width: 112, render: (row) => <StockStatus row={row} /> },
    ...(expiry ? [expiry] : []),
    textColumn('sku', 106, parts, (row) => row.sku, { fit: 320 }),
    textColumn('barcode', 130, parts, (row) => row.barcode, { fit: 320 }),
    textColumn('category', 110, parts, (row) => row.category, { grow: 1 }),
    textColumn('supplier', 130, parts, (row) => row.supplier, { grow: 1 }),
    textColumn('taxClass', 120, parts, (row) => taxClassText(t, row.taxClass, facts.tax), { grow: 1 }),
    textColumn('usualBin', 130, parts, (row) => row.usualBin, { grow: 1 }),
    figureColumn('onHand', parts),
    figureColumn('committed', parts),
    figureColumn('available', parts),
    // A column of shops that have a place that is not for sale.
    ...(facts.hasNotForSale ? [{ ...figureColumn('notForSale', parts), width: 124 }] : []),
    figureColumn('incoming', parts),
    ...facts.locations.map((place) => locationColumn(place, parts)),
    pointColumn(parts),
    priceColumn(parts),
    {
      id: 'cost',
      header: t('stock.columns.cost'),
      width: 96,
      figure: true,
      sortable: true,
      render: (row) => moneyText(row.cost, parts) ?? <Dash />,
    },
    { ...figureColumn('value', parts), width: 110 },
  ];
}

function nameCell({ name, options }: StockListRow) {
  return (
    <>
      {name}
      {options !== '' && (
        <Text as="span" tone="muted">
          {' '}
          {options}
        </Text>
      )}
    </>
  );
}

function textColumn(
  id: 'sku' | 'barcode' | 'category' | 'supplier' | 'taxClass' | 'usualBin',
  width: number,
  { t }: ColumnParts,
  textOf: (row: StockListRow) => string | null,
  room: Pick<Column<StockListRow>, 'fit' | 'grow'>,
): Column<StockListRow> {
  return {
    id,
    header: t(`stock.columns.${id}`),
    width,
    ...room,
    sortable: true,
    render: (row) => textOf(row) || <Dash />,
  };
}

function figureColumn(
  id: 'onHand' | 'notForSale' | 'committed' | 'available' | 'incoming' | 'value',
  { t, draw, locationId }: ColumnParts,
): Column<StockListRow> {
  return {
    id,
    header: t(`stock.columns.${id}`),
    width: 84,
    figure: true,
    sortable: true,
    render: (row) => draw(id, row, { locationId, inTable: true }),
  };
}

function locationColumn(place: ShopFacts['locations'][number], { t, draw, rowAt }: ColumnParts): Column<StockListRow> {
  return {
    id: `at:${place.id}`,
    header: t('stock.columns.at', { location: place.label }),
    width: 120,
    figure: true,
    render: ({ variantId }) => {
      const here = rowAt(variantId, place.id);
      return here ? draw('onHand', here, { locationId: place.id, inTable: true }) : <Dash />;
    },
  };
}

function priceColumn(parts: ColumnParts): Column<StockListRow> {
  const { t, facts, locale, uiWords, saves } = parts;
  const currency = facts.currency ?? 'EUR';
  const digits = minorDigits(currency);
  return {
    id: 'price',
    header: t('stock.columns.price'),
    width: 84,
    figure: true,
    sortable: true,
    render: (row) => moneyText(row.price, parts) ?? <Dash />,
    editable: {
      text: (row) => quantityText(row.price, digits, locale),
      label: (row) => t('stock.edit.price', { product: row.title }),
      save: (row, text, sure) =>
        readAndSave(
          text,
          digits,
          parts,
          (price) => saves.savePrice(row, price),
          (price) => (sure ? null : uiWords.asksMoney(price, row.price ?? row.cost, currency)),
        ),
    },
  };
}

function pointColumn(parts: ColumnParts): Column<StockListRow> {
  const { t, format, locale, locationId, saves } = parts;
  return {
    id: 'point',
    header: t('stock.columns.point'),
    width: 102,
    figure: true,
    sortable: true,
    render: ({ rule, decimals }) => (rule?.point == null ? <Dash /> : format.quantity(rule.point, decimals)),
    editable: {
      text: (row) => quantityText(row.rule?.point ?? null, row.decimals, locale),
      label: (row) => t('stock.edit.point', { product: row.title }),
      // The figure that is shown may be the shop's: entered again as it stands, it does not become the product's own.
      save: (row, text) =>
        readAndSave(text, row.decimals, parts, async (point) =>
          point === (row.rule?.point ?? null) ? null : saves.saveRule(row, locationId, { point }),
        ),
    },
  };
}

/** Reads a figure typed into a cell; answers why it cannot be taken, what to ask before, or what saving says. */
export function readAndSave(
  text: string,
  decimals: number,
  { uiWords, locale }: Pick<ColumnParts, 'uiWords' | 'locale'>,
  save: (value: number | null) => Promise<string | null>,
  asks: (value: number) => string | null = () => null,
): CellAnswer | Promise<string | null> {
  const read = parseQuantity(text, decimals, locale);
  if (!read.ok) return uiWords.quantityProblem(read.failure);
  if (read.value !== null && read.value < 0) return uiWords.quantityProblem({ code: 'too-small', limit: '0' });
  const question = read.value === null ? null : asks(read.value);
  return question === null ? save(read.value) : { ask: question };
}

function moneyText(minor: number | null, { format, facts }: Pick<ColumnParts, 'format' | 'facts'>): string | null {
  return minor === null || facts.currency === null ? null : format.money(minor, facts.currency);
}
