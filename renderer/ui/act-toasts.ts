import { createContext, useContext } from 'react';
import { must } from '#shared/base/must.ts';
import { done, type Failure, type Result } from '#shared/base/result.ts';
import type { FailureText } from './failure-help.ts';
import { toast } from './toast.tsx';

/** How an act is told when no dialog is open to say it. */
export type ActNews = {
  /** It is made; the toast offers to take the acts with these ids back, and says so where they are not saved yet. */
  readonly saved: (text: string, ids: readonly string[], more?: SavedMore) => void;
  readonly failed: (failure: Failure) => void;
};

type SavedMore = {
  readonly note?: string | undefined;
  /** Why it is not saved yet, where no id says it. */
  readonly unsaved?: Failure | undefined;
  /** Takes back what the act changed besides, which no id says. */
  readonly back?: (() => Promise<Result<unknown>>) | undefined;
};

type ActToasts = {
  readonly words: (failure: Failure) => FailureText;
  readonly undo: (ids: readonly string[]) => Promise<Result<unknown>>;
  /** What is said once an act was taken back. */
  readonly undone: string;
  /** Why acts are made but not saved; null where they are. */
  readonly unsaved: (ids: readonly string[]) => Failure | null;
};

/** The toasts of acts: saved with its undo, taken back, or what happened, what is safe and what to do. */
export function actToasts({ words, undo, undone, unsaved }: ActToasts): ActNews {
  const failed = (failure: Failure) => void toast.failed(words(failure));
  const takeBack = async (ids: readonly string[], besides: SavedMore['back']) => {
    const acts: Result<unknown> = ids.length > 0 ? await undo(ids) : done(null);
    const taken = acts.ok && besides ? await besides() : acts;
    if (!taken.ok) return void toast.refused(words(taken.failure));
    toast.forgetRefused();
    toast.news(undone, { kind: 'act' });
  };
  const saved: ActNews['saved'] = (text, ids, more = {}) => {
    const why = more.unsaved ?? unsaved(ids);
    const back = {
      note: more.note,
      acts: ids,
      ...((ids.length > 0 || more.back) && { undo: () => takeBack(ids, more.back) }),
    };
    if (why) toast.unsaved(text, words(why), back);
    else toast.success(text, back);
  };
  return { failed, saved };
}

const ActNewsContext = createContext<ActNews | null>(null);

/** Hands every screen the one way in which acts are told. */
export const ActNewsProvider = ActNewsContext.Provider;

/** How acts are told: the one door for every screen of an open shop; the same while the language is. */
export function useActNews(): ActNews {
  return must(useContext(ActNewsContext), 'a shop is open around a screen that tells of acts');
}
