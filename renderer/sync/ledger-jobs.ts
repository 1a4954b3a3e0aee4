import { countedBefore } from '#shared/domain/ledger/at-their-moment.ts';
import { byReason } from '#shared/domain/ledger/by-reason.ts';
import { changes } from '#shared/domain/ledger/changes.ts';
import { collected } from '#shared/domain/ledger/collect.ts';
import type { LedgerFold, LineField } from '#shared/domain/ledger/fold.ts';
import { stockAt } from '#shared/domain/ledger/stock-at.ts';
import type { Stretch } from '#shared/domain/ledger/stretch.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import { pauses, type Slices } from '#renderer/db/catalogue/slices.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { foldLedger, type Reading } from '#renderer/db/ledger.ts';
import type { LedgerJobs } from '#renderer/db/ledger-work.ts';
import { lineFields } from '#renderer/db/segment-lines.ts';
import { readDays } from './day-figures.ts';
import type { JobContext } from './open-shop.ts';

export type LedgerHandlers = {
  readonly [N in keyof LedgerJobs]: (
    question: LedgerJobs[N]['ask'],
    context: JobContext,
  ) => Promise<Result<LedgerJobs[N]['answer']>>;
};

type With = {
  readonly slices: Slices;
  readonly withDb: <T>(job: (db: ShopDatabase) => Promise<Result<T>>) => Promise<Result<T>>;
};

/** Reads the ledger for the window: in slices, so that saving goes on beside it, with progress, until it is cancelled. */
export function ledgerJobs({ slices, withDb }: With): LedgerHandlers {
  const readingOf = ({ signal, report }: JobContext): Reading => ({ signal, report, pause: pauses(slices) });
  const folds = <F extends LineField, Answer>(
    stretch: Stretch,
    fold: LedgerFold<F, Answer>,
    context: JobContext,
  ): Promise<Result<Answer>> =>
    withDb(async (db) => {
      const answer = await foldLedger(db, stretch, fold, readingOf(context));
      return answer === null ? fail({ code: 'cancelled' }) : done(answer);
    });
  return {
    'ledger.lines': async ({ stretch }, context) =>
      mapped(await folds(stretch, collected(lineFields), context), (lines) => ({ lines })),
    'ledger.reasons': async ({ stretch, before }, context) =>
      mapped(
        await (before === null
          ? folds(stretch, byReason(), context)
          : folds(stretch, countedBefore(before, byReason()), context)),
        (sums) => ({ sums }),
      ),
    'ledger.changes': async ({ stretch }, context) =>
      mapped(await folds(stretch, changes(), context), (all) => ({ changes: all })),
    'ledger.stock': ({ before }, context) => folds({}, stockAt(before), context),
    'ledger.days': ({ starts }, context) =>
      withDb(async (db) => {
        const days = await readDays(db, starts, readingOf(context));
        return days === null ? fail({ code: 'cancelled' }) : done({ days });
      }),
  };
}

function mapped<A, B>(result: Result<A>, map: (value: A) => B): Result<B> {
  return result.ok ? done(map(result.value)) : result;
}
