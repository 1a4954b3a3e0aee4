import { done, fail } from '#shared/base/result.ts';
import type { Channel, HandlersOf } from '#shared/contract/bridge/channels.ts';
import type { Joined } from './joining.ts';
import { join } from './joining.ts';
import type { Network } from './network.ts';
import type { Sharing } from './sharing.ts';

type Parts = {
  readonly sharing: Sharing;
  readonly network: Network;
  readonly computer: string;
  /** Keeps in mind a server that was met, until it is tied to a shop. */
  readonly meet: (joined: Joined) => void;
  /** Asks this computer's own server who it is and keeps it in mind; answers its address. */
  readonly meetOwn: (shopId: string) => Promise<string | null>;
};

/** Serves the channels of sharing a shop and of joining one. */
export function sharingHandlers({
  sharing,
  network,
  computer,
  meet,
  meetOwn,
}: Parts): HandlersOf<Extract<Channel, `sharing.${string}` | `joining.${string}`>> {
  return {
    'sharing.state': async ({ shopId }) => done({ share: await sharing.state(shopId) }),
    'sharing.start': async ({ shopId, name }) => {
      const started = await sharing.start(shopId, name);
      if (!started.ok) return started;
      const url = await meetOwn(shopId);
      return url === null ? fail({ code: 'share-ended' }) : done({ url });
    },
    'sharing.stop': async ({ shopId }) => {
      await sharing.stop(shopId);
      return done({});
    },
    'sharing.allow': async ({ shopId, allowed }) => {
      await sharing.allow(shopId, allowed);
      return done({});
    },
    'sharing.pause': async ({ shopId, paused }) => {
      await sharing.pause(shopId, paused);
      return done({});
    },
    'sharing.atLogin': async ({ on }) => {
      sharing.atLogin(on);
      return done({});
    },
    'sharing.showCode': async ({ shopId, on }) => {
      const shown = await sharing.showCode(shopId, on);
      return shown.ok ? done({}) : shown;
    },
    'sharing.remove': async ({ shopId, computerId }) => {
      await sharing.remove(shopId, computerId);
      return done({});
    },
    'joining.found': async () => {
      const seen = await network.seen();
      const shops = seen.flatMap(({ addresses: [address], shop, computer: of }) =>
        address === undefined ? [] : [{ address, shop, computer: of }],
      );
      return done({ shops, canLook: network.canLook() });
    },
    'joining.pair': async (asked) => {
      const joined = await join(asked, computer);
      if (!joined.ok) return joined;
      meet(joined.value);
      return done({ url: joined.value.url.href, shop: joined.value.shop });
    },
  };
}
