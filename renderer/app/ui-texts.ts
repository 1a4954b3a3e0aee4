import { dayText } from '#renderer/ui/day-text.ts';
import { minorDigits, money } from '#renderer/ui/format.ts';
import type { QuantityProblem } from '#renderer/ui/quantity-text.ts';
import type { UiWords } from '#renderer/ui/ui-words.ts';
import { hasWord, wordOf, type Words } from '#renderer/words/words.ts';
import { isUnusualMoney } from '#shared/domain/values/unusual.ts';

/** The design system's texts from the catalogue. */
export function uiTexts(t: Words, locale: string): UiWords {
  const known = (key: string) => (hasWord(key) ? wordOf(t, key) : key);
  return {
    appName: t('ui.appName'),
    mainNavigation: t('ui.mainNavigation'),
    skipToContent: t('ui.skipToContent'),
    foldNavigation: t('ui.foldNavigation'),
    unfoldNavigation: t('ui.unfoldNavigation'),
    close: t('ui.close'),
    cancel: t('ui.cancel'),
    undo: t('ui.undo'),
    discardTitle: t('ui.discardTitle'),
    discardText: t('ui.discardText'),
    discard: t('ui.discard'),
    keepTyping: t('ui.keepTyping'),
    clear: t('ui.clear'),
    required: t('ui.required'),
    busy: t('ui.busy'),
    notSet: t('ui.notSet'),
    nothingFound: t('ui.nothingFound'),
    selectRow: t('ui.selectRow'),
    selectAll: t('ui.selectAll'),
    clearSelection: t('ui.clearSelection'),
    columns: t('ui.columns'),
    resetColumns: t('ui.resetColumns'),
    resizeColumn: (column) => t('ui.resizeColumn', { column }),
    resizeHint: t('ui.resizeHint'),
    moveUp: (column) => t('ui.moveUp', { column }),
    moveDown: (column) => t('ui.moveDown', { column }),
    selected: (count) => t('ui.selected', { count }),
    bulkActs: t('ui.bulkActs'),
    moreActs: t('ui.moreActs'),
    commands: t('ui.commands'),
    searchCommands: t('ui.searchCommands'),
    command: t('ui.command'),
    recent: t('ui.recent'),
    exactly: t('ui.exactly'),
    typeToFind: t('ui.typeToFind'),
    afterwards: t('ui.afterwards'),
    keys: {
      mod: t('ui.keys.mod'),
      alt: t('ui.keys.alt'),
      shift: t('ui.keys.shift'),
      enter: t('ui.keys.enter'),
      space: t('ui.keys.space'),
      escape: t('ui.keys.escape'),
      delete: t('ui.keys.delete'),
    },
    chooseFile: t('ui.chooseFile'),
    dropHere: t('ui.dropHere'),
    dropWindow: t('ui.dropWindow'),
    showAsTable: t('ui.showAsTable'),
    hideTable: t('ui.hideTable'),
    copyDetails: t('ui.copyDetails'),
    copied: t('ui.copied'),
    times: (count) => t('ui.times', { count }),
    previousMonth: t('ui.previousMonth'),
    nextMonth: t('ui.nextMonth'),
    openCalendar: t('ui.openCalendar'),
    badDate: t('ui.badDate', { example: dayText('2026-12-31', locale) }),
    step: (current, total) => t('ui.step', { current, total }),
    progress: (done, total) => t('ui.progress', { done, total }),
    asksCode: (text) => t('ui.asksCode', { text }),
    asksMoney: (minor, usual, currency) => {
      if (!isUnusualMoney(minor, usual, minorDigits(currency))) return null;
      const amount = money(minor, currency, locale);
      return usual === null
        ? t('ui.largeMoney', { amount })
        : t('ui.farMoney', { amount, usual: money(usual, currency, locale) });
    },
    enterAgain: t('ui.enterAgain'),
    answerFirst: t('ui.answerFirst'),
    answerInCell: t('ui.answerInCell'),
    pastEnd: t('ui.pastEnd'),
    takeFigure: (text) => t('ui.takeFigure', { text }),
    takeDay: (text) => t('ui.takeDay', { text }),
    scanRefused: (code) => t('shell.scans.figure', { code }),
    scanNoText: (code) => t('shell.scans.text', { code }),
    quantityProblem: (problem) => quantityProblem(t, problem),
    commandTitle: known,
    scopeTitle: (scope) => known(scope === 'global' ? 'shell.scopes.global' : `${scope}.title`),
  };
}

function quantityProblem(t: Words, problem: QuantityProblem): string {
  switch (problem.code) {
    case 'not-a-number':
      return t('ui.notANumber');
    case 'too-fine':
      return t('ui.tooFine', { count: problem.decimals });
    case 'too-large':
      return t('ui.tooLarge', { limit: problem.limit });
    case 'too-small':
      return t('ui.tooSmall', { limit: problem.limit });
  }
}
