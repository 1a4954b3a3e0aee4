import { useEffect, useState } from 'react';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { actText } from './act-words.ts';
import { type CutOff, useActivityCommands } from './activity.commands.ts';
import { HalfDialog } from './half-dialog.tsx';
import { useWorking } from './turn-working.tsx';
import { useUndoQuestion } from './undo-question.tsx';

/** An undo or a redo that was cut off is told once the shop is open, as an import that was cut off is (ACT17). */
export function CutOffTurn() {
  const t = useWords();
  const format = useFormat();
  const commands = useActivityCommands();
  const { run, shown } = useWorking();
  const { ask, shown: question } = useUndoQuestion();
  const [found, setFound] = useState<CutOff | null>(null);
  const [look] = useState(() => commands.cutOff);
  useEffect(() => {
    void look().then(setFound);
  }, [look]);
  const what = found && actText(found.summary, { t, format });
  const finish = async ({ turn, half }: CutOff, how: 'go-on' | 'give-back') => {
    const other = half.way === 'undo' ? 'redo' : 'undo';
    const way = how === 'go-on' ? half.way : other;
    const finished = await run(way, (onProgress) => commands.finish(turn, how, onProgress));
    if (finished.ok) toast.success(t(way === 'undo' ? 'activity.undone' : 'activity.redone', { what: what ?? '' }));
    else toast.failed(failureWords(t, finished.failure));
  };
  const begin = async (cutOff: CutOff, how: 'go-on' | 'give-back') => {
    setFound(null);
    const takesAway = (how === 'go-on') === (cutOff.half.way === 'undo');
    const isAsked = takesAway && cutOff.group !== null && (await ask(cutOff.group, () => void finish(cutOff, how)));
    if (!isAsked) await finish(cutOff, how);
  };
  return (
    <>
      {found && (
        <HalfDialog
          what={what ?? ''}
          half={found.half}
          onGoOn={() => void begin(found, 'go-on')}
          onGiveBack={() => void begin(found, 'give-back')}
          onClose={() => setFound(null)}
        />
      )}
      {shown}
      {question}
    </>
  );
}
