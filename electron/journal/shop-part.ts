import { join } from 'node:path';
import { type Failure, fail, type Result } from '#shared/base/result.ts';
import { errorCode, type FileLayer, isMissing } from './file-layer.ts';

/** Makes the folder of one kind of a shop's files beside its journal, safely; null where the shop has none on this computer. */
export async function makePart(files: FileLayer, shop: string, name: string): Promise<string | null> {
  const folder = join(shop, name);
  try {
    await files.makeFolder(folder);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  await files.syncFolder(shop);
  return folder;
}

/** Does an act on files; an error of theirs is an answer, too. */
export type FileActs<F extends Failure> = <T>(
  act: () => Promise<Result<T, F>>,
) => Promise<Result<T, F | Failure<'not-written'>>>;

/** Acts on files that need not wait for each other. */
export function fileActs<F extends Failure>(): FileActs<F> {
  return async (act) => {
    try {
      return await act();
    } catch (error) {
      return fail({ code: 'not-written', detail: errorCode(error) });
    }
  };
}

/** Acts on the same files: each waits for the one before it. */
export function fileTurns<F extends Failure>(): FileActs<F> {
  const guarded = fileActs<F>();
  let turn: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = turn.then(() => guarded(act));
    turn = mine;
    return mine;
  };
}
