import { useMemo, useState } from 'react';
import type { AddressRow, Doubt } from '#shared/domain/carriers/address-file.ts';
import { readAddress } from '#shared/domain/carriers/address-text.ts';
import { carrierNamed } from '#shared/domain/carriers/carrier.ts';
import { fileExchange } from '#shared/domain/carriers/connector.ts';
import { layoutNamed, layouts } from '#shared/domain/carriers/layouts.ts';
import type { Dispatch } from '#shared/domain/carriers/shipment.ts';
import type { ShopRow } from '#shared/domain/operations/rows.ts';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { download } from '#renderer/ui/download.ts';
import { Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { carriersUsed, handedTo, type ParcelView, shipmentOf } from './parcels.ts';
import { useCalendar, useShopRow } from './shipping.queries.ts';
import './shipping.css';

/** Rows that lack something are few; of doubts a person reads no more. */
const MOST_SHOWN = 50;
const MOST_NAMED = 12;

type AddressDialogProps = { readonly parcels: readonly ParcelView[]; readonly onClose: () => void };

/** Writes the addresses of parcels as a file that a carrier's own program takes; says before what is not in it, and why. */
export function AddressDialog({ parcels, onClose }: AddressDialogProps) {
  const t = useWords();
  const dispatch = useDispatch();
  const [layoutId, setLayoutId] = useState(() => layoutFor(parcels));
  const exchange = useMemo(() => fileExchange(layoutId), [layoutId]);
  const [takesAll, setTakesAll] = useState(false);
  const { taken, left } = useMemo(() => handedTo(parcels, layoutNamed(layoutId).carrier), [parcels, layoutId]);
  const handed = takesAll ? parcels : taken;
  const plan = useMemo(() => exchange.plan(handed.map(shipmentOf), dispatch), [exchange, handed, dispatch]);
  // A shop that weighs nothing knows it: that is said once, not of every parcel.
  const doubtful = plan.rows.filter(({ doubts }) => doubts.some(({ doubt }) => doubt !== 'no-weight'));
  const unweighed = plan.rows.filter(({ doubts }) => doubts.some(({ doubt }) => doubt === 'no-weight')).length;
  const orderOf = new Map<string, string>(parcels.map(({ parcel, order }) => [parcel.id, order.id]));
  const save = () => {
    const { file, rows } = exchange.handOver(plan, dispatch);
    const carrier = nameOf(t, layoutId);
    download(
      new Blob([...file], { type: 'text/csv' }),
      `${t('shipping.addresses.file', { carrier, day: dispatch.day })}.csv`,
    );
    toast.success(t('shipping.addresses.saved', { count: rows }));
    onClose();
  };
  return (
    <Dialog
      name={t('shipping.commands.addresses')}
      submit={t('shipping.addresses.save')}
      open
      onClose={onClose}
      onSubmit={save}
      canSubmit={plan.rows.length > 0}
      unsaved={false}
    >
      <Stack gap="m">
        <Text tone="muted">{t('shipping.addresses.lead', { count: parcels.length })}</Text>
        <SelectField
          label={t('shipping.addresses.layout')}
          value={layoutId}
          onChange={(value) => setLayoutId(value ?? 'all')}
          options={layouts.map(({ id, program }) => ({
            value: id,
            label: id === 'all' ? t('shipping.addresses.plain') : program,
          }))}
        />
        {left.length > 0 && (
          <CheckField
            label={t('shipping.addresses.takesAll', { count: left.length })}
            hint={t('shipping.addresses.left', { parcels: namesOf(left) })}
            checked={takesAll}
            onChange={setTakesAll}
          />
        )}
        <Text strong>{t('shipping.addresses.ready', { count: plan.rows.length })}</Text>
        {unweighed > 0 && <Text tone="muted">{t('shipping.addresses.unweighed', { count: unweighed })}</Text>}
        <Rows title={t('shipping.addresses.lacking')} rows={plan.lacking} say={lacksText} orderOf={orderOf} />
        <Rows title={t('shipping.addresses.doubts')} rows={doubtful} say={doubtsText} orderOf={orderOf} />
      </Stack>
    </Dialog>
  );
}

/** Parcels by what they are known by outside, the first few. */
function namesOf(views: readonly ParcelView[]): string {
  const names = views.slice(0, MOST_NAMED).map(({ reference }) => reference);
  return (views.length > MOST_NAMED ? [...names, '…'] : names).join(', ');
}

type RowsProps = {
  readonly title: string;
  readonly rows: readonly AddressRow[];
  readonly say: (t: Words, row: AddressRow) => string;
  readonly orderOf: ReadonlyMap<string, string>;
};

function Rows({ title, rows, say, orderOf }: RowsProps) {
  const t = useWords();
  if (rows.length === 0) return null;
  const more = rows.length - MOST_SHOWN;
  return (
    <section>
      <Text strong>{title}</Text>
      <ul className="address-rows" tabIndex={0} aria-label={title}>
        {rows.slice(0, MOST_SHOWN).map((row) => (
          <li key={row.shipment.parcelId}>
            <Link href={`/orders/${orderOf.get(row.shipment.parcelId) ?? ''}`}>{row.shipment.reference}</Link>
            {` ${row.shipment.name} · ${say(t, row)}`}
          </li>
        ))}
        {more > 0 && <li>{t('shipping.addresses.more', { count: more })}</li>}
      </ul>
    </section>
  );
}

function lacksText(t: Words, { lacks }: AddressRow): string {
  return t('shipping.addresses.lacksText', {
    what: lacks.map((one) => t(`shipping.addresses.lacks.${one}`)).join(', '),
  });
}

function doubtsText(t: Words, { doubts }: AddressRow): string {
  return doubts.flatMap((one) => doubtText(t, one)).join(' · ');
}

function doubtText(t: Words, one: Doubt): string | readonly [] {
  if (one.doubt === 'too-long') return t('shipping.addresses.tooLong', { column: one.column, most: one.most });
  if (one.doubt === 'letters') return t('shipping.addresses.letters', { letters: one.letters.join(' ') });
  return [];
}

function nameOf(t: Words, layoutId: string): string {
  const { carrier, program } = layoutNamed(layoutId);
  return carrier === null ? t('shipping.columns.carrier') : program.replace(/[/\\:(),]/g, '');
}

/** The layout of the carrier that most of the parcels have; the plain one where they have none. */
function layoutFor(parcels: readonly ParcelView[]): string {
  const [most] = carriersUsed(parcels);
  const carrier = most && carrierNamed(most);
  return layouts.find((layout) => carrier && layout.carrier === carrier)?.id ?? 'all';
}

/** From where and on which day: the country is that of the shop's own address, else that of its region. */
function useDispatch(): Dispatch {
  const { locale } = useWindowLook();
  const shop = useShopRow();
  const { today } = useCalendar();
  return useMemo(() => dispatchOf(shop, locale, today), [shop, locale, today]);
}

function dispatchOf(shop: ShopRow | undefined, locale: string, day: string): Dispatch {
  const region = new Intl.Locale(locale).maximize().region ?? 'DE';
  if (!shop?.address) return { home: region, sender: null, day };
  const sender = readAddress(shop.name, shop.address, region);
  return { home: sender.country, sender, day };
}
