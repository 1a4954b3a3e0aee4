import type { Failure, Result } from '#shared/base/result.ts';
import { useDesk } from '#renderer/db/desk.ts';
import { useShop } from '#renderer/db/shop.ts';
import type { Progress } from '#renderer/db/work.ts';

/** What a person can do about sharing the open shop from this computer, and about one that was joined. */
export function useShareCommands() {
  const { host, entry } = useShop();
  const desk = useDesk();
  const of = { shopId: entry.shopId };
  return {
    /** Shares the shop, and lets the network in once its history is there. */
    share: async (onProgress: (progress: Progress) => void): Promise<Result<unknown, Failure>> => {
      const shared = await desk.share(onProgress);
      return shared.ok ? host.ask('sharing.allow', { ...of, allowed: true }) : shared;
    },
    stop: async (): Promise<Result<unknown, Failure>> => {
      const left = await desk.disconnect();
      return left.ok ? host.ask('sharing.stop', of) : left;
    },
    allow: (allowed: boolean) => host.ask('sharing.allow', { ...of, allowed }),
    pause: (paused: boolean) => host.ask('sharing.pause', { ...of, paused }),
    startAtLogin: (on: boolean) => host.ask('sharing.atLogin', { on }),
    showCode: (on: boolean) => host.ask('sharing.showCode', { ...of, on }),
    remove: (computerId: string) => host.ask('sharing.remove', { ...of, computerId }),
    move: (address: string) => host.ask('store.move', { ...of, address }),
    shareNow: () => desk.syncNow(),
  };
}
