import { useState } from 'react';
import type { Pieces } from '#renderer/parts/unknown-code.tsx';
import { endsQuantity, type ScanProblem } from '#renderer/ui/scan-field.tsx';
import type { ScanHandler } from '#renderer/ui/scans.ts';
import { isUnknown, scanProblem } from '#renderer/words/scan-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { oddCode } from '#shared/domain/values/odd-code.ts';
import { withoutSymbology } from '#shared/domain/values/trade-code.ts';
import { type Known, meaningsOf } from './count-meaning.ts';
import type { useProductFinder } from './counts.queries.ts';
import type { Counting } from './use-counting.tsx';
import type { Scanned } from './waiting-lots.ts';

/** Codes that nothing has, while they are counted: what is said of them, and which is asked about. */
export type UnknownCodes = {
  /** A scanned code that nothing has, until a person has said what it is. */
  readonly code: string | null;
  /** What a person typed and nothing fits: it may be a code that is to be added. */
  readonly offered: string | null;
  readonly problem: (problem: ScanProblem, code: string) => void;
  /** Asks what a typed code is, as if it had been scanned. */
  readonly ask: (code: string) => void;
  /** Counts what is meant; what was asked about is not any more. */
  readonly scan: (meant: Scanned) => void;
  /** Takes a code that is scanned meanwhile, whatever it means. */
  readonly scanCode: ScanHandler;
  /** Counts a product that was made of the code: so many, else one. */
  readonly created: (variantId: VariantId, pieces: Pieces | null) => void;
  readonly ignore: () => void;
};

type Around = Known & { readonly finder: ReturnType<typeof useProductFinder> };

/** Meets codes that nothing has in a count, which goes on meanwhile. */
export function useUnknownCode(counting: Counting, around: Around): UnknownCodes {
  const t = useWords();
  const [code, setCode] = useState<string | null>(null);
  const [typed, setTyped] = useState<{ readonly code: string; readonly said: string } | null>(null);
  const { finder, facts } = around;
  const problem = (what: ScanProblem, scanned: string) => {
    const plain = withoutSymbology(scanned);
    const trade = isUnknown(what) ? finder.tradeOf(plain) : null;
    const isCode = (trade === null || trade.kind === 'carton') && oddCode(plain)?.kind !== 'quantity';
    const own = what === 'several' ? 'several' : 'unknown';
    const said = scanProblem(t, what, plain, trade) ?? t(`counts.scan.${own}`, { code: plain });
    counting.problem(said, endsQuantity(what));
    setCode(what === 'unknown' && isCode ? plain : null);
    setTyped(what === 'nothing' && isCode ? { code: plain, said } : null);
  };
  const scan = (meant: Scanned) => {
    setCode(null);
    counting.scan(meant);
  };
  return {
    code,
    // Only as long as that is what was said last.
    offered: typed !== null && counting.answer?.text === typed.said ? typed.code : null,
    problem,
    ask: setCode,
    scan,
    scanCode: (scanned, doubt, kind) => {
      const meanings = meaningsOf(scanned, around);
      const whole = new Map(meanings.map((one) => [`${one.row.variantId}:${one.lot?.id ?? ''}`, one] as const));
      const [only] = [...whole.values()];
      if (doubt !== null) problem(kind, kind === 'layout' ? doubt : scanned);
      else if (only && whole.size === 1) scan(only);
      else problem(only ? 'several' : 'unknown', scanned);
    },
    created: (variantId, pieces) => {
      const row = facts.variant(variantId);
      if (row) scan({ row, quantity: inSmallest(pieces ?? { quantity: 1, decimals: 0 }, row.decimals) });
    },
    ignore: () => {
      setCode(null);
      counting.forget('typed');
    },
  };
}

/** So many pieces in the smallest units of a product. */
function inSmallest({ quantity, decimals }: Pieces, to: number): number {
  return Math.round(quantity * 10 ** (to - decimals));
}
