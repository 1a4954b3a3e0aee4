import type { Line } from '../ledger/fold.ts';
import type { LocationRow, LotRow, RuleRow, SupplierRow } from '../operations/rows.ts';
import { lotColumns, placeColumns, variantColumns } from './line-columns.ts';
import { columnsOf, type OutTable } from './out-column.ts';
import type { Out, OutLevel } from './out-names.ts';

/** Stock by place and lot. */
export function stockTable(out: Out): OutTable<OutLevel> {
  const { text, number, flag } = columnsOf<OutLevel>();
  const { quantity } = out.figures;
  const unitOf = (row: OutLevel) => out.names.variant(row.variantId)?.unit;
  return {
    file: 'stock',
    holds: 'One line for every variant in a place, and in a lot where it has one, where anything is or was.',
    columns: [
      ...variantColumns(out, (row: OutLevel) => row.variantId),
      ...placeColumns(out, (row: OutLevel) => row.locationId),
      ...lotColumns(out, (row: OutLevel) => row.lotId),
      number(
        'On hand',
        'What lies there: the sum of Quantity in movements for the same variant, place and lot.',
        (row) => quantity(row.onHand, row.variantId),
      ),
      number(
        'Committed',
        'What open orders still need from there: of every order that is neither shipped nor cancelled, what has not left.',
        (row) => quantity(row.committed, row.variantId),
      ),
      number('Available', 'On hand less Committed. Below zero it is oversold.', (row) =>
        quantity(row.onHand - row.committed, row.variantId),
      ),
      number('Incoming', 'What is marked as ordered and has not come: the sum of Open in incoming.', (row) =>
        quantity(row.incoming, row.variantId),
      ),
      text('Unit', 'What the quantities are counted in; empty: pieces.', unitOf),
      flag(
        'Tracked',
        'Whether its stock has ever been said here; else On hand means nothing yet.',
        (row) => row.facts > 0,
      ),
    ],
  };
}

/** Lots and serial numbers. */
export function lotTable(out: Out): OutTable<LotRow> {
  const { text, day } = columnsOf<LotRow>();
  return {
    file: 'lots',
    holds: 'One line for every lot, or for every piece that has a serial number.',
    columns: [
      text('Lot ID', 'The id that other files name it by.', (row) => row.id),
      ...variantColumns(out, (row: LotRow) => row.variantId),
      text('Lot', 'The number that is written on it.', (row) => row.code),
      day('Expires on', 'The day it expires.', (row) => row.expiresOn),
      day('Received on', 'The day it came.', (row) => row.receivedOn),
    ],
  };
}

/** Reorder rules. */
export function ruleTable(out: Out): OutTable<RuleRow> {
  const { number } = columnsOf<RuleRow>();
  const { quantity } = out.figures;
  return {
    file: 'reorder-rules',
    holds: 'One line for every reorder rule of a variant; without a place it holds for all places together.',
    columns: [
      ...variantColumns(out, (row: RuleRow) => row.variantId),
      ...placeColumns(out, (row: RuleRow) => row.locationId),
      number('Reorder point', 'Alert at this quantity or below; empty: no alert.', (row) =>
        quantity(row.point, row.variantId),
      ),
      number('Order up to', 'Buy up to this quantity; empty: twice the point.', (row) =>
        quantity(row.upTo, row.variantId),
      ),
      number('Order multiple', 'Buy in multiples of this.', (row) => quantity(row.multiple, row.variantId)),
    ],
  };
}

/** Who delivers. */
export function supplierTable(): OutTable<SupplierRow> {
  const { text, number, flag } = columnsOf<SupplierRow>();
  return {
    file: 'suppliers',
    holds: 'One line for every supplier, also those that were merged into another one.',
    columns: [
      text('Supplier ID', 'The id that other files name it by.', (row) => row.id),
      text('Name', 'What it is called.', (row) => row.name),
      number('Lead time (days)', 'Days from an order to its delivery.', (row) => row.leadTimeDays),
      flag('Archived', 'Whether it is out of use.', (row) => row.archived),
      text('Merged into', 'The id of the supplier that it turned out to be.', (row) => row.mergedInto),
      text('Contact ID', 'Whom to write to, as in people.', (row) => row.contactId),
    ],
  };
}

