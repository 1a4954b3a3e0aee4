import { toCsv } from '#shared/domain/export/csv.ts';
import { type Lacking, lackingOf, readAddress } from './address-text.ts';
import type { Layout } from './layout.ts';
import type { AddressedShipment, Dispatch, Shipment } from './shipment.ts';
import { notWestern, toWestern } from './windows-1252.ts';

/** What a carrier's program may stumble over in a row that is written. */
export type Doubt =
  | { readonly doubt: 'too-long'; readonly column: string; readonly most: number }
  | { readonly doubt: 'letters'; readonly letters: readonly string[] }
  | { readonly doubt: 'no-weight' };

/** A parcel of an address file: what it lacks keeps it out, doubts are said. */
export type AddressRow = {
  readonly shipment: AddressedShipment;
  readonly lacks: readonly Lacking[];
  readonly doubts: readonly Doubt[];
};

/** What an address file would have, said before it is written: rows that lack something are not among those of the file. */
export type AddressPlan = { readonly rows: readonly AddressRow[]; readonly lacking: readonly AddressRow[] };

/** Reads the addresses of parcels for a layout. */
export function planAddresses(shipments: readonly Shipment[], layout: Layout, dispatch: Dispatch): AddressPlan {
  const columns = layout.columns(dispatch);
  const all = shipments.map((shipment): AddressRow => {
    const addressed = { ...shipment, to: readAddress(shipment.name, shipment.address, dispatch.home) };
    return { shipment: addressed, lacks: lackingOf(addressed.to), doubts: doubtsOf(addressed, layout, columns) };
  });
  return { rows: all.filter(({ lacks }) => lacks.length === 0), lacking: all.filter(({ lacks }) => lacks.length > 0) };
}

function doubtsOf(row: AddressedShipment, layout: Layout, columns: ReturnType<Layout['columns']>): readonly Doubt[] {
  const cells = columns.map((column) => ({ column, text: String(column.value(row) ?? '') }));
  const doubts: Doubt[] = cells.flatMap(({ column: { header, most }, text }) =>
    most !== undefined && text.length > most ? [{ doubt: 'too-long', column: header, most }] : [],
  );
  const letters = layout.encoding === 'utf-8' ? [] : notWestern(cells.map(({ text }) => text).join(''));
  if (letters.length > 0) doubts.push({ doubt: 'letters', letters });
  if (row.weight === null) doubts.push({ doubt: 'no-weight' });
  return doubts;
}

/** The file of a plan, as its program takes it: texts in UTF-8, or bytes of Windows' code page. */
export function addressFile(
  { rows }: AddressPlan,
  layout: Layout,
  dispatch: Dispatch,
): readonly (string | Uint8Array<ArrayBuffer>)[] {
  const pieces = [
    ...toCsv(
      layout.columns(dispatch),
      rows.map(({ shipment }) => shipment),
      layout.style,
    ),
  ];
  return layout.encoding === 'utf-8' ? pieces : pieces.map(toWestern);
}
