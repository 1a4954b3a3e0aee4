import type { Use } from './column-uses.ts';
import type { Field } from './field.ts';
import { stateMeaning } from './state-meaning.ts';
import type { Row } from './table.ts';

/** Words of headers that speak of a state, in fourteen languages; some are written as one with what it is the state of. */
const speaks =
  /(?:^|\s|\p{Ll})(?:status|statut|zustand|tilstand|tila)(?:\s|$)|(?:^|\s)(?:state|etat|estado|stato|situacao|situation|stav|stan|durum|durumu)(?:\s|$)/u;
/** Of a place, of taxes, of the customer: no states of an order. */
const ofOthers =
  /\b(?:ship to|bill|billing|tax|vat|marital|feedback|customer|account|province|country|region|zip|code|risk|fraud|stock|product)\b/;
const ofPayment = /pay|paid|financ|zahl|paiement|pago|pagamento|betaal|betal|platn|platb|odeme|maksu/;
const ofDelivery =
  /deliver|ship|fulfil|liefer|versand|livraison|expedition|envio|entrega|spediz|consegna|verzend|lever|dostaw|wysyl|doruc|kargo|teslim|toimit|sending/;
const ofLine = /\b(?:line|item|ligne|linea|riga|regel|position|artikel|article|rad|rivi|pozycj|polozk)/;

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
    const cells = sample.map((row) => (row.cells[index] ?? '').trim()).filter((cell) => cell !== '');
    if (taken.has(field) || !cells.some((cell) => cell.length > 2 && Boolean(stateMeaning(cell)))) return use;
    taken.add(field);
    return { field, by: 'header' };
  });
}
