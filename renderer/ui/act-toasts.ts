import type { Failure, Result } from '#shared/base/result.ts';
import type { FailureText } from './failure-help.ts';
import { toast } from './toast.tsx';
import type { UnsavedActs } from './unsaved-acts.ts';

/** Tells how an act went when no dialog is open to say it. */
export type Told<Id> = {
  /** It is made; the toast offers to take it back, and says so where it is not saved yet. */
  readonly saved: (text: string, ids: readonly Id[], note?: string) => void;
  readonly failed: (failure: Failure) => void;
};

type ActToasts<Id> = {
  readonly words: (failure: Failure) => FailureText;
  readonly undo: (ids: readonly Id[]) => Promise<Result<unknown>>;
  /** What is said once an act was taken back. */
  readonly undone: string;
  /** Why acts are made but not saved. */
  readonly unsaved: UnsavedActs;
};

/** The toasts of acts: saved with its undo, taken back, or what happened, what is safe and what to do. */
export function actToasts<Id extends string>({ words, undo, undone, unsaved }: ActToasts<Id>): Told<Id> {
  const failed = (failure: Failure) => void toast.failed(words(failure));
  const takeBack = async (ids: readonly Id[]) => {
    const taken = await undo(ids);
    if (taken.ok) toast.news(undone);
    else failed(taken.failure);
  };
  const saved: Told<Id>['saved'] = (text, ids, note) => {
    const why = unsaved(ids);
    const back = { undo: () => takeBack(ids) };
    if (why) toast.unsaved(text, words(why), back);
    else toast.success(text, { ...back, note });
  };
  return { failed, saved };
}
