import { Button } from '#renderer/ui/button.tsx';
import { Columns, Inline } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { useActivityCommands } from './activity.commands.ts';
import type { LostContactItem } from './lost-contact.queries.ts';

/** An edit of somebody's details that lost against a newer record: both, and the way to take one's own after all. */
export function LostContactEdit({ item: { row, fields } }: { readonly item: LostContactItem }) {
  const t = useWords();
  const format = useFormat();
  const commands = useActivityCommands();
  const told = useActNews();
  const name = row.theirs.name || row.mine.name;
  const said = (contact: Contact) =>
    fields.map((field) => `${t(`activity.contactField.${field}`)}: ${contact[field] || '–'}`).join('; ');
  const insist = async () => {
    const set = await commands.insistOnContact(row);
    if (!set.ok) return told.failed(set.failure);
    const unsaved = set.value.unsaved === undefined ? undefined : { code: set.value.unsaved };
    told.saved(t('activity.attention.usedContact', { name }), [], { unsaved });
  };
  const dismiss = async () => {
    const dismissed = await commands.dismissContact(row);
    if (!dismissed.ok) told.failed(dismissed.failure);
  };
  return (
    <>
      <Text strong>{t('activity.attention.lostContact', { name })}</Text>
      <Text as="div">{t('activity.attention.earlier')}</Text>
      <Columns min={220} gap="s">
        <Text as="div">{t('activity.attention.contactMine', { value: said(row.mine) })}</Text>
        <Text as="div">{t('activity.attention.contactTheirs', { value: said(row.theirs) })}</Text>
      </Columns>
      <Inline justify="between">
        <Text tone="muted" size="s" as="div">
          {format.dateTime(row.at)}
        </Text>
        <Inline>
          <Button onClick={() => void insist()}>{t('activity.attention.useMine')}</Button>
          <Button kind="quiet" onClick={() => void dismiss()}>
            {t('activity.attention.dismiss')}
          </Button>
        </Inline>
      </Inline>
    </>
  );
}
