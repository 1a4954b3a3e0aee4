import type { Failure, Result } from '#shared/base/result.ts';

/** Why nothing can be printed here: no printer is set up, no printing system answers, or asking it went wrong. */
export type NoPrinter =
  | { readonly state: 'none' | 'unavailable' }
  | { readonly state: 'failed'; readonly failure: Failure };

/** Why nothing can be printed, by what asking for the printers answered. */
export function whyNoPrinter(printers: Result<readonly unknown[]>): NoPrinter {
  if (printers.ok) return { state: 'none' };
  const { failure } = printers;
  return failure.code === 'printing-unavailable' ? { state: 'unavailable' } : { state: 'failed', failure };
}
