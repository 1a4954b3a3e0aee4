import type { Route } from './route.ts';

/** Every place of the window, in the order of the navigation; the first is where it opens. */
export const routes: readonly Route[] = [];
