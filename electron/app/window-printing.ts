import { BrowserWindow, type PrinterInfo, type Session } from 'electron';
import type { Printer } from '#shared/contract/bridge/printing.ts';
import type { PageToPrint, PrintSystem } from '#electron/printing/system-printers.ts';
import { guardNavigation, guardPermissions } from './guards.ts';

/** Nothing but what the page carries with it. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";
const origin = 'app://print';

/** A window nobody sees, that reaches nothing and runs nothing of what it shows. */
function hiddenWindow(session: Session): BrowserWindow {
  const window = new BrowserWindow({ show: false, webPreferences: { session, sandbox: true, spellcheck: false } });
  guardNavigation(window.webContents, () => {});
  return window;
}

async function inHiddenWindow<T>(session: Session, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const window = hiddenWindow(session);
  try {
    return await work(window);
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}

/** Older runtimes tell these; today's only lists names. */
type ListedPrinter = Pick<PrinterInfo, 'name'> & { readonly isDefault?: boolean; readonly options?: object };

/** `printer-state` as IPP numbers it, where the system tells it. */
const states: Readonly<Record<string, Printer['state']>> = { '3': 'idle', '4': 'printing', '5': 'stopped' };

function printerOf({ name, isDefault, options = {} }: ListedPrinter): Printer {
  const state = 'printer-state' in options ? states[String(options['printer-state'])] : undefined;
  return { name, isDefault: isDefault === true, state: state ?? 'unknown' };
}

/** Microns, as Electron measures paper. */
const microns = (mm: number) => Math.round(mm * 1_000);

async function printPage(
  { webContents }: BrowserWindow,
  address: string,
  { printer, size }: PageToPrint,
  stop: AbortSignal,
) {
  await webContents.loadURL(address);
  await webContents.executeJavaScript('document.fonts.ready.then(() => true)');
  stop.throwIfAborted();
  return new Promise<Awaited<ReturnType<PrintSystem['print']>>>((resolve, reject) => {
    stop.addEventListener('abort', () => reject(new Error('the system did not answer in time')), { once: true });
    webContents.print(
      {
        silent: true,
        deviceName: printer,
        pageSize: { width: microns(size.width), height: microns(size.height) },
        margins: { marginType: 'none' },
        scaleFactor: 100,
      },
      (taken, why) => resolve(taken ? 'taken' : /deviceName/i.test(why) ? 'printer-unknown' : 'printer-refused'),
    );
  });
}

/** Printing by a hidden window of Electron, in a session of its own that keeps nothing. */
export function windowPrinting(session: Session): PrintSystem {
  guardPermissions(session);
  const pages = new Map<string, string>();
  let asked = 0;
  session.protocol.handle('app', ({ url }) => {
    const page = pages.get(url);
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
    return page === undefined ? new Response('Not found', { status: 404 }) : new Response(page, { headers });
  });
  return {
    list: () =>
      inHiddenWindow(session, async ({ webContents }) => (await webContents.getPrintersAsync()).map(printerOf)),
    print: async (what, stop) => {
      const address = `${origin}/${++asked}`;
      pages.set(address, what.page);
      try {
        return await inHiddenWindow(session, (window) => printPage(window, address, what, stop));
      } finally {
        pages.delete(address);
      }
    },
  };
}
