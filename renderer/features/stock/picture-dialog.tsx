import { useEffect, useEffectEvent } from 'react';
import { Picture } from '#renderer/parts/picture.tsx';
import { IconButton } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import { usePicture } from './pictures.queries.ts';

type PictureDialogProps = {
  readonly name: string;
  readonly pictures: readonly string[];
  readonly hash: string;
  readonly onShow: (hash: string) => void;
  readonly onClose: () => void;
};

/** One picture as large as the window allows; the arrow keys go to the others. */
export function PictureDialog({ name, pictures, hash, onShow, onClose }: PictureDialogProps) {
  const t = useWords();
  const look = usePicture(hash, 'whole');
  const place = pictures.indexOf(hash);
  const count = pictures.length;
  const step = (by: number) => {
    const next = pictures[(place + by + count) % count];
    if (next !== undefined && next !== hash) onShow(next);
  };
  const pressed = useEffectEvent(step);
  useEffect(() => {
    const stop = new AbortController();
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowLeft') pressed(-1);
      else if (key === 'ArrowRight') pressed(1);
    };
    document.addEventListener('keydown', press, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return (
    <Dialog name={name} open onClose={onClose} size="l">
      <Stack gap="m">
        <Picture look={look} alt={name} size="whole" />
        {count > 1 && (
          <div className="picture-steps">
            <IconButton icon="chevron-left" name={t('pictures.previous')} onClick={() => step(-1)} />
            <Text as="span" tone="muted">
              {t('pictures.one', { number: place + 1, count })}
            </Text>
            <IconButton icon="chevron-right" name={t('pictures.next')} onClick={() => step(1)} />
          </div>
        )}
      </Stack>
    </Dialog>
  );
}
