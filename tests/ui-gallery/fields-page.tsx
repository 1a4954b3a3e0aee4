import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { CheckField, RadioField } from '#renderer/ui/check-field.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DropTarget, FileDrop } from '#renderer/ui/file-drop.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { MoneyField, NumberField } from '#renderer/ui/number-field.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { LookupField, type Option, SelectField } from '#renderer/ui/select-field.tsx';
import { TextArea, TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toast.tsx';

const reasons = [
  { value: 'receive', label: 'Received', note: 'Adds to stock at cost; no purchase order is touched.' },
  { value: 'damage', label: 'Damaged', note: 'Takes from stock and counts as a loss.' },
  { value: 'correction', label: 'Correction', note: 'Says the figure was wrong; nothing was bought or sold.' },
] as const;

const suppliers = Array.from({ length: 80 }, (_, index) => ({
  value: `s${index}`,
  label: `Supplier ${index}`,
  note: `${index * 3} products`,
}));

async function find(text: string): Promise<readonly Option[]> {
  return suppliers.filter(({ label }) => label.includes(text)).slice(0, 20);
}

export function FieldsPage() {
  const [open, setOpen] = useState(false);
  return (
    <Page
      title="Fields"
      primary={
        <Button kind="primary" onClick={() => setOpen(true)}>
          Adjust stock
        </Button>
      }
    >
      <DropTarget onFiles={(files) => toast.news(files.map((file) => file.name).join(', '))} />
      <Fields />
      <Dialog
        name="Adjust stock"
        open={open}
        onClose={() => setOpen(false)}
        onSubmit={() => setOpen(false)}
        error="The reason is missing."
      >
        <Fields />
      </Dialog>
    </Page>
  );
}

function Fields() {
  const [name, setName] = useState('Cup blue');
  const [weight, setWeight] = useState<number | null>(1500);
  const [price, setPrice] = useState<number | null>(1999);
  const [supplier, setSupplier] = useState<string | null>('s1');
  const [found, setFound] = useState<Option | null>(null);
  const [day, setDay] = useState<string | null>('2026-05-12');
  const [reason, setReason] = useState<(typeof reasons)[number]['value'] | null>('receive');
  const [tracked, setTracked] = useState(true);
  return (
    <Stack>
      <Columns>
        <TextField
          label="Name"
          required
          value={name}
          onChange={setName}
          error={name === '' ? 'A product needs a name.' : null}
        />
        <TextField
          label="SKU"
          hint="Your own number; must be unique."
          value=""
          onChange={() => undefined}
          placeholder="HS-000001"
        />
        <NumberField label="Quantity" decimals={3} unit="kg" min={0} value={weight} onChange={setWeight} />
        <MoneyField label="Price" currency="EUR" usual={null} value={price} onChange={setPrice} />
        <SelectField label="Supplier" options={suppliers} value={supplier} onChange={setSupplier} clearable />
        <LookupField
          label="Product"
          search={find}
          value={found}
          onChange={setFound}
          placeholder="Name, SKU or barcode"
        />
        <DateField label="Due" value={day} onChange={setDay} />
        <TextField label="Locked" disabled value="Cannot be changed" onChange={() => undefined} />
      </Columns>
      <RadioField label="Reason" value={reason} onChange={setReason} options={reasons} />
      <CheckField
        label="Track stock"
        hint="Off: it is sold without counting."
        checked={tracked}
        onChange={setTracked}
      />
      <TextArea label="Note" value="" onChange={() => undefined} />
      <FileDrop
        name="Product file"
        accept=".csv"
        hint="CSV, up to 100,000 rows"
        onFiles={(files) => toast.news(files.map((file) => file.name).join(', '))}
      />
    </Stack>
  );
}
