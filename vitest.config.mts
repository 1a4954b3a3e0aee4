import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { hasDisplay } from './build/scripts/runtime/launch.mjs';

// vitest reports failures with Map.groupBy, which Node 20 does not have.
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

const unit = [
  'shared/**/*.test.ts',
  'electron/**/*.test.ts',
  'server/**/*.test.ts',
  'renderer/**/*.test.{ts,tsx}',
  'build/**/*.test.ts',
  'tests/**/*.test.ts',
];

/**
 * Journeys that a second window beside theirs would spoil: keys that the system presses at the pace of a scanner break up,
 * and what is shown before a shop is open is passed over where showing it takes longer than opening it.
 */
const alone = ['tests/journeys/real-keys.spec.ts', 'tests/journeys/first-rows.spec.ts'];

const journeys = {
  environment: 'node',
  globalSetup: ['tests/journeys/setup.ts'],
  setupFiles: ['tests/journeys/screen.ts'],
  testTimeout: 120_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 30_000, interval: 50 } },
};

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: unit,
          // vitest leaves one core free, which of two is half: most of these tests wait for a disk or a process.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          testTimeout: 20_000,
          hookTimeout: 60_000,
          exclude: ['tests/journeys/**', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          ...journeys,
          name: 'journeys',
          include: ['tests/journeys/**/*.spec.ts'],
          exclude: alone,
          // Half of its time a window waits for keys and answers, so that two do not need twice as long as one. They have a
          // screen each; on the one of a person they would take each other's focus.
          maxWorkers: hasDisplay() ? 1 : 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...journeys,
          name: 'journeys-alone',
          include: alone,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
