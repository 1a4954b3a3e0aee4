import { Button } from '#renderer/ui/button.tsx';
import { CopyDetails } from '#renderer/ui/copy-details.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useActivityCommands } from './activity.commands.ts';
import { type Attention, type RefusedStep, useAttention } from './attention.queries.ts';
import { entryText } from './entry-text.ts';
import { LostContactEdit } from './lost-contact.tsx';
import { LotBelowZero, SerialTwice, UnsaidLots } from './lot-attention.tsx';
import { useLotAttention } from './lot-attention.queries.ts';
import { LostEdit } from './lost-edit.tsx';
import type { Names } from './names.queries.ts';
import { whoText } from './lost-edit-text.ts';
import { useLostContacts } from './lost-contact.queries.ts';
import { LongContact, StuckQueue } from './queue-trouble.tsx';
import { useQueueTrouble } from './queue-trouble.queries.ts';
import './attention-list.css';

/** What needs a person's decision: edits that lost against another desk's, acts that were refused, lots nobody said or that are wrong. */
export function AttentionList() {
  const t = useWords();
  const attention = useAttention() ?? [];
  const lostContacts = useLostContacts();
  const { acts, contacts } = useQueueTrouble();
  const lots = useLotAttention();
  const others = attention.length + lostContacts.length + acts.length + contacts.length;
  if (others + lots.unknown.length + lots.twice.length + lots.below.length === 0) return null;
  return (
    <div className="attention">
      <Region name={t('activity.attention.title')}>
        {others > 0 && (
          <Text tone="muted" size="s">
            {t('activity.attention.note')}
          </Text>
        )}
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

function RefusedAct({ item, code }: { readonly item: Attention; readonly code: string }) {
  const t = useWords();
  const format = useFormat();
  const commands = useActivityCommands();
  const { happened, next, details } = failureWords(t, { code });
  return (
    <>
      <Text strong>{t('activity.attention.refused', { what: entryText(item, t, format) })}</Text>
      <Text as="div">
        {happened} {t('activity.attention.refusedWhy')} {next}
      </Text>
      {item.about && <AboutStep about={item.about} names={item.summary.names} />}
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

/** The goods that a refused step of an order was about, and the way to the order. */
function AboutStep({ about, names }: { readonly about: RefusedStep; readonly names: Names }) {
  const t = useWords();
  const format = useFormat();
  const number = names.order(about.orderId) ?? '';
  const pieces = about.pieces.map(({ variantId, quantity, outcome }) => {
    const row = names.variant(variantId);
    const piece = t('activity.attention.piece', {
      quantity: format.quantity(quantity, row?.decimals ?? 0),
      product: row?.title ?? '',
    });
    return outcome === null ? piece : `${piece} (${t(`returns.outcomes.${outcome}`)})`;
  });
  const goods = [...pieces, ...about.trackingNumbers].join(', ');
  const leaves = about.act === 'ship' ? 'left' : about.act === 'return' ? 'cameBack' : 'here';
  return (
    <Text as="div">
      {goods !== '' && `${t('activity.attention.about', { goods })} ${t(`activity.attention.goods.${leaves}`)} `}
      <Inline wrap gap="m">
        {about.act === 'return' && (
          <Link href={`/returns/${about.orderId}`}>{t('activity.attention.openReturn', { number })}</Link>
        )}
        <Link href={`/orders/${about.orderId}`}>{t('activity.attention.openOrder', { number })}</Link>
      </Inline>
    </Text>
  );
}

function Who({ item }: { readonly item: Attention }) {
  const t = useWords();
  const format = useFormat();
  return (
    <Text tone="muted" size="s" as="div">
      {whoText(item.person, item.row.at, { t, format })}
    </Text>
  );
}
