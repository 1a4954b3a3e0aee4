import { cleanCode, GROUP_SEPARATOR } from '#shared/domain/values/code.ts';
import type { ParcelFields } from '../operations/rows.ts';
import { type CarrierId, carrierName } from './carrier.ts';
import { gs1Check, isChecked } from './check-digits.ts';
import { type Scheme, schemes } from './schemes.ts';

/** Characters of a tracking number, and of the names of a carrier and a service, at most: longer than any that fits on a label. */
export const MOST_ON_LABEL = 100;

/**
 * What speaks for a carrier: a form that nobody else has, a check digit that is right, or the form alone; `mistyped` is a
 * form that nobody else has with a wrong check digit, where a digit was mistyped or misread.
 */
export type Evidence = 'own' | 'checked' | 'form' | 'mistyped';

export type Candidate = {
  readonly carrier: CarrierId;
  /** The number the carrier knows, without what a barcode carries around it. */
  readonly number: string;
  readonly service?: string;
  readonly evidence: Evidence;
};

/** A scan or a typed number as it was understood; no candidates is an answer, too: any carrier may have it. */
export type Recognised = { readonly number: string; readonly candidates: readonly Candidate[] };

/**
 * Whose number this is, best first. Where the number alone does not say it, carriers that the shop uses come first, in
 * their order. A number that fits nobody is answered as it was typed.
 */
export function recognise(text: string, used: readonly CarrierId[] = []): Recognised {
  const typed = withoutSymbology(cleanCode(text).split(GROUP_SEPARATOR).join(''));
  const tight = withoutBlanks(typed);
  const number = withoutRouting(tight);
  const found = schemes.flatMap((scheme) => candidateOf(scheme, number));
  const candidates = ranked(found, used);
  return { number: candidates[0]?.number ?? (number === tight ? typed : number), candidates };
}

/** What a number says of a parcel; without a candidate nothing is known of who carries it. */
export function fieldsOfNumber(trackingNumber: string, candidate: Candidate | undefined): ParcelFields {
  return {
    trackingNumber,
    ...(candidate && { carrier: carrierName(candidate.carrier) }),
    ...(candidate?.service && { service: candidate.service }),
  };
}

/** Without what some scanners say of a symbol before its content, such as `]C1`. */
function withoutSymbology(text: string): string {
  return text.replace(/^\][A-Za-z]\d/, '');
}

/** As barcodes have it: capitals without blanks and brackets; points and hyphens go where there is nothing else but digits. */
function withoutBlanks(text: string): string {
  const tight = text.replace(/[\s()]/g, '').toUpperCase();
  return /^[\d.-]+$/.test(tight) ? tight.replace(/[.-]/g, '') : tight;
}

/** Without where a parcel goes, which USPS writes before its number, and without GS1's mark of a logistic unit; it is part of DHL's. */
function withoutRouting(number: string): string {
  const usps = /^420(?:\d{5}|\d{9})(9[1-5]\d{20}(?:\d{4})?)$/.exec(number)?.[1];
  if (usps !== undefined) return usps;
  const unit = /^00(?!3404)(\d{18})$/.exec(number)?.[1];
  return unit !== undefined && isChecked(unit, gs1Check) ? unit : number;
}

function candidateOf({ form, isOwn, check, means }: Scheme, number: string): readonly Candidate[] {
  if (!form.test(number)) return [];
  const isRight = !check || isChecked(check.of(number), check.rule);
  if (!isRight && !isOwn) return [];
  const meant = means(number);
  if (!meant) return [];
  return [{ ...meant, evidence: !isRight ? 'mistyped' : isOwn ? 'own' : check ? 'checked' : 'form' }];
}

/** Each carrier once: its own numbers, then the carriers that are used, checked numbers, forms, and what was mistyped. */
function ranked(found: readonly Candidate[], used: readonly CarrierId[]): readonly Candidate[] {
  const placeAmong = ({ carrier }: Candidate) => (used.includes(carrier) ? used.indexOf(carrier) : used.length);
  const grade = (one: Candidate) => {
    if (one.evidence === 'own') return 0;
    if (one.evidence === 'mistyped') return 4;
    if (placeAmong(one) < used.length) return 1;
    return one.evidence === 'checked' ? 2 : 3;
  };
  const sorted = found.toSorted((a, b) => grade(a) - grade(b) || placeAmong(a) - placeAmong(b));
  return sorted.filter((one, at) => sorted.findIndex(({ carrier }) => carrier === one.carrier) === at);
}
