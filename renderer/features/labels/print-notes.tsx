import type { ReactNode } from 'react';
import type { PrinterFacts } from '#shared/contract/bridge/printing.ts';
import type { RefusedLabel } from '#shared/domain/labels/labels.ts';
import type { Dpi } from '#shared/domain/labels/paper.ts';
import type { Missing } from '#shared/domain/labels/text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import { otherResolution } from './resolution.ts';
import './print-notes.css';

/** Why a label is not printed, with the size that would do. */
export function refusedWords(t: Words, { failure }: RefusedLabel, product: string): string {
  if (failure.code === 'code-too-long') return t('labels.tooLong', { product });
  return t(failure.fits.length > 0 ? 'labels.tooWide' : 'labels.tooWideAll', {
    product,
    width: failure.smallest.width,
    height: failure.smallest.height,
    papers: failure.fits.map((id) => t(`labels.papers.${id}`)).join(', '),
  });
}

type PrinterNoteProps = { readonly printer: string; readonly facts: PrinterFacts | null | undefined };

/** What keeps a printer from printing, or from taking anything. */
export function PrinterNote({ printer, facts }: PrinterNoteProps) {
  const t = useWords();
  const state = !facts ? null : facts.takes !== 'pages' ? facts.takes : facts.stopped ? 'stopped' : null;
  return (
    <div role="status">
      {state && (
        <Text as="div" size="s" tone={state === 'stopped' ? 'warn' : 'bad'}>
          {t(`labels.print.is.${state}`, { printer })}
          {facts?.says && ` ${t('labels.print.says', { text: facts.says })}`}
        </Text>
      )}
    </div>
  );
}

type ResolutionNoteProps = { readonly chosen: Dpi | null; readonly facts: PrinterFacts | null | undefined };

/** That labels are laid out for another resolution than the printer names. */
export function ResolutionNote({ chosen, facts }: ResolutionNoteProps) {
  const t = useWords();
  const said = otherResolution(chosen, facts);
  return (
    <div role="status">
      {said !== null && (
        <Text as="div" size="s" tone="warn">
          {t('labels.print.otherDpi', { said, dpi: chosen ?? '' })}
        </Text>
      )}
    </div>
  );
}

/** A list that scrolls where it is long: by keyboard, too. */
function ScrolledList({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className="print-list" tabIndex={0} aria-label={name}>
      <ul aria-label={name}>{children}</ul>
    </section>
  );
}

type RefusedLabelsProps = {
  readonly refused: readonly RefusedLabel[];
  readonly products: readonly string[];
  readonly leftOut: boolean;
  readonly onLeaveOut: (leftOut: boolean) => void;
  readonly onQr: (places: readonly number[]) => void;
};

/** The labels whose codes would not be read: each can be a QR code, or all are left out by choice. */
export function RefusedLabels({ refused, products, leftOut, onLeaveOut, onQr }: RefusedLabelsProps) {
  const t = useWords();
  const asQr = refused.filter((label) => label.asQr).map(({ at }) => at);
  return (
    <div>
      <Text as="div" strong>
        {t('labels.refused.title', { count: refused.length })}
      </Text>
      <ScrolledList name={t('labels.refused.list')}>
        {refused.map((label) => (
          <li key={label.at}>
            <Text as="span" size="s">
              {refusedWords(t, label, products[label.at] ?? '')}
            </Text>
            {label.asQr && (
              <Button kind="quiet" onClick={() => onQr([label.at])}>
                {t('labels.refused.asQr')}
              </Button>
            )}
          </li>
        ))}
      </ScrolledList>
      {asQr.length > 1 && (
        <div className="print-list-all">
          <Button kind="quiet" onClick={() => onQr(asQr)}>
            {t('labels.refused.allAsQr', { count: asQr.length })}
          </Button>
        </div>
      )}
      <CheckField label={t('labels.refused.leaveOut')} checked={leftOut} onChange={onLeaveOut} />
    </div>
  );
}

/** Which products are printed with `?`, and for which characters. */
export function MissingCharacters({ missing }: { readonly missing: readonly Missing[] }) {
  const t = useWords();
  if (missing.length === 0) return null;
  return (
    <div>
      <Text as="div" strong>
        {t('labels.missing.title')}
      </Text>
      <ScrolledList name={t('labels.missing.title')}>
        {missing.map(({ of, characters }) => (
          <li key={of}>
            <Text as="span" size="s">
              {t('labels.missing.line', { name: of, signs: characters.join(' ') })}
            </Text>
          </li>
        ))}
      </ScrolledList>
    </div>
  );
}
