import type { Failure, Result } from '#shared/base/result.ts';
import type { FailureText } from './failure-help.ts';
import { toast } from './toast.tsx';

/** Tells how an act went when no dialog is open to say it. */
export type Told<Id> = {
  /** It is saved; the toast offers to take it back. */
  readonly saved: (text: string, ids: readonly Id[], note?: string) => void;
  readonly failed: (failure: Failure) => void;
};

type ActToasts<Id> = {
  readonly words: (failure: Failure) => FailureText;
  readonly undo: (ids: readonly Id[]) => Promise<Result<unknown>>;
  /** What is said once an act was taken back. */
  readonly undone: string;
};

/** The toasts of acts: saved with its undo, taken back, or what happened, what is safe and what to do. */
export function actToasts<Id>({ words, undo, undone }: ActToasts<Id>): Told<Id> {
  const failed = (failure: Failure) => void toast.failed(words(failure));
  const takeBack = async (ids: readonly Id[]) => {
    const taken = await undo(ids);
    if (taken.ok) toast.news(undone);
    else failed(taken.failure);
  };
  return { failed, saved: (text, ids, note) => void toast.success(text, { undo: () => takeBack(ids), note }) };
}
