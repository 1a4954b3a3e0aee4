import { done, fail, type Result } from '#shared/base/result.ts';
import type { PersonId } from '#shared/domain/operations/ids.ts';
import type { ShopEntry } from '#shared/contract/bridge/channels.ts';
import type { Contact, ShopAnswer } from '#shared/contract/store/protocol.ts';
import { addPerson } from '#renderer/db/add-person.ts';
import type { DeskSession, NewShopForm } from '#renderer/db/desk.ts';
import type { OpenedShop, Progress } from '#renderer/db/work.ts';
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
): Pick<DeskSession, 'createEmpty' | 'createDemo' | 'connect' | 'found' | 'join' | 'share'> {
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

  /** Puts the person whose name was typed at the desk of the open shop; one that the shop does not have is added. */
  const putAtDesk = async (name: string): Promise<void> => {
    const { at } = stage.snapshot();
    if (at.state !== 'open' || name === '') return;
    const isNamed = (contact: Contact) => contact.kind === 'person' && !contact.erased && contact.name === name;
    const known: Contact | undefined = await at.shop.db.contacts.filter(isNamed).first();
    // A person's contact record has the number of the person.
    if (known) at.shop.person.set(known.contactId as PersonId);
    else await addPerson(at.shop, name);
  };

  /** Goes on with the shop of a server that has said who it is. */
  const enter = async (
    met: { readonly url: string; readonly shop: ShopAnswer },
    personName: string,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<'shared' | 'joined'>> => {
    const { url } = met;
    const { shopId, name } = met.shop;
    const { at, shops } = stage.snapshot();
    if (at.state === 'open' && (shopId === null || shopId === at.shop.entry.shopId)) {
      const shared = await work.ask('sync.connect', { url }, { onProgress });
      if (!shared.ok) return shared;
      await putAtDesk(personName);
      return done('shared');
    }
    if (shopId === null) return fail({ code: 'server-empty' });
    const known = shops.find((entry) => entry.shopId === shopId);
    if (known) {
      const bound = await bridge.ask('store.bind', { shopId, url });
      if (!bound.ok) return bound;
      await open(known);
      await putAtDesk(personName);
      return done('joined');
    }
    const entry = entryOf(shopId, 'real', name);
    const person = { personId: nextId(), name: personName };
    storage.setItem(personKey(shopId), person.personId);
    const joined = await make(entry, (progress) =>
      work.ask('shop.join', { entry, windowId, url, person }, { onProgress: progress }),
    );
    return joined.ok ? done('joined') : joined;
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
      return met.ok ? enter({ url, shop: met.value.shop }, personName, onProgress) : met;
    },
    found: async () => {
      const found = await bridge.ask('joining.found', {});
      return found.ok ? found.value : { shops: [], canLook: false };
    },
    join: async (asked, personName, onProgress) => {
      const met = await bridge.ask('joining.pair', asked);
      if (!met.ok) return met;
      // Whoever joins brings no shop along: an empty one is not given the shop that is open here.
      return met.value.shop.shopId === null ? fail({ code: 'server-empty' }) : enter(met.value, personName, onProgress);
    },
    share: async (onProgress) => {
      const { at } = stage.snapshot();
      if (at.state !== 'open') return fail({ code: 'not-connected' });
      const { shopId, name } = at.shop.entry;
      const started = await bridge.ask('sharing.start', { shopId, name });
      if (!started.ok) return started;
      const shared = await work.ask('sync.connect', { url: started.value.url }, { onProgress });
      return shared.ok ? done(null) : shared;
    },
  };
}
