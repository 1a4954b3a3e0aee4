import { contextBridge, ipcRenderer } from 'electron';
import { channels } from '#shared/contract/bridge/channels.ts';

const asked = Object.entries(channels)
  .filter(([, { from }]) => from !== 'worker')
  .map(([name]) => [name, (question: unknown) => ipcRenderer.invoke('bridge', name, question)] as const);

contextBridge.exposeInMainWorld('stockroom', {
  ...Object.fromEntries(asked),
  onEvent: (listener: (event: unknown) => void) => {
    const forward = (_: unknown, event: unknown) => listener(event);
    ipcRenderer.on('event', forward);
    return () => ipcRenderer.removeListener('event', forward);
  },
  requestWorkerPort: () => ipcRenderer.send('worker-port'),
});

// A worker has no bridge of its own: its port comes through the window, which hands it on.
ipcRenderer.on('worker-port', ({ ports }) =>
  window.postMessage('stockroom:worker-port', window.location.origin, [...ports]),
);
