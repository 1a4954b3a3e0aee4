import type { ReactNode } from 'react';
import { Stack } from '#renderer/ui/layout.tsx';
import { BooksSettings } from './books-settings.tsx';
import { ComputerSettings } from './computer-settings.tsx';
import { EverythingSettings } from './everything-settings.tsx';
import { LocationSettings } from './location-settings.tsx';
import { LogSettings } from './log-settings.tsx';
import { PackingSettings } from './packing-settings.tsx';
import { PeopleSettings } from './people-settings.tsx';
import { ScannerSettings } from './scanner-settings.tsx';
import { SenderSettings } from './sender-settings.tsx';
import type { SectionId } from './settings-sections.ts';
import { SharingSettings } from './sharing-settings.tsx';
import { RuleSettings, ShopSettings } from './shop-settings.tsx';
import { SupportSettings } from './support-settings.tsx';
import { TaxSettings } from './tax-settings.tsx';

/** The sections that other features show. */
export type HandedParts = Readonly<Record<'look' | 'printers', ReactNode>>;

/** What each section shows. */
export const sectionParts: Readonly<Record<Exclude<SectionId, keyof HandedParts>, ReactNode>> = {
  shop: <ShopSettings />,
  sender: <SenderSettings />,
  tax: <TaxSettings />,
  packing: <PackingSettings />,
  reorder: <RuleSettings />,
  locations: <LocationSettings />,
  people: <PeopleSettings />,
  sharing: <SharingSettings />,
  everything: <EverythingSettings />,
  books: <BooksSettings />,
  scanner: <ScannerSettings />,
  data: <ComputerSettings />,
  log: (
    <Stack gap="l">
      <LogSettings />
      <SupportSettings />
    </Stack>
  ),
};
