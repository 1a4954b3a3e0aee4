import { figureWord } from './word-figures.ts';
import { type StateMeaning, type StatePart, stateLexicon, statePhrases } from './state-words.ts';
import { wholeStates } from './state-words-world.ts';

/** A state's words, folded: `PartiallyShipped`, `partially_shipped` and `Partially shipped` are one. */
export function foldState(cell: string): string {
  return cell
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .replace(/[æÆ]/g, 'ae')
    .replace(/ı/g, 'i')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A longer text is no state. */
const LONGEST = 60;

/** What a state's words say; null where the cell says nothing, undefined where its words are not known. */
export function stateMeaning(cell: string): StateMeaning | null | undefined {
  const folded = foldState(cell);
  if (folded === '' || figureWord(cell) === 'nothing') return null;
  if (folded.length > LONGEST) return undefined;
  if (withPhrases(folded) === '') return null;
  return meaningOf(folded) ?? wholes.get(folded) ?? meaningOfSeveral(cell);
}

function meaningOf(folded: string): StateMeaning | undefined {
  const parts = new Set<StatePart>();
  for (const word of withPhrases(folded).split(' ')) {
    const found = partsOf(word);
    if (!found) return undefined;
    for (const part of found) parts.add(part);
  }
  return together(parts);
}

/** `Paid, unfulfilled`: several states in one cell, as far as they go together. */
function meaningOfSeveral(cell: string): StateMeaning | undefined {
  const all = cell.split(/[,;/|+&]|\s-\s/).map((one) => meaningOf(foldState(one)));
  if (all.length < 2 || all.includes(undefined)) return undefined;
  const said = new Set(all);
  said.delete('paid');
  const [first, ...others] = said;
  if (others.length === 0) return first ?? 'paid';
  if (others.length > 1 || !said.delete('unpaid')) return undefined;
  const [goods] = said;
  if (goods === 'shipped') return goods;
  return goods === 'unshipped' || goods === 'open' ? 'unpaid' : undefined;
}

function withPhrases(folded: string): string {
  return statePhrases.reduce((text, [pattern, word]) => text.replace(pattern, word), folded).trim();
}

// Object.entries forgets the key type; the table has no other keys than meanings.
const wholes: ReadonlyMap<string, StateMeaning> = new Map(
  (Object.entries(wholeStates) as [StateMeaning, readonly string[]][]).flatMap(([meaning, lines]) =>
    lines.flatMap((line) => line.split('|').map((state): [string, StateMeaning] => [foldState(state), meaning])),
  ),
);

const whole = new Map<string, StatePart>();
const beginnings: (readonly [string, StatePart])[] = [];
for (const [part, words] of stateLexicon)
  for (const word of words.split(' ')) {
    if (word.endsWith('*')) beginnings.push([word.slice(0, -1), part]);
    else if (!whole.has(word)) whole.set(word, part);
  }

/** Prefixes that turn a word into its opposite: unshipped, onbetaald, inevaso, niezrealizowane. */
const opposites = ['un', 'in', 'im', 'on', 'nie', 'ne', 'o', 'u'] as const;

function partsOf(word: string): readonly StatePart[] | undefined {
  const own = partOf(word);
  if (own) return [own];
  if (word.startsWith('teil')) {
    const rest = partOf(word.slice(4));
    return rest && ['part', rest];
  }
  const opposite = negated.get(word);
  if (opposite) return ['not', opposite];
  // An unfinished checkout in one program, an order that is not done in another.
  if (word.startsWith('incomplet')) return undefined;
  for (const prefix of opposites) {
    const rest = word.startsWith(prefix) ? partOf(word.slice(prefix.length)) : undefined;
    if (rest === 'sent' || rest === 'paid') return ['not', rest];
  }
  return undefined;
}

/** Opposites that are words of their own. */
const negated: ReadonlyMap<string, StatePart> = new Map([
  ...[
    'gonderilmedi',
    'kargolanmadi',
    'tamamlanmadi',
    'lahettamatta',
    'lahettamaton',
    'toimittamatta',
    'toimittamaton',
    'backordered',
  ].map((word): [string, StatePart] => [word, 'sent']),
  ...['impaye', 'impayee', 'impagado', 'impagada', 'maksamatta', 'maksamaton', 'odenmedi'].map(
    (word): [string, StatePart] => [word, 'paid'],
  ),
]);

function partOf(word: string): StatePart | undefined {
  return whole.get(word) ?? beginnings.find(([beginning]) => word.startsWith(beginning))?.[1];
}

/** What the parts of a state mean together; what is contradictory or says too little means nothing that is known. */
function together(parts: ReadonlySet<StatePart>): StateMeaning | undefined {
  const has = (...some: readonly StatePart[]) => some.some((part) => parts.has(part));
  const isOver = has('cancelled', 'refunded', 'failed', 'draft');
  if (isOver) return over(has);
  if (has('hold')) return has('not', 'sent') ? undefined : 'held';
  if (has('part') && [...parts].every((part) => part === 'part' || part === 'filler')) return 'part-shipped';
  if (has('part')) return has('sent', 'sending') ? 'part-shipped' : has('paid', 'paying') ? 'unpaid' : undefined;
  // `Not paid, shipped`: which of the two is meant is not told from here.
  if (has('not') && has('sent', 'sending') && has('paid', 'paying')) return undefined;
  if (has('not')) return has('sent', 'sending') ? 'unshipped' : has('paid') ? 'unpaid' : undefined;
  if (has('waiting')) return has('paid', 'paying') ? 'unpaid' : has('sent', 'sending') ? 'unshipped' : 'waiting';
  if (has('paying')) return has('got', 'open', 'sent', 'paid') ? 'paid' : undefined;
  if (has('sent')) return has('open', 'ready') ? undefined : 'shipped';
  if (has('ready') || (has('sending') && has('to', 'open'))) return 'unshipped';
  if (has('sending')) return undefined;
  if (has('open')) return 'open';
  return has('paid') ? 'paid' : undefined;
}

/** An order that comes to nothing; a return that is only asked for, or a shipment that failed, is not that. */
function over(has: (...some: readonly StatePart[]) => boolean): StateMeaning | undefined {
  if (has('part')) return has('refunded') ? 'part-refunded' : undefined;
  if (has('not', 'waiting', 'hold', 'open', 'ready', 'sending')) return undefined;
  if (has('refunded')) return 'refunded';
  if (has('failed')) return 'failed';
  if (has('cancelled')) return has('sent') ? undefined : 'cancelled';
  return has('sent', 'paid') ? undefined : 'draft';
}
