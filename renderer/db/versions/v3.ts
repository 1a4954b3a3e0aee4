/**
 * Schema step 3: what is no part of the books and may be made anew (DATA-R5). `drafts` holds work a person has not
 * finished, so that a crash does not cost it; `printJobs` what was asked to be printed, so that it can be printed again.
 */
export const v3 = {
  drafts: 'key',
  printJobs: 'jobId, at',
} as const;
