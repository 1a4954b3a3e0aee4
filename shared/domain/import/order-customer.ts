import type { Field } from './field.ts';
import type { CustomerDraft } from './order-draft.ts';
import type { Columns } from './row-cells.ts';
import type { Row } from './table.ts';
import { codeCell, lineOf, linesOf } from './text.ts';

/** Cells that a spreadsheet must not take for figures: whatever stands behind an apostrophe is theirs. */
const codes: ReadonlySet<Field> = new Set<Field>(['postcode', 'phone', 'customerId']);

/** What may have several lines, which a label and a carrier need apart, or a person wrote so. */
export const inLines: ReadonlySet<Field> = new Set<Field>(['address', 'address2', 'note']);

/** What the first row of an order that says anything says; only that row may have it. */
export function firstSaid(heads: readonly Row[], columns: Columns, field: Field): string {
  for (const row of heads) {
    const said = headText(columns.cell(row, field), field);
    if (said !== '') return said;
  }
  return '';
}

/** A head's cell without the apostrophe or formula that keeps figures whole; that of `'t Hooft` is his own. */
function headText(cell: string, field: Field): string {
  const bare = codes.has(field) || /^\s*(?:'[\d+=@-]|=")/.test(cell) ? codeCell(cell, 'foreign') : cell;
  return inLines.has(field) ? linesOf(bare, 'foreign') : lineOf(bare, 'foreign');
}

/** The order's own words on its customer first, then the customer list's. */
export function customerOf(
  say: (field: Field) => string,
  known: ReadonlyMap<string, (field: Field) => string> | undefined,
): CustomerDraft {
  const id = say('customerId');
  const listed = known?.get(id);
  const either = (field: Field) => say(field) || (listed?.(field) ?? '') || undefined;
  // An order's address stands or falls together: half of it from another file would send the parcel astray.
  const place = say('address') !== '' || say('city') !== '' ? say : (listed ?? say);
  const of = (field: Field) => place(field) || undefined;
  const inParts = [say('firstName'), say('lastName')].filter((part) => part !== '').join(' ');
  return {
    foreignId: id || undefined,
    name: say('customerName') || inParts || listed?.('title') || listed?.('customerName') || undefined,
    company: say('company') || listed?.('title') || undefined,
    email: either('email'),
    phone: either('phone'),
    address: streetLines(of('address'), of('address2')),
    city: of('city'),
    region: of('region'),
    postcode: of('postcode'),
    country: of('country'),
  };
}

/** The lines of a street, with what stands below it in its cell; a house number that has a column of its own stands behind its street. */
function streetLines(street: string | undefined, more: string | undefined): readonly string[] {
  const isNumber = more !== undefined && /^\d{1,5}\s?[a-z]?(?:\s?[-/]\s?\d{1,5}\s?[a-z]?)?$/i.test(more);
  if (street !== undefined && isNumber && !/[\d\n]/.test(street)) return [`${street} ${more}`];
  return [street, more].flatMap((line) => line?.split('\n') ?? []);
}
