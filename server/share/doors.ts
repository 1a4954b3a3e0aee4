import { createServer, type Server, type TlsOptions } from 'node:tls';
import type { AddressInfo, Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * The two doors of a shared shop, both behind TLS: one for the desk of this computer, which is always open, and one to the
 * network, which opens and closes while the server runs on.
 */
export type Doors = {
  /** Lets this computer in; answers the port. */
  readonly openHere: (app: FastifyInstance) => Promise<number>;
  /** Opens to the network on this port, or on any where it is taken; null closes, at once for who is inside too. */
  readonly network: (port: number | null) => Promise<number | null>;
  readonly close: () => Promise<void>;
};

/** How long an answer under way may take when the server ends. */
const GRACE_MS = 3_000;

type Door = { readonly server: Server; readonly sockets: Set<Socket> };

/** Doors with this certificate; `key` and `cert` as PEM. */
export function openDoors(tls: Pick<TlsOptions, 'key' | 'cert'>): Doors {
  let app: FastifyInstance | null = null;
  let here: Door | null = null;
  let outside: Door | null = null;

  /** What comes in decrypted is a connection of the routes' own server, which listens nowhere itself. */
  const door = (): Door => {
    const sockets = new Set<Socket>();
    const server = createServer({ ...tls, minVersion: 'TLSv1.2' }, (socket) => app?.server.emit('connection', socket));
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      // A stranger's half handshake ends nothing but itself.
      socket.on('error', () => socket.destroy());
    });
    server.on('tlsClientError', (_fault, socket) => socket.destroy());
    return { server, sockets };
  };
  /** Ends a door; whoever is being answered may have a while for it. */
  const shut = async (open: Door | null, graceMs: number) => {
    if (!open) return;
    const closed = new Promise((resolve) => open.server.close(resolve));
    const end = () => {
      for (const socket of open.sockets) socket.destroy();
    };
    if (graceMs === 0) end();
    else app?.server.closeIdleConnections();
    const late = setTimeout(end, graceMs);
    await closed;
    clearTimeout(late);
  };

  return {
    openHere: async (routes) => {
      app = routes;
      await routes.ready();
      // A server that listens nowhere would not look for connections that never finish what they ask.
      routes.server.emit('listening');
      here = door();
      return listen(here.server, 0, '127.0.0.1');
    },
    network: async (port) => {
      await shut(outside, 0);
      outside = null;
      if (port === null) return null;
      const opening = door();
      const taken = await listen(opening.server, port, '0.0.0.0').catch((fault: unknown) => {
        if (port === 0 || !isTaken(fault)) throw fault;
        return listen(opening.server, 0, '0.0.0.0');
      });
      outside = opening;
      return taken;
    },
    close: async () => {
      await Promise.all([shut(here, GRACE_MS), shut(outside, GRACE_MS)]);
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (fault: Error) => reject(fault);
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      // A server that listens on TCP has an address and a port.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function isTaken(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && (fault.code === 'EADDRINUSE' || fault.code === 'EACCES');
}
