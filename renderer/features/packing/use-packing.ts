import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { endsQuantity, type Forgotten, type ScanProblem } from '#renderer/ui/scan-field.tsx';
import type { ScanSaid } from '#renderer/ui/scan-said.tsx';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { parseQuantity } from '#renderer/ui/quantity-text.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { isUnknown, scanProblem } from '#renderer/words/scan-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { ParcelId, PersonId, VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderLine } from '#shared/domain/operations/rows.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import {
  beyondBook,
  insideOf,
  missingOf,
  newParcel,
  type OpenParcel,
  parcelAfter,
  parcelInstead,
  putIn,
  type ScannedPiece,
  tooMuchIn,
  withMissing,
  withoutLast,
  withoutUnits,
  withWrong,
} from '#shared/domain/parcels/open-parcel.ts';
import { withoutSymbology } from '#shared/domain/values/trade-code.ts';
import type { PackMeaning } from './pack-meaning.ts';
import { usePackingCommands } from './packing.commands.ts';
import { type PackFacts, type PackFinder, type Station, useKeptParcel, useProductFinder } from './packing.queries.ts';

/** What the last scan came to. */
export type Answered = ScanSaid & {
  /** The line it went to. */
  readonly lineId?: string;
};

/** The open parcel of an order, and what a scan does to it. Every change is kept at once. */
export type Packing = {
  /** Undefined before it is known whether one was left here. */
  readonly parcel: OpenParcel | undefined;
  readonly said: Answered | null;
  readonly say: (said: Answered | null, sound?: Parameters<typeof soundScan>[0]) => void;
  readonly piece: (meant: Extract<PackMeaning, { kind: 'piece' }>) => void;
  readonly problem: (problem: ScanProblem, code: string) => void;
  readonly quantity: (text: string, sure: boolean) => 'done' | 'asks';
  /** What was said last holds no longer. */
  readonly forget: (why: Forgotten) => void;
  readonly change: (change: (parcel: OpenParcel) => OpenParcel) => void;
  readonly undoLast: () => void;
  /** Puts all that is missing in, as if it had been scanned. */
  readonly putAll: () => OpenParcel | null;
  /** Takes what does not belong in any more out of it. */
  readonly takeOut: () => void;
  /** Lets the parcel go and begins another, which keeps of it what is still of the order. */
  readonly begin: (after: 'closed' | 'abort') => void;
  /** Says of which of its pieces the books have fewer; empty where of none. */
  readonly beyondBook: (parcel: OpenParcel) => string;
};

type Asked = {
  readonly facts: PackFacts;
  readonly finder: PackFinder;
  readonly mayClick: boolean;
  /** Who gets an order that nobody has; null where there is nobody else who could have it. */
  readonly claimant: PersonId | null;
  /** Who else has the order. */
  readonly other: string | null;
};

