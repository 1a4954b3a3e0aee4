import { Button } from '#renderer/ui/button.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { Answer, Counting } from './use-counting.tsx';

type ScanAnswerProps = {
  readonly answer: Answer | null;
  readonly onUndo: Counting['undo'];
  /** A typed code that nothing has; null: none. */
  readonly offered: string | null;
  /** Asks what the code belongs to. */
  readonly onAdd: (code: string) => void;
};

/** Says what the last scan came to, and offers to take it back. */
export function ScanAnswer({ answer, onUndo, offered, onAdd }: ScanAnswerProps) {
  const t = useWords();
  return (
    <div className="count-said">
      <div role="status">
        <Text as="span" tone={answer?.tone ?? 'muted'} strong={answer !== null} figure>
          {answer?.text ?? t('counts.scan.ready')}
        </Text>
      </div>
      {offered !== null && (
        <Button kind="quiet" onClick={() => onAdd(offered)}>
          {t('unknownCode.offer', { code: offered })}
        </Button>
      )}
      {onUndo && (
        <Button kind="quiet" icon="undo" onClick={onUndo}>
          {t('counts.scan.undo')}
        </Button>
      )}
    </div>
  );
}
