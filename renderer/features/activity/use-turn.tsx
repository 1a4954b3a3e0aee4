import { useMemo, useRef, useState } from 'react';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { stayingText } from '#renderer/words/staying-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { GroupId, OpId } from '#shared/domain/operations/ids.ts';
import { actText } from './act-words.ts';
import { useActivityCommands } from './activity.commands.ts';
import type { Entry } from './activity.queries.ts';
import { type TurnProgress, TurnWorking } from './turn-working.tsx';
import { useUndoQuestion } from './undo-question.tsx';

/** Takes an act back, or does it again. */
export type Turn = {
  /** The same function between renders. */
  readonly turn: (entry: Entry) => void;
  /** How far it is, where it takes a while; put it into the screen. */
  readonly shown: React.ReactNode;
};

/** Undo and redo of entries, told by toasts. */
export function useTurn(): Turn {
  const t = useWords();
  const format = useFormat();
  const commands = useActivityCommands();
  const [progress, setProgress] = useState<TurnProgress | null>(null);
  const { ask, shown: question } = useUndoQuestion();
  const busy = useRef(false);
  const turn = useMemo(() => {
    const begin = async (entry: Entry) => {
      const { next } = entry;
      if (!next || busy.current) return;
      busy.current = true;
      const isToAsk = next.isGroup && next.act === 'undo';
      const isAsked = isToAsk && (await ask(next.of as GroupId, () => void run(entry)));
      busy.current = false;
      if (!isAsked) await run(entry);
    };
    const run = async ({ next, summary }: Entry) => {
      if (!next || busy.current) return;
      busy.current = true;
      const onProgress = (done: number, total: number) => setProgress(done < total ? { done, total } : null);
      // An entry's key is the id it says it is.
      const turned = next.isGroup
        ? await commands.turnGroup(next.of as GroupId, next.act, onProgress)
        : await commands.turn(next.of as OpId);
      busy.current = false;
      setProgress(null);
      if (turned.ok)
        toast.success(
          t(next.act === 'undo' ? 'activity.undone' : 'activity.redone', { what: actText(summary, { t, format }) }),
          { note: turned.value ? stayingText(t, turned.value) : undefined },
        );
      else toast.failed(failureWords(t, turned.failure));
    };
    return (entry: Entry) => void begin(entry);
  }, [commands, ask, t, format]);
  const shown = (
    <>
      <TurnWorking progress={progress} />
      {question}
    </>
  );
  return { turn, shown };
}
