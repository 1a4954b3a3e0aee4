import { productColumns, shapeOf } from '#shared/domain/export/product-csv.ts';
import type { OutPart } from '#shared/domain/everything/out-parts.ts';
import type { OutTable } from '#shared/domain/everything/out-column.ts';
import {
  batchTable,
  incomingTable,
  orderLineTable,
  orderTable,
  parcelLineTable,
  parcelTable,
  returnLineTable,
  returnTable,
  shortPickTable,
} from '#shared/domain/everything/order-tables.ts';
import { productMeaning } from '#shared/domain/everything/readme.ts';
import {
  channelTable,
  countLineTable,
  countTable,
  listingTable,
  observationTable,
  type OutPerson,
  peopleTable,
  pictureTable,
  settingsOf,
  shopTable,
  viewTable,
} from '#shared/domain/everything/shop-tables.ts';
import {
  locationTable,
  lotTable,
  movementTable,
  receiptTable,
  ruleTable,
  stockTable,
  supplierTable,
} from '#shared/domain/everything/stock-tables.ts';
import type { OrderId, OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Kind, RowOf, ShopRow } from '#shared/domain/operations/rows.ts';
import { minorDigits } from '#shared/domain/values/money.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { exportedPlaces, exportedVariants } from '../import/existing-variants.ts';
import type { Session } from '../session.ts';
import type { OutFiles, OutGoing } from './out-files.ts';
import { outStock, writeLedger } from './out-ledger.ts';
import type { Naming } from './out-names.ts';
import { writePictures } from './out-pictures.ts';
import type { OutRows } from './out-rows.ts';
import type { OutSink } from './out-sink.ts';

type Lists = {
  readonly session: Session;
  readonly rows: OutRows;
  readonly naming: Naming;
  readonly files: OutFiles;
  readonly sink: OutSink;
  readonly shop: ShopRow;
  /** What counts from here on is left out. */
  readonly before: number;
};

/**
 * Writes the lists that are wanted: first whatever gives others their names and figures. Answers how many files of pictures were written, and
 * how many pictures are not here.
 */
export async function writeLists(
  lists: Lists,
  isWanted: (part: OutPart) => boolean,
  going: OutGoing,
): Promise<{ readonly pictures: number; readonly picturesMissing: number }> {
  const { session, rows, naming, files, shop, before } = lists;
  const { db } = session;
  const stock = outStock();
  const list = <K extends Kind>(part: OutPart, kind: K, table: OutTable<RowOf<K>>) =>
    isWanted(part) ? files.whole(table, rows.pages(kind)) : undefined;

  if (isWanted('shop')) {
    await files.whole(shopTable(), [settingsOf(shop, naming)]);
    await list('shop', 'view', viewTable());
  }
  await list('suppliers', 'supplier', supplierTable());
  await list('locations', 'location', locationTable(naming));
  await writeOrders(lists, isWanted, stock.addRow);
  await writeReturns(lists, isWanted);
  for await (const page of rows.everyPage('incoming')) for (const row of page) stock.addRow(row);
  await list('purchasing', 'incoming', incomingTable(naming));
  await list('counts', 'count', countTable(naming));
  await list('counts', 'observation', observationTable(naming));
  await list('counts', 'count-line', countLineTable(naming));

  const movements = isWanted('movements') ? files.begin(movementTable(naming)) : null;
  if (movements || isWanted('stock') || isWanted('products'))
    stock.addSums(await writeLedger({ db, before, going }, movements));
  await movements?.end();
  if (isWanted('purchasing')) {
    const receipts = files.begin(receiptTable(naming));
    await writeLedger({ db, before, going }, receipts, ({ document }) => document?.kind === 'receipt');
    await receipts.end();
  }
  if (isWanted('stock')) {
    await files.whole(stockTable(naming), [stock.levels()]);
    await list('stock', 'lot', lotTable(naming));
    await list('stock', 'rule', ruleTable(naming));
  }
  if (isWanted('products')) await writeProducts(lists, stock.onHand());
  await list('channels', 'channel', channelTable(naming));
  await list('channels', 'listing', listingTable(naming));
  if (isWanted('people')) await files.whole(peopleTable(), people(db));
  if (!isWanted('pictures')) return { pictures: 0, picturesMissing: 0 };
  const logo = shop.logo ?? null;
  const pictures = await writePictures({ door: session.door, sink: lists.sink, rows, logo }, going);
  await files.whole(pictureTable(), [pictures.lines]);
  return { pictures: pictures.files, picturesMissing: pictures.missing };
}

