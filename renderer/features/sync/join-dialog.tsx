import { useState } from 'react';
import { AddressField, shownAddress } from '#renderer/parts/address-field.tsx';
import type { Failure } from '#shared/base/result.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { RadioField } from '#renderer/ui/check-field.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useFoundShops, useJoin, useKnownAddress, useOpenShopName } from './sync.commands.ts';
import './join-dialog.css';

const OTHER = 'other';

/** Joins a shop that another computer shares: which, by which code, and who works here. */
export function JoinDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const join = useJoin();
  const found = useFoundShops();
  const known = useKnownAddress();
  const shopName = useOpenShopName();
  const [chosen, choose] = useState<string | null>(null);
  const [typed, setAddress] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [person, setPerson] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number | null } | null>(null);
  const [busy, setBusy] = useState(false);
  const shops = found?.shops ?? [];
  // Who is typing an address goes on with it, whatever the network names meanwhile.
  const first = typed ? OTHER : (shops[0]?.address ?? OTHER);
  const place = chosen === OTHER || shops.some((one) => one.address === chosen) ? (chosen ?? OTHER) : first;
  const address = typed ?? shownAddress(known);
  // What a scanner typed of the drawn code names the address itself.
  const isDrawn = code.trim().startsWith('stockroom-join:');
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const where = place === OTHER ? address.trim() : place;
    const joined = await join(
      { address: isDrawn ? code.trim() : where, code: isDrawn ? '' : code },
      person.trim(),
      setProgress,
    );
    setBusy(false);
    setProgress(null);
    if (!joined.ok) return setFailure(joined.failure);
    toast.success(shopName === null ? t('sync.dialog.joinedShop') : t('sync.dialog.joined', { name: shopName }));
    onClose();
  };
  return (
    <Dialog
      name={t('sharing.join.title')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('sharing.join.submit')}
      busy={busy}
      canSubmit={code.trim() !== '' && (isDrawn || place !== OTHER || address.trim() !== '')}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Text tone="muted">{t('sharing.join.intro')}</Text>
        {shops.length > 0 && !isDrawn && (
          <div className="join-found">
            <RadioField
              label={t('sharing.join.found')}
              value={place}
              onChange={choose}
              options={[
                ...shops.map((one) => ({
                  value: one.address,
                  label: t('sharing.join.shop', { shop: one.shop, computer: one.computer }),
                  note: shownAddress(one.address),
                })),
                { value: OTHER, label: t('sharing.join.other') },
              ]}
            />
          </div>
        )}
        {place === OTHER && !isDrawn && (
          <>
            {shops.length === 0 && (
              <Text tone="muted" size="s">
                {found && !found.canLook ? t('sharing.join.noLook') : t('sharing.join.looking')}
              </Text>
            )}
            <AddressField value={address} onChange={setAddress} />
          </>
        )}
        <TextField
          label={t('sharing.join.code')}
          hint={t('sharing.join.codeHint')}
          value={code}
          onChange={setCode}
          maxLength={700}
          required
          autoFocus
        />
        <TextField label={t('sharing.join.person')} value={person} onChange={setPerson} maxLength={200} />
        {progress && <ProgressBar name={t('sharing.join.progress')} {...progress} />}
      </Stack>
    </Dialog>
  );
}
