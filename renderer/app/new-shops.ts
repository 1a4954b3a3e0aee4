import { done, fail, type Result } from '#shared/base/result.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { DeskSession, NewShopForm } from '#renderer/db/desk.ts';
import type { OpenedShop } from '#renderer/db/work.ts';
import type { DeskStage, Opening } from './desk-stage.ts';
import { type Handed, personKey } from './window-shop.ts';

type With = {
  readonly stage: DeskStage;
  readonly windowId: string;
  readonly open: DeskSession['open'];
};

/** How this computer gets one shop more: an empty one, the demo shop, or one that a server has. */
export function newShops(
  handed: Handed,
  { stage, windowId, open }: With,
): Pick<DeskSession, 'createEmpty' | 'createDemo' | 'connect'> {
  const { bridge, work, now, nextId, storage } = handed;

  const make = async (entry: ShopEntry, start: Opening): Promise<Result<OpenedShop>> => {
    const created = await bridge.ask('shops.create', entry);
    if (created.ok) return stage.begin(entry, start);
    stage.go({ state: 'welcome', failure: created.failure });
    return created;
  };

  const entryOf = (shopId: string, shopKind: ShopEntry['shopKind'], name: string): ShopEntry => {
    const generation = nextId();
    return { shopId, shopKind, name, dbName: `stockroom-${generation}`, generation, createdAt: now() };
  };

  return {
    createEmpty: async (form: NewShopForm) => {
      const entry = entryOf(nextId(), 'real', form.name);
      const person = { personId: nextId(), name: form.personName };
      storage.setItem(personKey(entry.shopId), person.personId);
      await make(entry, (onProgress) =>
        work.ask(
          'shop.createEmpty',
          { entry, windowId, name: form.name, currency: form.currency, locationName: form.locationName, person },
          { onProgress },
        ),
      );
    },
    createDemo: async (name) => {
      const known = stage.snapshot().shops.find((entry) => entry.shopKind === 'demo');
      if (known) return open(known);
      const entry = entryOf(nextId(), 'demo', name);
      const person = { personId: nextId(), name: '' };
      await make(entry, (onProgress) =>
        work.ask(
          'shop.createDemo',
          {
            entry,
            windowId,
            name: entry.name,
            currency: handed.currency,
            locationName: '',
            person,
            seed: 2026,
            now: now(),
          },
          { onProgress },
        ),
      );
    },
    connect: async (url, token, personName, onProgress) => {
      const met = await bridge.ask('store.connect', { url, token });
      if (!met.ok) return met;
      const { shopId, name } = met.value.shop;
      const { at, shops } = stage.snapshot();
      if (at.state === 'open' && (shopId === null || shopId === at.shop.entry.shopId)) {
        const shared = await work.ask('sync.connect', { url }, { onProgress });
        return shared.ok ? done('shared') : shared;
      }
      if (shopId === null) return fail({ code: 'server-empty' });
      const known = shops.find((entry) => entry.shopId === shopId);
      if (known) {
        const bound = await bridge.ask('store.bind', { shopId, url });
        if (!bound.ok) return bound;
        await open(known);
        return done('joined');
      }
      const entry = entryOf(shopId, 'real', name);
      const person = { personId: nextId(), name: personName };
      storage.setItem(personKey(shopId), person.personId);
      const joined = await make(entry, (progress) =>
        work.ask('shop.join', { entry, windowId, url, person }, { onProgress: progress }),
      );
      return joined.ok ? done('joined') : joined;
    },
  };
}
