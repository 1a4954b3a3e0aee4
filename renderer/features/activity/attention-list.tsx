import { Button } from '#renderer/ui/button.tsx';
import { CopyDetails } from '#renderer/ui/copy-details.tsx';
import { Columns, Inline } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useTold } from '#renderer/ui/act-toasts.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { InboxRow } from '#shared/domain/operations/rows.ts';
import { actText, fieldText, valueText } from './act-words.ts';
import { useActivityCommands } from './activity.commands.ts';
import { type Attention, useAttention } from './attention.queries.ts';
import { LostContactEdit } from './lost-contact.tsx';
import { useLostContacts } from './lost-contact.queries.ts';
import { LongContact, StuckQueue } from './queue-trouble.tsx';
import { useQueueTrouble } from './queue-trouble.queries.ts';
import './attention-list.css';

/** What needs a person's decision: edits that lost against another desk's, and acts that were refused. */
export function AttentionList() {
  const t = useWords();
  const attention = useAttention() ?? [];
  const lostContacts = useLostContacts();
  const { acts, contacts } = useQueueTrouble();
  if (attention.length + lostContacts.length + acts.length + contacts.length === 0) return null;
  return (
    <div className="attention">
      <Region name={t('activity.attention.title')}>
        <Text tone="muted" size="s">
          {t('activity.attention.note')}
        </Text>
        <ul className="attention-list">
          {acts.map((stuck) => (
            <li key={stuck.act.opId}>
              <StuckQueue stuck={stuck} />
            </li>
          ))}
          {contacts.map((contact) => (
            <li key={contact.contactId}>
              <LongContact contact={contact} />
            </li>
          ))}
          {lostContacts.map((item) => (
            <li key={item.row.id}>
              <LostContactEdit item={item} />
            </li>
          ))}
          {attention.map((item) => (
            <li key={item.row.id}>
              {item.row.type === 'lost-edit' ? (
                <LostEdit item={item} row={item.row} />
              ) : (
                <RefusedAct item={item} code={item.row.code} />
              )}
            </li>
          ))}
        </ul>
      </Region>
    </div>
  );
}

function LostEdit({ item, row }: { readonly item: Attention; readonly row: Extract<InboxRow, { type: 'lost-edit' }> }) {
  const t = useWords();
  const format = useFormat();
  const commands = useActivityCommands();
  const told = useTold();
  const { names } = item.summary;
  const wording = { t, format };
  const said = { ...row.ref, field: row.field };
  const [field, name] = [fieldText(row.field, t), names.ref(row.ref).name];
  const mine = valueText(said, row.mine, names, wording);
  const insist = async () => {
    const set = await commands.insist(row);
    const used = t('activity.attention.used', { field, name, value: mine });
    if (set.ok) told.saved(used, set.value.opIds);
    else told.failed(set.failure);
  };
  return (
    <>
      <Text strong>{t('activity.attention.lost', { field, name })}</Text>
      <Text as="div">{t('activity.attention.earlier')}</Text>
      <Columns min={220} gap="s">
        <Text as="div">{t('activity.attention.mine', { value: mine })}</Text>
        <Text as="div">{t('activity.attention.theirs', { value: valueText(said, row.theirs, names, wording) })}</Text>
      </Columns>
      <Inline justify="between">
        <Who item={item} />
        <Inline>
          <Button onClick={() => void insist()}>{t('activity.attention.useMine')}</Button>
          <Button kind="quiet" onClick={() => void commands.dismiss(row.id)}>
            {t('activity.attention.dismiss')}
          </Button>
        </Inline>
      </Inline>
    </>
  );
}

function RefusedAct({ item, code }: { readonly item: Attention; readonly code: string }) {
  const t = useWords();
  const format = useFormat();
  const commands = useActivityCommands();
  const { happened, next, details } = failureWords(t, { code });
  return (
    <>
      <Text strong>{t('activity.attention.refused', { what: actText(item.summary, { t, format }) })}</Text>
      <Text as="div">
        {happened} {t('activity.attention.refusedWhy')} {next}
      </Text>
      <Inline justify="between">
        <Who item={item} />
        <Inline>
          <CopyDetails details={details} />
          <Button onClick={() => void commands.dismiss(item.row.id)}>{t('activity.attention.dismissRefused')}</Button>
        </Inline>
      </Inline>
    </>
  );
}

function Who({ item }: { readonly item: Attention }) {
  const t = useWords();
  const format = useFormat();
  return (
    <Text tone="muted" size="s" as="div">
      {t('activity.attention.who', {
        person: item.person ?? t('activity.somebody'),
        when: format.dateTime(item.row.at),
      })}
    </Text>
  );
}
