import type { ColumnFigures } from '#shared/domain/import/column-figures.ts';
import type { Field } from '#shared/domain/import/field.ts';
import type { DecimalSign } from '#shared/domain/values/decimal.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';

const money: ReadonlySet<Field> = new Set<Field>(['price', 'salePrice', 'cost', 'unitPrice', 'lineTotal']);
const quantities: ReadonlySet<Field> = new Set<Field>([
  'stock',
  'counted',
  'reorderPoint',
  'orderUpTo',
  'orderMultiple',
  'onOrder',
  'quantity',
  'quantityShipped',
  'quantityOpen',
  'quantityCancelled',
]);

/** A figure of thousandths with no more places than it needs. */
export function thousandths(value: number, f: Format): string {
  if (value % 1000 === 0) return f.quantity(value / 1000);
  return value % 10 === 0 ? f.quantity(value / 10, 2) : f.quantity(value, 3);
}

/** What a column would bring as the field it is taken for; empty where that is no figure, or its sign is not known. */
export function figuresText(
  field: Field | null,
  figures: ColumnFigures | null | undefined,
  sign: DecimalSign | undefined,
  { t, f }: { readonly t: Words; readonly f: Format },
): string {
  const read =
    figures?.as && (sign === undefined ? (figures.open === null ? figures.as['.'] : null) : figures.as[sign]);
  if (field === null || !read || read.count === 0) return '';
  const { count, unread } = read;
  const text = money.has(field)
    ? t('importDialog.columns.amounts', { count, least: thousandths(read.least, f), most: thousandths(read.most, f) })
    : quantities.has(field)
      ? t('importDialog.columns.quantities', { count, sum: thousandths(read.sum, f) })
      : '';
  return text !== '' && unread > 0 ? `${text}, ${t('importDialog.columns.unread', { count: unread })}` : text;
}
