import { useState } from 'react';
import type { ShopRow } from '#shared/domain/operations/rows.ts';
import { mayMakeContact } from '#shared/domain/values/limits.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextArea, TextField } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { Logo, LogoField } from './logo-field.tsx';
import { useSettingsCommands } from './settings.commands.ts';
import { useShopRow } from './settings.queries.ts';
import { useTellAnswer } from './tell-answer.ts';

const LONGEST_TAX_NUMBER = 100;

/** Who the shop is on the papers that leave the house. */
export function SenderSettings() {
  const t = useWords();
  const shop = useShopRow();
  const [editing, setEditing] = useState(false);
  if (!shop) return null;
  const lines = (shop.address ?? '').split('\n').filter((line) => line.trim() !== '');
  const items = [
    {
      label: t('settings.sender.address'),
      // Two lines of an address may be the same.
      value: lines.map((line, at) => <div key={`${at} ${line}`}>{line}</div>),
      has: lines.length > 0,
    },
    { label: t('settings.sender.phone'), value: shop.phone, has: Boolean(shop.phone) },
    { label: t('settings.sender.email'), value: shop.email, has: Boolean(shop.email) },
    { label: t('settings.sender.taxNumber'), value: shop.taxNumber, has: Boolean(shop.taxNumber) },
    { label: t('settings.sender.logo'), value: shop.logo && <Logo hash={shop.logo} />, has: Boolean(shop.logo) },
  ].filter(({ has }) => has);
  return (
    <Region
      name={t('settings.sender.title')}
      actions={
        <Button kind="quiet" icon="edit" onClick={() => setEditing(true)}>
          {t('settings.sender.edit')}
        </Button>
      }
    >
      <Stack gap="s">
        <Text tone="muted">{t('settings.sender.note')}</Text>
        {items.length === 0 ? (
          <Text>{t('settings.sender.none')}</Text>
        ) : (
          <KeyValueList items={[{ label: t('settings.sender.name'), value: shop.name }, ...items]} />
        )}
      </Stack>
      {editing && <EditSender shop={shop} onClose={() => setEditing(false)} />}
    </Region>
  );
}

type SenderDraft = {
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly taxNumber: string;
  readonly logo: string | null;
};

function EditSender({ shop, onClose }: { readonly shop: ShopRow; readonly onClose: () => void }) {
  const t = useWords();
  const tell = useTellAnswer();
  const { edit } = useSettingsCommands();
  const [draft, setDraft] = useState<SenderDraft>({
    address: shop.address ?? '',
    phone: shop.phone ?? '',
    email: shop.email ?? '',
    taxNumber: shop.taxNumber ?? '',
    logo: shop.logo ?? null,
  });
  const put = (part: Partial<SenderDraft>) => setDraft((now) => ({ ...now, ...part }));
  const submit = async () => {
    const fields = {
      address: addressOf(draft.address),
      phone: draft.phone.trim() || null,
      email: draft.email.trim() || null,
      taxNumber: draft.taxNumber.trim() || null,
      logo: draft.logo,
    };
    const answer = await edit({ kind: 'shop', id: shop.id, fields });
    if (tell(answer, t('settings.sender.title'))) onClose();
  };
  return (
    <Dialog
      name={t('settings.sender.edit')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('settings.shop.save')}
    >
      <Stack gap="m">
        <TextArea
          label={t('settings.sender.address')}
          hint={t('settings.sender.addressHint')}
          value={draft.address}
          onChange={(address) => put({ address })}
          rows={4}
          maxLength={mayMakeContact.address}
        />
        <Columns min={180}>
          <TextField
            label={t('settings.sender.phone')}
            value={draft.phone}
            onChange={(phone) => put({ phone })}
            maxLength={mayMakeContact.phone}
          />
          <TextField
            label={t('settings.sender.email')}
            value={draft.email}
            onChange={(email) => put({ email })}
            type="email"
            maxLength={mayMakeContact.email}
          />
        </Columns>
        <TextField
          label={t('settings.sender.taxNumber')}
          hint={t('settings.sender.taxNumberHint')}
          value={draft.taxNumber}
          onChange={(taxNumber) => put({ taxNumber })}
          maxLength={LONGEST_TAX_NUMBER}
        />
        <LogoField value={draft.logo} onChange={(logo) => put({ logo })} />
      </Stack>
    </Dialog>
  );
}

/** An address as it is kept: lines without blanks at their ends, none empty; null where there is none. */
function addressOf(text: string): string | null {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n') || null;
}
