import { useCallback, useEffect, useRef, useState } from 'react';
import { placeOfCode } from '#renderer/parts/place-options.ts';
import { parseQuantity } from '#renderer/ui/quantity-text.ts';
import { endsQuantity, type Forgotten, type ScanProblem } from '#renderer/ui/scan-field.tsx';
import type { ScanSaid } from '#renderer/ui/scan-said.tsx';
import { type ScanAnswerKind, soundScan } from '#renderer/ui/scan-sound.ts';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { isUnknown, scanProblem } from '#renderer/words/scan-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { LotId, OrderLineId } from '#shared/domain/operations/ids.ts';
import { lineOfPiece, stillAway } from '#shared/domain/orders/came-back.ts';
import { orderNumberKey } from '#shared/domain/orders/order-number.ts';
import { readReference } from '#shared/domain/parcels/parcel-reference.ts';
import { withoutSymbology } from '#shared/domain/values/trade-code.ts';
import { atPlace, fitting, type ReturnDraft, withChange, withPieces } from './return-draft.ts';
import { useReturnCommands } from './returns.commands.ts';
import {
  type Meant,
  type ReturnFacts,
  type ReturnOrder,
  type StockListRow,
  useKeptReturn,
  useProductFinder,
} from './returns.queries.ts';

/** A piece as a scan means it; `lotId`: the scanned code is that of a lot or a serial number. */
export type Scanned = Meant & { readonly lotId: LotId | null };
/** What a scan means here: a piece, or the order itself, by its number or the paper of one of its parcels. */
export type Came = Scanned | 'this-order';

/** Looking at what came back of an order: the draft, what was said last, and what a scan does. */
export type TakingBack = {
  /** Undefined before it is known whether one was left here. */
  readonly draft: ReturnDraft | undefined;
  readonly change: (change: (draft: ReturnDraft) => ReturnDraft) => void;
  readonly said: ScanSaid | null;
  readonly say: (said: ScanSaid | null) => void;
  /** What has exactly this code or name: a lot of the order before products. */
  readonly byWhole: (text: string) => readonly Came[];
  readonly scan: (came: Came) => void;
  readonly problem: (problem: ScanProblem, code: string) => void;
  /** Sets how many there are of the newest group. */
  readonly quantity: (text: string) => 'done' | 'asks';
  /** What was said last holds no longer. */
  readonly forget: (why: Forgotten) => void;
  /** Adds pieces of a line, as a scan of them does. */
  readonly add: (lineId: OrderLineId, quantity: number) => void;
  /** Lets the draft go and begins another. */
  readonly begin: () => void;
};

