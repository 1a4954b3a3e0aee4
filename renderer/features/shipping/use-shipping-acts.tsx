import { useState } from 'react';
import { trackingLink } from '#shared/domain/carriers/carrier.ts';
import type { Failure } from '#shared/base/result.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { mayDoWithParcel } from '#shared/domain/parcels/parcel-states.ts';
import type { ParcelFields } from '#shared/domain/operations/rows.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { AddressDialog } from './address-dialog.tsx';
import { leftOrdersText } from './left-orders.ts';
import { ManifestDialog } from './manifest-dialog.tsx';
import type { ParcelView } from './parcels.ts';
import { shippingCommands } from './shipping.palette.ts';
import { type ParcelStep, type SteppedParcels, useShippingCommands } from './shipping.commands.ts';
import { TrackingDialog } from './tracking-dialog.tsx';

/** The acts on parcels, ready for buttons (null: not possible now), with the dialogs they open. */
export type ShippingActs = {
  readonly ship: (() => void) | null;
  readonly deliver: (() => void) | null;
  readonly track: (() => void) | null;
  readonly addresses: (() => void) | null;
  readonly numbers: () => void;
  readonly manifest: () => void;
  /** Whether nothing more is to be asked; of a scan it is where the parcel has another number by now. */
  readonly save: (view: ParcelView, fields: ParcelFields, how: 'typed' | 'scanned') => Promise<boolean>;
  readonly open: (link: string) => void;
  readonly dialogs: React.ReactNode;
};

type Around = {
  readonly all: readonly ParcelView[];
  readonly used: readonly string[];
  readonly day: string;
  /** What a file of addresses is about. */
  readonly addressed: readonly ParcelView[];
};

/** Offers the acts on some parcels by key, menu and palette while their screen is shown. */
export function useShippingActs(targets: readonly ParcelView[], { all, used, day, addressed }: Around): ShippingActs {
  const t = useWords();
  const told = useActNews();
  const commands = useShippingCommands();
  const [shown, setShown] = useState<'addresses' | 'numbers' | 'manifest' | null>(null);
  const [working, setWorking] = useState(false);
  const close = () => setShown(null);
  const skippedText = (count: number, left: SteppedParcels['left']): string => {
    const named = left.flatMap(({ orderId, failure }) => {
      const order = targets.find((view) => view.order.id === orderId)?.order;
      return order ? [{ order, failure }] : [];
    });
    return [t('shipping.skipped', { count }), ...(named.length > 0 ? [leftOrdersText(t, named)] : [])].join(' ');
  };
  /** What kept all of them from being stepped, with the orders whose state does. */
  const refused = (failure: Failure, name: ParcelStep, able: readonly ParcelView[]) => {
    const orders = [...new Map(able.map(({ order }) => [order.id, order])).values()];
    const left = orders.flatMap((order) => (mayDo(order.state, name) ? [] : [{ order, failure: null }]));
    if (left.length === 0) return told.failed(failure);
    toast.refused({ ...failureWords(t, failure), happened: leftOrdersText(t, left) });
  };
  const step = (name: ParcelStep) => {
    const able = targets.filter(({ parcel }) => mayDoWithParcel(parcel.state, name));
    if (working || able.length === 0) return null;
    return async () => {
      setWorking(true);
      const stepped = await commands.step(
        name,
        able.map(({ parcel }) => parcel.id),
      );
      setWorking(false);
      if (!stepped.ok) return refused(stepped.failure, name, able);
      const { changed, opIds, left } = stepped.value;
      const skipped = targets.length - changed;
      told.saved(t(name === 'ship' ? 'shipping.shipped' : 'shipping.deliveredNow', { count: changed }), opIds, {
        note: skipped > 0 ? skippedText(skipped, left) : undefined,
      });
    };
  };
  const save: ShippingActs['save'] = async ({ parcel, reference }, fields, how) => {
    const saved = await commands.set([{ parcelId: parcel.id, fields }], { fresh: how === 'scanned' });
    if (saved.ok) told.saved(savedText(t, reference, fields, how), saved.value.opIds);
    else if (saved.failure.code === 'number-elsewhere') {
      const { detail } = saved.failure;
      soundScan('wrong');
      const other = all.find((one) => one.parcel.id === detail)?.reference ?? '';
      toast.news(t('shipping.panel.elsewhere', { reference: other }), { kind: 'scan' });
      return true;
    } else if (saved.failure.code !== 'nothing-changed') told.failed(saved.failure);
    return saved.ok;
  };
  const open = async (link: string) => {
    const opened = await commands.openOutside(link);
    if (!opened.ok) window.open(link, '_blank', 'noopener');
  };
  const [only] = targets.length === 1 ? targets : [];
  const link = only ? trackingLink(only.parcel.carrier, only.parcel.trackingNumber) : null;
  const [ship, deliver] = [step('ship'), step('deliver')];
  const acts = {
    ship: ship && (() => void ship()),
    deliver: deliver && (() => void deliver()),
    track: link === null ? null : () => void open(link),
    addresses: addressed.length > 0 ? () => setShown('addresses') : null,
    numbers: () => setShown('numbers'),
    manifest: () => setShown('manifest'),
  };
  useCommands(shippingCommands, {
    'shipping.ship': acts.ship,
    'shipping.deliver': acts.deliver,
    'shipping.track': acts.track,
    'shipping.addresses': acts.addresses,
    'shipping.numbers': acts.numbers,
    'shipping.manifest': acts.manifest,
  });
  return {
    ...acts,
    save,
    open: (at) => void open(at),
    dialogs: (
      <>
        {shown === 'addresses' && <AddressDialog parcels={addressed} onClose={close} />}
        {shown === 'numbers' && <TrackingDialog all={all} used={used} onClose={close} />}
        {shown === 'manifest' && <ManifestDialog all={all} day={day} onClose={close} />}
      </>
    ),
  };
}

function savedText(
  t: ReturnType<typeof useWords>,
  reference: string,
  { carrier, trackingNumber }: ParcelFields,
  how: 'typed' | 'scanned',
): string {
  if (how === 'typed' || !trackingNumber) return t('shipping.panel.saved', { reference });
  if (!carrier) return t('shipping.panel.scanned', { reference, number: trackingNumber });
  return t('shipping.panel.scannedBy', { reference, carrier, number: trackingNumber });
}
