import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { SidePanel } from '#renderer/ui/side-panel.tsx';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { DriftRecord } from '#shared/channels/lane-rows.ts';
import { useOffer } from '../channels.queries.ts';
import { OfferFigure, stateText, titleOf, type TruthFacts } from './truth-columns.tsx';
import type { TruthRow } from './truth-rows.ts';
import type { TruthActs } from './use-truth-acts.ts';

type TruthPanelProps = {
  readonly row: TruthRow;
  readonly facts: TruthFacts;
  readonly drifts: readonly DriftRecord[];
  readonly acts: TruthActs;
  readonly onClose: () => void;
};

/** One thing of the store: what it shows, what it is to show and why, what differs, and what can be done about it. */
export function TruthPanel({ row, facts, drifts, acts, onClose }: TruthPanelProps) {
  const t = useWords();
  const format = useFormat();
  const { item, place, thing } = row;
  const figure = useOffer(facts.figures, thing, place.locationId);
  const past = drifts.filter(
    ({ key, locationId, endedAt }) => key === item.key && locationId === place.locationId && endedAt !== null,
  );
  const count = (value: number | null | undefined) =>
    value === null || value === undefined ? <Dash /> : format.count(value);
  return (
    <SidePanel name={titleOf(item)} onClose={onClose}>
      <Stack gap="m">
        {thing ? (
          <Link href={`/stock/product/${thing.productId}?variant=${thing.variantId}`}>{thing.name}</Link>
        ) : (
          <Text tone="muted">{t('channels.truth.notLinkedText')}</Text>
        )}
        <KeyValueList
          items={[
            { label: t('channels.truth.columns.state'), value: stateText(t, format, row, figure) },
            ...(place.locationId !== null && facts.placeName
              ? [{ label: t('channels.truth.columns.place'), value: facts.placeName(place.locationId) }]
              : []),
            { label: t('channels.truth.columns.shown'), value: count(place.shown), figure: true },
            {
              label: t('channels.truth.readAt'),
              value:
                place.shownAt === 0 ? (
                  <Dash />
                ) : (
                  `${format.age(place.shownAt, facts.now)} (${format.dateTime(place.shownAt)})`
                ),
            },
            { label: t('channels.truth.columns.expected'), value: count(place.expected), figure: true },
            {
              label: t('channels.truth.columns.offer'),
              value: <OfferFigure row={row} figures={facts.figures} />,
              figure: true,
            },
            { label: t('channels.truth.columns.sku'), value: item.sku || <Dash /> },
          ]}
        />
        {place.drift && <DriftPart row={row} offer={figure?.offer ?? null} acts={acts} />}
        <Telling row={row} acts={acts} />
        {past.length > 0 && (
          <Region name={t('channels.truth.history')} level={3}>
            <ul className="channel-list">
              {past.map((drift) => (
                <li key={drift.id}>
                  <Text>
                    {t('channels.truth.was', {
                      shown: format.count(drift.shown),
                      expected: format.count(drift.expected),
                    })}
                  </Text>
                  <Text tone="muted" size="s">
                    {[
                      format.dateTime(drift.since),
                      t(`channels.causes.${drift.cause}`),
                      drift.ended && t(`channels.truth.ended.${drift.ended}`),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </li>
              ))}
            </ul>
          </Region>
        )}
      </Stack>
    </SidePanel>
  );
}

type PartProps = { readonly row: TruthRow; readonly acts: TruthActs };

/** What differs, why perhaps, and the two ways to end it. */
function DriftPart({ row, offer, acts }: PartProps & { readonly offer: number | null }) {
  const t = useWords();
  const format = useFormat();
  const { drift } = row.place;
  if (!drift) return null;
  return (
    <Region name={t('channels.truth.drift')} level={3}>
      <Stack gap="s">
        <Text>
          {t('channels.truth.driftText', { shown: format.count(drift.shown), expected: format.count(drift.expected) })}
        </Text>
        <Text tone="muted">
          {t('channels.truth.cause', {
            cause: t(`channels.causes.${drift.cause}`),
            when: format.dateTime(drift.since),
          })}
        </Text>
        <Inline wrap>
          <Button kind="primary" busy={acts.busy} onClick={() => acts.repair([row], 'ours')}>
            {offer === null ? t('channels.truth.ours') : t('channels.truth.oursTo', { offer: format.count(offer) })}
          </Button>
          <Button busy={acts.busy} onClick={() => acts.repair([row], 'theirs')}>
            {t('channels.truth.theirs', { shown: format.count(drift.shown) })}
          </Button>
        </Inline>
        <Text tone="muted" size="s">
          {t('channels.truth.repairNote')}
        </Text>
      </Stack>
    </Region>
  );
}

/** Whether the store is told of it, and the tie itself. */
function Telling({ row, acts }: PartProps) {
  const t = useWords();
  if (!row.listing) return null;
  const isTold = row.is !== 'untold' && row.is !== 'not-agreed';
  return (
    <Inline wrap>
      {!isTold && (
        <Button busy={acts.busy} onClick={() => acts.tell([row])}>
          {t('channels.truth.tell')}
        </Button>
      )}
      {isTold && (
        <Button kind="quiet" busy={acts.busy} onClick={() => acts.untell([row])}>
          {t('channels.truth.untell')}
        </Button>
      )}
      <Button kind="quiet" busy={acts.busy} onClick={() => acts.unlink([row])}>
        {t('channels.truth.unlink')}
      </Button>
    </Inline>
  );
}
