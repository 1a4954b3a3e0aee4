import { beforeAll, expect, test, vi } from 'vitest';
import { articlesOf, textsOf } from '#renderer/features/help/articles.ts';
import { piecesOf } from '#renderer/features/help/help-text.ts';
import { helpTopics, topicOf } from '#renderer/features/help/help-topics.ts';
import { settingsSections } from '#renderer/features/settings/settings-sections.ts';
import { openWords, words } from '#renderer/words/words.ts';

beforeAll(() => openWords('en'));

/** Loading every screen takes its time on a busy machine. */
const patience = 60_000;

/** The screens' modules look for what they kept on this PC; here nothing was kept. */
async function everyRoute() {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  return [...(await import('./routes.tsx')).routes, ...(await import('./help-routes.tsx')).helpRoutes];
}

function pieces() {
  const articles = Object.values(articlesOf(words()));
  const texts = articles.flatMap(({ lead, parts }) => [lead, ...parts.flatMap((part) => textsOf(part))]);
  return texts.flatMap(piecesOf);
}

test(
  '[HLP2] every place of the window has a topic',
  async () => {
    const places = (await everyRoute()).map(({ path }) => path.replaceAll(/:\w+/g, 'x'));
    const all = [...places, ...settingsSections.map(({ id }) => `/settings/${id}`)];
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((place) => topicOf(place) === null)).toEqual([]);
    expect(topicOf('/nowhere')).toBeNull();
  },
  patience,
);

test(
  '[HLP4] every way in a text leads to a place, every key belongs to a command',
  async () => {
    const { allCommands } = await import('./command-list.ts');
    const routes = await everyRoute();
    const leads = (place: string) => {
      const [path = ''] = place.split('?');
      const isSection = settingsSections.some(({ id }) => path === `/settings/${id}`);
      return isSection || routes.some((route) => new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(path));
    };
    const places = pieces().flatMap((piece) => (piece.kind === 'go' ? [piece.place] : []));
    expect(places.length).toBeGreaterThan(20);
    expect(places.filter((place) => !leads(place))).toEqual([]);
    const keys = pieces().flatMap((piece) => (piece.kind === 'keys' ? [piece.command] : []));
    const keyed = new Set(allCommands.filter(({ shortcut }) => shortcut !== undefined).map(({ id }) => id));
    expect(keys.filter((id) => !keyed.has(id))).toEqual([]);
  },
  patience,
);

test(
  '[HLP7] what a topic shows the keys of has keys',
  async () => {
    const { allCommands } = await import('./command-list.ts');
    const shown = helpTopics.flatMap(({ keys }) => (keys === undefined || keys === 'every' ? [] : [keys]));
    const keyed = new Set(allCommands.filter(({ shortcut }) => shortcut !== undefined).map(({ scope }) => scope));
    expect(shown.filter((scope) => !keyed.has(scope))).toEqual([]);
  },
  patience,
);
