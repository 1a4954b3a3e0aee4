import type { Host } from '#shared/contract/bridge/host.ts';
import type { WorkerOffer } from './bridge.ts';
import { portHost } from './bridge-port.ts';
import { socketBridge } from './bridge-socket.ts';

/** The host, inside a worker, from the first message the window sent: its offer. */
export function hostOfWorker(event: MessageEvent<unknown>): Host {
  // The window that started this worker posts nothing else first.
  const offer = event.data as WorkerOffer;
  return offer.via === 'port' ? portHost(offer.port) : socketBridge(new URL(offer.address));
}
