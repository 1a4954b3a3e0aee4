import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';
import type { Route } from './route.ts';

/** Every place of the window, in the order of the navigation; the first is where it opens. */
export const routes: readonly Route[] = [
  {
    path: '/settings',
    element: <SettingsScreen />,
    nav: { label: 'settings.title', goTo: 'settings.goTo', shortcut: 'g ,', icon: 'settings', last: true },
  },
];