/** Takes an order's pieces back, draft by draft; every change is kept at once. */
export function useTakingBack({ order, away, codes }: ReturnOrder, facts: ReturnFacts): TakingBack {
  const t = useWords();
  const format = useFormat();
  const ui = useUiWords();
  const { locale } = useWindowLook();
  const finder = useProductFinder();
  const { keep, newId } = useReturnCommands();
  const kept = useKeptReturn(order.id);
  const [draft, setDraft] = useState<ReturnDraft>();
  const [said, say] = useState<ScanSaid | null>(null);
  if (draft === undefined && kept !== undefined) {
    setDraft(kept ? fitting(kept, order, away) : { id: newId(), orderId: order.id, pieces: [] });
    if (kept && kept.pieces.length > 0) say({ text: t('returns.take.kept'), tone: 'news' });
  }
  const newest = useRef(draft);
  // * is about what was scanned last: false while that took nothing.
  const tookSome = useRef(true);
  useEffect(() => {
    newest.current = draft;
  });
  const put = useCallback(
    (next: ReturnDraft) => {
      newest.current = next;
      setDraft(next);
      void keep(next);
    },
    [keep],
  );
  const change = useCallback(
    (make: (before: ReturnDraft) => ReturnDraft) => {
      if (newest.current) put(make(newest.current));
    },
    [put],
  );
  const answer = (sound: ScanAnswerKind, text: string, tone: ScanSaid['tone']) => {
    soundScan(sound);
    tookSome.current = tone === 'good';
    say({ text, tone });
  };
  const taken = (lineId: OrderLineId) => {
    const line = order.lines.find(({ id }) => id === lineId);
    const row = line && facts.variant(line.variantId);
    if (!line || !newest.current) return;
    const here = newest.current.pieces.reduce(
      (sum, piece) => (piece.lineId === lineId ? sum + piece.quantity : sum),
      0,
    );
    const counted = {
      here: format.quantity(here, row?.decimals ?? 0),
      of: format.quantity(line.shipped, row?.decimals ?? 0),
    };
    answer('found', t('returns.take.added', { product: row?.title ?? '', ...counted }), 'good');
  };
  const add = (lineId: OrderLineId, quantity: number, lotId: LotId | null = null) => {
    const line = order.lines.find(({ id }) => id === lineId);
    const before = newest.current;
    if (!line || !before) return;
    const isSerial = facts.variant(line.variantId)?.tracking === 'serial';
    const next = withPieces(before, lineId, quantity, {
      locationId: facts.homeOf(line),
      isSerial: isSerial || lotId !== null,
    });
    put(lotId === null ? next : withChange(next, next.pieces[0]?.key ?? '', { lotId }));
    taken(lineId);
  };
  const early = useRef<Came[]>([]);
  const scan = (came: Came) => {
    if (came === 'this-order') return answer('found', t('returns.take.thisOrder', { number: order.number }), 'news');
    const { row, quantity, lotId } = came;
    const before = newest.current;
    // While the list that may lie here is still read, nothing is scanned past it.
    if (!before) return void early.current.push(came);
    const one = row.tracking === 'serial' ? 10 ** row.decimals : quantity;
    const found = lineOfPiece(order, before.pieces, row.variantId, one);
    if (lotId !== null && before.pieces.some((piece) => piece.lotId === lotId) && row.tracking === 'serial')
      return answer('duplicate', t('returns.take.duplicate', { product: row.title }), 'bad');
    if (found.kind === 'line') return add(found.lineId, one, lotId);
    answer(
      found.kind === 'surplus' ? 'duplicate' : 'wrong',
      t(`returns.take.${found.kind}`, { product: row.title, number: order.number }),
      'bad',
    );
  };
  useEffect(() => {
    if (draft) for (const scanned of early.current.splice(0)) scan(scanned);
  });
  const problem = (what: ScanProblem, scanned: string) => {
    const code = withoutSymbology(scanned);
    const place = isUnknown(what) ? placeOfCode([...facts.locations, ...facts.asidePlaces], code) : undefined;
    const [first] = newest.current?.pieces ?? [];
    if (place && first) {
      change((before) => withChange(before, first.key, atPlace(place)));
      return answer('found', t('returns.take.goesTo', { location: place.label }), 'good');
    }
    const trade = isUnknown(what) ? finder.tradeOf(code) : null;
    const own = what === 'several' ? 'several' : 'unknown';
    const text = scanProblem(t, what, code, trade) ?? t(`returns.take.${own}`, { code });
    const took = tookSome.current;
    answer('unknown', text, what === 'part' ? 'news' : 'bad');
    if (!endsQuantity(what)) tookSome.current = took;
  };
  const refuse = (text: string) => {
    soundScan('wrong');
    say({ text, tone: 'bad' });
    return 'asks' as const;
  };
  const quantity = (text: string) => {
    const [piece, ...others] = newest.current?.pieces ?? [];
    const line = order.lines.find(({ id }) => id === piece?.lineId);
    if (!piece || !line) return refuse(t('returns.take.nothingYet'));
    if (!tookSome.current) return refuse(t('returns.take.tookNothing'));
    const read = parseQuantity(text, facts.variant(line.variantId)?.decimals ?? 0, locale);
    if (!read.ok) return refuse(ui.quantityProblem(read.failure));
    const most = stillAway(line, others);
    const wanted = read.value ?? -1; // nothing is typed behind the *
    if (wanted < 0 || wanted > most)
      return refuse(
        t('returns.take.surplus', { product: facts.variant(line.variantId)?.title ?? '', number: order.number }),
      );
    change((before) => withChange(before, piece.key, { quantity: wanted }));
    taken(line.id);
    return 'done';
  };
  return {
    draft,
    change,
    said,
    say,
    byWhole: (text) => {
      const pieces = [
        ...lotsOf(text, { order, away, codes }, facts),
        ...finder.byWhole(text).map((meant): Scanned => ({ ...meant, lotId: null })),
      ];
      const isOrder = readReference(text).some(({ number }) => number === orderNumberKey(order.number));
      return pieces.length === 0 && isOrder ? ['this-order'] : pieces;
    },
    scan,
    problem,
    quantity,
    forget: (why) => {
      if (why === 'elsewhere') tookSome.current = false;
      say(null);
    },
    add,
    begin: () => {
      say(null);
      put({ id: newId(), orderId: order.id, pieces: [] });
    },
  };
}

/** The lots and serial numbers of an order that have exactly this code. */
function lotsOf(
  text: string,
  { order, away, codes }: Pick<ReturnOrder, 'order' | 'away' | 'codes'>,
  facts: ReturnFacts,
) {
  const wanted = withoutSymbology(text.trim()).toLocaleLowerCase();
  const variants = [...new Set(order.lines.map(({ variantId }) => variantId))];
  return variants.flatMap((variantId) =>
    away(variantId).flatMap(({ lotId }): Scanned[] => {
      const row: StockListRow | undefined = facts.variant(variantId);
      const isIt = row !== undefined && codes.get(lotId)?.toLocaleLowerCase() === wanted;
      return isIt ? [{ row, quantity: 10 ** row.decimals, lotId }] : [];
    }),
  );
}
