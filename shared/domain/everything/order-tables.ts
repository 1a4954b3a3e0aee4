import { tagsText } from '../export/tag-list.ts';
import type { OrderId, OrderLineId, VariantId } from '../operations/ids.ts';
import type {
  BatchRow,
  IncomingRow,
  OrderLine,
  OrderRow,
  ParcelLine,
  ParcelRow,
  ReturnLine,
  ReturnRow,
  ShortPickRow,
} from '../operations/rows.ts';
import { packedOf } from '../orders/progress.ts';
import { placeColumns, variantColumns } from './line-columns.ts';
import { columnsOf, type OutColumn, type OutTable } from './out-column.ts';
import type { Out } from './out-names.ts';

/** Orders, without their lines. */
export function orderTable({ figures }: Out): OutTable<OrderRow> {
  const { text, number, money, day, time, flag } = columnsOf<OrderRow>();
  return {
    file: 'orders',
    holds: 'One line for every order; what was ordered stands in order-lines.',
    columns: [
      text('Order ID', 'The id that other files name it by.', (row) => row.id),
      text('Order number', 'What people call it.', (row) => row.number),
      text('Channel', 'Where it was entered, or the program that brought it.', (row) => row.channel),
      text('Channel ID', 'The online store it came from, as in channels.', (row) => row.channelId),
      text('State', 'open, held, picking, packed, shipped, delivered or cancelled.', (row) => row.state),
      time('Placed', 'When it was placed.', (row) => figures.time(row.placedAt)),
      text('Placed (UTC)', 'The same moment, exact.', (row) => figures.utc(row.placedAt)),
      time('Shipped', 'When the last of it left.', (row) => figures.time(row.shippedAt)),
      day('Due on', 'The day it is due.', (row) => figures.day(row.dueOn, row.dueAt)),
      day('Promised on', 'The day its customer was promised.', (row) => row.promisedOn),
      text('Priority', 'low, high or urgent; empty: as usual.', (row) => row.priority),
      text('Held for', 'Why it is held: payment, address, stock, customer, check or other.', (row) => row.heldFor),
      text('Tags', 'Divided by commas.', (row) => tagsText(row.tags ?? [])),
      text('Shipping method', 'How it is to be sent.', (row) => row.shippingMethod),
      money('Shipping', 'What the customer pays for shipping.', (row) => figures.money(row.shippingAmount)),
      money('Discount', 'What is taken off.', (row) => figures.money(row.discountAmount)),
      flag('Only whole', 'Whether it leaves whole or not at all.', (row) => row.onlyWhole),
      text('Merged into', 'The id of the order that it was merged into.', (row) => row.mergedInto),
      number('Amended', 'How many times its lines were changed.', (row) => row.amended ?? 0),
      text('Customer ID', 'Who ordered it, as Contact ID in people.', (row) => row.contactId),
      text('Assignee ID', 'Who works on it, as Contact ID in people.', (row) => row.assigneeId),
    ],
  };
}

/** A line of an order. */
export type OutOrderLine = { readonly order: OrderRow; readonly line: OrderLine };

/** What was ordered. */
export function orderLineTable(out: Out): OutTable<OutOrderLine> {
  const { text, number, money } = columnsOf<OutOrderLine>();
  const { quantity, money: amount } = out.figures;
  const figure = (header: string, means: string, of: (line: OrderLine) => number): OutColumn<OutOrderLine> =>
    number(header, means, ({ line }) => quantity(of(line), line.variantId));
  return {
    file: 'order-lines',
    holds: 'One line for every line of an order.',
    columns: [
      text('Order ID', 'Its order, as in orders.', ({ order }) => order.id),
      text('Order number', 'What people call the order.', ({ order }) => order.number),
      text('Line ID', 'The id that other files name the line by.', ({ line }) => line.id),
      ...variantColumns(out, ({ line }: OutOrderLine) => line.variantId),
      ...placeColumns(out, ({ line }: OutOrderLine) => line.locationId),
      figure('Ordered', 'How much was ordered.', (line) => line.quantity),
      figure('Picked', 'How much of it was taken from its place, what left included.', (line) => line.picked),
      figure('Packed', 'How much of it is in parcels, what left included.', packedOf),
      figure('Shipped', 'How much of it left.', (line) => line.shipped),
      figure('Delivered', 'How much of it reached the customer.', (line) => line.delivered ?? 0),
      figure('Returned', 'How much of it came back.', (line) => line.returned ?? 0),
      figure('Shipped before', 'How much had left before the order was brought in.', (line) => line.cameShipped ?? 0),
      money('Unit price', 'For one unit.', ({ line }) => amount(line.unitPrice)),
    ],
  };
}

