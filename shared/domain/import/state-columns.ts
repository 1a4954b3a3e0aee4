import type { Use } from './column-uses.ts';
import type { Field } from './field.ts';
import { stateMeaning } from './state-meaning.ts';
import type { StateMeaning } from './state-words.ts';
import { filledCells, type Row } from './table.ts';
import { yesOrNo } from './text.ts';

/** Words of headers that speak of a state, in fourteen languages; some are written as one with what it is the state of. */
const speaks =
  /(?:^|\s|\p{Ll})(?:status|statut|zustand|tilstand|tila)(?:\s|$)|(?:^|\s)(?:state|etat|estado|stato|situacao|situacion|situazione|situation|situatie|fase|phase|etapa|etape|stage|vaihe|etap|stav|stan|durum|durumu)(?:\s|$)/u;
/** Of a place, of taxes, of the customer: no states of an order. */
const ofOthers =
  /\b(?:ship to|bill|billing|tax|vat|marital|feedback|customer|account|province|country|region|zip|code|risk|fraud|stock|product)\b/;
const ofPayment = /transaction|pay|paid|financ|zahl|paiement|pago|pagamento|betaal|betal|platn|platb|odeme|maksu/;
const ofDelivery =
  /deliver|ship|fulfil|liefer|versand|livraison|expedition|envio|entrega|spediz|consegna|verzend|lever|dostaw|wysyl|doruc|kargo|teslim|toimit|sending/;
const ofLine = /\b(?:line|item|ligne|linea|riga|regel|position|artikel|article|rad|rivi|pozycj|polozk)/;

/** What of a state decides whether an order is taken as open. */
const decisive: ReadonlySet<StateMeaning | null | undefined> = new Set<StateMeaning | null | undefined>([
  'shipped',
  'part-shipped',
  'cancelled',
  'refunded',
  'failed',
  'held',
  'draft',
]);

/** Fields that say how an order or a line of it stands. */
export const statingFields: readonly Field[] = ['state', 'deliveryState', 'shippedAt', 'lineState'];

/** Shorter words are states in one language and anything in others. */
const saysState = (cell: string): boolean => cell.length > 2 && Boolean(stateMeaning(cell));

/**
 * In a file without a column for states, one whose every cell is a state is that, whatever its header says; and one that says
 * yes or no to whether an order was refunded tells which came to nothing.
 */
export function withStatesByCells(
  uses: readonly Use[],
  folded: readonly string[],
  sample: readonly Row[],
): readonly Use[] {
  const taken = new Set(uses.map(({ field }) => field));
  if (!taken.has('orderNumber')) return uses;
  const cellsOf = (index: number) => filledCells(sample, index);
  const isFree = (index: number) => uses[index]?.field === null && cellsOf(index).length > 0;
  const isStated = statingFields.some((field) => taken.has(field));
  const found = isStated
    ? -1
    : folded.findIndex((_header, index) => {
        const cells = cellsOf(index);
        const isState = isFree(index) && cells.every(saysState);
        return isState && cells.some((cell) => decisive.has(stateMeaning(cell)));
      });
  const isYesOrNo = (index: number) => isFree(index) && cellsOf(index).every((cell) => yesOrNo(cell) !== undefined);
  const over = taken.has('cancelledAt')
    ? undefined
    : overs.map((word) => folded.indexOf(word)).find((index) => index >= 0 && isYesOrNo(index));
  return uses.map((use, index): Use => {
    if (index === found) return { field: 'state', by: 'content' };
    return index === over ? { field: 'cancelledAt', by: 'header' } : use;
  });
}

/** Headers that ask whether an order came to nothing, the better ones first. */
const overs = [
  'fully refunded',
  'is refunded',
  'refunded',
  'is cancelled',
  'is canceled',
  'voided',
  'is void',
  'refund',
];

/**
 * Takes columns whose headers speak of a state in words that are in no list, and whose cells say one: what was sent or
 * cancelled is never taken as open because of a header. Words among them that are not known are asked.
 */
export function withSpokenStates(
  uses: readonly Use[],
  folded: readonly string[],
  sample: readonly Row[],
): readonly Use[] {
  const taken = new Set(uses.map(({ field }) => field));
  if (!taken.has('orderNumber')) return uses;
  return uses.map((use, index): Use => {
    const header = folded[index] ?? '';
    if (use.field !== null || !speaks.test(header) || ofOthers.test(header)) return use;
    const field: Field = ofLine.test(header)
      ? 'lineState'
      : ofPayment.test(header)
        ? 'paymentState'
        : ofDelivery.test(header)
          ? 'deliveryState'
          : 'state';
    const cells = filledCells(sample, index);
    if (taken.has(field) || !cells.some(saysState)) return use;
    taken.add(field);
    return { field, by: 'header' };
  });
}
