import { notifications, notificationsStore } from '@mantine/notifications';
import { afterEach, expect, test } from 'vitest';
import { toast } from './toast.tsx';

afterEach(() => {
  notifications.clean();
});

/** How often each toast that is shown was told, oldest first. */
function told(): readonly unknown[] {
  return notificationsStore.getState().notifications.map(({ message }) => {
    const { props } = message as { readonly props: { readonly times: number } }; // a toast's message is its body
    return props.times;
  });
}

/** What the toasts that are shown say, oldest first. */
function texts(): readonly unknown[] {
  return notificationsStore.getState().notifications.map(({ message }) => {
    const { props } = message as { readonly props: { readonly text: string } }; // a toast's message is its body
    return props.text;
  });
}

const failed = (happened: string) =>
  toast.failed({ happened, safe: 'Safe.', next: 'Again.', details: `${Math.random()}` });

test('[SH24] the same failure told again is one toast with how often, another one stands beside it', () => {
  const [first, again] = [failed('No paper.'), failed('No paper.')];
  expect([told(), again]).toEqual([[2], first]);
  failed('No printer.');
  failed('No paper.');
  expect(told()).toEqual([3, 1]);
});

test('[SH24] once it is closed it is told anew', () => {
  toast.hide(failed('No paper.'));
  failed('No paper.');
  expect(told()).toEqual([1]);
});

test('[SH77] of acts that wait, and of what succeeded, only the newest is shown', () => {
  const why = { happened: 'Not saved.', safe: 'It waits.', next: 'Wait.', details: '' };
  for (let n = 0; n < 2; n++) toast.unsaved('Mug −1', why, { undo: () => undefined });
  for (let n = 0; n < 2; n++) toast.success('Mug −1', { undo: () => undefined });
  for (let n = 0; n < 2; n++) toast.success('List exported');
  expect(told()).toEqual([1, 1, 1]);
});

test('[SH77] news of one sort replaces the older, other news stands beside it', () => {
  toast.news('51 products are low', { kind: 'low' });
  toast.news('A newer Stockroom is ready');
  toast.news('2 products are low', { kind: 'low' });
  expect(texts()).toEqual(['A newer Stockroom is ready', '2 products are low']);
});

test('[SH78] what is told of acts goes once one of them is taken back, and nothing else does', () => {
  const undo = () => undefined;
  const why = { happened: 'Not saved.', safe: 'It waits.', next: 'Wait.', details: '' };
  toast.unsaved('Mug −1', why, { undo, acts: ['a', 'b'] });
  toast.success('Cup −1', { undo, acts: ['c'] });
  toast.success('List exported');
  toast.takenBack(['other']);
  expect(texts()).toEqual(['Mug −1', 'Cup −1', 'List exported']);
  toast.takenBack(['b']);
  expect(texts()).toEqual(['Cup −1', 'List exported']);
  toast.takenBack(['c']);
  expect(texts()).toEqual(['List exported']);
});

test('[SH79] of failures of one kind the newest is shown, and the same one again says how often', () => {
  const refused = (happened: string) =>
    toast.failed({ happened, safe: 'Safe.', next: 'Again.', details: '' }, 'picture');
  refused('a.png cannot be read.');
  refused('b.png cannot be read.');
  expect([texts(), told()]).toEqual([['b.png cannot be read.'], [1]]);
  refused('b.png cannot be read.');
  expect([texts(), told()]).toEqual([['b.png cannot be read.'], [2]]);
});

test('[SH73] what is told of a shop goes with it, failures too; news of the program stays', () => {
  toast.success('Mug −1', { undo: () => undefined });
  failed('No paper.');
  toast.news('A newer Stockroom is ready');
  toast.forgetActs();
  expect(texts()).toEqual(['A newer Stockroom is ready']);
});

test('[ACT46] what was refused stays until something else is done, and only the last of it is shown', () => {
  const refused = (happened: string) => toast.refused({ happened, safe: 'Safe.', next: 'Look.', details: '' });
  refused('Order 1 has moved on.');
  refused('Order 2 has moved on.');
  failed('No paper.');
  toast.news('51 products are low', { kind: 'low' });
  expect(texts()).toEqual(['Order 2 has moved on.', 'No paper.', '51 products are low']);
  toast.success('Mug −1', { undo: () => undefined });
  expect(texts()).toEqual(['No paper.', '51 products are low', 'Mug −1']);
});
