import { useMemo, useSyncExternalStore } from 'react';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { Result } from '#shared/base/result.ts';
import { type DeskSession, useDesk, useDeskSnapshot } from '#renderer/db/desk.ts';
import { useShop } from '#renderer/db/shop.ts';

/** The open shop, the others of this computer, and the ways between them. */
export type ShopWays = {
  /** What the open shop is called now. */
  readonly name: string;
  readonly here: ShopEntry;
  readonly shops: readonly ShopEntry[];
  readonly open: (entry: ShopEntry) => Promise<void>;
  readonly demo: (name: string) => Promise<void>;
  /** Back to the one shop there is; where there are several, or none, to the choice. */
  readonly leaveDemo: () => Promise<void>;
  readonly removeDemo: () => Promise<Result<null>>;
};

/** The shops of this computer, for screens of an open one. */
export function useShopWays(): ShopWays {
  const desk = useDesk();
  const { catalogue, entry } = useShop();
  const { shops } = useDeskSnapshot();
  useSyncExternalStore(catalogue.subscribe, catalogue.getVersion);
  const name = catalogue.shop()?.name ?? entry.name;
  return useMemo(
    () => ({
      name,
      here: entry,
      shops,
      open: (other) => desk.open(other),
      demo: desk.createDemo,
      leaveDemo: () => leaveDemo(desk, shops),
      removeDemo: () => desk.removeDemo(entry),
    }),
    [name, entry, shops, desk],
  );
}

function leaveDemo(desk: DeskSession, shops: readonly ShopEntry[]): Promise<void> {
  const [only, ...others] = shops.filter((entry) => entry.shopKind === 'real');
  return only && others.length === 0 ? desk.open(only) : desk.leave();
}
