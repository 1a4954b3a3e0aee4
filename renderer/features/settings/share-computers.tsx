import { useState } from 'react';
import { IconButton } from '#renderer/ui/button.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { useShareCommands } from './share.commands.ts';
import type { ShareState } from './share.queries.ts';
import { useTellAnswer } from './tell-answer.ts';
import './share.css';

type Computer = ShareState['computers'][number];

/** Who joined the shop, and is there; one that is removed is out at once. */
export function ShareComputers({ computers }: { readonly computers: readonly Computer[] }) {
  const t = useWords();
  const f = useFormat();
  const { locale } = useWindowLook();
  const tell = useTellAnswer();
  const { remove } = useShareCommands();
  const [leaving, setLeaving] = useState<Computer | null>(null);
  const end = async ({ computerId, name }: Computer) => {
    const removed = await remove(computerId);
    const what = t('sharing.computers.removed', { name });
    if (tell(removed.ok ? { ok: true, value: null } : removed, what, { whole: true })) setLeaving(null);
  };
  return (
    <Region name={t('sharing.computers.title')} level={3}>
      {computers.length === 0 && <Text tone="muted">{t('sharing.computers.none')}</Text>}
      {byName(computers, locale).map((computer) => (
        <div key={computer.computerId} className="share-computer">
          <Stack gap="none">
            <Text>
              <bdi>{computer.name}</bdi>
            </Text>
            <Text tone="muted" size="s">
              {t('sharing.computers.joined', { when: f.dateTime(computer.joinedAt) })}
            </Text>
          </Stack>
          <div className="share-computer-end">
            {computer.here ? (
              <StatusMark tone="good" label={t('sharing.computers.here')} />
            ) : (
              <Text tone="muted" size="s">
                {t('sharing.computers.seen', { when: f.dateTime(computer.seenAt) })}
              </Text>
            )}
            <IconButton
              name={t('sharing.computers.remove', { name: computer.name })}
              icon="delete"
              onClick={() => setLeaving(computer)}
            />
          </div>
        </div>
      ))}
      {leaving && (
        <ConfirmDialog
          name={t('sharing.computers.removeTitle')}
          open
          danger
          onClose={() => setLeaving(null)}
          onConfirm={() => void end(leaving)}
          confirm={t('sharing.computers.removeTitle')}
        >
          <Text>{t('sharing.computers.confirm', { name: leaving.name })}</Text>
        </ConfirmDialog>
      )}
    </Region>
  );
}

/** Many of them are looked through by name: Counter 2 before Counter 10. */
function byName(computers: readonly Computer[], locale: string): readonly Computer[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return [...computers].sort((one, other) => compare(one.name, other.name));
}
