import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Ask } from '#shared/contract/bridge/channels.ts';

type Described = Ask<'app.setMenu'>;

const isMac = process.platform === 'darwin';

/** Shows the menu the window describes, beside the roles every text field needs; a click is told by the command's id. */
export function showMenu({ menus, standard }: Described, onCommand: (id: string) => void): void {
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
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(isMac ? [{ role: 'appMenu' } as const] : []), ...ours, ...standardMenus(standard)]),
  );
}

/** What every text field and every window needs; the system does it, the window says how it is called. */
function standardMenus(texts: Described['standard']): MenuItemConstructorOptions[] {
  const line = (role: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'minimize' | 'close') => ({
    role,
    label: texts[role],
  });
  const gap = { type: 'separator' } as const;
  return [
    {
      label: texts.edit,
      submenu: [line('undo'), line('redo'), gap, line('cut'), line('copy'), line('paste'), gap, line('selectAll')],
    },
    { label: texts.window, role: 'window', submenu: [line('minimize'), line('close')] },
  ];
}
