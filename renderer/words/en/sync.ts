/** The status chip and sharing a shop between computers. */
export const sync = {
  chip: 'Sync status',
  saved: 'Saved',
  savedHere: 'Saved on this computer',
  saving_one: 'Saving {{count}}',
  saving_other: 'Saving {{count}}',
  notSaved: 'Not saved',
  pending_one: '{{count}} to share',
  pending_other: '{{count}} to share',
  syncing: 'Sharing',
  shared: 'Shared',
  offline: 'Offline',
  stopped: 'Sharing stopped',
  toOpenAnew: 'Waits for the open form',
  update: 'Update needed',
  unsafe:
    'Not everything is saved yet: what waits is in this window’s data and goes to the journal as soon as that answers.',
  diskStopped: 'Writing stopped',
  diskUnsaved_one:
    '{{count}} entry is not saved yet: it waits in this window and is saved as soon as the disk takes it. Do not close Stockroom.',
  diskUnsaved_other:
    '{{count}} entries are not saved yet: they wait in this window and are saved as soon as the disk takes them. Do not close Stockroom.',
  clock: {
    minutes_one: '{{count}} minute',
    minutes_other: '{{count}} minutes',
    hours_one: '{{count}} hour',
    hours_other: '{{count}} hours',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    behind:
      'The clock of this computer is {{by}} behind the server’s. Nothing is lost or counted wrongly by it; times of what is done here are off by that. Set the clock.',
    ahead:
      'The clock of this computer is {{by}} ahead of the server’s. Nothing is lost or counted wrongly by it; times of what is done here are off by that. Set the clock.',
    setBack:
      'The clock of this computer was set back: the newest entry was made {{by}} later than it says now. Nothing is lost or counted wrongly by it. Check the clock.',
  },
  stuck: 'Stuck',
  stuckOn: 'It waits for this entry: {{what}}, {{when}}, {{size}} characters.',
  again: 'Try again',
  people: 'Details of customers or people that are not kept: {{count}}',
  picturesWaiting_one: '{{count}} picture to share',
  picturesWaiting_other: '{{count}} pictures to share',
  picturesMissing_one:
    '{{count}} picture is not on this computer yet. It comes as soon as the computer that has it shares it.',
  picturesMissing_other:
    '{{count}} pictures are not on this computer yet. They come as soon as the computer that has them shares them.',
  picturesOld:
    'The shop’s server is too old for pictures. They stay on this computer and everything else is shared. Update Stockroom where the server runs; then they follow by themselves.',
  picturesTrouble: 'Pictures do not get through at the moment. They are tried again by themselves.',
  rows: {
    pictures: 'Pictures',
    here: 'Saved on this computer',
    hereAll: 'Everything',
    shared: 'Shared with other computers',
    none: 'Not shared',
    all: 'Everything',
    unsent_one: 'All but {{count}} entry',
    unsent_other: 'All but {{count}} entries',
    last: 'Last exchange',
    never: 'Not yet',
    next: 'Next try',
  },
  now: 'Share now',
  connect: 'Connect to a shop',
  share: 'Share this shop',
  dialog: {
    intro: 'Type the address and the token that the shop’s server showed when it was first started.',
    empty:
      'An empty server takes the shop that is open here. A server that has a shop makes this computer one of its desks.',
    url: 'Address',
    urlHint: 'For example http://192.168.1.20:7420',
    token: 'Token',
    person: 'Your name',
    submit: 'Connect',
    shared: 'This shop is shared now.',
    joinedShop: 'This computer is a desk of that shop now.',
    joined: 'This computer is a desk of {{name}} now.',
    session: 'This computer cannot keep secrets safely, so Stockroom asks for the token again after a restart.',
    progress: 'Sending the shop’s history',
  },
  reconnect: 'Type the token again',
} as const;
