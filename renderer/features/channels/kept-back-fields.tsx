import { Columns } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { useWords } from '#renderer/words/words.ts';

/** Units kept back beyond this are a slip. */
const MOST_KEPT = 1_000_000;

type Field = {
  readonly hint: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
};

/** How many pieces are kept back, and below how many nothing is offered. */
export function KeptBackFields({ buffer, floor }: { readonly buffer: Field; readonly floor: Field }) {
  const t = useWords();
  return (
    <Columns min={200}>
      <NumberField label={t('channels.fields.buffer')} {...buffer} min={0} max={MOST_KEPT} />
      <NumberField label={t('channels.fields.floor')} {...floor} min={0} max={MOST_KEPT} />
    </Columns>
  );
}
