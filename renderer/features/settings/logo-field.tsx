import { useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { Picture } from '#renderer/parts/picture.tsx';
import { PictureButton } from '#renderer/parts/picture-field.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useKeepPicture } from './settings.commands.ts';
import { usePicture } from './settings.queries.ts';

type LogoFieldProps = {
  /** The logo by its hash; null: none. */
  readonly value: string | null;
  readonly onChange: (hash: string | null) => void;
};

/** Chooses the shop's logo from a file. */
export function LogoField({ value, onChange }: LogoFieldProps) {
  const t = useWords();
  const keep = useKeepPicture();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = async ([file]: readonly File[]) => {
    if (!file) return;
    setBusy(true);
    setFailure(null);
    const kept = await keep(file);
    setBusy(false);
    if (kept.ok) onChange(kept.value);
    else setFailure(kept.failure);
  };
  return (
    <Stack gap="xs">
      <Text strong size="s">
        {t('settings.sender.logo')}
      </Text>
      <Inline gap="m">
        {value !== null && <Logo hash={value} />}
        <PictureButton
          label={t(value === null ? 'settings.sender.chooseLogo' : 'settings.sender.otherLogo')}
          busy={busy}
          onFiles={(files) => void take(files)}
        />
        {value !== null && (
          <Button kind="quiet" icon="delete" onClick={() => onChange(null)}>
            {t('settings.sender.removeLogo')}
          </Button>
        )}
      </Inline>
      {failure && <ErrorBlock {...failureWords(t, failure)} />}
    </Stack>
  );
}

/** The shop's logo, small. */
export function Logo({ hash }: { readonly hash: string }) {
  const t = useWords();
  const look = usePicture(hash, 'thumb');
  return <Picture look={look} alt={t('settings.sender.logo')} size="tile" />;
}
