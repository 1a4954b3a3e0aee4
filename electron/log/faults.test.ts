import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { faultTaker } from './faults.ts';

describe('[HOST18] a fault that nobody caught', () => {
  let now = 0;
  const note = vi.fn();
  const tell = vi.fn();
  beforeEach(() => vi.spyOn(console, 'error').mockImplementation(() => undefined));
  afterEach(() => vi.restoreAllMocks());
  const take = faultTaker({ log: { note }, now: () => now, tell });

  test('is written each time, told once a minute, and thrown at nobody', () => {
    take(new Error('first'));
    take('second');
    expect(note.mock.calls.map(([level, what]) => [level, what])).toEqual([
      ['error', 'host-fault'],
      ['error', 'host-fault'],
    ]);
    expect(note.mock.calls[0]?.[2].detail).toContain('first');
    expect(tell).toHaveBeenCalledTimes(1);
    now = 60_000;
    take(new Error('third'));
    expect(tell).toHaveBeenCalledTimes(2);
  });

  test('is survived even where it cannot be told', () => {
    now = 200_000;
    tell.mockImplementationOnce(() => {
      throw new Error('no window');
    });
    expect(() => take(new Error('fourth'))).not.toThrow();
  });
});