/** The file of all products, as it is exported from Stock: it can be imported again. */
async function writeProducts({ rows, files, shop }: Lists, stock: ReturnType<ReturnType<typeof outStock>['onHand']>) {
  const places = await exportedPlaces(rows);
  const variants = await exportedVariants(rows, stock, places);
  const columns = productColumns(shapeOf(variants, minorDigits(shop.currency), places, shop.pricesIncludeTax ?? null));
  const table = {
    file: 'products',
    holds:
      'One line for every variant of a product. Stockroom reads this file again (Stock → Import), and any other program can.',
    columns: columns.map((column) => ({ ...column, means: productMeaning(column.header) })),
  };
  await files.whole(table, [variants]);
}

/** Orders and their lines are two files of one reading each; what they commit is noted on the way. */
async function writeOrders(
  { rows, naming, files }: Lists,
  isWanted: (part: OutPart) => boolean,
  note: (order: RowOf<'order'>) => void,
): Promise<void> {
  for await (const page of rows.everyPage('order'))
    for (const order of page) {
      naming.noteOrder(order.id, order.number);
      note(order);
    }
  if (!isWanted('orders')) return;
  await files.whole(orderTable(naming), rows.pages('order'));
  const lines = mapped(rows.pages('order'), async (page) =>
    page.flatMap((order) => order.lines.map((line) => ({ order, line }))),
  );
  await files.whole(orderLineTable(naming), lines);
  await files.whole(parcelTable(naming), rows.pages('parcel'));
  await files.whole(
    parcelLineTable(naming),
    mapped(rows.pages('parcel'), (page) => withVariants(rows, page)),
  );
  await files.whole(batchTable(naming), rows.pages('batch'));
  await files.whole(shortPickTable(naming), rows.pages('short-pick'));
}

async function writeReturns({ rows, naming, files }: Lists, isWanted: (part: OutPart) => boolean): Promise<void> {
  if (!isWanted('returns')) return;
  await files.whole(returnTable(naming), rows.pages('return'));
  await files.whole(
    returnLineTable(naming),
    mapped(rows.pages('return'), (page) => withVariants(rows, page)),
  );
}

/** What parcels and returns hold, with the variant that the line of the order is about. */
async function withVariants<
  Line extends { readonly lineId: OrderLineId },
  Head extends { readonly orderId: OrderId; readonly lines: readonly Line[] },
>(rows: OutRows, heads: readonly Head[]) {
  const orders = await rows.some('order', [...new Set(heads.map(({ orderId }) => orderId))]);
  const variants = new Map<OrderLineId, VariantId>();
  for (const order of orders) for (const line of order?.lines ?? []) variants.set(line.id, line.variantId);
  return heads.flatMap((head) =>
    head.lines.map((line: Head['lines'][number]) => ({ head, line, variantId: variants.get(line.lineId) })),
  );
}

async function* mapped<A, B>(
  pages: AsyncIterable<readonly A[]>,
  map: (page: readonly A[]) => Promise<readonly B[]>,
): AsyncGenerator<readonly B[]> {
  for await (const page of pages) yield await map(page);
}

const PAGE = 500;

async function* people(db: ShopDatabase): AsyncGenerator<readonly OutPerson[]> {
  for (let last = ''; ; ) {
    const page = await db.contacts.where(':id').above(last).limit(PAGE).toArray();
    if (page.length > 0) yield page;
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = end.contactId;
  }
}
