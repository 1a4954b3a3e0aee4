import type { Host } from '#shared/contract/bridge/host.ts';
import { messageClient } from './message-client.ts';

/** The host at the other end of a message port. */
export function portHost(port: MessagePort): Host {
  const client = messageClient((message) => {
    port.postMessage(message);
    return true;
  });
  port.onmessage = ({ data }) => client.hear(data);
  return client.host;
}
