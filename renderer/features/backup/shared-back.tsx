import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { type BackPreview, useRestores } from './backup.commands.ts';

/** What a person was told before they agreed, with the token that reaches for it: this computer's own where null. */
export type BackAgreed = { readonly token: string | null; readonly preview: BackPreview };

type SharedBackProps = {
  readonly handle: string;
  readonly shopId: string;
  readonly onAgreed: (agreed: BackAgreed | null) => void;
};

/** As many days and computers as one reads. */
const SHOWN_DAYS = 5;
const SHOWN_COMPUTERS = 3;

/** What taking a shop back on its server undoes, by day and computer; asks for an admin's token where this computer's does not reach. */
export function SharedBack({ handle, shopId, onAgreed }: SharedBackProps) {
  const t = useWords();
  const { previewBack } = useRestores();
  const [token, setToken] = useState('');
  const [preview, setPreview] = useState<BackPreview | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [wantsToken, setWantsToken] = useState(false);
  const [busy, setBusy] = useState(false);
  const look = useCallback(
    async (typed: string | null) => {
      setBusy(true);
      const told = await previewBack(handle, shopId, typed);
      setBusy(false);
      setPreview(told.ok ? told.value : null);
      onAgreed(told.ok && told.value.acts + told.value.returned > 0 ? { token: typed, preview: told.value } : null);
      const needsAdmin = !told.ok && told.failure.code === 'admin-needed';
      setWantsToken((before) => before || needsAdmin);
      setFailure(told.ok || (needsAdmin && typed === null) ? null : told.failure);
    },
    // The way of the dialog changes with every key; what is told is asked once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [previewBack, handle, shopId],
  );
  useEffect(() => void look(null), [look]);
  return (
    <Stack gap="s">
      {busy && !preview && <Text tone="muted">{t('backup.back.looking')}</Text>}
      {wantsToken && !preview && (
        <>
          <Text>{t('backup.back.needsAdmin')}</Text>
          <Inline gap="s" align="end">
            <TextField
              label={t('backup.back.token')}
              type="password"
              value={token}
              onChange={setToken}
              maxLength={500}
              autoFocus
            />
            <Button busy={busy} disabled={token.trim() === ''} onClick={() => void look(token.trim())}>
              {t('backup.back.useToken')}
            </Button>
          </Inline>
        </>
      )}
      {failure && <ErrorBlock {...failureWords(t, failure)} />}
      {preview && <Told preview={preview} />}
    </Stack>
  );
}

function Told({ preview }: { readonly preview: BackPreview }) {
  const t = useWords();
  const f = useFormat();
  const { acts, returned, days, dayCount, own, others } = preview;
  if (acts + returned === 0) return <Text strong>{t('backup.back.nothing')}</Text>;
  const earlier = dayCount - Math.min(days.length, SHOWN_DAYS);
  const more = others.slice(SHOWN_COMPUTERS).reduce((sum, some) => sum + some, 0);
  return (
    <>
      {acts > 0 && <Text strong>{t('backup.back.undone', { count: acts })}</Text>}
      <KeyValueList
        items={days.slice(0, SHOWN_DAYS).map(({ day, acts: count }) => ({
          label: f.date(day),
          value: t('backup.restore.day', { count }),
        }))}
      />
      {earlier > 0 && <Text as="div">{t('backup.restore.moreDays', { count: earlier })}</Text>}
      {acts > 0 && (
        <Text as="div">
          {[
            ...(own > 0 ? [t('backup.back.here', { count: own })] : []),
            ...others
              .slice(0, SHOWN_COMPUTERS)
              .map((count, i) => t('backup.back.elsewhere', { number: f.count(i + 1), count })),
            ...(more > 0 ? [t('backup.back.others', { count: more })] : []),
          ].join(' · ')}
        </Text>
      )}
      {returned > 0 && <Text as="div">{t('backup.back.returned', { count: returned })}</Text>}
      <Text tone="muted">{t('backup.back.all')}</Text>
      <Text tone="muted">{t('backup.back.stays')}</Text>
    </>
  );
}
