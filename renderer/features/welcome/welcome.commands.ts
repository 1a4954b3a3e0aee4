import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import { type DeskState, type NewShopForm, useDesk, useDeskSnapshot } from '#renderer/db/desk.ts';
import type { Losses, UnreadEnd } from '#renderer/db/work.ts';

export type { Losses, UnreadEnd };

/** Where the window is, for the screens that stand before a shop is open. */
export function useDeskState(): DeskState {
  return useDeskSnapshot().at;
}

/** The shops this computer has. */
export function useShops(): readonly ShopEntry[] {
  return useDeskSnapshot().shops;
}

/** The ways to begin. */
export function useBeginnings(): {
  readonly demo: (name: string) => Promise<void>;
  readonly empty: (form: NewShopForm) => Promise<void>;
  readonly open: (entry: ShopEntry, takeOver?: boolean) => Promise<void>;
  readonly goOn: (placeName: string, currency: string | null) => Promise<void>;
  readonly leave: () => Promise<void>;
  readonly again: () => Promise<void>;
} {
  const desk = useDesk();
  return {
    demo: desk.createDemo,
    empty: desk.createEmpty,
    open: desk.open,
    goOn: desk.goOn,
    leave: desk.leave,
    again: desk.start,
  };
}
