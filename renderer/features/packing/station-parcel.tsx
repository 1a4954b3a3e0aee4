import type { Ref } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import { contentsOf, missingIn } from '#shared/domain/parcels/open-parcel.ts';
import { placeAmong } from '#shared/domain/parcels/parcel-reference.ts';
import type { PackFacts, Station } from './packing.queries.ts';
import { proposedWeight, useContentText } from './parcel-contents.ts';
import { ParcelFieldset } from './parcel-fields.tsx';
import type { Packing } from './use-packing.ts';
import type { ParcelPapers } from './use-parcel-papers.ts';
import type { StationActs } from './use-station-acts.ts';

type StationParcelProps = {
  readonly station: Station;
  readonly packing: Packing;
  readonly acts: StationActs;
  readonly facts: PackFacts;
  readonly papers: ParcelPapers;
  readonly sideRef: Ref<HTMLDivElement>;
};

/** The open parcel, and those of the order that are closed. */
export function StationParcel({ station, packing, acts, facts, papers, sideRef }: StationParcelProps) {
  const t = useWords();
  const contentText = useContentText(facts);
  const { parcel } = packing;
  const { order, parcels } = station;
  if (!parcel) return null;
  const contents = contentsOf(parcel);
  const proposed = proposedWeight(contents, station, facts);
  // Where all of it is packed, an empty parcel more is nothing to look at.
  const isOver = contents.length === 0 && parcels.length > 0 && missingIn(order, parcel).length === 0;
  return (
    <div className="packing-side" ref={sideRef}>
      {!isOver && (
        <Region
          name={t('packing.parcel', { position: parcels.length + 1 })}
          actions={
            <Button kind="quiet" icon="undo" disabled={contents.length === 0} onClick={packing.undoLast}>
              {t('packing.commands.undo')}
            </Button>
          }
        >
          <Stack gap="m">
            {contents.length === 0 ? (
              <Text tone="muted">{t('packing.parcelEmpty')}</Text>
            ) : (
              <ul className="packing-contents">
                {contents.map(({ variantId, quantity }) => (
                  <li key={variantId}>{contentText(variantId, quantity)}</li>
                ))}
              </ul>
            )}
            {parcel.wrongScans > 0 && <Text tone="muted">{t('packing.caught', { count: parcel.wrongScans })}</Text>}
            <ParcelFieldset
              key={parcel.id}
              fields={parcel}
              proposed={proposed}
              atStation
              onChange={(fields) => packing.change((before) => ({ ...before, ...fields }))}
            />
          </Stack>
        </Region>
      )}
      {parcels.length > 0 && (
        <Region name={t('packing.closedParcels')}>
          <Stack gap="s">
            {parcels.map((one) => (
              <Inline key={one.id} gap="xs" justify="between" wrap>
                <Text as="span">
                  {[
                    t('packing.papers.place', placeAmong(parcels, one.id)),
                    t(`packing.states.${one.state}`),
                    one.trackingNumber,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
                <Inline gap="xs">
                  <Button kind="quiet" icon="print" onClick={() => void papers.print(order, one.id, 'slip')}>
                    {t('packing.papers.slip')}
                  </Button>
                  <Button kind="quiet" icon="labels" onClick={() => void papers.print(order, one.id, 'label')}>
                    {t('packing.papers.label')}
                  </Button>
                </Inline>
              </Inline>
            ))}
            {acts.ship && contents.length === 0 && (
              <Text tone="news" strong>
                {t('packing.readyToShip')}
              </Text>
            )}
          </Stack>
        </Region>
      )}
    </div>
  );
}
