import { documentPaperOf } from '#shared/domain/labels/document.ts';
import { sheets } from '#shared/domain/labels/page.ts';
import { type LabelPaper, labelPapers, plainSheet, type PrintedPaper } from '#shared/domain/labels/paper.ts';
import { testPage } from '#shared/domain/labels/test-page.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { missingIn } from '#shared/domain/labels/text.ts';
import { useLabelCommands } from './labels.commands.ts';
import { usePaperChoices } from './paper-choices.store.ts';
import { SAFE_DPI } from './resolution.ts';

/** Shows the test page of a paper, to be printed where that paper goes, or on the printer that is named. */
export function useTestPage(): (paper: PrintedPaper, printer?: string) => void {
  const t = useWords();
  const { locale } = useWindowLook();
  const { open } = useLabelCommands();
  return (paper, printer) => {
    const dpi = usePaperChoices.getState()[paper].dpi ?? SAFE_DPI;
    open({
      name: t('labels.commands.test'),
      title: t('labels.testTitle', { paper: t(`labels.papers.${paper}`) }),
      paper,
      printout: testPage(laidOut(paper, locale), { dpi, symbol: 'by-code' }, { rule: t('labels.testRule') }),
      missing: missingIn([{ of: t('labels.commands.test'), texts: [t('labels.testRule')] }]),
      ...(printer !== undefined && { printer }),
    });
  };
}

function laidOut(paper: PrintedPaper, locale: string): LabelPaper {
  return paper === 'document' ? plainSheet(sheets[documentPaperOf(locale)]) : labelPapers[paper];
}
