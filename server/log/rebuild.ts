import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import { actOf, knownAct } from '#shared/domain/operations/act.ts';
import { apply, foldVersion } from '#shared/domain/operations/apply.ts';
import { type Forks, forksAfter, noForks } from '#shared/domain/operations/forks.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { StoreDatabase, StoreTransaction } from '#server/database/tables.ts';
import { rowsNeeded } from './decide.ts';
import { addToDraft, emptyDraft, rowsAfter } from './draft.ts';
import { keepDraft } from './keep.ts';
import { loadRows } from './load.ts';
import { type LoggedOp, logPages } from './pages.ts';
import { loadPast, pastAfter } from './past.ts';
import { lockShop, OldProgram } from './push.ts';

/**
 * Makes the projections anew from the log when another fold has made them (DATA-R5). A newer fold's, and a log with an
 * operation that only a newer program knows, are refused and stay as they are (DATA-R13).
 */
export async function rebuildIfOld(db: StoreDatabase): Promise<Result<null, Failure<'database-newer'>>> {
  try {
    return await db.transaction().execute(rebuildInside);
  } catch (fault) {
    if (fault instanceof NewerOperation || fault instanceof OldProgram)
      return fail({ code: 'database-newer', detail: fault.message });
    throw fault;
  }
}

async function rebuildInside(trx: StoreTransaction): Promise<Result<null, never>> {
  const shop = await lockShop(trx);
  if (shop.fold_version === foldVersion) return done(null);
  await foldAll(trx);
  await trx.updateTable('shop').set({ fold_version: foldVersion }).execute();
  return done(null);
}

/** Makes the projections anew from the whole log; answers the forks known after it. */
export async function foldAll(trx: StoreTransaction): Promise<Forks> {
  for (const table of ['entities', 'levels', 'movements', 'inbox', 'counted'] as const)
    await trx.deleteFrom(table).execute();
  let forks = noForks;
  for await (const page of logPages(trx)) forks = await foldPage(trx, page, forks);
  return forks;
}

/** Takes back what a rebuild has begun; never seen outside this file. */
class NewerOperation extends Error {}

/** Folds a page of the log into the projections, and answers the forks known after it. */
async function foldPage(trx: StoreTransaction, page: readonly LoggedOp[], before: Forks): Promise<Forks> {
  let forks = before;
  const acts = page.map(({ seq, text }) => ({ seq, act: actOf(readLogged(text)) }));
  const folded = acts.map(({ act }) => act);
  const loaded = await loadRows(trx, rowsNeeded(folded));
  const past = await loadPast(trx, folded, loaded);
  const draft = emptyDraft();
  for (const { seq, act } of acts) {
    const applied = apply(rowsAfter(draft, loaded, pastAfter(draft, past)), knownAct(act, forks), seq);
    forks = forksAfter(forks, act.op);
    if (!applied.ok)
      throw new Error(
        `Broken assumption: operation ${seq} was accepted, this fold refuses it (${applied.refusal.code})`,
      );
    addToDraft(draft, applied);
  }
  await keepDraft(trx, draft);
  return forks;
}

function readLogged(text: string): Operation {
  const parsed = parseOperation(text);
  if (parsed.ok) return parsed.value;
  const { code, detail } = parsed.failure;
  if (code === 'operation-unsupported') throw new NewerOperation(detail);
  throw new Error(`Broken assumption: an accepted operation reads back (${detail ?? code})`);
}
