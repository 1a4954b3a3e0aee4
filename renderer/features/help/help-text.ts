import { hasWord, type Words, wordOf } from '#renderer/words/words.ts';

/** A piece of a text: as it stands, a word of the screens, the keys of a command, or a way to a place. */
export type Piece =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'word'; readonly key: string }
  | { readonly kind: 'keys'; readonly command: string }
  | { readonly kind: 'go'; readonly place: string; readonly key: string };

/** A text of the help in its pieces; a mark nobody knows stays as it stands. */
export function piecesOf(text: string): readonly Piece[] {
  return text
    .split(/(\{\{[^}]*\}\})/)
    .filter((part) => part !== '')
    .map((part) => markOf(part) ?? { kind: 'plain', text: part });
}

function markOf(part: string): Piece | null {
  const [kind, first, second] = part.startsWith('{{') ? part.slice(2, -2).split(' ') : [];
  if (kind === 'word' && first) return { kind, key: first };
  if (kind === 'keys' && first) return { kind, command: first };
  if (kind === 'go' && first && second) return { kind, place: first, key: second };
  return null;
}

/** The word of the screens that a mark names. */
export function namedWord(key: string, t: Words): string {
  return hasWord(key) ? wordOf(t, key) : key;
}

/** A text as one reads it, with the words its marks name and without keys. */
export function plainText(text: string, t: Words): string {
  return piecesOf(text)
    .map((piece) => {
      if (piece.kind === 'plain') return piece.text;
      // A title of a topic may itself be a word of the screens.
      return piece.kind === 'keys' ? '' : plainText(namedWord(piece.key, t), t);
    })
    .join('')
    .replaceAll(/\s*\(\)/g, '');
}
