import type { CsvStyle, ListColumn } from '#shared/domain/export/csv.ts';
import type { CarrierId } from './carrier.ts';
import type { AddressedShipment, Dispatch } from './shipment.ts';
import { numberFirst } from './street-line.ts';

/** A column of a carrier's file; `most` characters fit where its program says so. */
export type LayoutColumn = ListColumn<AddressedShipment> & { readonly most?: number };

/** How a carrier's own program takes addresses from a file. */
export type Layout = {
  readonly id: string;
  /** The carrier whose program it is; null for a file that any program may be taught. */
  readonly carrier: CarrierId | null;
  /** The program, by its own name. */
  readonly program: string;
  readonly style: CsvStyle;
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly columns: (dispatch: Dispatch) => readonly LayoutColumn[];
};

/** A column of text, which a spreadsheet executes nothing of. */
export function text(
  header: string,
  value: (row: AddressedShipment) => string | null | undefined,
  most?: number,
): LayoutColumn {
  return { header, kind: 'text', value, ...(most !== undefined && { most }) };
}

/** A weight in kilograms; empty where nobody weighed it. */
export function kilograms(header: string): ListColumn<Pick<AddressedShipment, 'weight'>> {
  return { header, kind: 'number', value: ({ weight }) => (weight === null ? null : (weight / 1000).toFixed(3)) };
}

/** A side in whole centimetres, rounded up as carriers do. */
export function centimetres(header: string, side: 'length' | 'width' | 'height'): LayoutColumn {
  return { header, kind: 'number', value: (row) => (row[side] === null ? null : Math.ceil(row[side] / 10)) };
}

/** A telephone number that no spreadsheet takes for a formula: `+` becomes `00`; figures alone where there is nothing else. */
export function phoneOf({ phone }: AddressedShipment): string {
  const dialled = phone.trim().replace(/^\+/, '00');
  const figures = dialled.replace(/[\s()/.-]/g, '');
  return /^\d+$/.test(figures) ? figures : dialled;
}

/** The street with its number, as the country writes it. */
export function streetLine({ to }: AddressedShipment): string {
  return (numberFirst.has(to.country) ? [to.houseNumber, to.street] : [to.street, to.houseNumber])
    .filter(Boolean)
    .join(' ');
}

/** The addition of a place, counted from 0; the last column that there is takes all that are left. */
export function addition(at: number, of: number) {
  return ({ to }: AddressedShipment): string =>
    at === of - 1 ? to.additions.slice(at).join(', ') : (to.additions[at] ?? '');
}
