import { BrowserWindow, dialog, screen } from 'electron';
import { guardNavigation, origin } from './guards.ts';
import { placeWindow, readWindowState, writeWindowState } from './window-state.ts';

export type WindowSettings = {
  readonly profileFolder: string;
  readonly preload: string;
  /** Added to the title after a dash, or empty. */
  readonly titleNote: string;
  readonly openOutside: (address: string) => void;
  /** The page does not let the window close: a person typed something in it. */
  readonly onHeld: () => void;
};

function keepState(window: BrowserWindow, profileFolder: string): void {
  const keep = () => writeWindowState(profileFolder, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  window.on('close', keep);
}

function surviveCrash(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    dialog.showMessageBoxSync({
      type: 'error',
      message: 'The Stockroom window stopped working.',
      detail: 'Everything that was shown as saved is safe. The window opens again now.',
      buttons: ['Open again'],
    });
    window.webContents.reload();
  });
}

/** Opens the window where it stood last, guarded, at our own page. */
export function openWindow({ profileFolder, preload, titleNote, openOutside, onHeld }: WindowSettings): BrowserWindow {
  const kept = readWindowState(profileFolder);
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...placeWindow(kept, screens, screen.getPrimaryDisplay().workArea),
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Stockroom',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (kept?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event, title) => {
    if (titleNote === '') return;
    event.preventDefault();
    window.setTitle(`${title} – ${titleNote}`);
  });
  guardNavigation(window.webContents, openOutside);
  window.webContents.on('will-prevent-unload', onHeld);
  keepState(window, profileFolder);
  surviveCrash(window);
  void window.loadURL(`${origin}/`);
  return window;
}

/** Brings a window to the front, out of the dock if need be. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
