import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Ask } from '#shared/contract/bridge/channels.ts';

type Menus = Ask<'app.setMenu'>['menus'];

const isMac = process.platform === 'darwin';

/** Shows the menu the window describes, beside the roles every text field needs; a click is told by the command's id. */
export function showMenu(menus: Menus, onCommand: (id: string) => void): void {
  const ours = menus.map(
    ({ label, items }): MenuItemConstructorOptions => ({
      label,
      submenu: items.map(({ id, label: text, accelerator, enabled }) => ({
        label: text,
        enabled,
        click: () => onCommand(id),
        // The window listens for its own keys; the menu only shows them, so that one press is one command.
        ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
      })),
    }),
  );
  const roles: MenuItemConstructorOptions[] = [{ role: 'editMenu' }, { role: 'windowMenu' }];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(isMac ? [{ role: 'appMenu' } as const] : []), ...ours, ...roles]),
  );
}
