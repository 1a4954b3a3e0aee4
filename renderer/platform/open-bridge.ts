import type { Bridge } from './bridge.ts';
import { preloadBridge } from './bridge-preload.ts';
import { socketBridge } from './bridge-socket.ts';

/** The one place that knows whether the window runs in Electron or is served to a browser. */
export function openBridge(): Bridge {
  return window.stockroom ? preloadBridge(window.stockroom) : socketBridge(new URL('/bridge', window.location.href));
}
