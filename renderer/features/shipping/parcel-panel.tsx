import { type FormEvent, useCallback, useMemo, useState } from 'react';
import { type Candidate, MOST_ON_LABEL, recognise } from '#shared/domain/carriers/recognise.ts';
import { carrierIds, carrierName, servicesOf, trackingLink } from '#shared/domain/carriers/carrier.ts';
import type { ParcelFields } from '#shared/domain/operations/rows.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import { addressLines, type SentTo } from '#renderer/parts/packing-slip.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { LookupField, type Option } from '#renderer/ui/select-field.tsx';
import { SidePanel } from '#renderer/ui/side-panel.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { focusUnread } from '#renderer/ui/unread-field.ts';
import { useWords } from '#renderer/words/words.ts';
import { holdText } from './left-orders.ts';
import { knownCarriers, type ParcelView, parcelWithNumber } from './parcels.ts';
import { useParcelScans } from './use-parcel-scans.ts';

type ParcelPanelProps = {
  readonly view: ParcelView;
  readonly all: readonly ParcelView[];
  /** Names of the carriers that the shop uses, the busiest first. */
  readonly used: readonly string[];
  readonly onSave: (fields: ParcelFields, how: 'typed' | 'scanned') => Promise<boolean>;
  /** Opens the parcel of a code that was scanned; false where it names none. */
  readonly onCode: (code: string) => boolean;
  readonly onTrack: (link: string) => void;
  readonly onClose: () => void;
};

/** What was typed or scanned and is not kept yet. */
type Typed = {
  readonly number?: string;
  readonly carrier?: string;
  readonly service?: string;
  readonly weight?: number | null;
};

const named = (text: string): Option => ({ value: text, label: text });

