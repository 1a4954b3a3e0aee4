import type { ReactNode } from 'react';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useWords } from '#renderer/words/words.ts';
import { BooksSettings } from './books-settings.tsx';
import { ComputerSettings } from './computer-settings.tsx';
import { LocationSettings } from './location-settings.tsx';
import { PeopleSettings } from './people-settings.tsx';
import { RuleSettings, ShopSettings } from './shop-settings.tsx';
import { ScannerSettings } from './scanner-settings.tsx';
import { SharingSettings } from './sharing-settings.tsx';

/** Settings of the shop, which every desk shares, and of this computer, whose look is handed in. */
export function SettingsScreen({ look }: { readonly look: ReactNode }) {
  const t = useWords();
  return (
    <Page title={t('settings.title')}>
      <Columns min={420}>
        <Stack gap="l">
          <ShopSettings />
          <RuleSettings />
          <LocationSettings />
        </Stack>
        <Stack gap="l">
          <PeopleSettings />
          <SharingSettings />
          <BooksSettings />
          {look}
          <ScannerSettings />
          <ComputerSettings />
        </Stack>
      </Columns>
    </Page>
  );
}
