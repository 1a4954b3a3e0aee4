import type { ReactNode } from 'react';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useWords } from '#renderer/words/words.ts';
import { BooksSettings } from './books-settings.tsx';
import { ComputerSettings } from './computer-settings.tsx';
import { LocationSettings } from './location-settings.tsx';
import { LogSettings } from './log-settings.tsx';
import { PeopleSettings } from './people-settings.tsx';
import { RuleSettings, ShopSettings } from './shop-settings.tsx';
import { ScannerSettings } from './scanner-settings.tsx';
import { SenderSettings } from './sender-settings.tsx';
import { SharingSettings } from './sharing-settings.tsx';
import { TaxSettings } from './tax-settings.tsx';

/** What other features put among the settings of this computer. */
type SettingsParts = { readonly look: ReactNode; readonly printers: ReactNode };

/** Settings of the shop, which every desk shares, and of this computer, parts of which are handed in. */
export function SettingsScreen({ look, printers }: SettingsParts) {
  const t = useWords();
  return (
    <Page title={t('settings.title')}>
      <Columns min={420}>
        <Stack gap="l">
          <ShopSettings />
          <SenderSettings />
          <TaxSettings />
          <RuleSettings />
          <LocationSettings />
          <PeopleSettings />
          <SharingSettings />
          <BooksSettings />
        </Stack>
        <Stack gap="l">
          {look}
          {printers}
          <ScannerSettings />
          <ComputerSettings />
          <LogSettings />
        </Stack>
      </Columns>
    </Page>
  );
}
