import { useMemo, useRef, useState } from 'react';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { stayingText } from '#renderer/words/staying-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { GroupId, OpId } from '#shared/domain/operations/ids.ts';
import { actText } from './act-words.ts';
import { useActivityCommands } from './activity.commands.ts';
import type { Entry, Half } from './activity.queries.ts';
import { HalfDialog } from './half-dialog.tsx';
import type { Way } from './last-turn.queries.ts';
import { tellRefused } from './tell-refused.ts';
import { useWorking } from './turn-working.tsx';
import { useUndoQuestion } from './undo-question.tsx';

/** Takes an act back, or does it again; asks which, where it is half undone. */
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
  const { run: working, shown: progress } = useWorking();
  const { ask, askRedo, shown: question } = useUndoQuestion();
  const [half, setHalf] = useState<{ readonly entry: Entry; readonly half: Half } | null>(null);
  const busy = useRef(false);
  const turn = useMemo(() => {
    const begin = async (entry: Entry, act: Way) => {
      const { next } = entry;
      if (!next || busy.current) return;
      busy.current = true;
      const sure = () => void run(entry, act);
      const isAsked =
        act === 'redo' ? await askRedo(next, sure) : next.isGroup && (await ask(next.of as GroupId, sure));
      busy.current = false;
      if (!isAsked) await run(entry, act);
    };
    const run = async ({ next, summary }: Entry, act: Way) => {
      if (!next || busy.current) return;
      busy.current = true;
      // An entry's key is the id it says it is.
      const turned = await working(act, (onProgress) =>
        next.isGroup ? commands.turnGroup(next.of as GroupId, act, onProgress) : commands.turn(next.of as OpId),
      );
      busy.current = false;
      if (turned.ok)
        toast.success(
          t(act === 'undo' ? 'activity.undone' : 'activity.redone', { what: actText(summary, { t, format }) }),
          { note: turned.value ? stayingText(t, turned.value) : undefined },
        );
      else tellRefused(turned.failure, { t, format });
    };
    return (entry: Entry, act: Way) => void begin(entry, act);
  }, [commands, working, ask, askRedo, t, format]);
  const start = useMemo(
    () => (entry: Entry) => {
      if (entry.half) setHalf({ entry, half: entry.half });
      else if (entry.next) turn(entry, entry.next.act);
    },
    [turn],
  );
  const choose = (act: Way) => {
    setHalf(null);
    if (half) turn(half.entry, act);
  };
  const shown = (
    <>
      {half && (
        <HalfDialog
          what={actText(half.entry.summary, { t, format })}
          half={half.half}
          onGoOn={() => choose(half.half.way)}
          onGiveBack={() => choose(half.half.way === 'undo' ? 'redo' : 'undo')}
          onClose={() => setHalf(null)}
        />
      )}
      {progress}
      {question}
    </>
  );
  return { turn: start, shown };
}
