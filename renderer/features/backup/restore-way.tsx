import { useEffect, useState } from 'react';
import { RadioField } from '#renderer/ui/check-field.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { type InspectedBackup, useRestores } from './backup.commands.ts';
import { type BackAgreed, SharedBack } from './shared-back.tsx';

/** What a backup is taken for, and what was typed to agree to it. */
export type Way = {
  readonly kind: 'look' | 'repair' | 'back';
  readonly typed: string;
  /** Whether what it undoes on the shop's server is shown; null where that is not asked. */
  readonly shared?: BackAgreed | null;
};

/** Whether what a person chose may be done: taking back undoes, so its shop is named by hand. */
export function isAgreed({ kind, typed, shared }: Way, { here, shop }: InspectedBackup): boolean {
  if (here === null || kind !== 'back') return true;
  if (here.isShared && !shared) return false;
  return typed.trim() === shop.name.trim();
}

type RestoreWayProps = {
  readonly found: InspectedBackup;
  readonly handle: string;
  readonly way: Way;
  readonly onWay: (way: Way) => void;
};

/** What a person wants of a backup as long as they say nothing: to look at it, where others go on with the shop meanwhile. */
export function firstWay({ here }: InspectedBackup): Way {
  return { kind: here?.isShared ? 'look' : 'repair', typed: '' };
}

/** Looking at it, bringing the shop here or repairing it, or taking it back. */
export function RestoreWay({ found, handle, way, onWay }: RestoreWayProps) {
  const t = useWords();
  const { here, shop } = found;
  const look = { value: 'look', label: t('backup.reading.way'), note: t('backup.reading.wayNote') } as const;
  if (!here)
    return (
      <RadioField
        label={t('backup.restore.way')}
        value={way.kind}
        onChange={(kind) => onWay({ kind, typed: '' })}
        options={[{ value: 'repair', label: t('backup.restore.fresh'), note: t('backup.restore.freshNote') }, look]}
      />
    );
  return (
    <Stack gap="m">
      <RadioField
        label={t('backup.restore.way')}
        value={way.kind}
        onChange={(kind) => onWay({ kind, typed: '' })}
        options={[
          look,
          { value: 'repair', label: t('backup.restore.repair'), note: t('backup.restore.repairNote') },
          {
            value: 'back',
            label: t('backup.restore.back'),
            note: t(here.isShared ? 'backup.restore.backShared' : 'backup.restore.backNote'),
          },
        ]}
      />
      {way.kind === 'back' && (
        <>
          {here.isShared ? (
            <SharedBack handle={handle} shopId={shop.shopId} onAgreed={(shared) => onWay({ ...way, shared })} />
          ) : (
            <Undone handle={handle} />
          )}
          {(!here.isShared || way.shared) && (
            <TextField
              label={t('backup.restore.confirm', { name: shop.name })}
              value={way.typed}
              onChange={(typed) => onWay({ ...way, typed })}
              maxLength={200}
              required
            />
          )}
        </>
      )}
    </Stack>
  );
}

/** As many days as one reads. */
const SHOWN_DAYS = 7;

type Days = readonly { readonly at: number; readonly acts: number }[];

/** What taking back undoes, by day. */
function Undone({ handle }: { readonly handle: string }) {
  const t = useWords();
  const f = useFormat();
  const { undone } = useRestores();
  const [days, setDays] = useState<Days | null>(null);
  useEffect(() => {
    let here = true;
    void undone(handle).then((answer) => here && setDays(answer.ok ? answer.value.days : []));
    return () => {
      here = false;
    };
  }, [undone, handle]);
  if (!days) return null;
  const total = days.reduce((sum, { acts }) => sum + acts, 0);
  const earlier = days.length - SHOWN_DAYS;
  return (
    <Stack gap="s">
      <Text strong>
        {total === 0 ? t('backup.restore.undoneNothing') : t('backup.restore.undone', { count: total })}
      </Text>
      <KeyValueList
        items={days.slice(0, SHOWN_DAYS).map(({ at, acts }) => ({
          label: f.date(at),
          value: t('backup.restore.day', { count: acts }),
        }))}
      />
      {earlier > 0 && <Text as="div">{t('backup.restore.moreDays', { count: earlier })}</Text>}
      <Text tone="muted">{t('backup.restore.keeps')}</Text>
    </Stack>
  );
}
