import { type ReactNode, useMemo, useState } from 'react';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { GroupId } from '#shared/domain/operations/ids.ts';
import { type MovedSince, useActivityCommands } from './activity.commands.ts';
import { SinceDialog } from './since-dialog.tsx';
import { TwinsDialog } from './twins-dialog.tsx';

/** Undoes what a group did; where its products were used since, only after a person was asked. */
export type AskedUndo = (groupId: string, undo: () => void) => void;

type Commands = ReturnType<typeof useActivityCommands>;

type Question = {
  /** True where it asks: `sure` runs once a person is. False: nothing is to be asked. The same function while the language is. */
  readonly ask: (group: GroupId, sure: () => void) => Promise<boolean>;
  /** The same before something is done again. */
  readonly askRedo: (next: Parameters<Commands['twins']>[0], sure: () => void) => Promise<boolean>;
  /** The question; put it into the screen. */
  readonly shown: ReactNode;
};

/** The questions before products are taken away that were used since (ACT14), and before second ones of a code come back (ACT20). */
export function useUndoQuestion(): Question {
  const t = useWords();
  const { movedSince, twins } = useActivityCommands();
  const [again, setAgain] = useState<{ readonly twins: number; readonly sure: () => void } | null>(null);
  const [asked, setAsked] = useState<{ readonly since: MovedSince; readonly sure: () => void } | null>(null);
  const ask = useMemo(
    () => async (group: GroupId, sure: () => void) => {
      const since = await movedSince(group);
      if (!since.ok) {
        // Nothing is taken away that could not be looked at.
        toast.failed(failureWords(t, since.failure));
        return true;
      }
      if (since.value) setAsked({ since: since.value, sure });
      return since.value !== null;
    },
    [movedSince, t],
  );
  const askRedo = useMemo<Question['askRedo']>(
    () => async (next, sure) => {
      const found = await twins(next);
      if (!found.ok) toast.failed(failureWords(t, found.failure));
      else if (found.value > 0) setAgain({ twins: found.value, sure });
      return !found.ok || found.value > 0;
    },
    [twins, t],
  );
  const shown = (
    <>
      {asked && (
        <SinceDialog
          since={asked.since}
          onClose={() => setAsked(null)}
          onSure={() => {
            setAsked(null);
            asked.sure();
          }}
        />
      )}
      {again && (
        <TwinsDialog
          twins={again.twins}
          onClose={() => setAgain(null)}
          onSure={() => {
            setAgain(null);
            again.sure();
          }}
        />
      )}
    </>
  );
  return { ask, askRedo, shown };
}

/** Hands the question to parts of the window that undo a group in their own way, as the import does. */
export function UndoQuestion({ children }: { readonly children: (undo: AskedUndo) => ReactNode }) {
  const { ask, shown } = useUndoQuestion();
  const undo = useMemo<AskedUndo>(
    () => (groupId, run) =>
      // An import is named by the id of its group.
      void ask(groupId as GroupId, run).then((isAsked) => {
        if (!isAsked) run();
      }),
    [ask],
  );
  return (
    <>
      {children(undo)}
      {shown}
    </>
  );
}
