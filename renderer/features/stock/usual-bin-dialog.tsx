import { useState } from 'react';
import { placeOptions } from '#renderer/parts/place-options.ts';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { ShopFacts } from './stock.queries.ts';

type UsualBinDialogProps = {
  readonly count: number;
  readonly facts: Pick<ShopFacts, 'locations'>;
  /** Where the one product usually lies; null for several, or where nobody has said. */
  readonly now: LocationId | null;
  /** How many of them have a usual location. */
  readonly present: number;
  readonly onChange: (usualBinId: LocationId | null) => void;
  readonly onClose: () => void;
};

/** Asks where the chosen products usually lie, or whether to clear that. */
export function UsualBinDialog({ count, facts, now, present, onChange, onClose }: UsualBinDialogProps) {
  const t = useWords();
  const [place, setPlace] = useState<LocationId | null>(now);
  const [clear, setClear] = useState(false);
  return (
    <Dialog
      name={t('stock.bulk.binTitle')}
      open
      size="s"
      onClose={onClose}
      onSubmit={() => {
        onChange(clear ? null : place);
        onClose();
      }}
      submit={clear ? t('stock.bulk.clearFor', { count: present }) : t('stock.bulk.set', { count })}
      canSubmit={clear || place !== null}
    >
      <Stack gap="m">
        <Text tone="muted">{t('stock.bulk.binNote', { count })}</Text>
        <SelectField
          label={t('stock.columns.usualBin')}
          value={clear ? null : place}
          onChange={setPlace}
          options={placeOptions(facts.locations)}
          disabled={clear}
          autoFocus
        />
        {present > 0 && (
          <CheckField label={t('stock.bulk.clear', { count: present })} checked={clear} onChange={setClear} />
        )}
      </Stack>
    </Dialog>
  );
}
