import { useRef, useState } from 'react';
import { isCodeLike } from '#renderer/ui/figure-guard.ts';
import { parseQuantity } from '#renderer/ui/quantity-text.ts';
import { type ScanAnswerKind, soundScan } from '#renderer/ui/scan-sound.ts';
import { endsQuantity, type Forgotten, type ScanProblem } from '#renderer/ui/scan-field.tsx';
import type { ScanSaid } from '#renderer/ui/scan-said.tsx';
import { useScanRegistry } from '#renderer/ui/scans.ts';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { scanProblem } from '#renderer/words/scan-words.ts';
import { useWords } from '#renderer/words/words.ts';
import {
  answerCount,
  answerScan,
  countedBy,
  type LastPick,
  type PickAnswer,
} from '#shared/domain/batches/pick-scan.ts';
import type { BatchStop, LineShare } from '#shared/domain/batches/stops.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import { boxOf, numberOf } from './batch-words.ts';
import type { PickedLot, PickMeant } from './pick-meaning.ts';
import { usePickingCommands } from './picking.commands.ts';
import type { FoundBatch, PickFacts } from './picking.queries.ts';
import type { CurrentStop } from './use-current-stop.ts';

/** What the last scan or pick came to. */
export type Said = ScanSaid & {
  /** The stop that it is picked at, where that is another one. */
  readonly elsewhere?: string;
};

export type Picking = {
  readonly said: Said | null;
  readonly scan: (meant: PickMeant) => void;
  readonly problem: (problem: ScanProblem, code: string) => void;
  /** What is typed behind `*`: how many are taken of what was scanned last, or of what is picked here. */
  readonly quantity: (text: string, sure: boolean) => 'done' | 'asks';
  readonly forget: (why: Forgotten) => void;
  /** Something else is done: what was refused before is no longer said (PCK23). */
  readonly settle: () => void;
  /** Picks so many at this stop, as by a click; null where a person must say which piece it is, or nothing is left. */
  readonly take: ((quantity: number) => void) | null;
  /** Picks one piece of a lot, or a piece by its number. */
  readonly takeLot: (lot: PickedLot) => void;
  readonly undo: (() => void) | null;
};

type Last = { readonly opIds: readonly OpId[]; readonly product: string; readonly key: string };
/** `walks`: at which walk to a stop that was: what is scanned at one stop is not counted at another. */
type Latest = LastPick & { readonly walks: number; readonly lot?: PickedLot | null };
type Around = {
  readonly found: FoundBatch;
  readonly stops: readonly BatchStop[];
  readonly at: CurrentStop;
  readonly facts: PickFacts;
  readonly today: string;
  /** How many picks were refused, as their orders had changed on another desk: what was said before the last of them holds no longer. */
  readonly refused: number;
};

