import { useState } from 'react';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { currencies, currencyOf } from './currencies.ts';
import { unreadWords } from './unread-words.ts';
import { type Losses, useBeginnings } from './welcome.commands.ts';

type RecoveryGateProps = {
  readonly entry: ShopEntry;
  readonly losses: Losses;
  /** Opens the dialog that restores a backup, which the shop must be closed for. */
  readonly onRestore: () => void;
};

/** Asks before a shop is used of which not everything came back: what is missing, what is safe, and what happens next. */
export function RecoveryGate({ entry, losses, onRestore }: RecoveryGateProps) {
  const t = useWords();
  const { goOn, leave } = useBeginnings();
  const { language, locale } = useWindowLook();
  const [busy, setBusy] = useState(false);
  const { setAside, missing, operations, connected, unread, setUp } = losses;
  const [currency, setCurrency] = useState<string | null>(() => setUp && (setUp.currency ?? currencyOf(locale)));
  const files = losses.files.map((name) => name.split('.')[0] ?? name);
  const because = files.length > 0 ? t('welcome.recovery.files', { files: [...new Set(files)].join(', ') }) : '';
  const submit = async () => {
    setBusy(true);
    await goOn(t('welcome.recovery.place'), currency);
  };
  return (
    <Page title={entry.name}>
      <Dialog
        name={t('welcome.recovery.title')}
        open
        closable={false}
        onClose={() => undefined}
        aside={
          <Button
            icon="history"
            onClick={() => {
              void leave();
              onRestore();
            }}
          >
            {t('backup.restore.title')}
          </Button>
        }
        footer={
          <>
            <Button onClick={() => void leave()}>{t('welcome.recovery.quit')}</Button>
            <Button
              kind="primary"
              busy={busy}
              disabled={setUp !== null && currency === null}
              onClick={() => void submit()}
            >
              {t('welcome.recovery.goOn')}
            </Button>
          </>
        }
      >
        <Stack gap="m">
          {missing > 0 && <Text strong>{t('welcome.recovery.missing', { count: missing, because })}</Text>}
          {setAside > 0 && <Text strong>{t('welcome.recovery.setAside', { count: setAside })}</Text>}
          {unread && <Text strong>{unreadWords(t, unread)}</Text>}
          {setUp && (
            <>
              <Text strong>{t(connected ? 'welcome.recovery.setUpShared' : 'welcome.recovery.setUp')}</Text>
              <SelectField
                label={t('welcome.form.currency')}
                value={currency}
                onChange={setCurrency}
                options={currencies(language)}
                required
              />
            </>
          )}
          <Text>{t('welcome.recovery.back', { count: operations })}</Text>
          <Text>{connected ? t('welcome.recovery.server') : t('welcome.recovery.copy')}</Text>
          <Text tone="muted">{t('welcome.recovery.after')}</Text>
        </Stack>
      </Dialog>
    </Page>
  );
}
