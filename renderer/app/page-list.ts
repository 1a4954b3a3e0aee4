import type { FoundPage } from './found-pages.tsx';

/** The sections of the settings that can be found. */
export const settingsPages: readonly FoundPage[] = [
  { title: 'settings.shop.title', keywords: 'find.keywords.shop', path: '/settings', icon: 'shop' },
  { title: 'settings.rule.title', keywords: 'find.keywords.rule', path: '/settings', icon: 'reorder' },
  { title: 'settings.locations.title', keywords: 'find.keywords.locations', path: '/settings', icon: 'location' },
  { title: 'settings.people.title', keywords: 'find.keywords.people', path: '/settings', icon: 'people' },
  { title: 'settings.sharing.title', keywords: 'find.keywords.sharing', path: '/settings', icon: 'settings' },
  { title: 'settings.books.title', keywords: 'find.keywords.books', path: '/settings', icon: 'settings' },
  { title: 'shell.look.title', keywords: 'find.keywords.look', path: '/settings', icon: 'screen' },
  {
    title: 'labels.printers.title',
    keywords: 'find.keywords.printers',
    path: '/settings?part=printers',
    icon: 'print',
  },
  { title: 'settings.scanner.title', keywords: 'find.keywords.scanner', path: '/settings', icon: 'barcode' },
  { title: 'settings.computer.title', keywords: 'find.keywords.computer', path: '/settings', icon: 'screen' },
  { title: 'settings.log.title', keywords: 'find.keywords.log', path: '/settings', icon: 'settings' },
];

/** The topics of the help that can be found. */
export const helpPages: readonly FoundPage[] = [];
