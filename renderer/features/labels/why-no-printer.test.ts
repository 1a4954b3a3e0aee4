import { beforeAll, describe, expect, test } from 'vitest';
import { done, fail } from '#shared/base/result.ts';
import { openWords, speak, words } from '#renderer/words/words.ts';
import { whyNoPrinter } from './why-no-printer.ts';

beforeAll(() => openWords('en'));

test('[LAB64] a computer without printers, one without a printing system and a failure are told apart', () => {
  expect(whyNoPrinter(done([]))).toEqual({ state: 'none' });
  expect(whyNoPrinter(fail({ code: 'printing-unavailable' }))).toEqual({ state: 'unavailable' });
  const away = { code: 'host-away' };
  expect(whyNoPrinter(fail(away))).toEqual({ state: 'failed', failure: away });
});

describe.each(['en', 'de'] as const)('in %s', (language) => {
  test.each(['none', 'unavailable'] as const)(
    '[LAB64] %s: it is said, with what to do and that a PDF is had',
    async (why) => {
      await speak(language);
      const [title, text] = [words()(`labels.printers.${why}Title`), words()(`labels.printers.${why}Text`)];
      expect(title).toMatch(why === 'none' ? /printer|Drucker/ : /printing system|Drucksystem/);
      expect(text).toContain('PDF');
      // More than the PDF: what can be done about the printer.
      expect(text).toMatch(why === 'none' ? /settings|einstellungen/i : /CUPS/);
    },
  );
});
