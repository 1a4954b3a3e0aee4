import type { Words } from './words.ts';

/** Why a scan or a typed text took nothing. */
type Problem = 'unknown' | 'several' | 'torn' | 'doubt' | 'layout' | 'number' | 'part' | 'nothing';

/** What a code that nothing has is in the trade. */
type Trade =
  | { readonly kind: 'gs1' | 'sscc' | 'link' }
  | { readonly kind: 'upc-e'; readonly upc: string }
  | { readonly kind: 'carton' | 'measure'; readonly ean: string; readonly row: { readonly title: string } };

/** Whether nothing at all was found: only then it matters what the code is in the trade. */
export function isUnknown(problem: Problem): boolean {
  return problem === 'unknown' || problem === 'nothing';
}

/** Why nothing was taken, where that reads the same on every screen; null where the screen has its own words. */
export function scanProblem(t: Words, problem: Problem, code: string, trade: Trade | null): string | null {
  if (problem === 'torn') return t('shell.scans.torn', { code });
  if (problem === 'doubt') return t('shell.scans.doubt', { code });
  if (problem === 'layout') return t('shell.scans.misread.code', { code });
  if (problem === 'number') return t('shell.scans.number', { code });
  if (problem === 'part') return t('shell.scans.part', { code });
  if (isUnknown(problem) && /^[*×]/.test(code.trim())) return t('shell.scans.star', { code });
  if (problem === 'nothing' && trade === null) return t('shell.scans.nothing', { code });
  if (problem === 'several' || trade === null) return null;
  switch (trade.kind) {
    case 'sscc':
      return t('shell.scans.sscc', { code });
    case 'gs1':
      return t('shell.scans.gs1', { code });
    case 'link':
      return t('shell.scans.link', { code });
    case 'upc-e':
      return t('shell.scans.upcE', { code, upc: trade.upc });
    case 'carton':
      return t('shell.scans.carton', { code, product: trade.row.title });
    case 'measure':
      return t('shell.scans.measure', { code, product: trade.row.title });
  }
}
