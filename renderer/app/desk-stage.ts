import { createStore } from 'zustand/vanilla';
import type { Result } from '#shared/base/result.ts';
import type { Answer, ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { DeskSnapshot, DeskState } from '#renderer/db/desk.ts';
import type { OpenedShop, Progress } from '#renderer/db/work.ts';
import { keepLastShop } from './last-shop.ts';
import { type Handed, openInWindow, type WindowShop } from './window-shop.ts';

/** Opens a shop, and says how far it is. */
export type Opening = (onProgress: (progress: Progress) => void) => Promise<Result<OpenedShop>>;

/** What the window shows between its start and an open shop, and how it gets from one to the other. */
export type DeskStage = {
  readonly snapshot: () => DeskSnapshot;
  readonly listen: (listener: () => void) => () => void;
  readonly go: (at: DeskState) => void;
  /** Lets go of the shop that is shown. */
  readonly close: () => void;
  /** Reads which shops this computer has. */
  readonly readShops: () => Promise<Result<Answer<'shops.list'>>>;
  /** Shows a shop before its journal is attached: its rows can be looked at, acts wait until it is open. */
  readonly preview: (entry: ShopEntry) => void;
  /** Shows a shop that is open; `back`: where one leads back to that is open for reading alone. */
  readonly show: (opened: OpenedShop, back?: ShopEntry | null) => Promise<void>;
  /** Opens a shop and shows what became of it, unless a person asked for something else meanwhile. */
  readonly begin: (entry: ShopEntry, start: Opening) => Promise<Result<OpenedShop>>;
  /** Answers whether a person has asked for nothing else since. */
  readonly sameWish: () => () => boolean;
  /** What is still being opened is not shown any more. */
  readonly dropWish: () => void;
};

/** The stage of one window, which shows nothing yet. */
export function deskStage(handed: Handed): DeskStage {
  const { bridge, storage } = handed;
  const store = createStore<DeskSnapshot>(() => ({ at: { state: 'starting' }, shops: [] }));
  const go = (at: DeskState) => store.setState({ at });
  let shown: WindowShop | null = null;
  /** Counts what a person asked for: what an earlier wish still brings is not shown any more. */
  let wish = 0;
  const close = () => {
    shown?.close();
    shown = null;
  };
  const readShops = async () => {
    const listed = await bridge.ask('shops.list', {});
    if (listed.ok) store.setState({ shops: listed.value.shops });
    return listed;
  };
  const preview = (entry: ShopEntry) => {
    close();
    shown = openInWindow(handed, entry);
    go({ state: 'open', shop: shown.shop, rebuilt: null });
  };
  const show = async (opened: OpenedShop, back: ShopEntry | null = null) => {
    await readShops();
    if (shown?.shop.entry.dbName !== opened.entry.dbName) preview(opened.entry);
    shown?.opened();
    const { reading } = opened;
    // What is only looked at is not where the next start begins.
    if (!reading) keepLastShop(storage, opened.entry);
    if (shown)
      go({
        state: 'open',
        shop: shown.shop,
        rebuilt: opened.rebuilt,
        ...(reading && { reading: { ...reading, back } }),
      });
  };
  const sameWish = () => {
    const mine = wish;
    return () => mine === wish;
  };
  const begin = async (entry: ShopEntry, start: Opening) => {
    wish++;
    const isWished = sameWish();
    if (shown?.shop.entry.dbName !== entry.dbName) {
      close();
      go({ state: 'opening', entry, progress: null });
    }
    const opened = await start((progress) => {
      if (!isWished()) return;
      close();
      go({ state: 'opening', entry, progress });
    });
    if (!isWished()) return opened;
    if (!opened.ok) {
      close();
      go(
        opened.failure.code === 'in-use'
          ? { state: 'elsewhere', entry }
          : { state: 'failed', entry, failure: opened.failure },
      );
    } else if (opened.value.recovery) {
      close();
      await readShops();
      go({ state: 'recovered', opened: opened.value, losses: opened.value.recovery });
    } else await show(opened.value, entry);
    return opened;
  };
  return {
    snapshot: store.getState,
    listen: store.subscribe,
    go,
    close,
    readShops,
    preview,
    show,
    begin,
    sameWish,
    dropWish: () => void wish++,
  };
}
