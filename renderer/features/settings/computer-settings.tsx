import { useState } from 'react';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { RemoveDemo } from '#renderer/parts/remove-demo.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { useLeaving } from '#renderer/ui/leaving.ts';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { useSettingsCommands } from './settings.commands.ts';
import { useComputer, useShops } from './settings.queries.ts';

/** The shops this computer holds, and what runs here. */
export function ComputerSettings() {
  const t = useWords();
  const { shops, openId } = useShops();
  const { openShop, leave, removeDemo } = useSettingsCommands();
  const leaving = useLeaving();
  const [removing, setRemoving] = useState<ShopEntry | null>(null);
  return (
    <Region
      name={t('settings.computer.title')}
      actions={
        <Button kind="quiet" icon="plus" onClick={() => leaving.leave(() => void leave())}>
          {t('settings.computer.newShop')}
        </Button>
      }
    >
      <Stack gap="m">
        {shops.map((entry) => (
          <Inline key={entry.shopId} gap="s" justify="between">
            <Inline gap="s">
              <Text>{entry.shopKind === 'demo' ? t('welcome.demoBand.name') : entry.name}</Text>
              {entry.shopKind === 'demo' && <Badge label={t('settings.computer.demo')} />}
              {entry.shopId === openId && <Text tone="muted">{t('settings.computer.current')}</Text>}
            </Inline>
            <Inline gap="s">
              {entry.shopId !== openId && (
                <Button kind="quiet" onClick={() => leaving.leave(() => void openShop(entry))}>
                  {t('settings.computer.open')}
                </Button>
              )}
              {entry.shopKind === 'demo' && (
                <Button kind="quiet" icon="delete" onClick={() => setRemoving(entry)}>
                  {t('settings.computer.removeDemo')}
                </Button>
              )}
            </Inline>
          </Inline>
        ))}
        <ComputerFacts />
      </Stack>
      {removing && <RemoveDemo remove={() => removeDemo(removing)} onClose={() => setRemoving(null)} />}
    </Region>
  );
}

function ComputerFacts() {
  const t = useWords();
  const { locale } = useWindowLook();
  const { about, journal } = useComputer();
  if (!about || !journal) return null;
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(
    journal.bytes / 1e6,
  );
  return (
    <KeyValueList
      items={[
        { label: t('settings.computer.version'), value: about.version },
        {
          label: t('settings.computer.runtime'),
          value: about.developmentRuntime
            ? `${about.runtime} · ${t('settings.computer.developmentRuntime')}`
            : about.runtime,
        },
        { label: t('settings.computer.profile'), value: about.profile },
        {
          label: t('settings.computer.journal'),
          value: t('settings.computer.journalText', { count: journal.records, size }),
        },
      ]}
    />
  );
}
