import type { FastifyInstance } from 'fastify';
import { done } from '#shared/base/result.ts';
import { pairingRoutes } from '#shared/contract/sharing/pairing.ts';
import type { StoreDatabase } from '#server/database/tables.ts';
import type { Computers } from '#server/share/computers.ts';
import type { Pairing } from '#server/share/pairing.ts';
import { readShop } from '#server/shop/shop.ts';
import { serve } from './route.ts';

/** The parts of a server that a host started to share its shop. */
export type Share = { readonly pairing: Pairing; readonly computers: Computers; readonly computer: string };

type Parts = { readonly db: StoreDatabase; readonly now: () => number };

/** Where a computer that has no token yet gets one, while a code is shown. */
export const pairingPath = '/v1/pairing/';

/** The routes of pairing: they alone stand before the token. */
export function servePairing(app: FastifyInstance, { db, now }: Parts, { pairing, computers, computer }: Share): void {
  serve(app, 'POST', `${pairingPath}hello`, pairingRoutes.hello.ask, (ask) => pairing.hello(ask));
  serve(app, 'POST', `${pairingPath}prove`, pairingRoutes.prove.ask, async (ask) => {
    const proved = pairing.prove(ask);
    if (!proved.ok) return proved;
    const { proof, name, addresses } = proved.value;
    const token = await computers.add(name);
    return done({ proof, token, shop: await readShop(db, now), computer, addresses });
  });
}
