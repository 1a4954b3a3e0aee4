import { app, type BrowserWindow, dialog, Menu, type OpenDialogOptions, session, shell } from 'electron';
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import { done, fail } from '#shared/base/result.ts';
import { BACKUP_EXTENSION } from '#shared/contract/formats/backup.ts';
import { createDispatch } from '#electron/bridge/dispatcher.ts';
import { filesOf, openedFiles } from '#electron/files/opened-files.ts';
import { faultTaker, outliveFaults, textOf } from '#electron/log/faults.ts';
import { openProgramLog } from '#electron/log/program-log.ts';
import { browserFolder, dropElsewhere } from './browser-folder.ts';
import { cipherOf } from './cipher.ts';
import { guardPermissions, mayOpenOutside } from './guards.ts';
import { serveWindow, tellWindow } from './host-bridge.ts';
import { menuBar } from './menu.ts';
import { showNotice } from './notices.ts';
import { profileFrom } from './profile.ts';
import { runtimeFacts } from './runtime.ts';
import { dispatchNotes } from './dispatch-notes.ts';
import { announceScheme, serveScheme } from './scheme.ts';
import { loginItem, serverStarter } from './server-process.ts';
import { openServices } from './services.ts';
import { electronUpdater, watchUpdates } from './updates.ts';
import { openWindow, showWindow } from './window.ts';
import { windowPrinting } from './window-printing.ts';

const out = path.join(__dirname, '..');
const runtime = runtimeFacts(process.versions);
const { argv, env, platform } = process;
const profile = profileFrom({ argv, env, platform, cwd: process.cwd() });

const opened = openedFiles(randomUUID);
/** Says that a file waits; set once there is a window to say it to. */
let onOffered = () => undefined as void;

/** Offers what a command line names to the window; answers whether that was anything. */
async function offer(files: readonly string[]): Promise<boolean> {
  const kept = await Promise.all(files.map((file) => opened.offer(file)));
  const any = kept.includes(true);
  if (any) onOffered();
  return any;
}

/** What a person or the system wrote after the program's name. */
const ownArguments = (line: readonly string[]) => line.slice(process.defaultApp ? 2 : 1);

const browser = browserFolder(profile);
app.setPath('userData', browser.folder);
// macOS opens files this way, the first of them before the program is ready.
app.on('open-file', (event, file) => {
  event.preventDefault();
  void offer([file]);
});

if (app.requestSingleInstanceLock()) {
  announceScheme();
  app.enableSandbox();
  void app.whenReady().then(start).catch(sayNotStarted);
} else {
  console.log('Stockroom is already open with this profile. Its window was brought to the front; nothing was changed.');
  app.exit(0);
}

/** How long closing waits for a backup. */
const CLOSING_MS = 30_000;

/** What a person chooses where the system shows folders and files. */
const folderWanted: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] };
const backupWanted: OpenDialogOptions = {
  properties: ['openFile'],
  filters: [{ name: 'Stockroom', extensions: [BACKUP_EXTENSION.slice(1)] }],
};

