/** How the bytes of a text would read in an encoding that writes two bytes for a character. */
export type DoubleByte = 'shift_jis' | 'euc-jp' | 'gb18030' | 'big5' | 'euc-kr';

type Rules = {
  readonly isLead: (byte: number) => boolean;
  readonly isTrail: (byte: number) => boolean;
  /** Whether everyday text uses the character: every standard put its frequent characters into rows of their own. */
  readonly isCommon: (lead: number, trail: number) => boolean;
  /** A single byte above 0x7f that is a whole character. */
  readonly isSingle: (byte: number) => boolean;
};

const within = (byte: number, from: number, to: number): boolean => byte >= from && byte <= to;
const high = (byte: number) => within(byte, 0xa1, 0xfe);
const none = () => false;
/** Punctuation and wide letters. */
const isSign = (lead: number) => lead === 0xa1 || lead === 0xa3;

const rules: Readonly<Record<DoubleByte, Rules>> = {
  shift_jis: {
    isLead: (byte) => within(byte, 0x81, 0x9f) || within(byte, 0xe0, 0xfc),
    isTrail: (byte) => within(byte, 0x40, 0xfc) && byte !== 0x7f,
    isCommon: (lead) => within(lead, 0x81, 0x83) || within(lead, 0x88, 0x97),
    isSingle: (byte) => within(byte, 0xa1, 0xdf),
  },
  'euc-jp': {
    isLead: (byte) => high(byte) || byte === 0x8e,
    isTrail: high,
    isCommon: (lead) => isSign(lead) || lead === 0x8e || within(lead, 0xa4, 0xa5) || within(lead, 0xb0, 0xcf),
    isSingle: none,
  },
  gb18030: {
    isLead: (byte) => within(byte, 0x81, 0xfe),
    isTrail: (byte) => within(byte, 0x40, 0xfe) && byte !== 0x7f,
    isCommon: (lead, trail) => high(trail) && (isSign(lead) || within(lead, 0xb0, 0xd7)),
    isSingle: (byte) => byte === 0x80,
  },
  big5: {
    isLead: (byte) => within(byte, 0x81, 0xfe),
    isTrail: (byte) => within(byte, 0x40, 0x7e) || high(byte),
    isCommon: (lead) => within(lead, 0xa1, 0xc6),
    isSingle: none,
  },
  'euc-kr': {
    isLead: (byte) => within(byte, 0x81, 0xfe),
    isTrail: (byte) => within(byte, 0x41, 0xfe),
    isCommon: (lead, trail) => high(trail) && (isSign(lead) || within(lead, 0xb0, 0xc8)),
    isSingle: none,
  },
};

type Tally = {
  pairs: number;
  common: number;
  /** Pairs whose first byte stands for Japanese syllables in EUC-JP, and pairs whose second byte is an ASCII one. */
  kana: number;
  lowTrails: number;
  singles: number;
  /** The highest byte of all. */
  highest: number;
  /** Runs of such characters, and how many of them touch a Latin letter: in other writings nearly all do, as they are words. */
  runs: number;
  touching: number;
  broken: number;
};

/** The two-byte encoding in which the sample reads as everyday text; undefined where it does in none. */
export function doubleByteOf(sample: Uint8Array): DoubleByte | undefined {
  const order: readonly DoubleByte[] = ['gb18030', 'shift_jis', 'big5', 'euc-kr', 'euc-jp'];
  const [best] = order
    .map((encoding) => ({ encoding, likeness: likenessOf(encoding, tallyOf(sample, rules[encoding])) }))
    .sort((a, b) => b.likeness - a.likeness);
  return best && best.likeness >= 0.6 ? best.encoding : undefined;
}

function likenessOf(encoding: DoubleByte, tally: Tally): number {
  const characters = tally.pairs + tally.singles;
  // Exports cut long texts by bytes, so a few broken characters are no proof against an encoding.
  const isFew = tally.pairs + tally.singles / 2 < 2;
  if (isFew || tally.broken > characters * 0.02 || tally.touching > tally.runs * 0.6) return 0;
  const share = tally.common / Math.max(1, tally.pairs);
  switch (encoding) {
    case 'shift_jis':
      return halfWidthOnly(tally) ? 1.2 : (tally.common + tally.singles * 0.4) / characters;
    case 'euc-jp':
      return share + (tally.kana > tally.pairs * 0.12 ? 0.5 : -0.1);
    case 'big5':
      // Two of five characters have an ASCII byte in Big5, none of the everyday ones has in GB 2312.
      return share + (tally.lowTrails > tally.pairs * 0.12 ? 0.5 : -0.2);
    case 'euc-kr':
      // All Korean syllables lie in the rows that Chinese fills with its words from A to R.
      return share + (tally.common > tally.pairs * 0.97 ? 0.05 * Math.min(tally.pairs, 8) : -0.2);
    case 'gb18030':
      return share;
  }
}

/** Old tills write Japanese in narrow syllables of one byte, all of them below 0xe0. */
function halfWidthOnly({ singles, pairs, highest }: Tally): boolean {
  return singles >= 12 && pairs === 0 && highest <= 0xdf;
}

function tallyOf(sample: Uint8Array, { isLead, isTrail, isCommon, isSingle }: Rules): Tally {
  const tally: Tally = {
    pairs: 0,
    common: 0,
    kana: 0,
    lowTrails: 0,
    singles: 0,
    highest: 0,
    runs: 0,
    touching: 0,
    broken: 0,
  };
  let run = 0;
  let afterLetter = false;
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at] ?? 0;
    const trail = sample[at + 1] ?? 0;
    if (byte < 0x80) {
      if (run > 0) tally.runs++;
      if (run > 0 && (afterLetter || isLetter(byte))) tally.touching++;
      run = 0;
      afterLetter = isLetter(byte);
      continue;
    }
    tally.highest = Math.max(tally.highest, byte);
    if (isLead(byte) && isTrail(trail)) {
      tally.pairs++;
      if (isCommon(byte, trail)) tally.common++;
      if (within(byte, 0xa4, 0xa5)) tally.kana++;
      if (trail < 0x80) tally.lowTrails++;
      run++;
      at++;
    } else if (isSingle(byte)) {
      tally.singles++;
      run++;
    } else {
      tally.broken++;
    }
  }
  return tally;
}

function isLetter(byte: number): boolean {
  return within(byte | 0x20, 0x61, 0x7a);
}
