import { useMemo, useState } from 'react';
import { useCommands } from '#renderer/ui/commands.ts';
import { bestFits, fitOf, type Found } from '#renderer/ui/finder.ts';
import { useLeaving } from '#renderer/ui/leaving.ts';
import { navigate } from '#renderer/ui/location.ts';
import { Menu, type MenuItem } from '#renderer/ui/menu.tsx';
import { useFindSource } from '#renderer/ui/use-found.ts';
import { useWords } from '#renderer/words/words.ts';
import { NewShop } from './new-shop.tsx';
import { useShopWays } from './shops.commands.ts';
import { shopCommands } from './shops.palette.ts';

/** The shop that is open, by its name at the start of every screen; a press leads to the others. */
export function ShopMenu({ onConnect, onJoin }: { readonly onConnect: () => void; readonly onJoin: () => void }) {
  const t = useWords();
  const leaving = useLeaving();
  const { name: own, here, shops, open, demo, leaveDemo } = useShopWays();
  const [making, setMaking] = useState(false);
  const isDemo = here.shopKind === 'demo';
  const name = isDemo ? t('welcome.demoBand.shop', { name: own }) : own;
  const goDemo = () => leaving.leave(() => void demo(t('welcome.demoBand.name')));
  const leave = () => leaving.leave(() => void leaveDemo());
  const make = () => setMaking(true);
  useCommands(shopCommands, {
    'shops.new': make,
    'shops.join': onJoin,
    'shops.connect': onConnect,
    'shops.share': () => navigate('/settings/sharing?share=1'),
    'shops.demo': isDemo ? null : goDemo,
    'shops.leaveDemo': isDemo ? leave : null,
  });
  useFindSource(
    useMemo(
      () => ({
        id: 'shops',
        name: t('find.kinds.shops'),
        one: t('find.one.shop'),
        order: 10,
        find: async (text, most) => {
          const found = shops.flatMap((entry): readonly Found[] => {
            const fit = entry.shopId === here.shopId ? null : fitOf([entry.name, t('find.otherShop')], text);
            const go = () => leaving.leave(() => void open(entry));
            return fit === null ? [] : [{ id: entry.shopId, title: entry.name, icon: 'shop', fit, place: go }];
          });
          return bestFits(found, most);
        },
      }),
      [shops, here, leaving, open, t],
    ),
  );
  const others = shops.filter((entry) => entry.shopId !== here.shopId && entry.shopKind === 'real');
  const items: readonly MenuItem[] = [
    { id: here.shopId, label: name, icon: 'check', onSelect: () => undefined },
    ...others.map((entry) => ({
      id: entry.shopId,
      label: t('welcome.open', { name: entry.name }),
      icon: 'shop' as const,
      onSelect: () => leaving.leave(() => void open(entry)),
    })),
    { id: 'others', divider: true },
    { id: 'new', label: t('welcome.shops.new'), icon: 'plus', onSelect: make },
    { id: 'join', label: t('sharing.join.title'), icon: 'synced', onSelect: onJoin },
    { id: 'connect', label: t('welcome.shops.connect'), icon: 'link', onSelect: onConnect },
    isDemo
      ? { id: 'leave', label: t('welcome.shops.leaveDemo'), icon: 'back', onSelect: leave }
      : { id: 'demo', label: t('welcome.shops.demo'), icon: 'news', onSelect: goDemo },
  ];
  return (
    <>
      <Menu name={name} icon="shop" labelled align="start" items={items} />
      {making && <NewShop onBack={() => setMaking(false)} onMade={() => setMaking(false)} />}
    </>
  );
}
