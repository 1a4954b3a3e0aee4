import { stripVTControlCharacters } from 'node:util';
import { leaveTally } from './tally.mjs';

/** @typedef {import('./tally.mjs').Told} Told */

/** The first line of what an error says, without colours. */
const firstLine = (/** @type {unknown} */ error) => {
  const said = error && typeof error === 'object' && 'message' in error ? String(error.message) : String(error);
  return stripVTControlCharacters(said).trim().split('\n')[0] ?? '';
};

/** Writes what became of every test, with the reason of each failure and each skip, for who started the run. */
export default class TallyReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    let passed = 0;
    /** @type {Told[]} */
    const failed = [];
    /** @type {Told[]} */
    const skipped = [];
    const fail = (/** @type {string} */ name, /** @type {readonly unknown[]} */ errors) => {
      for (const error of errors) failed.push({ name, reason: firstLine(error) });
    };
    fail('outside of every test', unhandled);
    for (const module of modules) {
      const file = module.relativeModuleId;
      // A file that could not be loaded, or whose hooks broke, has failed whatever its tests say.
      fail(file, module.errors());
      for (const suite of module.children.allSuites()) fail(`${file} > ${suite.fullName}`, suite.errors());
      for (const test of module.children.allTests()) {
        const name = `${file} > ${test.fullName}`;
        const result = test.result();
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'failed') fail(name, [result.errors[0] ?? 'no error was told']);
        else skipped.push({ name, reason: ('note' in result ? result.note : undefined) ?? 'no reason given' });
      }
    }
    leaveTally({ passed, failed, skipped });
  }
}
