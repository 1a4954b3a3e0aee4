import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TakenBackRow } from './taken-back.tsx';
import { useWords } from '#renderer/words/words.ts';
import { useAttention } from './attention.queries.ts';
import { LostContactEdit } from './lost-contact.tsx';
import { LotBelowZero, SerialTwice, UnsaidLots } from './lot-attention.tsx';
import { useLotAttention } from './lot-attention.queries.ts';
import { LostEdit } from './lost-edit.tsx';
import { useLostContacts } from './lost-contact.queries.ts';
import { LongContact, StuckQueue } from './queue-trouble.tsx';
import { useQueueTrouble } from './queue-trouble.queries.ts';
import { RefusedAct } from './refused-act.tsx';
import { useWrongBooks } from './wrong-books.queries.ts';
import { WrongBooksRow } from './wrong-books.tsx';
import './attention-list.css';

/** What needs a person's decision: edits that lost against another desk's, acts that were refused, lots nobody said or that are wrong. */
export function AttentionList() {
  const t = useWords();
  const attention = useAttention() ?? [];
  const lostContacts = useLostContacts();
  const { acts, contacts } = useQueueTrouble();
  const lots = useLotAttention();
  const wrong = useWrongBooks();
  const others = attention.length + lostContacts.length + acts.length + contacts.length;
  if (!wrong && others + lots.unknown.length + lots.twice.length + lots.below.length === 0) return null;
  return (
    <div className="attention">
      <Region name={t('activity.attention.title')}>
        {others > 0 && (
          <Text tone="muted" size="s">
            {t('activity.attention.note')}
          </Text>
        )}
        <ul className="attention-list">
          {wrong && (
            <li>
              <WrongBooksRow wrong={wrong} />
            </li>
          )}
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
              {item.row.type === 'lost-edit' && <LostEdit item={item} row={item.row} />}
              {item.row.type === 'refused' && <RefusedAct item={item} code={item.row.code} hasLink />}
              {item.row.type === 'taken-back' && <TakenBackRow row={item.row} />}
            </li>
          ))}
          {lots.twice.map((serial) => (
            <li key={serial.lotId}>
              <SerialTwice serial={serial} />
            </li>
          ))}
          {lots.below.map((lot) => (
            <li key={lot.key}>
              <LotBelowZero lot={lot} />
            </li>
          ))}
          {lots.unknown.length > 0 && (
            <li>
              <UnsaidLots attention={lots} />
            </li>
          )}
        </ul>
      </Region>
    </div>
  );
}
