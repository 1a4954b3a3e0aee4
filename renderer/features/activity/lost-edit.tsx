import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Columns, Inline } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { useActivityCommands } from './activity.commands.ts';
import type { Attention, LostEditRow } from './attention.queries.ts';
import { lostEditText } from './lost-edit-text.ts';

/** An edit of a field that lost against another desk's: whose it was, whose stands, and the way to take it after all. */
export function LostEdit({ item, row }: { readonly item: Attention; readonly row: LostEditRow }) {
  const t = useWords();
  const format = useFormat();
  const commands = useActivityCommands();
  const told = useActNews();
  const text = lostEditText({ ...item, row }, { t, format });
  const insist = async () => {
    const set = await commands.insist(row);
    if (set.ok) told.saved(text.used, set.value.opIds);
    else told.failed(set.failure);
  };
  const dismiss = async () => {
    const dismissed = await commands.dismiss(row.id);
    if (!dismissed.ok) told.failed(dismissed.failure);
  };
  return (
    <>
      <Text strong>{text.title}</Text>
      {item.stands?.isFirst ? <Text as="div">{t('activity.attention.earlier')}</Text> : null}
      <Columns min={220} gap="s">
        <Text as="div">{text.lost}</Text>
        {text.stands === null ? null : <Text as="div">{text.stands}</Text>}
      </Columns>
      <Inline justify="end">
        <Button onClick={() => void insist()}>{text.button}</Button>
        <Button kind="quiet" onClick={() => void dismiss()}>
          {t('activity.attention.dismiss')}
        </Button>
      </Inline>
    </>
  );
}
