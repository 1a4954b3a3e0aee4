import { refKey } from './effects.ts';
import type { CountLineId, LocationId, OpId, VariantId } from './ids.ts';
import { countLineOf, ruleId } from './ids.ts';
import type { FieldSet, Operation } from './operation.ts';
import type { CountLineRow, InboxRow, Kind, Ref, Row, RowOf, RuleRow } from './rows.ts';

/** What setting a field makes of a row: the row, or word of an edit that lost (DATA-R7). */
export function setField(
  row: Row | undefined,
  set: FieldSet,
  op: Operation,
): { readonly row?: Row; readonly inbox?: InboxRow } {
  const target = row ?? emptyRow(set);
  if (!target) return {};
  const base = op.base?.[refKey(set)]?.[set.field] ?? null;
  const theirs = fieldValue(target, set.field);
  // What days of 0.1 were is said once, and by the first who says it (DATA-R21).
  if (set.field === 'legacyZone' && theirs !== null) return {};
  if (writerOf(target, set.field) === base || isOfUndoneBringing(target, set.field, base)) {
    // The field's name was checked against its kind where the operation entered; the row keeps its shape.
    return { row: { ...target, [set.field]: kept(set), fieldOps: { ...target.fieldOps, [set.field]: op.opId } } };
  }
  if (sameValue(theirs, set.value)) return {};
  return { inbox: lostEdit(set, theirs, op) };
}

/** Word of a value that was said of a field and lost against what stands there. */
export function lostEdit(
  { kind, id, field, value }: Omit<FieldSet, 'was'>,
  theirs: FieldSet['value'],
  { opId, actor, occurredAt }: Operation,
): InboxRow {
  const ref: Ref = { kind, id };
  const lost = { type: 'lost-edit', opId, ref, field, mine: value, theirs } as const;
  return { id: `${opId}:${id}:${field}`, ...lost, actor, at: occurredAt, resolved: false };
}

/** A value as its row keeps it: a field that came after 0.1 is left out while it says nothing. */
function kept({ kind, field, value }: FieldSet): FieldSet['value'] | undefined {
  const leftOut: readonly string[] = leftOutFields[kind] ?? [];
  return value === null && leftOut.includes(field) ? undefined : value;
}

const leftOutFields: { readonly [K in Kind]?: readonly (keyof OptionalOf<RowOf<K>>)[] } = {
  shop: [
    'pricesIncludeTax',
    'taxRates',
    'address',
    'phone',
    'email',
    'taxNumber',
    'logo',
    'timeZone',
    'legacyZone',
    'packWithoutScan',
    'packWithoutScanBy',
  ],
  product: ['brand', 'manufacturer', 'tags', 'pictures', 'taxClass'],
  variant: ['weight', 'usualBinId', 'tracking'],
  location: ['removed', 'notForSale'],
  supplier: ['contactId', 'mergedInto'],
  order: [
    'dueOn',
    'priority',
    'promisedOn',
    'tags',
    'assigneeId',
    'shippingMethod',
    'shippingAmount',
    'discountAmount',
    'onlyWhole',
  ],
  parcel: ['carrier', 'service', 'trackingNumber', 'weight', 'length', 'width', 'height'],
  return: ['exchangeId', 'refund'],
  batch: ['assigneeId'],
  view: ['columns'],
  listing: ['untold'],
  channel: ['runnerName', 'url', 'site', 'paused', 'places', 'offerRules', 'repairs', 'tellsCustomers'],
};
type OptionalOf<T> = { [F in keyof T as undefined extends T[F] ? F : never]: T[F] };

/** Whether an edit was made on what an act said that is undone by now: another bringing stands in its place, nobody has set the field. */
function isOfUndoneBringing(row: Row, field: string, base: OpId | null): boolean {
  return !row.fieldOps[field] && (row.bringings ?? []).some(({ by, undone }) => by === base && undone > 0);
}

/** The operation that last wrote a field, or null: what a new edit names as its base (DATA-R7). */
export function writerOf(row: Row | undefined, field: string): OpId | null {
  return row?.fieldOps[field] ?? row?.addedBy ?? null;
}

/** The value of a field by name; null where the row has none. */
export function fieldValue(row: Row, field: string): FieldSet['value'] {
  const value: unknown = Object.entries(row).find(([name]) => name === field)?.[1];
  return value === undefined ? null : (value as FieldSet['value']);
}

/** What an edit of a row records: those of some fields whose value is another now, with what it was. */
export function changedSets(row: Row, fields: Readonly<Record<string, FieldSet['value']>>): readonly FieldSet[] {
  return Object.entries(fields)
    .map(([field, value]): FieldSet => ({ kind: row.kind, id: row.id, field, value, was: fieldValue(row, field) }))
    .filter(({ value, was }) => !sameValue(value, was));
}

function sameValue(a: FieldSet['value'], b: FieldSet['value']): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Rules and count lines are there from the first field that is set. */
function emptyRow({ kind, id }: FieldSet): Row | undefined {
  if (kind === 'count-line') return emptyCountLine(id);
  return kind === 'rule' ? emptyRule(id) : undefined;
}

function emptyCountLine(id: string): CountLineRow {
  // A field of this kind names it.
  const lineId = id as CountLineId;
  const { countId, cell } = countLineOf(lineId);
  const nothingSaid = { reason: null, note: null, dropped: false } as const;
  const written = { addedBy: null, fieldOps: {}, voided: false };
  return { kind: 'count-line', id: lineId, countId, ...cell, ...nothingSaid, ...written };
}

function emptyRule(id: string): RuleRow {
  // The id of a rule is made of the ids of its variant and its location (`ruleId`).
  const [variantId, locationId = '*'] = id.split(':') as [VariantId, (LocationId | '*')?];
  return {
    kind: 'rule',
    id: ruleId(variantId, locationId === '*' ? null : locationId),
    variantId,
    locationId: locationId === '*' ? null : locationId,
    point: null,
    upTo: null,
    multiple: null,
    addedBy: null,
    fieldOps: {},
    voided: false,
  };
}