/** Places that hold stock. */
export function locationTable({ names }: Out): OutTable<LocationRow> {
  const { text, flag } = columnsOf<LocationRow>();
  return {
    file: 'locations',
    holds:
      'One line for every place. Of each there is one of the kind "staging", where lies what was picked for orders and has not left.',
    columns: [
      text('Location ID', 'The id that other files name it by.', (row) => row.id),
      text('Name', 'What it is called.', (row) => row.name),
      text('Location', 'The same with what it lies in before it.', (row) => names.place(row.id)),
      text('Kind', 'shop, warehouse, bin or staging.', (row) => row.locationType),
      text('Lies in', 'The id of the place around it; empty: it is outermost.', (row) => row.parentId),
      text('Barcode', 'The code on its shelf.', (row) => row.barcode),
      flag('Not for sale', 'Whether what lies there is counted and never offered.', (row) => row.notForSale),
      flag('Archived', 'Whether it is out of use.', (row) => row.archived),
      flag('Removed', 'Whether a person has deleted it.', (row) => row.removed),
    ],
  };
}

/** A line of the ledger with the moment that it counts at. */
export type OutMovement = { readonly line: Line; readonly at: number };

/** The ledger. */
export function movementTable(out: Out): OutTable<OutMovement> {
  return ledgerTable(out, {
    file: 'movements',
    holds:
      'One line for every movement of stock. Nothing is ever changed or taken away here: a mistake is undone by a line of its own.',
  });
}

/** What was received, which is a part of the ledger. */
export function receiptTable(out: Out): OutTable<OutMovement> {
  return ledgerTable(out, {
    file: 'receipts',
    holds: 'The movements that took deliveries in; each of them is in movements as well. Document ID is the delivery.',
  });
}

function ledgerTable(out: Out, about: Pick<OutTable<OutMovement>, 'file' | 'holds'>): OutTable<OutMovement> {
  const { text, number, money, time } = columnsOf<OutMovement>();
  const { figures, names } = out;
  const orderOf = ({ line }: OutMovement) => (line.document?.kind === 'order' ? names.order(line.document.id) : null);
  return {
    ...about,
    columns: [
      text('Movement ID', 'The act that made it and the number of the line within the act.', ({ line }) => line.id),
      text('Act ID', 'The act, as opId in activity.jsonl.', ({ line }) => line.opId),
      time('Time', 'When it was done, by the clock of the computer it was done on.', ({ line }) =>
        figures.time(line.occurredAt),
      ),
      text('Time (UTC)', 'The same moment, exact.', ({ line }) => figures.utc(line.occurredAt)),
      time('Counts at', 'From when on it counts: an undo counts from the moment of what it undoes.', ({ at }) =>
        figures.time(at),
      ),
      ...variantColumns(out, ({ line }: OutMovement) => line.variantId),
      ...placeColumns(out, ({ line }: OutMovement) => line.locationId),
      ...lotColumns(out, ({ line }: OutMovement) => line.lotId),
      number(
        'Quantity',
        'What came (above zero) or went (below). Of a posted count: by how much what was counted differs from what the other movements come to, as it is known at the time of writing.',
        ({ line }) => figures.quantity(line.quantity, line.variantId),
      ),
      text(
        'Unit',
        'What the quantity is counted in; empty: pieces.',
        ({ line }) => names.variant(line.variantId)?.unit,
      ),
      text(
        'Reason',
        'opening, receive, sold, customer-return, damage, theft, loss, sample, internal-use, correction, move, pick, ship or count.',
        ({ line }) => line.reason,
      ),
      text(
        'Document kind',
        'What it belongs to: order, receipt, transfer, count, return, import …',
        ({ line }) => line.document?.kind,
      ),
      text(
        'Document ID',
        'The id of that: of an order as in orders, of a count as in counts.',
        ({ line }) => line.document?.id,
      ),
      text('Order number', 'The number of the order it belongs to.', orderOf),
      money('Cost total', 'What the whole line is worth at cost; empty where it is not known.', ({ line }) =>
        figures.money(line.costTotal),
      ),
      text('Note', 'What was noted.', ({ line }) => line.note),
      text('Undoes', 'The Movement ID of the line that it takes back.', ({ line }) => line.reverses),
      text('Person ID', 'Who did it, as in people.', ({ line }) => line.actor),
    ],
  };
}
