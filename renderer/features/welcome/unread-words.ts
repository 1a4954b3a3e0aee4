import type { Words } from '#renderer/words/words.ts';
import type { UnreadEnd } from './welcome.commands.ts';

/** What a person is told of a journal whose end could not be read: what may be missing, what is safe, what to do. */
export function unreadWords(t: Words, { bytes, file }: UnreadEnd): string {
  return bytes > 0 ? t('welcome.unread', { count: bytes, file }) : t('welcome.unreadEnd', { file });
}
