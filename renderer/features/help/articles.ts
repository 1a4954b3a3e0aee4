import type { Words } from '#renderer/words/words.ts';

/** Something that stands by itself within a part: a paragraph, a list, steps to follow. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'items' | 'steps'; readonly texts: readonly string[] };

/** A part of an article, with its heading. */
export type ArticlePart = { readonly id: string; readonly head: string; readonly blocks: readonly Block[] };

/** What a topic says. */
export type Article = {
  readonly title: string;
  readonly keywords: string;
  readonly lead: string;
  readonly parts: readonly ArticlePart[];
};

type Said = {
  readonly title: string;
  readonly keywords: string;
  readonly lead: string;
  readonly parts: Readonly<Record<string, Readonly<Record<string, string>> & { readonly head: string }>>;
};

/** Every article in the language of the window, with the marks within its texts. */
export function articlesOf(t: Words) {
  // The marks are filled by who shows the texts.
  const topics = t('help.topics', { returnObjects: true, skipInterpolation: true });
  return mapped(topics, articleOf);
}

/** The name of a topic, as in its address. */
export type TopicId = keyof ReturnType<typeof articlesOf>;

function mapped<K extends string, A, B>(from: Readonly<Record<K, A>>, to: (one: A) => B): Readonly<Record<K, B>> {
  // What is made of every entry has every key.
  return Object.fromEntries(Object.entries<A>(from).map(([key, one]) => [key, to(one)])) as Readonly<Record<K, B>>;
}

function articleOf({ title, keywords, lead, parts }: Said): Article {
  return {
    title,
    keywords,
    lead,
    parts: Object.entries(parts).map(([id, { head, ...said }]) => ({ id, head, blocks: blocksOf(said) })),
  };
}

/** What a text is, by how it is called: `text`, `text2`, `item1`, `step1`. */
function kindOf(name: string): Block['kind'] {
  const [, kind] = /^(text|item|step)\d*$/.exec(name) ?? [];
  if (kind === 'item') return 'items';
  if (kind === 'step') return 'steps';
  if (kind === 'text') return 'text';
  throw new Error(`no block of an article is called ${name}`);
}

function blocksOf(said: Readonly<Record<string, string>>): readonly Block[] {
  const blocks: Block[] = [];
  for (const [name, text] of Object.entries(said)) {
    const kind = kindOf(name);
    const last = blocks.at(-1);
    if (kind === 'text') blocks.push({ kind, text });
    else if (last && last.kind !== 'text' && last.kind === kind)
      blocks[blocks.length - 1] = { kind, texts: [...last.texts, text] };
    else blocks.push({ kind, texts: [text] });
  }
  return blocks;
}

/** Every text of a part below its heading. */
export function textsOf({ blocks }: ArticlePart): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : block.texts));
}