/** What carries a line of an order on, with the variant that the line is about, where the order is known. */
export type OutLineOf<Head, Line> = {
  readonly head: Head;
  readonly line: Line;
  readonly variantId: VariantId | undefined;
};

/** Parcels, without what is in them. */
export function parcelTable({ figures, names }: Out): OutTable<ParcelRow> {
  const { text, number, time } = columnsOf<ParcelRow>();
  return {
    file: 'parcels',
    holds: 'One line for every parcel; what is in it stands in parcel-lines.',
    columns: [
      text('Parcel ID', 'The id that other files name it by.', (row) => row.id),
      text('Order ID', 'Its order, as in orders.', (row) => row.orderId),
      text('Order number', 'What people call the order.', (row) => names.order(row.orderId)),
      text('State', 'packed, shipped or delivered.', (row) => row.state),
      text('Carrier', 'Who carries it.', (row) => row.carrier),
      text('Service', 'How.', (row) => row.service),
      text('Tracking number', 'The carrier’s number.', (row) => row.trackingNumber),
      number('Weight (g)', 'In grams.', (row) => row.weight),
      number('Length (mm)', 'In millimetres.', (row) => row.length),
      number('Width (mm)', 'In millimetres.', (row) => row.width),
      number('Height (mm)', 'In millimetres.', (row) => row.height),
      time('Packed', 'When it was closed.', (row) => figures.time(row.packedAt)),
      time('Shipped', 'When it left.', (row) => figures.time(row.shippedAt)),
      time('Delivered', 'When it arrived.', (row) => figures.time(row.deliveredAt)),
      number('Wrong scans', 'Scans that did not belong into it and were caught.', (row) => row.wrongScans ?? 0),
      text('Packed by', 'Who packed it, as Contact ID in people.', (row) => row.packedBy),
    ],
  };
}

function headColumns<Head extends { readonly id: string; readonly orderId: OrderId }, Line>(
  { names }: Out,
  id: string,
  file: string,
): readonly OutColumn<OutLineOf<Head, Line>>[] {
  const { text } = columnsOf<OutLineOf<Head, Line>>();
  return [
    text(id, `As in ${file}.`, ({ head }) => head.id),
    text('Order ID', 'Its order, as in orders.', ({ head }) => head.orderId),
    text('Order number', 'What people call the order.', ({ head }) => names.order(head.orderId)),
  ];
}

function carriedColumns<Head, Line extends { readonly lineId: OrderLineId; readonly quantity: number }>(
  out: Out,
): readonly OutColumn<OutLineOf<Head, Line>>[] {
  const { text, number } = columnsOf<OutLineOf<Head, Line>>();
  return [
    text('Line ID', 'The line of the order, as in order-lines.', ({ line }) => line.lineId),
    ...variantColumns<OutLineOf<Head, Line>>(out, ({ variantId }) => variantId),
    number('Quantity', 'How much of it.', ({ line, variantId }) =>
      variantId === undefined ? null : out.figures.quantity(line.quantity, variantId),
    ),
  ];
}

/** What is in parcels. */
export function parcelLineTable(out: Out): OutTable<OutLineOf<ParcelRow, ParcelLine>> {
  return {
    file: 'parcel-lines',
    holds: 'One line for everything that is in a parcel.',
    columns: [
      ...headColumns<ParcelRow, ParcelLine>(out, 'Parcel ID', 'parcels'),
      ...carriedColumns<ParcelRow, ParcelLine>(out),
    ],
  };
}

/** Returns, without what came back. */
export function returnTable({ figures, names }: Out): OutTable<ReturnRow> {
  const { text, money, time } = columnsOf<ReturnRow>();
  return {
    file: 'returns',
    holds: 'One line for every return; what came back stands in return-lines.',
    columns: [
      text('Return ID', 'The id that other files name it by.', (row) => row.id),
      text('Order ID', 'Its order, as in orders.', (row) => row.orderId),
      text('Order number', 'What people call the order.', (row) => names.order(row.orderId)),
      time('Received', 'When it came back.', (row) => figures.time(row.receivedAt)),
      money('Refund', 'What a person decided to pay back.', (row) => figures.money(row.refund)),
      text('Exchange order ID', 'The order that sends something else for it.', (row) => row.exchangeId),
      text('Received by', 'Who took it in, as Contact ID in people.', (row) => row.receivedBy),
    ],
  };
}