/** Packs one order at the station. */
export function usePacking(
  { order, onShelf }: Pick<Station, 'order' | 'onShelf'>,
  { facts, finder, mayClick, claimant, other }: Asked,
): Packing {
  const t = useWords();
  const format = useFormat();
  const { locale } = useWindowLook();
  const commands = usePackingCommands();
  const products = useProductFinder();
  const kept = useKeptParcel(order.id);
  const [parcel, setParcel] = useState<OpenParcel>();
  const [said, setSaid] = useState<Answered | null>(null);
  const last = useRef<VariantId | null>(null);
  const newest = useRef(parcel);
  if (parcel === undefined && kept !== undefined) {
    setParcel(kept ?? newParcel(commands.newId() as ParcelId, order)); // a new id becomes a parcel's here
    const [keptText, person] = [t('packing.said.kept'), other ?? ''];
    if (kept && kept.scans.length > 0 && other !== null)
      setSaid({ text: t('packing.said.hasIt', { person, scans: keptText }), tone: 'warn' });
    else if (kept && kept.scans.length > 0) setSaid({ text: keptText, tone: 'news' });
  }
  const isToPack = mayDo(order.state, 'pack');
  const [wasToPack, setWasToPack] = useState(isToPack);
  if (wasToPack !== isToPack) {
    setWasToPack(isToPack);
    // What a scan came to before holds no longer: below it is said that the order is not to be packed.
    setSaid(null);
  }
  const isStopped = order.state === 'cancelled' || order.state === 'held';
  const wasStopped = useRef(isStopped);
  useEffect(() => {
    if (isStopped && !wasStopped.current) soundScan('wrong');
    wasStopped.current = isStopped;
  }, [isStopped]);
  // Before the effects of the field, which hands over what was scanned while the parcel was read.
  useLayoutEffect(() => {
    newest.current = parcel;
  });
  const put = useCallback(
    (next: OpenParcel) => {
      newest.current = next;
      setParcel(next);
      void commands.keep(next);
    },
    [commands],
  );
  const change = useCallback(
    (make: (before: OpenParcel) => OpenParcel) => {
      if (newest.current) put(make(newest.current));
    },
    [put],
  );
  const say: Packing['say'] = (next, sound) => {
    if (sound) soundScan(sound);
    setSaid(next);
  };
  const decimalsOf = (variantId: VariantId) => facts.variant(variantId)?.decimals ?? 0;
  const shown = (quantity: number, variantId: VariantId) => format.quantity(quantity, decimalsOf(variantId));

  /** Counts a scan that does not belong here and says so. */
  const refuse = (text: string, sound: 'wrong' | 'duplicate') => {
    last.current = null; // * is about what was scanned last, and that took nothing
    change(withWrong);
    say({ text, tone: 'bad' }, sound);
  };
  const lineOf = (variantId: VariantId, inside: OpenParcel): OrderLine | undefined => {
    const lines = order.lines.filter((line) => line.variantId === variantId);
    const all = insideOf(inside);
    return lines.find((line) => missingOf(line, all) > 0) ?? lines[0];
  };
  const bookSays = (inside: OpenParcel, only?: VariantId): string =>
    beyondBook(order, inside, onShelf)
      .filter(({ variantId }) => only === undefined || variantId === only)
      .map(({ variantId, locationId, book }) =>
        t('packing.said.book', {
          book: shown(book, variantId),
          product: facts.variant(variantId)?.title ?? '',
          place: facts.locationName(locationId),
        }),
      )
      .join(' ');
  const tell = (variantId: VariantId, next: OpenParcel, product: string) => {
    last.current = variantId;
    const taken = next.scans.at(-1)?.taken.at(-1);
    const inside = insideOf(next);
    const lines = order.lines.filter((line) => line.variantId === variantId);
    const now = lines.reduce((sum, line) => sum + (inside.get(line.id) ?? 0), 0);
    const left = lines.reduce((sum, line) => sum + Math.max(0, missingOf(line, inside)), 0);
    const [of, rest] = [shown(now, variantId), shown(left, variantId)];
    const text = left > 0 ? t('packing.said.in', { product, of, rest }) : t('packing.said.inAll', { product, of });
    const book = bookSays(next, variantId);
    const answer = { text: [text, book].filter(Boolean).join('. '), tone: book === '' ? 'good' : 'warn' } as const;
    say({ ...answer, ...(taken && { lineId: taken.lineId }) }, 'found');
  };
  const belongsTo = (variantId: VariantId, product: string): string => {
    const [first, ...more] = finder.waitingFor(variantId, order.id);
    if (!first) return t('packing.said.wrong', { product, number: order.number });
    const key = more.length > 0 ? 'packing.said.wrongOfSeveral' : 'packing.said.wrongOf';
    return t(key, { product, number: order.number, other: first.number, count: more.length });
  };
  const piece: Packing['piece'] = ({ row, quantity, lot }) => {
    const before = newest.current;
    if (!before) return;
    const { variantId, title: product } = row;
    if (!mayDo(order.state, 'pack')) {
      last.current = null;
      const state = t(`orders.states.${order.state}`);
      return say({ text: t('packing.said.notToPack', { number: order.number, state, product }), tone: 'bad' }, 'wrong');
    }
    const surplus = tooMuchIn(order, before).find((one) => one.variantId === variantId);
    if (surplus) {
      const out = { ...surplus, quantity: Math.min(quantity, surplus.quantity) };
      last.current = null;
      put(withoutUnits(before, out));
      return say(
        { text: t('packing.said.out', { product, quantity: shown(out.quantity, variantId) }), tone: 'news' },
        'found',
      );
    }
    const line = lineOf(variantId, before);
    // What is weighed or measured goes in as it was cut: one scan is all that is missing of it.
    const rest = line ? Math.max(0, missingOf(line, insideOf(before))) : 0;
    const units = row.decimals > 0 && rest > 0 ? rest : quantity;
    const scanned: ScannedPiece = { variantId, quantity: units, ...(lot && { lotId: lot.id }) };
    const next = putIn(order, before, scanned, row.tracking === 'serial');
    if (next.answer === 'in') {
      const claimed = before.scans.length === 0 && (order.assigneeId ?? null) === null ? claimant : null;
      put(claimed === null ? next.parcel : { ...next.parcel, claimed });
      if (claimed !== null) void commands.claim(order.id, claimed);
      return tell(variantId, next.parcel, lot ? t('packing.said.lot', { product, lot: lot.code }) : product);
    }
    switch (next.answer) {
      case 'not-in-order':
        return refuse(belongsTo(variantId, product), 'wrong');
      case 'serial-packed':
        return refuse(t('packing.said.duplicate', { product, lot: lot?.code ?? '' }), 'duplicate');
      case 'serial-unnamed':
        last.current = null;
        return say(
          { text: t('packing.said.serial', { product }), tone: 'warn', ...(line && { lineId: line.id }) },
          'unknown',
        );
      default:
        return refuse(surplusText(product, variantId, next.left), 'wrong');
    }
  };
  const surplusText = (product: string, variantId: VariantId, left: number) =>
    left > 0
      ? t('packing.said.surplusSome', { product, quantity: shown(left, variantId) })
      : t('packing.said.surplus', { product });

  const problem: Packing['problem'] = (what, scanned) => {
    if (endsQuantity(what)) last.current = null;
    const code = withoutSymbology(scanned);
    const trade = isUnknown(what) ? products.tradeOf(code) : null;
    const own = what === 'several' ? 'several' : 'unknown';
    const text = scanProblem(t, what, code, trade) ?? t(`packing.said.${own}`, { code });
    // A code that nothing has was caught like any other that does not belong here; what was typed is no scan.
    if (what === 'unknown') change(withWrong);
    say({ text, tone: what === 'part' ? 'news' : 'bad' }, 'unknown');
  };
  const ask = (text: string) => {
    say({ text, tone: 'bad' }, 'wrong');
    return 'asks' as const;
  };
  const quantity: Packing['quantity'] = (typed) => {
    const before = newest.current;
    const variantId = last.current;
    const row = variantId && facts.variant(variantId);
    if (!before || !variantId || !row) return ask(t('packing.said.tookNothing'));
    if (!mayDo(order.state, 'pack'))
      return ask(t('packing.shut.state', { number: order.number, state: t(`orders.states.${order.state}`) }));
    if (row.tracking === 'serial') return ask(t('packing.said.serial', { product: row.title }));
    const read = parseQuantity(typed, row.decimals, locale);
    if (!read.ok || read.value === null || read.value < 0 || /^\d{8,}$/.test(typed))
      return ask(t('packing.said.noQuantity'));
    const now = before.scans
      .flatMap(({ taken }) => taken)
      .reduce((sum, one) => (one.variantId === variantId ? sum + one.quantity : sum), 0);
    // Who packs by scanning scans every piece: * only takes some of them out again.
    if (!mayClick && read.value > now) return ask(t('packing.said.scanEach', { product: row.title }));
    const emptied = { ...before, scans: before.scans.filter(({ taken }) => taken[0]?.variantId !== variantId) };
    if (read.value === 0) {
      put(emptied);
      say({ text: t('packing.said.isOut', { product: row.title }), tone: 'news' }, 'found');
      return 'done';
    }
    const next = putIn(order, emptied, { variantId, quantity: read.value }, false);
    if (next.answer !== 'in') {
      change(withWrong);
      return ask(surplusText(row.title, variantId, next.answer === 'surplus' ? next.left : 0));
    }
    put(next.parcel);
    tell(variantId, next.parcel, row.title);
    return 'done';
  };
  const undoLast = () => {
    const before = newest.current;
    const gone = before?.scans.at(-1)?.taken[0];
    if (!before || !gone) return say({ text: t('packing.said.nothingToUndo'), tone: 'news' }, 'unknown');
    last.current = null;
    put(withoutLast(before));
    say(
      { text: t('packing.said.undone', { product: facts.variant(gone.variantId)?.title ?? '' }), tone: 'news' },
      'found',
    );
  };
  return {
    parcel,
    said,
    say,
    piece,
    problem,
    quantity,
    forget: (why) => {
      if (why === 'elsewhere') last.current = null;
      say(null);
    },
    change,
    undoLast,
    putAll: () => {
      const before = newest.current;
      if (!before || !mayDo(order.state, 'pack')) return null;
      const next = withMissing(order, before);
      put(next);
      return next;
    },
    beyondBook: bookSays,
    takeOut: () => {
      change((before) => tooMuchIn(order, before).reduce(withoutUnits, before));
      say({ text: t('packing.said.allOut'), tone: 'news' });
    },
    begin: (after) => {
      const before = newest.current;
      const id = commands.newId() as ParcelId; // a new id becomes a parcel's here
      last.current = null;
      if (before) put(after === 'closed' ? parcelAfter(id, order, before) : parcelInstead(id, order, before));
    },
  };
}
