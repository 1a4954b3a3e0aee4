import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import type { FieldValue } from '#shared/domain/operations/rows.ts';
import { orderPriorities } from './order-view.ts';

export type DetailWording = {
  readonly t: Words;
  readonly format: Format;
  readonly currency: string;
  /** What a person is called; empty for one without a name here. */
  readonly personOf: (id: string) => string;
};

const amounts: readonly string[] = ['shippingAmount', 'discountAmount'];
const days: readonly string[] = ['dueOn', 'promisedOn'];

/** What a detail of an order says, in words. */
export function detailText(field: string, value: FieldValue, { t, format, currency, personOf }: DetailWording): string {
  if (value === null || value === '') return t('activity.values.none');
  if (typeof value === 'boolean') return t(value ? 'activity.values.yes' : 'activity.values.no');
  if (typeof value === 'number') return amounts.includes(field) ? format.money(value, currency) : format.count(value);
  if (typeof value !== 'string') return value.filter((one) => typeof one === 'string').join(', ');
  if (days.includes(field)) return format.date(value);
  if (field === 'assigneeId') return personOf(value) || t('queue.assignee.away');
  const priority = field === 'priority' && orderPriorities.find((one) => one === value);
  return priority ? t(`queue.priorities.${priority}`) : value;
}
