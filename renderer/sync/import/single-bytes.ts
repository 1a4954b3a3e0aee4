import type { Encoding } from '#shared/domain/import/encodings.ts';
import { isKnownHeader } from '#shared/domain/import/detect.ts';
import { foldHeader } from '#shared/domain/import/header.ts';
import { decoderOf } from './reader-decoder.ts';
import type { Pacer } from './reader-steps.ts';

const western = [
  'äüößé', // German
  'éèàêçôîûùâïëœæ', // French
  'óíñáéúü', // Spanish, Catalan
  'àèéìòùó', // Italian
  'ãçáéíóêõâàúô', // Portuguese
  'éëïèöüêç', // Dutch
  'äåöé', // Swedish, Finnish
  'øåæéö', // Danish, Norwegian
  'áíðéóöúþýæ', // Icelandic
];
const central = [
  'łóążęśćńź', // Polish
  'áíéěřýžčšůúťňďó', // Czech
  'áíéčžľšúýťôäňďĺŕ', // Slovak
  'éáöóőüíúű', // Hungarian
  'ăîâşţ', // Romanian
  'čšžćđ', // Croatian, Slovene, Serbian
];
const cyrillic = [
  'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
  'оаинвиертслкмудпязьгїбчйіхжшюцєщґф',
  'аоеитнрвслкдпмузягчбжъйхцшщюфьѝ',
];
const languages: { readonly [E in Encoding]?: readonly string[] } = {
  'windows-1252': western,
  macintosh: western,
  ibm850: western,
  'iso-8859-15': western,
  'windows-1250': central,
  'iso-8859-2': central,
  ibm852: central,
  'windows-1251': cyrillic,
  'koi8-r': cyrillic,
  ibm866: cyrillic,
  'windows-1253': ['αοιετσνηυρπκμλωςγδίχάθόφέβήύξώζψ'],
  'windows-1254': ['ıüşğöçâî'],
  'windows-1255': ['יולהארבתשמנדםפעחקכסזגטץךןף'],
  'windows-1256': ['اليمنورتبهدعسفقحكجةطشصخأزضغثذءىإآؤئظچپگژک'],
  'windows-1257': ['ėšžųįąūčę', 'āīēšūņļčžķģ', 'äõüöšž'],
};
/** How seldom files of shops are written that way today, in nats of the whole file. */
const seldom: { readonly [E in Encoding]?: number } = {
  'windows-1250': 2,
  'windows-1253': 1,
  'windows-1254': 2,
  'windows-1255': 2,
  'windows-1256': 2,
  'windows-1257': 3,
  'iso-8859-2': 3,
  macintosh: 4,
  ibm850: 3,
  'iso-8859-15': 1,
  ibm852: 4,
  ibm866: 3,
  'koi8-r': 3,
};

/** How an encoding would read a sample, and how well in nats; what is further up reads better. */
export type Reading = { readonly encoding: Encoding; readonly text: string; readonly likelihood: number };

/** The sample as each encoding of one byte a character would read it, the most likely first. */
export async function singleByteReadings(sample: Uint8Array, pacer: Pacer): Promise<readonly Reading[]> {
  const candidates = Object.entries(languages) as [Encoding, readonly string[]][]; // The keys are those of the table above.
  const readings: Reading[] = [];
  for (const [encoding, alphabets] of candidates) {
    const text = decoderOf(encoding)(sample, true);
    const marks = marksOf(text);
    const fit = Math.max(...alphabets.map((alphabet) => likelihoodOf(marks, alphabet)));
    readings.push({ encoding, text, likelihood: fit + headerNats(text) - (seldom[encoding] ?? 0) });
    await pacer.breathe();
  }
  return readings.sort((a, b) => b.likelihood - a.likelihood);
}

const SIGNS = '€’‘“”„–—…•®™©£§²³µ·«»¿¡ªº¼½¾×°\u00a0№₪،´';
const SEEN = { sum: 0.2, sign: 0.02, otherLetter: 0.0005, odd: 0.00002, impossible: 1e-8 };

/** A character above ASCII: a letter of some alphabet, or null with how often its like is seen; and how well it stands where it does. */
type Mark = { readonly letter: string | null; readonly frequency: number; readonly fits: number };

function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) marks.push(markAt(text, at));
  return marks;
}

function markAt(text: string, at: number): Mark {
  const mark = text.charAt(at);
  const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
  if (mark === '\ufffd' || /[\x80-\x9f]/.test(mark)) return { letter: null, frequency: SEEN.impossible, fits: 1 };
  const isAtFigure = /\d\s?$/.test(text.slice(at - 2, at)) || /^\s?\d/.test(text.slice(at + 1, at + 3));
  if (!isLetter(mark)) {
    const isInWord = isLetter(before) && isLetter(after) && !'’‘´·'.includes(mark);
    // Sums stand before figures, not before words.
    const isBeforeWord = '£¥§¢¤'.includes(mark) && isLetter(after);
    return {
      letter: null,
      frequency: '€£'.includes(mark) && isAtFigure ? SEEN.sum : SIGNS.includes(mark) ? SEEN.sign : SEEN.odd,
      fits: isInWord ? 0.02 : isBeforeWord ? 0.1 : 1,
    };
  }
  const lower = mark.toLowerCase();
  const isCapital = lower !== mark;
  // A capital in the middle of a word, or two scripts in one word, show that letters stand for others.
  const isAmid = isCapital && isLetter(before) && before === before.toLowerCase();
  const isMixed = !/\p{Script=Latin}/u.test(mark) && (/[a-z]/i.test(before) || /[a-z]/i.test(after));
  // `Ä 19,95`, `ú8.00`, `(ú)`: a letter on its own at a figure or in brackets stands for the sign of a currency.
  const isAlone = !isLetter(before) && !isLetter(after);
  const isLone = isAlone && ((isCapital && isAtFigure) || /^\d/.test(after) || (before === '(' && after === ')'));
  return {
    letter: lower,
    frequency: 0,
    fits: (isCapital ? 0.2 : 1) * (isAmid ? 0.03 : 1) * (isMixed ? 0.01 : 1) * (isLone ? 0.02 : 1),
  };
}

/** The sum of the logarithms of how often each mark stands in texts of a language. */
function likelihoodOf(marks: readonly Mark[], alphabet: string): number {
  const weights = [...alphabet].map((_letter, rank) => 1 / (rank + 3));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const seen = new Map([...alphabet].map((letter, rank) => [letter, (weights[rank] ?? 0) / whole]));
  return marks.reduce((nats, { letter, frequency, fits }) => {
    const often = letter === null ? frequency : (seen.get(letter) ?? SEEN.otherLetter);
    return nats + Math.log(often * fits);
  }, 0);
}

function isLetter(mark: string): boolean {
  return /\p{L}/u.test(mark);
}

const FIRST_LINES = 5;
/** What a column name that is known, and is so only in this reading, adds. */
const HEADER_NATS = 3;

function headerNats(text: string): number {
  const cells = text
    .split(/[\r\n]+/, FIRST_LINES)
    .flatMap((line) => line.split(/[,;\t|]/))
    .filter((cell) => /\P{ASCII}/u.test(cell));
  return cells.filter((cell) => isKnownHeader(foldHeader(cell))).length * HEADER_NATS;
}
