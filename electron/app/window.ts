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
  /** What is still to be done before the window may close; null: nothing. */
  readonly beforeClose: () => Promise<void> | null;
};

function keepState(window: BrowserWindow, profileFolder: string): void {
  const keep = () => writeWindowState(profileFolder, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  window.on('close', keep);
}

/** Lets something be done once before the window goes; it closes by itself afterwards. */
function closeLater(window: BrowserWindow, beforeClose: WindowSettings['beforeClose']): void {
  let state: 'open' | 'waiting' | 'done' = 'open';
  window.on('close', (event) => {
    if (state === 'done') {
      // A page that holds it back keeps the window: the next closing begins anew.
      state = 'open';
      return;
    }
    const before = state === 'waiting' ? undefined : beforeClose();
    if (before === null) return;
    event.preventDefault();
    if (!before) return;
    state = 'waiting';
    void before.finally(() => {
      state = 'done';
      if (!window.isDestroyed()) window.close();
    });
  });
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
export function openWindow({
  profileFolder,
  preload,
  titleNote,
  openOutside,
  onHeld,
  beforeClose,
}: WindowSettings): BrowserWindow {
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
  closeLater(window, beforeClose);
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
