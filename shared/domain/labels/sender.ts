import type { Mark, PrintedPicture } from './page.ts';
import { LINE, printable, textMark, type TextStyle, wholeLines } from './text.ts';

/** Who a paper that leaves the house comes from; every text comes in the reader's language. */
export type Sender = {
  readonly name: string;
  readonly address: readonly string[];
  /** How the sender is reached, and its tax number: one text a line. */
  readonly contact: readonly string[];
  /** Left out where it has none. */
  readonly logo?: Logo | undefined;
};

/** A logo with its size in pixels, of which only the proportion counts. */
export type Logo = PrintedPicture & { readonly width: number; readonly height: number };

/** What a list says of whom it comes from: a sender's block above its title, or the shop's name at the foot of every page. */
export type ListOrigin =
  | { readonly as: 'sender'; readonly sender: Sender }
  | { readonly as: 'shop'; readonly name: string };

/** One line of the block, as wide as the page. */
type SenderLine = { readonly height: number; readonly marksAt: (y: number) => readonly Mark[] };

const NAME: TextStyle = { size: 3.9, weight: 'bold' };
const BODY: TextStyle = { size: 2.9, weight: 'regular' };
/** The part of the width that name and address have; the contact has the rest, less a gap. */
const LEFT = 0.62;
const GAP = 6;
const RULE = 0.15;

/** As large as a logo is drawn, in millimetres, and how far the texts stand from it. */
const LOGO = { width: 36, height: 18 };
const LOGO_GAP = 5;

type Styled = { readonly text: string; readonly style: TextStyle };

/** Every picture that a list prints of whom it comes from; marks name them by their index. */
export function originPictures(origin: ListOrigin | undefined): readonly PrintedPicture[] {
  if (origin?.as !== 'sender' || !origin.sender.logo) return [];
  const { kind, bytes } = origin.sender.logo;
  return [{ kind, bytes }];
}

/** The sender's block: the logo, name and address beside it, the contact at the right, a rule below; as long as its texts, none of them cut. */
export function senderLines(sender: Sender, left: number, whole: number): readonly SenderLine[] {
  const logo = sender.logo && fitted(sender.logo);
  const beside = logo ? logo.width + LOGO_GAP : 0;
  const lines = textLines(sender, left + beside, whole - beside);
  const height = lines.reduce((sum, line) => sum + line.height, 0);
  const [first, ...others] = [...lines, { height: Math.max(0, (logo?.height ?? 0) - height), marksAt: () => [] }];
  if (!first || (lines.length === 0 && !logo)) return [];
  const rule: SenderLine = {
    height: 8,
    marksAt: (y) => [{ mark: 'line', x: left, y: y + 2, width: whole, height: RULE }],
  };
  const withLogo: SenderLine = {
    height: first.height,
    marksAt: (y) => [
      ...(logo ? [{ mark: 'picture', picture: 0, x: left, y, ...logo } as const] : []),
      ...first.marksAt(y),
    ],
  };
  return [withLogo, ...others, rule];
}

function fitted({ width, height }: Logo): { readonly width: number; readonly height: number } {
  const scale = Math.min(LOGO.width / width, LOGO.height / height);
  return { width: width * scale, height: height * scale };
}

function textLines({ name, address, contact }: Sender, x: number, width: number): readonly SenderLine[] {
  const across = width * LEFT;
  const styled = (texts: readonly string[], style: TextStyle, room: number): readonly Styled[] =>
    texts.flatMap((text) => wholeLines(printable(text), room, style).map((line) => ({ text: line, style })));
  const left = [...styled([name], NAME, across), ...styled(address, BODY, across)];
  const right = styled(contact, BODY, width - across - GAP);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at): SenderLine => {
    const [one, other] = [left[at], right[at]];
    const size = Math.max(one?.style.size ?? 0, other?.style.size ?? 0);
    // Both stand on one line, whatever their sizes.
    const mark = (part: Styled | undefined, from: number, y: number) =>
      part ? [textMark(part.text, part.style, from, y + (size - part.style.size))] : [];
    return { height: size * LINE, marksAt: (y) => [...mark(one, x, y), ...mark(other, x + across + GAP, y)] };
  });
}

/** Every text that a list prints of whom it comes from. */
export function originTexts(origin: ListOrigin | undefined): readonly string[] {
  if (!origin) return [];
  if (origin.as === 'shop') return [origin.name];
  const { name, address, contact } = origin.sender;
  return [name, ...address, ...contact];
}
