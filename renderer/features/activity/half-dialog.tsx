import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { Half } from './activity.queries.ts';

type HalfDialogProps = {
  /** What the act was, in words. */
  readonly what: string;
  readonly half: Half;
  readonly onGoOn: () => void;
  readonly onGiveBack: () => void;
  readonly onClose: () => void;
};

/** An undo or a redo was cut off in the middle: it goes on, or what it did is taken back (ACT17). */
export function HalfDialog({ what, half: { way, done, total }, onGoOn, onGiveBack, onClose }: HalfDialogProps) {
  const t = useWords();
  return (
    <Dialog
      name={t(`activity.half.${way}.title`)}
      open
      onClose={onClose}
      onSubmit={onGoOn}
      footer={
        <>
          <Button onClick={onGiveBack}>{t(`activity.half.${way}.giveBack`)}</Button>
          <Button type="submit" kind="primary" autoFocus>
            {t(`activity.half.${way}.goOn`)}
          </Button>
        </>
      }
    >
      <Stack gap="s">
        <Text>{t(`activity.half.${way}.text`, { what, done, total })}</Text>
        <Text tone="muted">{t('activity.half.safe')}</Text>
      </Stack>
    </Dialog>
  );
}