/** One parcel beside the list: its number, which a scan keeps at once, its carrier, service and weight, and where it goes. */
export function ParcelPanel({ view, all, used, onSave, onCode, onTrack, onClose }: ParcelPanelProps) {
  const t = useWords();
  const { parcel, order, recipient, reference } = view;
  const [typed, setTyped] = useState<Typed>({});
  const {
    number = parcel.trackingNumber ?? '',
    carrier = parcel.carrier ?? '',
    service = parcel.service ?? order.shippingMethod ?? '',
    weight = parcel.weight ?? null,
  } = typed;
  const put = (next: Typed) => setTyped((before) => ({ ...before, ...next }));
  const known = useMemo(() => knownCarriers(used), [used]);
  const found = useMemo(() => recognise(number, known), [number, known]);
  const [best, ...others] = found.candidates;
  const elsewhere = number.trim() === '' ? undefined : otherWith(all, view, found.number);
  const take = (candidate: Candidate) => {
    put({ carrier: carrierName(candidate.carrier), ...(candidate.service && { service: candidate.service }) });
  };
  const fields = (): ParcelFields => ({
    trackingNumber: found.number === '' ? null : found.number,
    carrier: orNull(carrier),
    service: orNull(service),
    weight,
  });
  useParcelScans({
    view,
    all,
    known,
    onCode,
    onFresh: async (scanned) => {
      const saved = await onSave(scanned, 'scanned');
      // What stood in the field before, such as a number of another parcel, was not meant.
      if (saved) setTyped(({ weight: typedWeight }) => (typedWeight === undefined ? {} : { weight: typedWeight }));
      return saved;
    },
    onDraft: (scanned, candidate) => {
      put({ number: scanned });
      if (candidate) take(candidate);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (event.currentTarget instanceof Element && focusUnread(event.currentTarget)) return;
    void onSave(fields(), 'typed').then((saved) => {
      if (saved) setTyped({});
    });
  };
  const searchCarriers = useCallback(
    (text: string) => fitting([...used, ...carrierIds.map(carrierName)], text),
    [used],
  );
  const searchServices = useCallback((text: string) => fitting(servicesOf(carrier), text), [carrier]);
  const hold = holdText(t, order);
  const link = trackingLink(parcel.carrier, parcel.trackingNumber);
  const form = `parcel-${parcel.id}`;
  return (
    <SidePanel
      name={t('shipping.panel.title', { reference })}
      onClose={onClose}
      footer={
        <Inline justify="between">
          <Button type="submit" form={form} kind="primary">
            {t('shipping.panel.save')}
          </Button>
          {link !== null && (
            <Button icon="external" onClick={() => onTrack(link)}>
              {t('shipping.commands.track')}
            </Button>
          )}
        </Inline>
      }
    >
      <form id={form} onSubmit={submit}>
        <Stack gap="m">
          <Link href={`/orders/${order.id}`}>{t('shipping.panel.order', { number: order.number })}</Link>
          {hold !== null && (
            <Text tone="warn" strong>
              {hold}
            </Text>
          )}
          <Recipient to={recipient ?? undefined} />
          <TextField
            label={t('shipping.columns.trackingNumber')}
            value={number}
            onChange={(next) => put({ number: next })}
            onBlur={() => best && carrier === '' && take(best)}
            {...hintOf({ was: parcel.trackingNumber ?? null, now: found.number, best, others, t })}
            error={elsewhere ? t('shipping.panel.elsewhere', { reference: elsewhere.reference }) : null}
            maxLength={MOST_ON_LABEL}
          />
          <LookupField
            label={t('shipping.columns.carrier')}
            hint={t('shipping.panel.carrierHint')}
            value={carrier === '' ? null : named(carrier)}
            onChange={(option) => put({ carrier: option?.value ?? '' })}
            search={searchCarriers}
            ofText={named}
            maxLength={MOST_ON_LABEL}
            clearable
          />
          <LookupField
            label={t('shipping.columns.service')}
            hint={t('shipping.panel.serviceHint')}
            value={service === '' ? null : named(service)}
            onChange={(option) => put({ service: option?.value ?? '' })}
            search={searchServices}
            ofText={named}
            maxLength={MOST_ON_LABEL}
            clearable
          />
          <NumberField
            label={t('shipping.panel.weight')}
            value={weight}
            onChange={(next) => put({ weight: next })}
            decimals={3}
            handsScansOn
            unit={t('shipping.panel.weightUnit')}
            min={0}
            max={mayMake.quantity}
          />
        </Stack>
      </form>
    </SidePanel>
  );
}

function Recipient({ to }: { readonly to: SentTo | undefined }) {
  const t = useWords();
  const said = addressLines(to);
  if (said.length < 2) return <Text tone="warn">{[...said, t('shipping.panel.noAddress')].join(' · ')}</Text>;
  return (
    <address className="parcel-address">
      {said.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </address>
  );
}

function otherWith(all: readonly ParcelView[], { parcel }: ParcelView, number: string): ParcelView | undefined {
  const other = parcelWithNumber(all, number);
  return other && other.parcel.id !== parcel.id ? other : undefined;
}

type Hint = {
  readonly was: string | null;
  readonly now: string;
  readonly best: Candidate | undefined;
  readonly others: readonly Candidate[];
  readonly t: ReturnType<typeof useWords>;
};

/** What to know of a number before it is saved: what it replaces, whether a digit is wrong, whose it may be. */
function hintOf({ was, now, best, others, t }: Hint): { readonly hint?: string } {
  if (was !== null && now !== was) return { hint: t('shipping.panel.replaces', { number: was }) };
  if (best?.evidence === 'mistyped')
    return { hint: t('shipping.panel.mistyped', { carrier: carrierName(best.carrier) }) };
  if (others.length > 0)
    return {
      hint: t('shipping.panel.several', { carriers: others.map(({ carrier }) => carrierName(carrier)).join(', ') }),
    };
  return now === '' ? { hint: t('shipping.panel.scanHint') } : {};
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

function fitting(names: readonly string[], text: string): readonly Option[] {
  const wanted = text.trim().toLowerCase();
  return [...new Set(names)].filter((name) => name.toLowerCase().includes(wanted)).map(named);
}
