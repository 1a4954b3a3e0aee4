import type { ReactNode } from 'react';
import type { ChannelView } from './channels.queries.ts';

/** The parts of a channel's page. */
export const channelTabs = ['overview', 'products', 'review', 'notes', 'log', 'settings'] as const;
export type ChannelTab = (typeof channelTabs)[number];

/** What every tab is handed. */
export type TabFrame = {
  readonly view: ChannelView;
  /** The page around the tab's content: its head with the tabs, and a panel where the tab has one. */
  readonly frame: (content: ReactNode, more?: FrameMore) => ReactNode;
  readonly show: (tab: ChannelTab) => void;
};
export type FrameMore = {
  readonly panel?: ReactNode;
  readonly chips?: ReactNode;
  readonly primary?: ReactNode;
  readonly fill?: boolean;
};
