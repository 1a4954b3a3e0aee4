import { Inline } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { CountThese } from './count-these.tsx';
import type { LotAttention, NamedBelow, NamedSerial, NamedStock } from './lot-attention.queries.ts';

/** More of them nobody reads at once: what is said leaves the list, and others follow. */
const MOST = 5;

/** Pieces of products told apart that no lot is said for, with a count that says it. */
export function UnsaidLots({ attention }: { readonly attention: LotAttention }) {
  const t = useWords();
  const { unknown, products, toCount } = attention;
  const more = unknown.length - MOST;
  return (
    <>
      <Text strong>{t('activity.lots.unsaid', { count: products })}</Text>
      <Text as="div">{t('activity.lots.unsaidWhy')}</Text>
      {unknown.slice(0, MOST).map((stock) => (
        <Stock key={stock.key} stock={stock} />
      ))}
      {more > 0 && (
        <Text tone="muted" size="s">
          {t('activity.losses.more', { count: more })}
        </Text>
      )}
      <Inline wrap>
        {toCount.map((what) => (
          <CountThese key={what.locationId} what={what} name={t('activity.lots.countName', { place: what.name })} />
        ))}
      </Inline>
    </>
  );
}

function Stock({ stock: { product, href, place, quantity, decimals } }: { readonly stock: NamedStock }) {
  const t = useWords();
  const format = useFormat();
  return (
    <Text as="div" size="s">
      <Link href={href}>{product}</Link>
      {' · '}
      {t('activity.lots.there', { place, quantity: format.quantity(quantity, decimals) })}
    </Text>
  );
}

/** A lot that is below zero at a place, or a serial number that left twice: more went than the books had. */
export function LotBelowZero({ lot }: { readonly lot: NamedBelow }) {
  const t = useWords();
  const format = useFormat();
  const { code, product, href, place, isSerial, toCount } = lot;
  const quantity = format.quantity(lot.quantity, lot.decimals);
  return (
    <>
      <Text strong>
        {t(isSerial ? 'activity.lots.leftTwice' : 'activity.lots.below', { code, product, place, quantity })}
      </Text>
      <Text as="div">{t(isSerial ? 'activity.lots.leftTwiceWhy' : 'activity.lots.belowWhy')}</Text>
      <Inline wrap>
        {toCount && <CountThese what={toCount} name={t('activity.lots.countBelow', { code, place })} />}
        <Link href={href}>{t('activity.lots.open', { product })}</Link>
      </Inline>
    </>
  );
}

/** A serial number of which the books have a second piece: where they have it. */
export function SerialTwice({ serial: { code, product, href, at } }: { readonly serial: NamedSerial }) {
  const t = useWords();
  const format = useFormat();
  const there = at.map(({ place, quantity, decimals }) =>
    t('activity.lots.there', { place, quantity: format.quantity(quantity, decimals) }),
  );
  return (
    <>
      <Text strong>{t('activity.lots.twice', { code, product })}</Text>
      <Text as="div">{t('activity.lots.twiceWhy')}</Text>
      <Text as="div" size="s" tone="warn">
        {there.join('; ')}
      </Text>
      <Inline>
        <Link href={href}>{t('activity.lots.open', { product })}</Link>
      </Inline>
    </>
  );
}
