import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Ask } from '#shared/contract/bridge/channels.ts';

type Described = Ask<'app.setMenu'>;

const isMac = process.platform === 'darwin';

/**
 * Shows the menus the window describes, beside the roles every text field needs; a click is told by the command's id. A
 * menu that is open stays as it is: what the window said meanwhile shows when it is closed.
 */
export function menuBar(onCommand: (id: string) => void): (described: Described) => void {
  const open = new Set<Menu>();
  let shown = '';
  let wanted: Described | null = null;
  const show = () => {
    if (wanted === null || open.size > 0) return;
    // What can be done is told at every step of the window; most steps change nothing here.
    const said = JSON.stringify(wanted);
    if (said !== shown) Menu.setApplicationMenu(watched(Menu.buildFromTemplate(templateOf(wanted, onCommand))));
    [shown, wanted] = [said, null];
  };
  const watched = (bar: Menu) => {
    for (const { submenu } of bar.items) {
      submenu?.on('menu-will-show', () => open.add(submenu));
      submenu?.on('menu-will-close', () => {
        open.delete(submenu);
        // The click that closed it is still to come.
        setImmediate(show);
      });
    }
    return bar;
  };
  return (described) => {
    wanted = described;
    show();
  };
}

function templateOf({ menus, standard }: Described, onCommand: (id: string) => void): MenuItemConstructorOptions[] {
  const bar = menus.flatMap(({ label, kind, items }): MenuItemConstructorOptions[] => {
    const ours = items.map(
      ({ id, label: text, accelerator }): MenuItemConstructorOptions => ({
        label: text,
        click: () => onCommand(id),
        // The window listens for its own keys; the menu only shows them, so that one press is one command.
        ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
      }),
    );
    if (kind === 'edit')
      return [{ label, submenu: [...ours, ...(ours.length > 0 ? [gap] : []), ...textLines(standard)] }];
    if (ours.length === 0) return [];
    return kind === 'help'
      ? [windowMenu(standard), { label, role: 'help', submenu: ours }]
      : [{ label, submenu: ours }];
  });
  return isMac ? [{ role: 'appMenu' }, ...bar] : bar;
}

const gap = { type: 'separator' } as const;

/** What every text field needs; the system does it, the window says how it is called. */
function textLines(texts: Described['standard']): MenuItemConstructorOptions[] {
  const line = (role: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll') => ({ role, label: texts[role] });
  return [line('undo'), line('redo'), gap, line('cut'), line('copy'), line('paste'), gap, line('selectAll')];
}

function windowMenu(texts: Described['standard']): MenuItemConstructorOptions {
  return {
    label: texts.window,
    role: 'window',
    submenu: [
      { role: 'minimize', label: texts.minimize },
      { role: 'close', label: texts.close },
    ],
  };
}
