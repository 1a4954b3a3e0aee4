import type { Failure, Result } from '#shared/base/result.ts';
import type { PrintJob } from '#shared/contract/bridge/printing.ts';

/** What a person is told of what they asked to be printed. The dialog stays for another try only where it `failed`. */
export type PrintOutcome =
  | { readonly told: 'sent' }
  /** It may have been printed: pressing again could print it twice. */
  | { readonly told: 'unsure' }
  | { readonly told: 'failed'; readonly failure: Failure };

/** What to tell of an answer to a printing. */
export function printOutcome(sent: Result<PrintJob>, printer: string): PrintOutcome {
  if (!sent.ok) return { told: 'failed', failure: sent.failure };
  const job = sent.value;
  if (job.state === 'failed') return { told: 'failed', failure: { code: job.code, detail: printer } };
  return { told: job.state === 'unsure' ? 'unsure' : 'sent' };
}
