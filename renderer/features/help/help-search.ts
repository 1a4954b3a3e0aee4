import type { IconName } from '#renderer/ui/icon.tsx';
import { distanceTo, findWithSlips } from '#renderer/ui/text-match.ts';
import type { Words } from '#renderer/words/words.ts';
import { articlesOf, textsOf } from './articles.ts';
import { helpPlace, helpTopics } from './help-topics.ts';
import { plainText } from './help-text.ts';

/** What the search of the help is asked about: the beginning of a topic, or a part of it. */
export type HelpSpot = {
  readonly topic: string;
  /** The heading of the part; null at the beginning of the topic. */
  readonly head: string | null;
  readonly keywords: string;
  /** What it says, sentence by sentence. */
  readonly lines: readonly string[];
  readonly path: string;
  readonly icon: IconName;
};

/** A spot that fits a question, and the line that does. */
export type HelpHit = { readonly spot: HelpSpot; readonly line: string };

/** Everything the help says, spot by spot. */
export function helpSpots(t: Words): readonly HelpSpot[] {
  const articles = articlesOf(t);
  return helpTopics.flatMap(({ id, icon }): readonly HelpSpot[] => {
    const { title, keywords, lead, parts } = articles[id];
    const topic = plainText(title, t);
    return [
      { topic, head: null, keywords, lines: [plainText(lead, t)], path: helpPlace(id), icon },
      ...parts.map((part) => ({
        topic,
        head: plainText(part.head, t),
        keywords: '',
        lines: textsOf(part).flatMap((text) => sentencesOf(plainText(text, t))),
        path: helpPlace(id, part.id),
        icon,
      })),
    ];
  });
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?;])\s+/);
}

/** The most lines a person looks through. */
const mostHits = 20;

/** What fits a question, the best first: what is called so, then what is known under other words, then what speaks of it. */
export function searchHelp(spots: readonly HelpSpot[], question: string): readonly HelpHit[] {
  return findWithSlips(question, (slips) => {
    const farFrom = (text: string) => distanceTo(text, question, slips);
    return spots
      .flatMap((spot) => {
        const hit = hitIn(spot, farFrom);
        return hit === null ? [] : [{ spot, ...hit }];
      })
      .sort((a, b) => a.far - b.far)
      .slice(0, mostHits)
      .map(({ spot, line }) => ({ spot, line }));
  });
}

type Hit = { readonly far: number; readonly line: string };

function hitIn(spot: HelpSpot, farFrom: (text: string) => number | null): Hit | null {
  const { topic, head, keywords, lines } = spot;
  const [first = ''] = lines;
  const called = farFrom(head ?? topic);
  // Of a topic and a part that are called the same, the topic says more.
  if (called !== null) return { far: called + (head === null ? 0 : 0.5), line: first };
  const known = head === null ? farFrom(`${topic} ${keywords}`) : null;
  if (known !== null) return { far: 20 + known, line: first };
  const [best] = lines
    .flatMap((line) => {
      const far = farFrom(line);
      return far === null ? [] : [{ far: 40 + far, line }];
    })
    .sort((a, b) => a.far - b.far);
  if (best) return best;
  // The words stand apart from each other: in several lines, or in the heading and below it.
  const far = farFrom([topic, head ?? '', keywords, ...lines].join(' '));
  return far === null ? null : { far: 60 + far, line: first };
}
