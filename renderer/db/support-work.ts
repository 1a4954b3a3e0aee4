import type { SupportBooks, SupportChannel } from '#shared/domain/support/support-report.ts';

/** What the window asks of its worker for a report to whoever helps. */
export type SupportJobs = {
  'support.facts': {
    readonly ask: Record<never, never>;
    readonly answer: { readonly books: SupportBooks; readonly channels: readonly SupportChannel[] };
  };
};
