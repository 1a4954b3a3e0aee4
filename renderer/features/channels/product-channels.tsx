import { StatusMark } from '#renderer/ui/badge.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { type ShownThere, useNow, useOffer, useOfferFigures, useShownThere } from './channels.queries.ts';
import { stateText, truthTones } from './truth/truth-columns.tsx';

/** What each channel shows of a product, and how old that is; nothing in a shop without channels. */
export function ProductChannels({ variantId }: { readonly variantId: VariantId }) {
  const t = useWords();
  const shown = useShownThere(variantId);
  if (!shown) return null;
  return (
    <Region name={t('channels.product.title')}>
      {shown.length === 0 && <Text tone="muted">{t('channels.product.none')}</Text>}
      {shown.length > 0 && (
        <ul className="channel-list">
          {shown.map((one) => (
            <ShownLine key={`${one.channel.id} ${one.row?.key ?? ''}`} shown={one} />
          ))}
        </ul>
      )}
    </Region>
  );
}

function ShownLine({ shown: { channel, row } }: { readonly shown: ShownThere }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const figures = useOfferFigures(channel);
  const figure = useOffer(figures, row?.thing ?? null, row?.place.locationId ?? null);
  if (!row)
    return (
      <li>
        <Link href={`/channels/${channel.id}`}>{channel.name}</Link>
        <Text tone="muted" size="s">
          {t('channels.product.notHere')}
        </Text>
      </li>
    );
  const { place, is } = row;
  const href = `/channels/${channel.id}?tab=products&open=${encodeURIComponent(row.key)}`;
  return (
    <li>
      <Link href={href}>{channel.name}</Link>
      <Text size="s">
        {place.shown === null
          ? t('channels.product.notCounted')
          : t('channels.product.shows', { figure: format.count(place.shown), age: format.age(place.shownAt, now) })}
      </Text>
      <StatusMark plain tone={truthTones[is]} label={stateText(t, format, row, figure)} />
    </li>
  );
}
