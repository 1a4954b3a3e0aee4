import type { HostEvent } from '#shared/contract/bridge/channels.ts';
import type { Host } from '#shared/contract/bridge/host.ts';

/** How a worker reaches the host: over a port that the window hands on, or over a socket of its own. */
export type WorkerOffer =
  | { readonly via: 'port'; readonly port: MessagePort }
  | { readonly via: 'socket'; readonly address: string };

/** The window's way to the host. */
export type Bridge = Host & {
  /** Hears what the host tells without being asked; answers how to stop. */
  readonly onEvent: (listener: (event: HostEvent) => void) => () => void;
  /** A way to the host for one worker; post it there with `transferOf` it. */
  readonly offerWorker: () => Promise<WorkerOffer>;
};

/** What must be transferred, not copied, when an offer is posted to a worker. */
export function transferOf(offer: WorkerOffer): Transferable[] {
  return offer.via === 'port' ? [offer.port] : [];
}
