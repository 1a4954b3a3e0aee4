/** The frame of the window, its commands, and what it says when something broke. */
export const shell = {
  scopes: {
    global: 'Anywhere',
  },
  menus: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    stock: 'Stock',
    orders: 'Orders',
    help: 'Help',
  },
  commands: {
    palette: 'Open the command palette',
    shortcuts: 'Keyboard shortcuts',
    foldNavigation: 'Fold or unfold the navigation',
    lightScheme: 'Light colours',
    darkScheme: 'Dark colours',
    autoScheme: 'Colours as the system',
    roomyRows: 'Roomy rows',
    compactRows: 'Compact rows',
  },
  broken: {
    happened: 'This screen could not be shown.',
    safe: 'Your data is saved: what you entered before is in the shop.',
    next: 'Try again. If it fails again, copy the details and send them to whoever helps you.',
    again: 'Try again',
  },
  update: {
    ready: 'Stockroom {{version}} is ready.',
    note: 'It is installed when you close Stockroom.',
    now: 'Restart now',
  },
  notFound: {
    title: 'Nothing here',
    text: 'This place does not exist, or no longer.',
    home: 'Go to the first page',
  },
} as const;
