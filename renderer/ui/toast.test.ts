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

test('[SH24] acts that wait and can be taken back are toasts of their own, and so is what succeeded', () => {
  const why = { happened: 'Not saved.', safe: 'It waits.', next: 'Wait.', details: '' };
  for (let n = 0; n < 2; n++) toast.unsaved('Mug −1', why, { undo: () => undefined });
  expect(told()).toEqual([1, 1]);
  notifications.clean();
  for (let n = 0; n < 2; n++) toast.success('Mug −1');
  expect(told()).toEqual([1, 1]);
});
