import { placeOptions } from '#renderer/parts/place-options.ts';
import { useEffect, useState } from 'react';
import { RadioField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { LocationId, SupplierId } from '#shared/domain/operations/ids.ts';
import type { CountMode, CountScope } from '#shared/domain/operations/rows.ts';
import { useCountCommands } from './counts.commands.ts';
import { type CountFacts, type ScopeChoice, useCountFacts, useOpened, useResolveScope } from './counts.queries.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

type Kind = ScopeChoice['kind'];
const kinds: readonly Kind[] = ['all', 'category', 'supplier', 'low', 'not-counted'];
const DAYS = 90;
const MOST_DAYS = 3_650;

/** Begins a count: where, what, and whether the books' figures are shown. */
export function NewCountDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const facts = useCountFacts();
  const opened = useOpened();
  const commands = useCountCommands();
  const told = useActNews();
  const [chosenLocation, setLocation] = useState<LocationId | null>(null);
  const [kind, setKind] = useState<Kind>('all');
  const [category, setCategory] = useState<string | null>(null);
  const [supplierId, setSupplier] = useState<SupplierId | null>(null);
  const [days, setDays] = useState<number | null>(DAYS);
  const [mode, setMode] = useState<CountMode>('guided');
  const [typedName, setName] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const locationId = chosenLocation ?? facts.defaultLocationId;
  const scope = useScope({ kind, category, supplierId, days }, locationId, facts);
  const supplier = facts.suppliers.find(({ id }) => id === supplierId)?.name;
  const what =
    kind === 'category'
      ? (category ?? t('counts.form.category'))
      : kind === 'supplier'
        ? (supplier ?? t('counts.form.supplier'))
        : t(`counts.form.what.${kind}`);
  const where = locationId ? facts.locationName(locationId) : '';
  const name = typedName ?? t('counts.form.proposed', { what, where, date: format.date(opened) });
  const isNamed = scope !== null && (scope.kind === 'all' || scope.variantIds.length > 0);

  const submit = async () => {
    if (!locationId || !scope) return;
    setBusy(true);
    setFailure(null);
    const begun = await commands.begin({ name: name.trim(), locationId, scope, mode });
    setBusy(false);
    if (!begun.ok) return setFailure(begun.failure);
    told.saved(t('counts.form.saved', { name: name.trim() }), begun.value.opIds);
    onClose();
    navigate(`/counts/${begun.value.countId}`);
  };

  return (
    <Dialog
      name={t('counts.commands.new')}
      submit={t('counts.form.submit')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={isNamed && name.trim() !== ''}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Columns min={200}>
          <SelectField
            label={t('counts.form.location')}
            value={locationId}
            onChange={(id) => id && setLocation(id)}
            options={placeOptions(facts.locations)}
            ofDialog
          />
          <SelectField
            label={t('counts.form.scope')}
            value={kind}
            onChange={(next) => next && setKind(next)}
            options={kinds.map((value) => ({ value, label: t(`counts.form.choice.${value}`) }))}
          />
        </Columns>
        {kind === 'category' && (
          <SelectField
            label={t('counts.form.category')}
            value={category}
            onChange={setCategory}
            options={facts.categories.map((value) => ({ value, label: value }))}
          />
        )}
        {kind === 'supplier' && (
          <SelectField
            label={t('counts.form.supplier')}
            value={supplierId}
            onChange={setSupplier}
            options={facts.suppliers.map(({ id, name: label }) => ({ value: id, label }))}
          />
        )}
        {kind === 'not-counted' && (
          <NumberField label={t('counts.form.days')} value={days} onChange={setDays} min={1} max={MOST_DAYS} />
        )}
        <ScopeNote scope={scope} />
        <RadioField
          label={t('counts.form.mode')}
          value={mode}
          onChange={setMode}
          options={(['guided', 'blind'] as const).map((value) => ({
            value,
            label: t(`counts.form.${value}`),
            note: t(`counts.form.${value}Note`),
          }))}
        />
        <TextField
          label={t('counts.form.name')}
          value={name}
          onChange={setName}
          error={name.trim() === '' ? t('counts.form.nameMissing') : null}
          maxLength={100}
        />
      </Stack>
    </Dialog>
  );
}

type Asked = {
  readonly kind: Kind;
  readonly category: string | null;
  readonly supplierId: SupplierId | null;
  readonly days: number | null;
};

/** What is asked, resolved; null while something is missing or being looked up. */
function useScope(
  { kind, category, supplierId, days }: Asked,
  locationId: LocationId | null,
  facts: CountFacts,
): CountScope | null {
  const resolve = useResolveScope();
  const [scope, setScope] = useState<CountScope | null>(null);
  useEffect(() => {
    setScope(null);
    const choice = choiceOf({ kind, category, supplierId, days });
    if (!choice || !locationId) return;
    let wanted = true;
    void resolve(choice, { locationId, places: facts.placesOf(locationId) }).then((resolved) => {
      if (wanted) setScope(resolved);
    });
    return () => {
      wanted = false;
    };
  }, [kind, category, supplierId, days, locationId, facts, resolve]);
  return scope;
}

function choiceOf({ kind, category, supplierId, days }: Asked): ScopeChoice | null {
  if (kind === 'category') return category === null ? null : { kind, category };
  if (kind === 'supplier') return supplierId === null ? null : { kind, supplierId };
  if (kind === 'not-counted') return days === null ? null : { kind, days };
  return { kind };
}

function ScopeNote({ scope }: { readonly scope: CountScope | null }) {
  const t = useWords();
  if (scope === null) return null;
  const count = scope.kind === 'all' ? null : scope.variantIds.length;
  return (
    <Text size="s" tone={count === 0 ? 'warn' : 'muted'}>
      {count === null
        ? t('counts.form.everything')
        : count === 0
          ? t('counts.form.none')
          : t('counts.form.named', { count })}
    </Text>
  );
}