/** From here on this process owns the profile. */
async function start(): Promise<void> {
  let window: BrowserWindow | null = null;
  const openOutside = (address: string) => void shell.openExternal(address);
  await offer(filesOf(ownArguments(argv), process.cwd()));
  const log = openProgramLog({ folder: path.join(profile.folder, 'logs'), home: homedir(), now: Date.now });
  log.note('info', 'started', { version: app.getVersion(), platform, runtime: runtime.name });
  outliveFaults(faultTaker({ log, now: Date.now, tell: () => window && tellWindow(window, { type: 'host-fault' }) }));
  const showMenu = menuBar((id) => window && tellWindow(window, { type: 'command', id }));
  const choosePath = async (wanted: OpenDialogOptions): Promise<string | null> => {
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, wanted)
      : dialog.showOpenDialog(wanted));
    return canceled ? null : (filePaths[0] ?? null);
  };
  const services = await openServices({
    opened,
    pickPath: async (kind) => done(await choosePath(kind === 'folder' ? folderWanted : backupWanted)),
    folders: {
      choose: (title) => choosePath({ ...folderWanted, title }),
      show: (folder) => shell.showItemInFolder(folder),
    },
    printSystem: platform === 'win32' ? windowPrinting(session.fromPartition('print')) : null,
    log,
    profile: profile.folder,
    about: {
      version: app.getVersion(),
      platform,
      runtime: runtime.name,
      developmentRuntime: runtime.development,
      served: false,
    },
    cipher: cipherOf(runtime),
    goesOn: browser.isElsewhere ? startAgain : null,
    startServer: serverStarter({ out, packaged: app.isPackaged, env }),
    loginItem,
    tell: (event) => window && tellWindow(window, event),
    shell: {
      'app.setMenu': async (described) => {
        showMenu(described);
        return done({});
      },
      'app.openExternal': async ({ url }) => {
        if (!mayOpenOutside(url)) return fail({ code: 'bad-request', detail: 'only https and mailto open outside' });
        openOutside(url);
        return done({});
      },
      'app.notify': async (notice) => {
        const shown = showNotice(notice, () => {
          if (!window || window.isDestroyed()) return;
          showWindow(window);
          tellWindow(window, { type: 'notice-pressed' });
        });
        return shown ? done({}) : fail({ code: 'no-notices' });
      },
      'log.reveal': async () => {
        shell.showItemInFolder(log.file);
        return done({});
      },
      'app.installUpdate': async () => (updates.install() ? done({}) : fail({ code: 'no-update' })),
    },
  });
  const updates = await watchUpdates({
    resources: process.resourcesPath,
    packaged: app.isPackaged,
    load: electronUpdater,
    tell: (version) => window && tellWindow(window, { type: 'update-ready', version }),
    onFault: (error) => log.note('warn', 'no-update', { detail: textOf(error) }),
    every: (ms, task) => {
      const timer = setInterval(task, ms);
      return () => clearInterval(timer);
    },
  });
  const dispatch = createDispatch(services.handlers, {
    checkAnswers: !app.isPackaged,
    ...dispatchNotes(log),
  });

  Menu.setApplicationMenu(null);
  guardPermissions(session.defaultSession);
  serveScheme(path.join(out, 'renderer'));
  window = openWindow({
    profileFolder: profile.folder,
    preload: path.join(out, 'preload', 'preload.cjs'),
    titleNote: runtime.development ? `development runtime (${runtime.name})` : '',
    openOutside,
    onHeld: () => window && tellWindow(window, { type: 'close-held' }),
    beforeClose: () => {
      if (!services.backups.wantsClosing()) return null;
      if (window) tellWindow(window, { type: 'closing-backup' });
      return services.backups.atClose(CLOSING_MS);
    },
  });
  serveWindow(window, dispatch);
  onOffered = () => {
    if (window) tellWindow(window, { type: 'files-opened' });
  };

  app.on('second-instance', (_event, line, cwd) => {
    if (!window || window.isDestroyed()) return;
    showWindow(window);
    void offer(filesOf(ownArguments(line), cwd)).then((any) => {
      if (!any) sayAlreadyOpen();
    });
  });
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    updates.close();
    log.note('info', 'stopped');
    void services.close().finally(() => {
      dropElsewhere(browser);
      app.exit(0);
    });
  });
}

/** The disk takes writing again: Chromium's own folder is on it from now on. */
function startAgain(): void {
  app.relaunch();
  app.quit();
}

/** Nothing is open yet that could show it: the system's own box says it. */
function sayNotStarted(error: unknown): void {
  console.error('Stockroom could not start:', error);
  dialog.showErrorBox('Stockroom could not start', `Nothing was changed. Start it again.\n\n${textOf(error)}`);
  app.exit(1);
}

function sayAlreadyOpen(): void {
  void dialog.showMessageBox({
    type: 'info',
    message: 'Stockroom is already open.',
    detail:
      'This is its window. Nothing was changed. To work as another desk on this computer, start it with --profile and another folder.',
  });
}
