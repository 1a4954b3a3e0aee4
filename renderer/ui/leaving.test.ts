import { expect, test } from 'vitest';
import { createLeaving } from './leaving.ts';

test('[SH74] where nothing was typed one leaves at once, else once a person agrees, and is asked once', () => {
  const leaving = createLeaving();
  const left: string[] = [];
  let typed = false;
  const stop = leaving.guard(() => typed);
  leaving.leave(() => left.push('plain'));
  expect([left, leaving.asked()]).toEqual([['plain'], null]);

  typed = true;
  leaving.leave(() => left.push('first'));
  leaving.leave(() => left.push('second'));
  leaving.asked()?.stay();
  expect([left, leaving.asked(), leaving.losesNow()]).toEqual([['plain'], null, true]);

  leaving.leave(() => left.push('third'));
  leaving.asked()?.go();
  expect([left, leaving.asked()]).toEqual([['plain', 'third'], null]);
  stop();
});

test('[SH75] what closes once a person agreed is not asked again; who stays is told so', () => {
  const leaving = createLeaving();
  const told: string[] = [];
  leaving.guard(() => true);
  leaving.leave(() => told.push('gone'), { stay: () => told.push('stayed') });
  leaving.asked()?.stay();
  leaving.leave(() => told.push(leaving.losesNow() ? 'held' : 'free'));
  leaving.asked()?.go();
  expect(told).toEqual(['stayed', 'free']);
});

test('[SH74] a form within another asks about itself alone', () => {
  const leaving = createLeaving();
  leaving.guard(() => true);
  const left: string[] = [];
  leaving.leave(() => left.push('inner'), { isChanged: () => false });
  expect([left, leaving.losesNow()]).toEqual([['inner'], true]);
});
