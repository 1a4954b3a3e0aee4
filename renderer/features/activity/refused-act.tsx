import type { OrderId } from '#shared/domain/operations/ids.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CopyDetails } from '#renderer/ui/copy-details.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { useWords } from '#renderer/words/words.ts';
import { useActivityCommands } from './activity.commands.ts';
import { type Attention, useRefusedOn } from './attention.queries.ts';
import { entryText } from './entry-text.ts';
import { whoText } from './lost-edit-text.ts';
import { goneText, stepText } from './refused-text.ts';
import type { RefusedStep } from './refused-step.queries.ts';
import { waysText } from './turn-refused.ts';
import './attention-list.css';

/** What was refused of this desk on an order, on the order's own page, until a person has looked at it. */
export function RefusedOnOrder({ orderId }: { readonly orderId: OrderId }) {
  const t = useWords();
  const refused = useRefusedOn(orderId) ?? [];
  if (refused.length === 0) return null;
  return (
    <ul className="attention-list refused-on-order" aria-label={t('activity.attention.onOrder')}>
      {refused.map((item) => (
        <li key={item.row.id}>
          {item.row.type === 'refused' && <RefusedAct item={item} code={item.row.code} hasLink={false} />}
        </li>
      ))}
    </ul>
  );
}

type RefusedActProps = {
  readonly item: Attention;
  readonly code: string;
  /** False where its order is shown already. */
  readonly hasLink: boolean;
};

/** An act that the shop refused: what it was, what another desk did before it, the goods it was about, and what to do. */
export function RefusedAct({ item, code, hasLink }: RefusedActProps) {
  const t = useWords();
  const format = useFormat();
  const commands = useActivityCommands();
  const told = useActNews();
  const dismiss = async () => {
    const dismissed = await commands.dismiss(item.row.id);
    if (!dismissed.ok) told.failed(dismissed.failure);
  };
  const { happened, next, details } = failureWords(t, { code });
  const why = item.met.length > 0 ? t('activity.attention.met', { acts: waysText(item.met, { t, format }) }) : happened;
  return (
    <>
      <Text strong>
        {t('activity.attention.refused', {
          what: entryText(item, { t, format, brief: (item.about?.pieces.length ?? 0) > 0 }),
        })}
      </Text>
      <Text as="div">
        {why} {t('activity.attention.refusedWhy')} {item.about || item.gone.length > 0 ? '' : next}
      </Text>
      {item.about && <AboutStep item={item} about={item.about} hasLink={hasLink} />}
      {item.gone.map((order) => (
        <Text key={order.orderId} as="div">
          {goneText(order, item, { t, format })}
        </Text>
      ))}
      <Inline justify="between">
        <Text tone="muted" size="s" as="div">
          {whoText(item.person, item.row.at, { t, format })}
        </Text>
        <Inline>
          <CopyDetails details={details} />
          <Button onClick={() => void dismiss()}>{t('activity.attention.dismissRefused')}</Button>
        </Inline>
      </Inline>
    </>
  );
}

type AboutStepProps = { readonly item: Attention; readonly about: RefusedStep; readonly hasLink: boolean };

/** The goods that a refused step of an order was about, what to do with them, and the way to the order. */
function AboutStep({ item, about, hasLink }: AboutStepProps) {
  const t = useWords();
  const format = useFormat();
  // An order that is not here any more has no page: the one that it came from has.
  const from = about.gone?.from;
  const to = about.gone ? (from?.isHere ? from : null) : about;
  return (
    <Text as="div">
      {stepText(about, item, { t, format })}{' '}
      <Inline wrap gap="m">
        {about.act === 'return' && !about.gone && (
          <Link href={`/returns/${about.orderId}`}>{t('activity.attention.openReturn', { number: about.number })}</Link>
        )}
        {hasLink && to && (
          <Link href={`/orders/${to.orderId}`}>{t('activity.attention.openOrder', { number: to.number })}</Link>
        )}
      </Inline>
    </Text>
  );
}
