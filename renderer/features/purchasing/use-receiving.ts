import { placeOfCode } from '#renderer/parts/place-options.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isCodeLike } from '#renderer/ui/figure-guard.ts';
import { parseQuantity } from '#renderer/ui/quantity-text.ts';
import { endsQuantity, type Forgotten, type ScanProblem } from '#renderer/ui/scan-field.tsx';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { type ScanHandler, useScanRegistry } from '#renderer/ui/scans.ts';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { isUnknown, scanProblem } from '#renderer/words/scan-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { oddCode } from '#shared/domain/values/odd-code.ts';
import { withoutSymbology } from '#shared/domain/values/trade-code.ts';
import { isUnusual as isFarFrom } from '#shared/domain/values/unusual.ts';
import { usePurchasingCommands } from './purchasing.commands.ts';
import {
  type Meant,
  type PurchasingFacts,
  useGreatestMoved,
  useKeptDraft,
  useProductFinder,
} from './purchasing.queries.ts';
import { type ReceiptDraft, type ReceiptLine, withMore, withQuantity } from './receipt-draft.ts';

/** What was said last. A line is told as it is now, whatever changed it since. */
type Told = Said | { readonly line: VariantId };

/** What the last scan came to. */
export type Said = { readonly text: string; readonly tone: 'good' | 'bad' | 'news' };

/** Taking a delivery in: the draft, what was said last, and what a scan does. */
export type Receiving = {
  /** Undefined before it is known whether one was left here. */
  readonly draft: ReceiptDraft | undefined;
  readonly change: (change: (draft: ReceiptDraft) => ReceiptDraft) => void;
  readonly said: Said | null;
  /** A scanned code that nothing has, until a person has said what it is. */
  readonly unknown: string | null;
  /** What a person typed and nothing fits: it may be a code that is to be added. */
  readonly unfound: string | null;
  /** Asks what a typed code is, as if it had been scanned. */
  readonly addAsCode: (code: string) => void;
  readonly scan: (meant: Meant) => void;
  /** An archived product that was scanned, until a person has said what becomes of it. */
  readonly archived: Meant | null;
  /** Receives the archived product, back in use or as it is; null: leaves it out. */
  readonly settleArchived: (backInUse: boolean | null) => void;
  readonly problem: (problem: ScanProblem, code: string) => void;
  /** Takes a scanned code, whatever it means; nothing where it may not be the code that was scanned (`doubt`). */
  readonly scanCode: ScanHandler;
  /** Sets how many there are of the last product; asks before it takes what is far from usual. */
  readonly quantity: (text: string, sure: boolean) => 'done' | 'asks';
  readonly isUnusual: (variantId: VariantId, quantity: number) => boolean;
  /** A line was changed where it stands: that is told. */
  readonly changed: (variantId: VariantId) => void;
  readonly settled: (said: Said | null) => void;
  /** What was said last holds no longer. */
  readonly forget: (why: Forgotten) => void;
  /** Lets the draft go and begins another. */
  readonly begin: () => void;
};

