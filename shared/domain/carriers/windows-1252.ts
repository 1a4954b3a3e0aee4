/** What Windows' Western code page has beyond Latin-1, from 0x80 on; a dot stands for a place that is not used. */
const HIGH = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

/** Letters that lose their mark without being another letter and a mark. */
const plain: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  ı: 'i',
  ő: 'ö',
  Ő: 'Ö',
  ű: 'ü',
  Ű: 'Ü',
};

function byteOf(letter: string): number | undefined {
  const code = letter.charCodeAt(0);
  if (letter.length === 1 && (code < 0x80 || (code >= 0xa0 && code < 0x100))) return code;
  const at = letter === '.' ? -1 : HIGH.indexOf(letter);
  return at < 0 ? undefined : 0x80 + at;
}

/** The letters of a text that the Western code page lacks, so that a person can be told what is written otherwise. */
export function notWestern(text: string): readonly string[] {
  return [...new Set([...text.normalize('NFC')].filter((letter) => byteOf(letter) === undefined))];
}

/** A text in Windows' Western code page; a letter that it lacks is written without its mark, what is left as `?`. */
export function toWestern(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (const letter of text.normalize('NFC')) {
    const byte = byteOf(letter) ?? byteOf(plain[letter] ?? letter.normalize('NFD').charAt(0));
    bytes.push(byte ?? QUESTION);
  }
  return Uint8Array.from(bytes);
}

const QUESTION = 0x3f;
