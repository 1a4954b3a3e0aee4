import { expect, test } from 'vitest';
import { done, fail } from '#shared/base/result.ts';
import { printJobSchema } from '#shared/contract/bridge/printing.ts';
import { printOutcome } from './print-outcome.ts';

const parts = { jobId: '018f3f3a-7b1c-7c3a-8b7a-0123456789ab', title: '1 label', printer: 'zebra', pages: 1, at: 0 };
const job = (more: object) => done(printJobSchema.parse({ ...parts, ...more }));

test('[LAB55] a job that may have been printed is told as that, and its dialog goes', () => {
  expect(printOutcome(job({ state: 'unsure' }), 'zebra')).toEqual({ told: 'unsure' });
});

test('[LAB55] a job is told as sent only where it was', () => {
  expect(printOutcome(job({ state: 'queued', queued: 'zebra-1' }), 'zebra')).toEqual({ told: 'sent' });
  expect(printOutcome(job({ state: 'failed', code: 'printer-refused' }), 'zebra')).toEqual({
    told: 'failed',
    failure: { code: 'printer-refused', detail: 'zebra' },
  });
  expect(printOutcome(fail({ code: 'host-away' }), 'zebra')).toMatchObject({ told: 'failed' });
});
