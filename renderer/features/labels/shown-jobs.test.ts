import { expect, test } from 'vitest';
import { shownJobs } from './shown-jobs.ts';

test('[LAB66] a job that is still printing stays on the list, however many came and went since', () => {
  const jobs = [
    ...Array.from({ length: 4 }, (_, i) => ({ id: `failed ${i}`, state: 'failed' as const })),
    { id: 'waiting', state: 'queued' as const },
    ...Array.from({ length: 4 }, (_, i) => ({ id: `done ${i}`, state: 'done' as const })),
    { id: 'printing', state: 'queued' as const },
    { id: 'on its way', state: 'sending' as const },
  ];
  expect(shownJobs(jobs).map(({ id }) => id)).toEqual([
    'failed 0',
    'failed 1',
    'failed 2',
    'failed 3',
    'waiting',
    'done 0',
    'printing',
    'on its way',
  ]);
  expect(shownJobs([])).toEqual([]);
});
