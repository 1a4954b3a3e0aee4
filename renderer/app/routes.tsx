import { Redirect } from 'wouter';
import { ActivityScreen } from '#renderer/features/activity/activity-screen.tsx';
import { useAttentionCount } from '#renderer/features/activity/attention.queries.ts';
import { RefusedOnOrder } from '#renderer/features/activity/refused-act.tsx';
import { CountPage } from '#renderer/features/counts/count-page.tsx';
import { DocumentPage } from '#renderer/features/documents/document-page.tsx';
import { CountsScreen } from '#renderer/features/counts/counts-screen.tsx';
import { useOpenCountCount } from '#renderer/features/counts/counts.queries.ts';
import { ChannelPage } from '#renderer/features/channels/channel-page.tsx';
import { ChannelTile } from '#renderer/features/channels/channel-tile.tsx';
import { ChannelsScreen } from '#renderer/features/channels/channels-screen.tsx';
import { useChannelAttention } from '#renderer/features/channels/channels.queries.ts';
import { ProductChannels } from '#renderer/features/channels/product-channels.tsx';
import { DashboardScreen } from '#renderer/features/dashboard/dashboard-screen.tsx';
import { TakenBackPast } from '#renderer/features/activity/taken-back.tsx';
import { BackupSettings } from '#renderer/features/backup/backup-settings.tsx';
import { LabelsScreen } from '#renderer/features/labels/labels-screen.tsx';
import { PrinterSettings } from '#renderer/features/labels/printer-settings.tsx';
import { NumbersScreen } from '#renderer/features/numbers/numbers-screen.tsx';
import { OrderPage } from '#renderer/features/orders/order-page.tsx';
import { OrdersScreen } from '#renderer/features/orders/orders-screen.tsx';
import { useOpenOrderCount } from '#renderer/features/orders/orders.queries.ts';
import { PackingScreen } from '#renderer/features/packing/packing-screen.tsx';
import { ParcelsRegion } from '#renderer/features/packing/parcels-region.tsx';
import { StationScreen } from '#renderer/features/packing/station-screen.tsx';
import { PickScreen } from '#renderer/features/picking/pick-screen.tsx';
import { PickingScreen } from '#renderer/features/picking/picking-screen.tsx';
import { useAlertCount } from '#renderer/features/reorder/reorder.queries.ts';
import { PurchasingScreen } from '#renderer/features/purchasing/purchasing-screen.tsx';
import { ReceiveScreen } from '#renderer/features/purchasing/receive-screen.tsx';
import { ReorderScreen } from '#renderer/features/reorder/reorder-screen.tsx';
import { ReturnsScreen } from '#renderer/features/returns/returns-screen.tsx';
import { TakeBackScreen } from '#renderer/features/returns/take-back-screen.tsx';
import { ShippingScreen } from '#renderer/features/shipping/shipping-screen.tsx';
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';
import { settingsHome } from '#renderer/features/settings/settings-sections.ts';
import { NewProductDialog } from '#renderer/features/stock/new-product-dialog.tsx';
import { ProductPage } from '#renderer/features/stock/product-page.tsx';
import { StockScreen } from '#renderer/features/stock/stock-screen.tsx';
import { SupplierPage } from '#renderer/features/suppliers/supplier-page.tsx';
import { SuppliersScreen } from '#renderer/features/suppliers/suppliers-screen.tsx';
import type { NewProductOf } from '#renderer/parts/unknown-code.tsx';
import { LookSettings } from './look-settings.tsx';
import type { Route } from './route.ts';

/** The one dialog that makes products, for screens that meet a code nothing has. */
const newProduct: NewProductOf = (ask) => <NewProductDialog {...ask} />;

