import type { Failure } from '#shared/base/result.ts';
import { type FailureWords, failureWords } from '#renderer/words/failure-words.ts';
import { hasWord, wordOf, type Words } from '#renderer/words/words.ts';

/** What the line itself says of an address, and how that is told. */
const reasons = {
  'certificate self-signed': 'selfSigned',
  'certificate not trusted': 'selfSigned',
  'certificate expired': 'expired',
  'certificate not yet valid': 'expired',
  'certificate of another host': 'otherHost',
  'no encryption there': 'noEncryption',
  'needs-https': 'needsHttps',
  ENOTFOUND: 'noSuchHost',
  EAI_AGAIN: 'noSuchHost',
  ECONNREFUSED: 'nobodyThere',
  timeout: 'tooLong',
} as const satisfies Readonly<Record<string, string>>;
type Reason = (typeof reasons)[keyof typeof reasons];

/**
 * What a failure of a store says to a person: what is wrong with the address where the line knows it, and else what to look at in a store
 * of this kind.
 */
export function channelFailureWords(t: Words, failure: Failure, vendor: string): FailureWords {
  const said = failureWords(t, failure);
  const { detail = '' } = failure;
  const to = /^redirects to (\S+)/.exec(detail)?.[1];
  if (to !== undefined)
    return {
      ...said,
      happened: t('channels.reasons.redirects.happened', { to }),
      next: t('channels.reasons.redirects.next', { to }),
    };
  const scopes = /^missing (.+)/.exec(detail)?.[1];
  if (scopes !== undefined && failure.code === 'channel-refused')
    return {
      ...said,
      happened: t('channels.reasons.missing.happened', { scopes }),
      next: t('channels.reasons.missing.next'),
    };
  // The store asked for nothing: we wait until it cannot be at work any more on what was lost.
  if (detail === 'may still be at work')
    return { ...said, happened: t('channels.reasons.lost.happened'), next: t('channels.reasons.lost.next') };
  const reason = reasonOf(detail);
  if (reason !== null && /^channel-(address|away)$/.test(failure.code))
    return { ...said, happened: t(`channels.reasons.${reason}.happened`), next: t(`channels.reasons.${reason}.next`) };
  const key: string = `channels.failures.${vendor}.${failure.code}`;
  return hasWord(key) ? { ...said, next: wordOf(t, key) } : said;
}

/** The same while a person connects a store or enters its key: nothing waits there, and nothing is tried again by itself (CHN227). */
export function connectFailureWords(t: Words, failure: Failure, vendor: string): FailureWords {
  const said = channelFailureWords(t, failure, vendor);
  if (failure.code !== 'channel-away' && failure.code !== 'channel-busy') return said;
  const plain = failureWords(t, failure);
  return {
    ...said,
    safe: t('channels.connect.nothingWritten'),
    // What the line says of the address is said with what to do about it.
    ...(said.next === plain.next && { next: t(`channels.connect.askAgain.${failure.code}`) }),
  };
}

function reasonOf(detail: string): Reason | null {
  const known: Readonly<Record<string, Reason | undefined>> = reasons;
  return known[detail] ?? null;
}
