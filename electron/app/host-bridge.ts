import {
  type BrowserWindow,
  ipcMain,
  MessageChannelMain,
  type MessagePortMain,
  type WebContents,
  type WebFrameMain,
} from 'electron';
import { fail } from '#shared/base/result.ts';
import type { HostEvent } from '#shared/contract/bridge/channels.ts';
import { answerMessage, type Connection, openConnection } from '#electron/bridge/connection.ts';
import type { Dispatch } from '#electron/bridge/dispatcher.ts';
import { origin } from './guards.ts';

type Sender = { readonly sender: WebContents; readonly senderFrame: WebFrameMain | null };

/** One page's connections: they close when the page goes, whether by closing, reloading or crashing. */
type Page = { readonly window: Connection; readonly workers: Set<Connection> };

function servePort(port: MessagePortMain, connection: Connection, onGone: () => void): void {
  port.on('message', ({ data }) => {
    void answerMessage(connection, data).then((answer) => {
      if (answer) port.postMessage(answer);
    });
  });
  port.on('close', onGone);
  port.start();
}

/** Serves the contract to one window and its worker, and to nobody else. */
export function serveWindow(window: BrowserWindow, dispatch: Dispatch): void {
  const { webContents } = window;
  const open = (): Page => ({ window: openConnection(dispatch, 'window'), workers: new Set() });
  const close = ({ window: own, workers }: Page) => {
    for (const connection of [own, ...workers]) void connection.close();
  };
  let page = open();
  const turn = () => {
    close(page);
    page = open();
  };
  webContents.on('did-navigate', turn);
  webContents.on('render-process-gone', turn);

  const isOurs = ({ sender, senderFrame }: Sender) =>
    sender === webContents && senderFrame === webContents.mainFrame && senderFrame.url.startsWith(`${origin}/`);

  ipcMain.handle('bridge', (event, channel: unknown, question: unknown) =>
    isOurs(event) ? page.window.ask(channel, question) : fail({ code: 'bad-sender' }),
  );
  ipcMain.on('worker-port', (event) => {
    if (!isOurs(event)) return;
    const { port1, port2 } = new MessageChannelMain();
    const { workers } = page;
    const connection = openConnection(dispatch, 'worker');
    workers.add(connection);
    servePort(port1, connection, () => {
      workers.delete(connection);
      void connection.close();
    });
    webContents.postMessage('worker-port', null, [port2]);
  });
  window.once('closed', () => {
    close(page);
    ipcMain.removeHandler('bridge');
    ipcMain.removeAllListeners('worker-port');
  });
}

/** Tells a window something it did not ask for. */
export function tellWindow(window: BrowserWindow, event: HostEvent): void {
  if (!window.isDestroyed()) window.webContents.send('event', event);
}
