import { foldText } from '#shared/base/fold-text.ts';
import type { IconName } from './icon.tsx';
import { navigate, type Place } from './location.ts';

/**
 * How well a thing fits what was typed or scanned, the best first. `code`: it is a code of the thing, as papers and labels
 * print it; `whole`: its whole name; `begins`: every word begins a word of it; `within`: it stands somewhere in it.
 */
const fits = ['code', 'whole', 'begins', 'within'] as const;
export type Fit = (typeof fits)[number];

/** A thing that was found, and where it is opened. */
export type Found = {
  readonly id: string;
  readonly title: string;
  /** A line about it: a customer and a state, a SKU and what is on hand. */
  readonly note?: string;
  readonly icon: IconName;
  readonly fit: Fit;
  /** Where it is opened, or what opens it where that is no place of this shop. */
  readonly place: Place | (() => void);
};

/** Opens what was found. */
export function openFound({ place }: Found): void {
  if (typeof place === 'string') navigate(place);
  else place();
}

/** One kind of thing that can be found; a text is looked up in all of them. */
export type FindSource = {
  readonly id: string;
  /** What several are called: "Orders". */
  readonly name: string;
  /** What one is called: "Order". */
  readonly one: string;
  /** Where it stands among the kinds, the first at 0. */
  readonly order: number;
  /** A command with the title of such a thing leads there and is shown in its place. */
  readonly yields?: boolean;
  /** Finds up to `most`, the best first. For an empty text: what is likely to be wanted. */
  readonly find: (text: string, most: number) => Promise<readonly Found[]>;
  /** What has exactly this code, as far as that is known without reading anything. */
  readonly byCode?: (code: string) => readonly Found[];
};

/** The kind of some lines. */
export type FoundKind = Pick<FindSource, 'id' | 'name' | 'one' | 'order' | 'yields'>;

/** What one kind answered. */
export type Answer<Line> = { readonly kind: FoundKind; readonly lines: readonly Line[] };

/** A group of lines under one heading; `name` is null for those that are exactly what was typed, of whatever kind. */
export type FoundGroup<Line> = {
  readonly id: string;
  readonly name: string | null;
  readonly lines: readonly (Line & { readonly kind: FoundKind })[];
};

/** Whether a line is exactly what was typed or scanned. */
export function isExact({ fit }: { readonly fit: Fit }): boolean {
  return fit === 'code' || fit === 'whole';
}

/**
 * All answers as they are shown: what is exactly meant first, whatever its kind, codes before names; then the kinds in
 * their order, the best fits of each first.
 */
export function arranged<Line extends { readonly fit: Fit }>(
  answers: readonly Answer<Line>[],
): readonly FoundGroup<Line>[] {
  const kinds = [...answers].sort((a, b) => a.kind.order - b.kind.order);
  const all = kinds.flatMap(({ kind, lines }) => lines.map((line) => ({ ...line, kind }))).sort(byFit);
  const exact = all.filter(isExact);
  const groups = kinds.map(({ kind }) => ({
    id: kind.id,
    name: kind.name,
    lines: all.filter((line) => line.kind.id === kind.id && !isExact(line)),
  }));
  return [{ id: 'exact', name: null, lines: exact }, ...groups].filter(({ lines }) => lines.length > 0);
}

function byFit(a: { readonly fit: Fit }, b: { readonly fit: Fit }): number {
  return fits.indexOf(a.fit) - fits.indexOf(b.fit);
}

/** How well one of some texts fits what was typed, the first one being its name; null: not at all. */
export function fitOf([name = '', ...others]: readonly string[], typed: string): Fit | null {
  const wanted = folded(typed);
  if (wanted === '') return null;
  const have = [name, ...others].map(folded);
  if (have[0] === wanted) return 'whole';
  const words = wanted.split(' ');
  if (!words.every((word) => have.some((text) => text.includes(word)))) return null;
  const begun = have.flatMap((text) => [...text.split(' '), ...text.split(wordEnds)]);
  if (words.every((word) => begun.some((one) => one.startsWith(word)))) return 'begins';
  return have.some((text) => text.includes(wanted)) ? 'within' : null;
}

/** The best fits first, no more than `most`; equal ones stay in their order. */
export function bestFits<Line extends { readonly fit: Fit }>(lines: readonly Line[], most: number): readonly Line[] {
  return [...lines].sort(byFit).slice(0, most);
}

const wordEnds = /[\s/·.,:;()@#_-]+/;

/** A text as it is compared: folded, with single spaces. */
function folded(text: string): string {
  return foldText(text).replace(/\s+/g, ' ').trim();
}
