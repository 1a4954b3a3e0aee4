import { useState } from 'react';
import { Badge, StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { type BackupCopy, useClock } from './backup.queries.ts';
import { ProofDialog } from './proof-dialog.tsx';
import { RestoreOwn } from './restore-own.tsx';
import { sizeText } from './size-text.ts';
import './copy-list.css';

/** No more of them than one looks through; the others lie in the folder. */
const SHOWN = 12;

/** What this computer has made, newest first: how old, how large, whether it is right. */
export function CopyList({ copies }: { readonly copies: readonly BackupCopy[] }) {
  const t = useWords();
  const [proving, prove] = useState<string | null>(null);
  const [restoring, restore] = useState<string | null>(null);
  const [reading, read] = useState<string | null>(null);
  const older = copies.length - SHOWN;
  return (
    <Region name={t('backup.copies.title')}>
      <Stack gap="s">
        {copies.length === 0 && <Text tone="muted">{t('backup.copies.none')}</Text>}
        <ul className="backup-copies">
          {copies.slice(0, SHOWN).map((copy) => (
            <CopyRow
              key={copy.name}
              copy={copy}
              onRead={() => read(copy.name)}
              onProve={() => prove(copy.name)}
              onRestore={() => restore(copy.name)}
            />
          ))}
        </ul>
        {older > 0 && <Text tone="muted">{t('backup.copies.more', { count: older })}</Text>}
      </Stack>
      {proving !== null && <ProofDialog name={proving} onClose={() => prove(null)} />}
      {reading !== null && <RestoreOwn name={reading} wanted="look" onClose={() => read(null)} />}
      {restoring !== null && <RestoreOwn name={restoring} onClose={() => restore(null)} />}
    </Region>
  );
}

type RowProps = {
  readonly copy: BackupCopy;
  readonly onRead: () => void;
  readonly onProve: () => void;
  readonly onRestore: () => void;
};

function CopyRow({ copy, onRead, onProve, onRestore }: RowProps) {
  const t = useWords();
  const f = useFormat();
  const { locale } = useWindowLook();
  const now = useClock();
  const { madeAt, bytes, acts, isSealed, isThere, harmed } = copy;
  const said = t('backup.copies.said', { age: f.age(madeAt, now), size: sizeText(bytes, locale), count: acts });
  return (
    <li className="backup-copy" aria-label={f.dateTime(madeAt)}>
      <Stack gap="xs">
        <Inline gap="s" wrap>
          <Text as="span" strong>
            {f.dateTime(madeAt)}
          </Text>
          {isThere ? (
            <StatusMark tone="good" label={t('backup.copies.verified')} />
          ) : (
            <StatusMark tone="quiet" label={t('backup.copies.isGone')} />
          )}
          {isSealed && <Badge label={t('backup.copies.sealed')} />}
          {harmed > 0 && <StatusMark tone="warn" label={t('backup.copies.harmed', { count: harmed })} />}
        </Inline>
        <Text as="span" tone="muted" size="s">
          {said}
        </Text>
      </Stack>
      {isThere && (
        <div className="backup-copy-acts">
          <Button kind="quiet" icon="search" onClick={onRead}>
            {t('backup.copies.read')}
          </Button>
          <Button kind="quiet" icon="check" onClick={onProve}>
            {t('backup.copies.prove')}
          </Button>
          <Button kind="quiet" icon="history" onClick={onRestore}>
            {t('backup.copies.restore')}
          </Button>
        </div>
      )}
    </li>
  );
}