/** What came back. */
export function returnLineTable(out: Out): OutTable<OutLineOf<ReturnRow, ReturnLine>> {
  const { text } = columnsOf<OutLineOf<ReturnRow, ReturnLine>>();
  return {
    file: 'return-lines',
    holds: 'One line for everything that came back in a return.',
    columns: [
      ...headColumns<ReturnRow, ReturnLine>(out, 'Return ID', 'returns'),
      ...carriedColumns<ReturnRow, ReturnLine>(out),
      text('Outcome', 'restock, damaged or discard.', ({ line }) => line.outcome),
      text(
        'Reason',
        'not-wanted, does-not-fit, defective, wrong-item, not-delivered or other.',
        ({ line }) => line.reason,
      ),
      ...placeColumns<OutLineOf<ReturnRow, ReturnLine>>(out, ({ line }) => line.locationId),
    ],
  };
}

/** Batches of orders that were picked together. */
export function batchTable({ figures }: Out): OutTable<BatchRow> {
  const { text, time } = columnsOf<BatchRow>();
  return {
    file: 'batches',
    holds: 'One line for every batch of orders that one person picks together.',
    columns: [
      text('Batch ID', 'The id that other files name it by.', (row) => row.id),
      text('Number', 'What people call it.', (row) => row.number),
      text('Method', 'single, batch or cluster.', (row) => row.method),
      text('State', 'open, done or cancelled.', (row) => row.state),
      time('Begun', 'When it was begun.', (row) => figures.time(row.begunAt)),
      time('Ended', 'When it was ended.', (row) => figures.time(row.endedAt)),
      text('Order IDs', 'Its orders in the order of their boxes, divided by spaces.', (row) => row.orderIds.join(' ')),
      text('Assignee ID', 'Who picks it, as Contact ID in people.', (row) => row.assigneeId),
    ],
  };
}

/** What was not where the books say when it was to be picked. */
export function shortPickTable(out: Out): OutTable<ShortPickRow> {
  const { text, number, time } = columnsOf<ShortPickRow>();
  const { figures, names } = out;
  return {
    file: 'short-picks',
    holds: 'One line for everything that was not where the books say when somebody came to pick it.',
    columns: [
      text('Short pick ID', 'Its id.', (row) => row.id),
      time('Time', 'When it was said.', (row) => figures.time(row.at)),
      text('Order ID', 'The order, as in orders.', (row) => row.orderId),
      text('Order number', 'What people call the order.', (row) => names.order(row.orderId)),
      text('Line ID', 'The line of the order, as in order-lines.', (row) => row.lineId),
      ...variantColumns(out, (row: ShortPickRow) => row.variantId),
      ...placeColumns(out, (row: ShortPickRow) => row.locationId),
      number('Quantity', 'How much was missing.', (row) => figures.quantity(row.quantity, row.variantId)),
      text('Reason', 'not-found, damaged, expired or other.', (row) => row.reason),
      text('Batch ID', 'The batch it was picked in, as in batches.', (row) => row.batchId),
      text('Person ID', 'Who said so, as Contact ID in people.', (row) => row.by),
    ],
  };
}

/** What is on order from suppliers. */
export function incomingTable(out: Out): OutTable<IncomingRow> {
  const { text, number, day, time } = columnsOf<IncomingRow>();
  const { figures } = out;
  return {
    file: 'incoming',
    holds: 'One line for everything that was marked as ordered from a supplier.',
    columns: [
      text('Incoming ID', 'Its id.', (row) => row.id),
      ...variantColumns(out, (row: IncomingRow) => row.variantId),
      ...placeColumns(out, (row: IncomingRow) => row.locationId),
      number('Quantity', 'How much was ordered.', (row) => figures.quantity(row.quantity, row.variantId)),
      number('Open', 'How much of it has not come. Below zero, more came.', (row) =>
        figures.quantity(row.open, row.variantId),
      ),
      day('Expected on', 'The day it is expected.', (row) => figures.day(row.expectedOn, row.expectedAt)),
      time('Marked', 'When it was marked as ordered.', (row) => figures.time(row.markedAt)),
    ],
  };
}
