import { useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useLeaving } from '#renderer/ui/leaving.ts';
import { Stack } from '#renderer/ui/layout.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { currencies, currencyOf } from './currencies.ts';
import { useBeginnings, useShops } from './welcome.commands.ts';
import { mayMake, mayMakeContact } from '#shared/domain/values/limits.ts';

function isSameName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();
}

/** Asks what a new shop needs to begin: four fields, three of them filled in. */
export function NewShop({ onBack, onMade }: { readonly onBack: () => void; readonly onMade: () => void }) {
  const t = useWords();
  const { language, locale } = useWindowLook();
  const { empty } = useBeginnings();
  const [name, setName] = useState('');
  const [personName, setPersonName] = useState('');
  const [locationName, setLocationName] = useState<string>(t('welcome.form.locationDefault'));
  const [currency, setCurrency] = useState<string | null>(() => currencyOf(locale));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const shops = useShops();
  const missing = (text: string) => (tried && text.trim() === '' ? t('welcome.form.needed') : null);
  // Two shops of one name could not be told apart in any list.
  const isTaken = shops.some((shop) => isSameName(shop.name, name));
  const leaving = useLeaving();
  const create = async () => {
    setTried(true);
    if (busy || isTaken || currency === null) return;
    if ([name, personName, locationName].some((text) => text.trim() === '')) return;
    setBusy(true);
    await empty({ name: name.trim(), currency, locationName: locationName.trim(), personName: personName.trim() });
    setBusy(false);
    onMade();
  };
  return (
    <Dialog
      name={t('welcome.form.title')}
      open
      onClose={onBack}
      onSubmit={() => void create()}
      submit={t('welcome.form.submit')}
      busy={busy}
      aside={
        <Button kind="quiet" onClick={() => leaving.leave(onBack)}>
          {t('welcome.form.back')}
        </Button>
      }
    >
      <Stack gap="m">
        <TextField
          label={t('welcome.form.name')}
          value={name}
          onChange={setName}
          maxLength={200}
          error={isTaken && !busy ? t('welcome.form.taken') : missing(name)}
          required
          autoFocus
        />
        <SelectField
          label={t('welcome.form.currency')}
          value={currency}
          onChange={setCurrency}
          options={currencies(language)}
          required
        />
        <TextField
          label={t('welcome.form.location')}
          hint={t('welcome.form.locationHint')}
          value={locationName}
          onChange={setLocationName}
          maxLength={mayMake.name}
          error={missing(locationName)}
          required
        />
        <TextField
          label={t('welcome.form.person')}
          hint={t('welcome.form.personHint')}
          value={personName}
          onChange={setPersonName}
          maxLength={mayMakeContact.name}
          error={missing(personName)}
          required
        />
      </Stack>
    </Dialog>
  );
}
