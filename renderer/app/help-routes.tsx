import { Redirect } from 'wouter';
import { HelpScreen } from '#renderer/features/help/help-screen.tsx';
import { helpPlace } from '#renderer/features/help/help-topics.ts';
import { allCommands } from './command-list.ts';
import type { Route } from './route.ts';

/** The places of the help; apart from the others, since it shows the keys of every command, the ways to them included. */
export const helpRoutes: readonly Route[] = [
  { path: '/help', element: <Redirect to={helpPlace('start')} replace /> },
  { path: '/help/:topic', element: <HelpScreen commands={allCommands} /> },
];
