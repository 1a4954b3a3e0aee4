import type { Use } from './column-uses.ts';
import type { Field } from './field.ts';
import { foldHeader } from './header.ts';
import { lexicon, type Notion } from './header-lexicon.ts';
import { furtherLanguages } from './header-lexicon-world.ts';
import { orderWords } from './order-header-words.ts';
import type { Row } from './table.ts';

const wordsOf = (...notions: readonly Notion[]): readonly string[] =>
  [lexicon, ...Object.values(furtherLanguages)].flatMap((language) =>
    notions.flatMap((notion) => (language[notion] ?? '').split(' ').map(foldHeader)),
  );

/** Words that say of an amount whether it has tax, and in which currency it is. */
const aboutTax: ReadonlySet<string> = new Set(wordsOf('net', 'gross', 'tax'));
const aboutCurrency: ReadonlySet<string> = new Set(wordsOf('currency'));
/** Words that stand beside those for a tax: `s DPH`, `без НДС`, `με ΦΠΑ`, `מע״מ`. */
const besideTax: ReadonlySet<string> = new Set(
  's,z,bez,c,w,o,vc,vcetne,de,of,cu,fara,sa,с,без,з,με,χωρις,כולל,ללא,לפני,מע,מ,شامل,غير,بدون,مع'
    .split(',')
    .map(foldHeader),
);

/** A folded header without what it says of tax and currency. */
function bare(folded: string): string {
  const words = folded.split(' ');
  const isTaxed = words.some((word) => aboutTax.has(word));
  return words
    .filter((word) => !aboutTax.has(word) && !aboutCurrency.has(word) && !(isTaxed && besideTax.has(word)))
    .join(' ');
}

const amounts: readonly Field[] = ['unitPrice', 'lineTotal'];
const known: ReadonlyMap<Field, ReadonlySet<string>> = new Map([
  ['unitPrice', new Set((orderWords.unitPrice ?? []).map(foldHeader))],
  ['lineTotal', new Set((orderWords.lineTotal ?? []).map(foldHeader))],
]);

/** Words for an amount that may as well be that of the order. */
const loose: ReadonlySet<string> = new Set(
  [
    'Amount|Sum|Subtotal|Betrag|Summe|Gesamt|Zwischensumme|Montant|Sous-total|Importe|Subtotal|Importo|Subtotale',
    'Totale|Bedrag|Totaal|Subtotaal|Montante|Valor|Belopp|Summa|Delsumma|Beløb|Beløp|Yhteensä|Kwota|Wartość|Suma',
    'Částka|Celkem|Tutar|Toplam|Összeg|Érték|Összesen|Sumă|Valoare|Iznos|Znesek|Suma|Total|Сумма|Итого|Стоимость|Сума',
    'Вартість|Ποσό|Σύνολο|Αξία|المبلغ|الإجمالي|المجموع|סכום|סה״כ|金额|金額|小计|小計|合计|合計|금액|소계|합계|Thành tiền|Jumlah harga',
  ]
    .join('|')
    .split('|')
    .map(foldHeader),
);

/**
 * Takes what orders say of amounts in other words: a price or a line's total with what its header says of tax and currency
 * (`Prix unitaire TTC`), and an amount that is none of the order's, because it differs between the lines of one.
 */
export function withAmounts(uses: readonly Use[], folded: readonly string[], sample: readonly Row[]): readonly Use[] {
  const taken = new Set(uses.map(({ field }) => field));
  if (!taken.has('orderNumber') || !taken.has('quantity')) return uses;
  const named = uses.map((use, index): Use => {
    const header = folded[index] ?? '';
    const without = bare(header);
    const field = use.field || without === header ? undefined : amounts.find((one) => known.get(one)?.has(without));
    if (!field || taken.has(field)) return use;
    taken.add(field);
    return { field, by: 'header' };
  });
  if (amounts.some((field) => taken.has(field))) return named;
  const number = named.findIndex(({ field }) => field === 'orderNumber');
  const at = named.findIndex(
    ({ field }, index) => field === null && loose.has(bare(folded[index] ?? '')) && isOfLines(sample, number, index),
  );
  return named.map((use, index): Use => (index === at ? { field: 'lineTotal', by: 'header' } : use));
}

/** Whether rows of one order say different amounts, and each says one. */
function isOfLines(sample: readonly Row[], number: number, amount: number): boolean {
  const orders = new Map<string, string[]>();
  let order = '';
  for (const row of sample) {
    order = (row.cells[number] ?? '').trim() || order;
    orders.set(order, [...(orders.get(order) ?? []), (row.cells[amount] ?? '').trim()]);
  }
  const several = [...orders.values()].filter((cells) => cells.length > 1);
  return several.some((cells) => new Set(cells).size > 1) && several.flat().every((cell) => /\d/.test(cell));
}
