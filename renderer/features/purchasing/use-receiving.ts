import { useCallback, useEffect, useRef, useState } from 'react';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { usePurchasingCommands } from './purchasing.commands.ts';
import { type Meant, type PurchasingFacts, useKeptDraft } from './purchasing.queries.ts';
import { type ReceiptDraft, type ReceiptLine, withMore, withQuantity } from './receipt-draft.ts';

/** What the last scan came to. */
export type Said = { readonly text: string; readonly tone: 'good' | 'bad' | 'news' };

/** Taking a delivery in: the draft, what was said last, and what a scan does. */
export type Receiving = {
  /** Undefined before it is known whether one was left here. */
  readonly draft: ReceiptDraft | undefined;
  readonly change: (change: (draft: ReceiptDraft) => ReceiptDraft) => void;
  readonly said: Said | null;
  /** A code that nothing has, until a person has said what it is. */
  readonly unknown: string | null;
  readonly scan: (meant: Meant) => void;
  /** An archived product that was scanned, until a person has said what becomes of it. */
  readonly archived: Meant | null;
  /** Receives the archived product, back in use or as it is; null: leaves it out. */
  readonly settleArchived: (backInUse: boolean | null) => void;
  readonly problem: (problem: 'unknown' | 'several', code: string) => void;
  readonly settled: (said: Said | null) => void;
  /** Lets the draft go and begins another. */
  readonly begin: () => void;
};

/** A number this short, typed where nothing has it as a code, is how many there are of the last one. */
const QUANTITY = /^\d{1,4}$/;

/** Takes a delivery in, draft by draft; every change is kept at once. */
export function useReceiving(facts: PurchasingFacts): Receiving {
  const t = useWords();
  const format = useFormat();
  const { keep, newId } = usePurchasingCommands();
  const kept = useKeptDraft();
  const [draft, setDraft] = useState<ReceiptDraft>();
  const [said, setSaid] = useState<Said | null>(null);
  const [unknown, setUnknown] = useState<string | null>(null);
  const [archived, setArchived] = useState<Meant | null>(null);
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
  const say = (variantId: Meant['row']['variantId'], next: ReceiptDraft) => {
    const row = facts.variant(variantId);
    const quantity = next.lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
    soundScan('found');
    setSaid({
      tone: 'good',
      text: t('purchasing.receive.added', {
        product: row?.title ?? '',
        quantity: format.quantity(quantity, row?.decimals ?? 0),
      }),
    });
  };

  const add = (before: ReceiptDraft, { row, quantity }: Meant, more: Pick<ReceiptLine, 'backInUse'>) => {
    const next = withMore(before, { variantId: row.variantId, quantity, unitCost: row.cost, ...more });
    put(next);
    say(row.variantId, next);
  };

  return {
    draft,
    change,
    said,
    unknown,
    archived,
    scan: (meant) => {
      const before = newest.current;
      if (!before) return;
      setUnknown(null);
      const known = before.lines.some(({ variantId }) => variantId === meant.row.variantId);
      if (!meant.row.archived || known) return add(before, meant, {});
      soundScan('unknown');
      setArchived(meant);
      setSaid({ text: t('purchasing.archived.said', { product: meant.row.title }), tone: 'news' });
    },
    settleArchived: (backInUse) => {
      const before = newest.current;
      setArchived(null);
      if (before && archived && backInUse !== null) add(before, archived, backInUse ? { backInUse } : {});
    },
    problem: (problem, code) => {
      const before = newest.current;
      const [last] = before?.lines ?? [];
      const row = last && facts.variant(last.variantId);
      if (before && last && row && problem === 'unknown' && QUANTITY.test(code) && Number(code) > 0) {
        const next = withQuantity(before, last.variantId, Math.min(Number(code) * 10 ** row.decimals, MAX_QUANTITY));
        put(next);
        return say(last.variantId, next);
      }
      soundScan('unknown');
      setUnknown(problem === 'unknown' ? code : null);
      setSaid({ text: t(`purchasing.receive.${problem}`, { code }), tone: 'bad' });
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
      put(next);
    },
  };
}