/** Every place of the window, in the order of the navigation; the first is where it opens. */
export const routes: readonly Route[] = [
  {
    path: '/dashboard',
    element: <DashboardScreen channels={<ChannelTile />} />,
    nav: { label: 'dashboard.title', goTo: 'dashboard.goTo', shortcut: 'g d', icon: 'dashboard' },
  },
  {
    path: '/stock',
    element: <StockScreen />,
    nav: { label: 'stock.title', goTo: 'stock.goTo', shortcut: 'g s', icon: 'stock', menu: 'stock' },
  },
  {
    path: '/stock/product/:id',
    element: <ProductPage channels={(variantId) => <ProductChannels variantId={variantId} />} />,
  },
  {
    path: '/orders',
    element: <OrdersScreen />,
    nav: {
      label: 'orders.title',
      goTo: 'orders.goTo',
      shortcut: 'g o',
      icon: 'orders',
      menu: 'orders',
      useCount: useOpenOrderCount,
    },
  },
  {
    path: '/orders/numbers',
    element: <NumbersScreen />,
    reached: { goTo: 'numbers.goTo', shortcut: 'g n', icon: 'reports', menu: 'orders' },
  },
  {
    path: '/orders/:id',
    element: (
      <OrderPage
        parcels={(order) => <ParcelsRegion order={order} />}
        refused={(order) => <RefusedOnOrder orderId={order.id} />}
      />
    ),
  },
  {
    path: '/packing',
    element: <PackingScreen />,
    reached: { goTo: 'packing.goTo', shortcut: 'g b', icon: 'product', menu: 'orders' },
    within: '/orders',
  },
  { path: '/packing/:order', element: <StationScreen />, within: '/orders' },
  {
    path: '/shipping',
    element: <ShippingScreen />,
    reached: { goTo: 'shipping.goTo', shortcut: 'g h', icon: 'ship', menu: 'orders' },
    within: '/orders',
  },
  {
    path: '/picking',
    element: <PickingScreen />,
    reached: { goTo: 'picking.goTo', shortcut: 'g k', icon: 'orders', menu: 'orders' },
    within: '/orders',
  },
  { path: '/picking/:batch', element: <PickScreen />, within: '/orders' },
  {
    path: '/returns',
    element: <ReturnsScreen />,
    reached: { goTo: 'returns.goTo', shortcut: 'g t', icon: 'receive', menu: 'orders' },
    within: '/orders',
  },
  { path: '/returns/:order', element: <TakeBackScreen />, within: '/orders' },
  {
    path: '/reorder',
    element: <ReorderScreen />,
    nav: {
      label: 'reorder.title',
      goTo: 'reorder.goTo',
      shortcut: 'g r',
      icon: 'reorder',
      menu: 'purchasing',
      useCount: useAlertCount,
      tone: 'warn',
    },
  },
  {
    path: '/purchasing',
    element: <PurchasingScreen />,
    nav: {
      label: 'purchasing.title',
      goTo: 'purchasing.goTo',
      shortcut: 'g p',
      icon: 'purchasing',
      menu: 'purchasing',
    },
  },
  { path: '/purchasing/receive', element: <ReceiveScreen newProduct={newProduct} /> },
  {
    path: '/suppliers',
    element: <SuppliersScreen />,
    reached: { goTo: 'suppliers.goTo', shortcut: 'g u', icon: 'purchasing', menu: 'purchasing' },
    within: '/purchasing',
  },
  { path: '/suppliers/:id', element: <SupplierPage />, within: '/purchasing' },
  {
    path: '/counts',
    element: <CountsScreen />,
    nav: {
      label: 'counts.title',
      goTo: 'counts.goTo',
      shortcut: 'g c',
      icon: 'counts',
      menu: 'counts',
      useCount: useOpenCountCount,
    },
  },
  { path: '/counts/:id', element: <CountPage newProduct={newProduct} /> },
  { path: '/documents/:kind/:id', element: <DocumentPage /> },
  {
    path: '/labels',
    element: <LabelsScreen />,
    nav: { label: 'labels.title', goTo: 'labels.goTo', shortcut: 'g l', icon: 'labels', menu: 'labels' },
  },
  {
    path: '/channels',
    element: <ChannelsScreen />,
    nav: {
      label: 'channels.title',
      goTo: 'channels.goTo',
      shortcut: 'g w',
      icon: 'channels',
      menu: 'orders',
      useCount: useChannelAttention,
      tone: 'warn',
    },
  },
  { path: '/channels/:id', element: <ChannelPage /> },
  {
    path: '/activity',
    element: <ActivityScreen />,
    nav: {
      label: 'activity.title',
      goTo: 'activity.goTo',
      shortcut: 'g a',
      icon: 'activity',
      useCount: useAttentionCount,
      tone: 'warn',
      last: true,
    },
  },
  {
    path: '/settings',
    element: <Redirect to={settingsHome} replace />,
    nav: {
      label: 'settings.title',
      goTo: 'settings.goTo',
      shortcut: 'g ,',
      icon: 'settings',
      menu: 'file',
      last: true,
    },
  },
  {
    path: '/settings/:section',
    element: (
      <SettingsScreen
        look={<LookSettings />}
        printers={<PrinterSettings />}
        backup={
          <>
            <BackupSettings />
            <TakenBackPast />
          </>
        }
      />
    ),
  },
];
