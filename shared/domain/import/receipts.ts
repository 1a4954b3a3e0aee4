import type { Use } from './column-uses.ts';
import { foldHeader } from './header.ts';
import type { Mapping } from './mapping.ts';
import { statingFields } from './state-columns.ts';

const ofReceipts =
  /\b(?:receipt|transaction|ticket|sale (?:id|number|no)|bonnummer|bon nr|kassenbon|belegnummer|beleg nr|scontrino|kassabon|kvitto|kvittering|kuitti|paragon|uctenka|fis)\b/;
/** What the rows of a till are: a payment, a refund. */
const kindsOfSale: ReadonlySet<string> = new Set([
  'event type',
  'transaction type',
  'receipt type',
  'sale type',
  'belegart',
]);

/** The column of a till that tells sales from refunds says how its receipts stand. */
export function withKindsOfSale(uses: readonly Use[], folded: readonly string[]): readonly Use[] {
  const number = uses.findIndex(({ field }) => field === 'orderNumber');
  const isStated = uses.some(({ field }) => field === 'state' || field === 'deliveryState');
  if (isStated || number < 0 || !ofReceipts.test(folded[number] ?? '')) return uses;
  const at = folded.findIndex((header, index) => kindsOfSale.has(header) && uses[index]?.field === null);
  return uses.map((use, index): Use => (index === at ? { field: 'state', by: 'header' } : use));
}

/**
 * The column by which a file holds receipts of a till of which nothing says how they stand; undefined where there is none.
 * What was sold over the counter has left, so such files are never taken as open unasked.
 */
export function receiptsColumn({ kind, columns }: Mapping): string | undefined {
  if (kind !== 'orders' && kind !== 'order-heads') return undefined;
  const number = columns.find(({ field }) => field === 'orderNumber');
  const isStated = columns.some(({ field }) => field !== null && statingFields.includes(field));
  return number && !isStated && ofReceipts.test(foldHeader(number.header)) ? number.header : undefined;
}
