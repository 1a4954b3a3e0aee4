import { TextField } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';

type AddressFieldProps = {
  readonly value: string;
  readonly onChange: (address: string) => void;
  /** Where it is all that is asked. */
  readonly alone?: boolean;
};

/** Where the computer is that shares a shop. */
export function AddressField({ value, onChange, alone = false }: AddressFieldProps) {
  const t = useWords();
  return (
    <TextField
      label={t('sharing.join.address')}
      hint={t('sharing.join.addressHint')}
      value={value}
      onChange={onChange}
      maxLength={200}
      required={alone}
      autoFocus={alone}
    />
  );
}

/** An address as a person types it. */
export function shownAddress(address: string): string {
  return address.replace(/^https:\/\//, '').replace(/\/$/, '');
}