/** Takes a delivery in, draft by draft; every change is kept at once. */
export function useReceiving(facts: PurchasingFacts): Receiving {
  const t = useWords();
  const format = useFormat();
  const ui = useUiWords();
  const { locale } = useWindowLook();
  const { book } = useScanRegistry();
  const finder = useProductFinder();
  const { keep, newId } = usePurchasingCommands();
  const kept = useKeptDraft();
  const [draft, setDraft] = useState<ReceiptDraft>();
  const [told, setSaid] = useState<Told | null>(null);
  const [unknown, setUnknown] = useState<string | null>(null);
  const [typed, setTyped] = useState<{ readonly code: string; readonly told: Told } | null>(null);
  const [archived, setArchived] = useState<Meant | null>(null);
  const greatest = useGreatestMoved(draft?.lines.map((line) => line.variantId) ?? []);
  const fresh = (): ReceiptDraft | undefined =>
    facts.defaultLocationId === null
      ? undefined
      : { id: newId(), locationId: facts.defaultLocationId, note: '', lines: [] };
  if (draft === undefined && kept !== undefined && facts.ready) {
    const began = kept ?? fresh();
    if (began) setDraft(began);
    if (kept && kept.lines.length > 0) setSaid({ text: t('purchasing.receive.kept'), tone: 'news' });
  }
  const newest = useRef(draft);
  // * is about what was scanned last: null while that took nothing.
  const last = useRef<VariantId | null>(null);
  useEffect(() => {
    newest.current = draft;
  });
  const put = useCallback(
    (next: ReceiptDraft) => {
      newest.current = next;
      setDraft(next);
      void keep(next.lines.length > 0 || next.note !== '' ? next : null);
    },
    [keep],
  );
  const change = useCallback(
    (make: (before: ReceiptDraft) => ReceiptDraft) => {
      if (newest.current) put(make(newest.current));
    },
    [put],
  );
  const lineSaid = (variantId: VariantId): Said => {
    const row = facts.variant(variantId);
    const quantity = draft?.lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
    const product = row?.title ?? '';
    if (quantity === 0) return { tone: 'good', text: t('purchasing.receive.taken', { product }) };
    const counted = format.quantity(quantity, row?.decimals ?? 0);
    return { tone: 'good', text: t('purchasing.receive.added', { product, quantity: counted }) };
  };
  const say = (line: VariantId) => {
    soundScan('found');
    setSaid({ line });
  };

  const add = (before: ReceiptDraft, { row, quantity }: Meant, more: Pick<ReceiptLine, 'backInUse'>) => {
    const next = withMore(before, { variantId: row.variantId, quantity, unitCost: row.cost, ...more });
    put(next);
    last.current = row.variantId;
    say(row.variantId);
  };
  const scan = (meant: Meant) => {
    const before = newest.current;
    if (!before) return;
    setUnknown(null);
    const known = before.lines.some(({ variantId }) => variantId === meant.row.variantId);
    if (!meant.row.archived || known) return add(before, meant, {});
    soundScan('unknown');
    last.current = null;
    setArchived(meant);
    setSaid({ text: t('purchasing.archived.said', { product: meant.row.title }), tone: 'news' });
  };
  const problem = (what: ScanProblem, scanned: string) => {
    const code = withoutSymbology(scanned);
    const place = isUnknown(what) ? placeOfCode(facts.locations, code) : undefined;
    if (place) {
      soundScan('found');
      change((before) => ({ ...before, locationId: place.id }));
      return setSaid({ tone: 'good', text: t('purchasing.receive.goesTo', { location: place.label }) });
    }
    const trade = isUnknown(what) ? finder.tradeOf(code) : null;
    soundScan('unknown');
    if (endsQuantity(what)) last.current = null;
    const isCode = (trade === null || trade.kind === 'carton') && oddCode(code)?.kind !== 'quantity';
    setUnknown(what === 'unknown' && isCode ? code : null);
    const own = what === 'several' ? 'several' : 'unknown';
    const text = scanProblem(t, what, code, trade) ?? t(`purchasing.receive.${own}`, { code });
    const now: Said = { text, tone: what === 'part' ? 'news' : 'bad' };
    setSaid(now);
    setTyped(what === 'nothing' && isCode ? { code, told: now } : null);
  };
  const refuse = (text: string) => {
    soundScan('wrong');
    setSaid({ text, tone: 'bad' });
    return 'asks' as const;
  };
  const changed = useCallback((line: VariantId) => setSaid({ line }), []);
  const locationId = draft?.locationId;
  const isUnusual = useCallback(
    (variantId: VariantId, quantity: number) => {
      const row = facts.variant(variantId);
      const ordered = locationId === undefined ? 0 : facts.incoming(variantId, locationId);
      const usual = ordered > 0 ? ordered : Math.max(row?.figures?.onHand ?? 0, greatest(variantId));
      return isFarFrom(quantity, usual, row?.decimals ?? 0);
    },
    [facts, locationId, greatest],
  );

  return {
    draft,
    change,
    said: told !== null && 'line' in told ? lineSaid(told.line) : told,
    unknown,
    // Only as long as that is what was said last.
    unfound: typed !== null && typed.told === told ? typed.code : null,
    addAsCode: setUnknown,
    archived,
    settleArchived: (backInUse) => {
      const before = newest.current;
      setArchived(null);
      if (before && archived && backInUse !== null) add(before, archived, backInUse ? { backInUse } : {});
    },
    scan,
    problem,
    scanCode: (code, doubt, kind) => {
      const whole = new Map(finder.byWhole(code).map((one) => [one.row.variantId, one] as const));
      const [only] = [...whole.values()];
      if (doubt !== null) problem(kind, kind === 'layout' ? doubt : code);
      else if (only && whole.size === 1) scan(only);
      else problem(only ? 'several' : 'unknown', code);
    },
    quantity: (text, sure) => {
      const before = newest.current;
      if (!before || before.lines.length === 0) return refuse(t('purchasing.receive.nothingYet'));
      const line = before.lines.find(({ variantId }) => variantId === last.current);
      const row = line && facts.variant(line.variantId);
      if (!row) return refuse(t('purchasing.receive.tookNothing'));
      const read = parseQuantity(text, row.decimals, locale);
      if (!read.ok) return refuse(ui.quantityProblem(read.failure));
      if (/^\d{8,}$/.test(text) || isCodeLike(text, book())) return refuse(t('purchasing.receive.codeLike', { text }));
      const quantity = read.value ?? -1; // nothing is typed behind the *
      if (quantity < 0 || quantity > MAX_QUANTITY) return refuse(t('purchasing.receive.quantityRange'));
      if (!sure && isUnusual(row.variantId, quantity)) {
        const shown = format.quantity(quantity, row.decimals);
        const question = t('purchasing.receive.unusual', { product: row.title, quantity: shown });
        return refuse(`${question} ${ui.enterAgain}`);
      }
      put(withQuantity(before, row.variantId, quantity));
      if (quantity === 0) last.current = null; // its line is gone, and the next one was not scanned last
      say(row.variantId);
      return 'done';
    },
    isUnusual,
    changed,
    forget: (why) => {
      if (why === 'elsewhere') last.current = null;
      setUnknown(null);
      setSaid(null);
    },
    settled: (next) => {
      setUnknown(null);
      setSaid(next);
    },
    begin: () => {
      const next = fresh();
      if (!next) return;
      setUnknown(null);
      setSaid(null);
      last.current = null;
      put(next);
    },
  };
}
