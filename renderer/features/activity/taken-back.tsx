import { useState } from 'react';
import { takenBackText } from '#renderer/parts/taken-back-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { useActivityCommands } from './activity.commands.ts';
import { type TakenBackInbox, useTakings } from './taken-back.queries.ts';
import { TakenBackList } from './taken-back-list.tsx';

/** The one notice of a shop that was taken back to a backup, with what that undid. */
export function TakenBackRow({ row }: { readonly row: TakenBackInbox }) {
  const t = useWords();
  const f = useFormat();
  const { dismiss } = useActivityCommands();
  const [shown, show] = useState(false);
  const { returned } = row.takenBack;
  return (
    <>
      <Text strong>{takenBackText(row.takenBack, { t, f })}</Text>
      <Text as="div" tone="muted">
        {returned > 0 && t('backup.back.returned', { count: returned })} {t('activity.shopBack.stores')}
      </Text>
      <Inline gap="s" justify="end">
        <Button onClick={() => show(true)}>{t('activity.shopBack.list')}</Button>
        <Button kind="quiet" onClick={() => void dismiss(row.id)}>
          {t('activity.attention.dismissRefused')}
        </Button>
      </Inline>
      {shown && <TakenBackList row={row} onClose={() => show(false)} />}
    </>
  );
}

/** Every time the shop was taken back, for good: also when nobody has to look at it any more. */
export function TakenBackPast() {
  const t = useWords();
  const f = useFormat();
  const rows = useTakings() ?? [];
  const [shown, show] = useState<TakenBackInbox | null>(null);
  if (rows.length === 0) return null;
  return (
    <Region name={t('activity.shopBack.past')}>
      <Stack gap="s">
        {rows.map((row) => (
          <Inline key={row.id} gap="m" justify="between" wrap>
            <Text as="div">{takenBackText(row.takenBack, { t, f })}</Text>
            <Button kind="quiet" onClick={() => show(row)}>
              {t('activity.shopBack.list')}
            </Button>
          </Inline>
        ))}
      </Stack>
      {shown && <TakenBackList row={shown} onClose={() => show(null)} />}
    </Region>
  );
}
