import { useCallback, useMemo, useState } from 'react';
import type { CommandSpec } from '#renderer/ui/command.ts';
import type { AskedThing } from '#renderer/ui/command-palette.tsx';
import type { CommandRegistry } from '#renderer/ui/command-registry.ts';
import { useCommandRegistry } from '#renderer/ui/commands.ts';
import type { Found } from '#renderer/ui/finder.ts';
import { navigate, type Place } from '#renderer/ui/location.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { placeOf } from './command-places.ts';
import { noteCommand } from './recent-commands.store.ts';

/** A screen that is shown may take this long to know that a command is possible there. */
const KNOWN_MS = 1_500;
/** A screen may take this long to be there at all. */
const SHOWN_MS = 10_000;

/** Does commands by name from every screen; `asked` is what one of them needs to be told first. */
export function useReach(): {
  readonly reach: (spec: CommandSpec) => void;
  readonly asked: AskedThing | null;
  readonly forget: () => void;
} {
  const t = useWords();
  const words = useUiWords();
  const registry = useCommandRegistry();
  const [asked, setAsked] = useState<AskedThing | null>(null);
  const forget = useCallback(() => setAsked(null), []);
  const reach = useCallback(
    (spec: CommandSpec) => {
      noteCommand(spec.id);
      if (registry.run(spec.id)) return;
      const way = placeOf(spec);
      const command = words.commandTitle(spec.title);
      if (way === null) return void toast.news(t('find.notNow', { command }));
      if (way.look) {
        navigate(way.at);
        return void toast.news(t('find.look', { command }));
      }
      if (way.needs === null)
        return doAt(registry, spec.id, way.at, () => void toast.news(t('find.chooseFirst', { command })));
      const onChoose = (found: Found) => {
        const say = () => void toast.news(t('find.notWith', { command, thing: found.title }));
        // What is asked for, such as a product, is always shown at a place.
        if (typeof found.place === 'string') doAt(registry, spec.id, found.place, say);
      };
      setAsked({ title: t(`find.which.${way.needs}`, { command }), kind: way.needs, onChoose });
    },
    [registry, words, t],
  );
  return useMemo(() => ({ reach, asked, forget }), [reach, asked, forget]);
}

/** Goes to a place and does a command there as soon as it is possible; says where it does not become so. */
function doAt(registry: CommandRegistry, id: string, place: Place, onImpossible: () => void): void {
  const isThere = pathOf(place) === shownPath();
  if (!isThere || place.includes('?')) navigate(place);
  const stops: (() => void)[] = [];
  const end = () => {
    for (const stop of stops.splice(0)) stop();
  };
  let known: ReturnType<typeof setTimeout> | null = null;
  // What is offered before anything changed may be the screen that was left.
  let isShown = isThere;
  const look = () => {
    if (shownPath() !== pathOf(place)) return end(); // somebody went elsewhere
    if (registry.live().some(({ spec }) => spec.id === id)) {
      end();
      registry.run(id);
    } else if (known === null && isShown && registry.offers(id)) known = setTimeout(giveUp, KNOWN_MS);
  };
  const giveUp = () => {
    end();
    onImpossible();
  };
  const shown = setTimeout(giveUp, SHOWN_MS);
  window.addEventListener('hashchange', look);
  stops.push(
    registry.subscribe(() => {
      isShown = true;
      queueMicrotask(look);
    }),
    () => window.removeEventListener('hashchange', look),
    () => clearTimeout(shown),
    () => known !== null && clearTimeout(known),
  );
  look();
}

function pathOf(place: Place): string {
  return place.split('?')[0] ?? place;
}

function shownPath(): string {
  return pathOf(`/${location.hash.replace(/^#?\/?/, '')}`);
}
