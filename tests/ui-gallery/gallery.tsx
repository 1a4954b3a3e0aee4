import { useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import type { Route } from '#renderer/app/route.ts';
import { AppShell, type ShellParts } from '#renderer/app/app-shell.tsx';
import { goCommands } from '#renderer/app/go-commands.ts';
import { shellCommands } from '#renderer/app/shell-commands.ts';
import { uiTexts } from '#renderer/app/ui-texts.ts';
import { firstLook, useLook } from '#renderer/app/window-look.ts';
import { createCommandRegistry } from '#renderer/ui/command-registry.ts';
import { createInHand } from '#renderer/ui/in-hand.ts';
import { createLeaving } from '#renderer/ui/leaving.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { UiProvider, wearLook } from '#renderer/ui/ui-provider.tsx';
import { openWords, useLanguage, useWords } from '#renderer/words/words.ts';
import { must } from '#shared/base/must.ts';
import { FieldsPage } from './fields-page.tsx';
import { PartsPage } from './parts-page.tsx';
import { TablePage } from './table-page.tsx';

const routes: readonly Route[] = [
  {
    path: '/stock',
    element: <TablePage />,
    nav: { label: 'shell.menus.stock', goTo: 'shell.menus.stock', shortcut: 'g s', icon: 'stock' },
  },
  {
    path: '/orders',
    element: <PartsPage />,
    nav: {
      label: 'shell.menus.orders',
      goTo: 'shell.menus.orders',
      shortcut: 'g o',
      icon: 'orders',
      useCount: () => 20,
      tone: 'news',
    },
  },
  {
    path: '/fields',
    element: <FieldsPage />,
    nav: {
      label: 'shell.menus.edit',
      goTo: 'shell.menus.edit',
      shortcut: 'g f',
      icon: 'reorder',
      useCount: () => 128,
      tone: 'warn',
    },
  },
  {
    path: '/settings',
    element: <PartsPage />,
    nav: { label: 'shell.menus.help', goTo: 'shell.menus.help', shortcut: 'g e', icon: 'settings', last: true },
  },
];

const parts: ShellParts = {
  routes,
  commands: [...shellCommands, ...goCommands(routes)],
  start: 'Harbour Street Store',
  search: <SearchField name="Search or scan" value="" onChange={() => undefined} shortcut="/" />,
  end: (
    <StatusChip name="Sync status" tone="good" icon="synced" label="Saved">
      {() => <Text>Everything is saved on this PC and at the shop.</Text>}
    </StatusChip>
  ),
};

const registry = createCommandRegistry();
const inHand = createInHand();
const leaving = createLeaving();
const help = { program: () => 'Stockroom', onShown: () => undefined, unsafe: () => null };

function Gallery() {
  const look = useLook(useLanguage());
  const t = useWords();
  const words = useMemo(() => uiTexts(t, look.locale), [t, look.locale]);
  return (
    <UiProvider {...look} words={words} commands={registry} inHand={inHand} leaving={leaving} help={help}>
      <AppShell {...parts} />
    </UiProvider>
  );
}

wearLook(firstLook());
await openWords(new URLSearchParams(location.search).get('language') === 'en-XA' ? 'en-XA' : 'en');
createRoot(must(document.getElementById('root'), 'index.html has a root')).render(<Gallery />);
