import { useMemo, useRef, useState } from 'react';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { stayingText } from '#renderer/words/staying-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { GroupId, OpId } from '#shared/domain/operations/ids.ts';
import { actText } from './act-words.ts';
import { type MovedSince, useActivityCommands } from './activity.commands.ts';
import type { Entry } from './activity.queries.ts';
import { SinceDialog } from './since-dialog.tsx';
import { type TurnProgress, TurnWorking } from './turn-working.tsx';

/** Takes an act back, or does it again. */
export type Turn = {
  /** The same function between renders. */
  readonly turn: (entry: Entry) => void;
  /** How far it is, where it takes a while; put it into the screen. */
  readonly shown: React.ReactNode;
};

type Asked = { readonly entry: Entry; readonly since: MovedSince };

/** Undo and redo of entries, told by toasts. */
export function useTurn(): Turn {
  const t = useWords();
  const format = useFormat();
  const commands = useActivityCommands();
  const [progress, setProgress] = useState<TurnProgress | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const busy = useRef(false);
  const { turn, sure } = useMemo(() => {
    const begin = async (entry: Entry) => {
      const { next } = entry;
      if (!next || busy.current) return;
      busy.current = true;
      const isAsked = next.isGroup && next.act === 'undo';
      const since = isAsked ? await commands.movedSince(next.of as GroupId) : null;
      busy.current = false;
      if (since) setAsked({ entry, since });
      else await run(entry);
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
    return { turn: (entry: Entry) => void begin(entry), sure: (entry: Entry) => void run(entry) };
  }, [commands, t, format]);
  const shown = (
    <>
      <TurnWorking progress={progress} />
      {asked && (
        <SinceDialog
          since={asked.since}
          onClose={() => setAsked(null)}
          onSure={() => {
            setAsked(null);
            sure(asked.entry);
          }}
        />
      )}
    </>
  );
  return { turn, shown };
}
