import type { HostEvent } from '#shared/contract/bridge/channels.ts';
import type { Bridge } from './bridge.ts';
import { messageClient } from './message-client.ts';

type EventMessage = { readonly event: HostEvent };

function isTold(message: unknown): message is EventMessage {
  return typeof message === 'object' && message !== null && 'event' in message;
}

/**
 * The bridge of a window or worker that is served to a browser. The socket opens with the first question and again
 * after it was cut; a question that meets no host is answered with `host-away`.
 */
export function socketBridge(address: URL): Bridge {
  const socketAddress = new URL(address);
  socketAddress.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const listeners = new Set<(event: HostEvent) => void>();
  let opening: Promise<WebSocket | null> | null = null;

  const connect = () =>
    new Promise<WebSocket | null>((resolve) => {
      const socket = new WebSocket(socketAddress);
      socket.onopen = () => resolve(socket);
      socket.onmessage = ({ data }) => {
        const message: unknown = JSON.parse(String(data));
        if (isTold(message)) for (const listener of listeners) listener(message.event);
        else client.hear(message);
      };
      socket.onclose = () => {
        opening = null;
        client.abandon('host-away');
        resolve(null);
      };
    });

  const client = messageClient(async (message) => {
    opening ??= connect();
    const socket = await opening;
    socket?.send(JSON.stringify(message));
    return socket !== null;
  });

  return {
    ask: client.host.ask,
    onEvent: (listener) => {
      listeners.add(listener);
      opening ??= connect();
      return () => listeners.delete(listener);
    },
    offerWorker: () => {
      const worker = new URL(address);
      worker.searchParams.set('as', 'worker');
      return Promise.resolve({ via: 'socket', address: worker.href });
    },
  };
}