/** Picks a batch by scans and by hand: each thing is written at once, and answered by sound, colour and words (PCK5, PCK6). */
export function useBatchPicking({ found, stops, at, facts, today, refused }: Around): Picking {
  const t = useWords();
  const ui = useUiWords();
  const format = useFormat();
  const { locale } = useWindowLook();
  const commands = usePickingCommands();
  const scans = useScanRegistry();
  const [said, setSaid] = useState<Said | null>(null);
  const [last, setLast] = useState<Last | null>(null);
  const [known, setKnown] = useState(refused);
  if (known !== refused) {
    setKnown(refused);
    setSaid(null);
    setLast(null);
  }
  const [shownAt, setShownAt] = useState({ key: at.stop?.key, walks: at.walks });
  if (shownAt.key !== at.stop?.key || shownAt.walks !== at.walks) {
    setShownAt({ key: at.stop?.key, walks: at.walks });
    // A stop that ends by what was just picked may do so a moment after one scan too many was answered: that answer stays.
    const hasEnded = shownAt.walks === at.walks && last?.key === shownAt.key;
    if (said?.tone === 'bad' && !hasEnded) setSaid(null);
  }
  // What `*` is about: known as soon as it is scanned, and not only once that is saved.
  const latest = useRef<Latest | null>(null);
  const nothingPicked = () => {
    latest.current = { kind: 'refused', walks: at.walks };
  };
  // An expired lot is taken once it was scanned again.
  const warned = useRef<string | null>(null);
  const { batch, orders } = found;
  const stop = at.stop;

  const say = (sound: ScanAnswerKind, next: Said) => {
    soundScan(sound);
    setSaid(next);
  };
  const bad = (sound: ScanAnswerKind, text: string, elsewhere?: string) =>
    say(sound, { text, tone: 'bad', ...(elsewhere !== undefined && { elsewhere }) });
  const nameOf = ({ variantId }: Pick<BatchStop, 'variantId'>) => facts.variant(variantId)?.title ?? '';
  const shown = ({ variantId }: Pick<BatchStop, 'variantId'>, quantity: number) =>
    format.quantity(quantity, facts.variant(variantId)?.decimals ?? 0);
  const pick = async (here: BatchStop, quantity: number, lot: PickedLot | null, upTo = false) => {
    const product = lot ? t('picking.scan.of', { product: nameOf(here), lot: lot.code }) : nameOf(here);
    const { needs } = here;
    const picked = await commands.pick({ batchId: batch.id, needs, quantity, lotId: lot?.id ?? null, upTo });
    if (picked.ok) {
      setLast({ opIds: picked.value.opIds, product, key: here.key });
      const text = t('picking.said.picked', { product, quantity: whoGets(here, picked.value.shares) });
      return say('found', { text, tone: 'good' });
    }
    const { code } = picked.failure;
    // A button of a stop that was done while it was pressed: that is said by the stop that is shown by now.
    if (code === 'nothing-changed') return;
    nothingPicked();
    if (code === 'pick-too-many') return bad('wrong', t('picking.said.surplusHere', { product }));
    if (code === 'serial-picked') return bad('duplicate', t('picking.said.twice', { product }));
    if (code === 'serials-not-picked')
      return say('unknown', { text: t('picking.said.piece', { product }), tone: 'news' });
    bad('wrong', t('picking.said.failed', { text: failureWords(t, picked.failure).happened }));
  };
  /** "2 into box 1, 1 into box 2"; of one order, or where all of it lies together, what was taken. */
  const whoGets = (here: BatchStop, shares: readonly LineShare[]): string => {
    const byOrder = new Map<string, number>();
    for (const { orderId, quantity } of shares) byOrder.set(orderId, (byOrder.get(orderId) ?? 0) + quantity);
    const texts = [...byOrder].map(([orderId, sum]): string => {
      const quantity = shown(here, sum);
      return batch.method === 'cluster'
        ? t('picking.said.intoBox', { quantity, box: boxOf(batch, orderId) })
        : t('picking.said.forOrder', { quantity, number: numberOf(orders, orderId) });
    });
    return texts.join(', ');
  };
  const start = (here: BatchStop, quantity: number, lot: PickedLot | null, upTo = false) => {
    const row = facts.variant(here.variantId);
    if (row?.tracking === 'serial' && !lot) {
      nothingPicked();
      return say('unknown', { text: t('picking.said.piece', { product: nameOf(here) }), tone: 'news' });
    }
    if (lot && lot.expiresOn !== null && lot.expiresOn < today && warned.current !== lot.id) {
      warned.current = lot.id;
      nothingPicked();
      const day = format.date(lot.expiresOn);
      return bad('wrong', t('picking.said.expired', { lot: lot.code, day }));
    }
    latest.current = { kind: 'picked', key: here.key, variantId: here.variantId, quantity, lot, walks: at.walks };
    void pick(here, quantity, lot, upTo);
  };
  const scan = (meant: PickMeant) => {
    const wanted = (variantId: string) =>
      orders.some(({ lines }) => lines.some((line) => line.variantId === variantId));
    const asked = meant.kind === 'place' ? meant : { ...meant, variantId: meant.row.variantId };
    const answer = answerScan(asked, stops, stop, wanted);
    if (answer.kind === 'right' && meant.kind === 'goods') {
      if (answer.stop !== stop) at.follow(answer.stop.key);
      return start(answer.stop, meant.quantity, meant.lot);
    }
    refuse(answer, meant);
  };
  const refuse = (answer: PickAnswer, meant: PickMeant) => {
    nothingPicked();
    const product = meant.kind === 'goods' ? meant.row.title : '';
    const place = meant.kind === 'place' ? facts.locationName(meant.locationId) : '';
    switch (answer.kind) {
      case 'right':
      case 'here':
        latest.current = null;
        return say('found', { text: t('picking.said.here', { place }), tone: 'good' });
      case 'there':
        latest.current = null;
        at.goTo(answer.stop.key);
        return say('found', { text: t('picking.said.there', { place, product: nameOf(answer.stop) }), tone: 'news' });
      case 'surplus':
        return bad('wrong', t('picking.said.surplus', { product, left: shown(answer.stop, answer.left) }));
      case 'elsewhere': {
        const there = answer.stop.path.at(-1) ?? '';
        const words = t('picking.said.elsewhere', { here: stop ? nameOf(stop) : '', product, place: there });
        return bad('wrong', words, answer.stop.key);
      }
      case 'done':
        return bad('duplicate', t('picking.said.allPicked', { product }));
      case 'wrong':
        if (meant.kind === 'place') return bad('wrong', t('picking.said.wrongPlace', { place }));
        return bad('wrong', t('picking.said.wrong', { product }));
    }
  };
  const askAgain = (text: string) => {
    bad('wrong', text);
    return 'asks' as const;
  };
  const quantity = (typed: string, sure: boolean) => {
    const last = latest.current?.walks === at.walks ? latest.current : null;
    const variantId = countedBy(last, stop);
    const row = variantId && facts.variant(variantId);
    if (!row) return askAgain(t(last ? 'picking.said.scanFirst' : 'picking.said.nothingYet'));
    if (/^\d{8,}$/.test(typed) || (!sure && isCodeLike(typed, scans.book()))) return askAgain(ui.asksCode(typed));
    const read = parseQuantity(typed, row.decimals, locale);
    if (!read.ok) return askAgain(ui.quantityProblem(read.failure));
    if (row.tracking === 'serial') return askAgain(t('picking.said.onePiece'));
    const before = last?.kind === 'picked' ? last : null;
    const answer = answerCount(read.value ?? 0, before, stops, stop);
    const counted = (units: number) => format.quantity(units, row.decimals);
    if (answer.kind === 'same') return 'done';
    if (answer.kind === 'fewer') return askAgain(t('picking.said.fewer', { quantity: counted(answer.picked) }));
    if (answer.kind === 'done') return askAgain(t('picking.said.allPicked', { product: row.title }));
    if (answer.kind === 'surplus')
      return askAgain(t('picking.said.surplus', { product: row.title, left: counted(answer.left) }));
    const [here, lot] = [answer.stop, before?.lot ?? null];
    const { key, variantId: of } = here;
    latest.current = { kind: 'picked', key, variantId: of, quantity: read.value ?? 0, lot, walks: at.walks };
    void pick(here, answer.quantity, lot);
    return 'done';
  };
  const takeBack = async ({ opIds, product, key }: Last) => {
    const undone = await commands.undo(opIds);
    nothingPicked();
    setLast(null);
    if (!undone.ok) return bad('wrong', failureWords(t, undone.failure).happened);
    // What was taken back is in a hand: it is scanned again, or the next one of it.
    at.follow(key);
    setSaid({ text: t('picking.said.back', { product }), tone: 'news' });
  };
  const settle = () => setSaid((now) => (now?.tone === 'bad' ? null : now));
  const isSerial = stop !== null && facts.variant(stop.variantId)?.tracking === 'serial';
  return {
    said,
    scan,
    problem: (what, code) => {
      if (endsQuantity(what)) nothingPicked();
      const own = what === 'several' ? 'several' : 'unknown';
      bad('unknown', scanProblem(t, what, code, null) ?? t(`picking.said.${own}`, { code }));
    },
    quantity,
    forget: (why) => {
      if (why === 'elsewhere') nothingPicked();
      settle();
    },
    settle,
    take: stop && !isSerial && stop.left + stop.missing > 0 ? (some) => start(stop, some, null, true) : null,
    takeLot: (lot) => {
      if (stop) start(stop, 10 ** (facts.variant(stop.variantId)?.decimals ?? 0), lot);
    },
    undo: last ? () => void takeBack(last) : null,
  };
}
