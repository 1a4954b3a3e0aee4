/** Failures between this computer and an online store, by code: what happened, what is safe, what to do. */
export const channelFailures = {
  'no-key': {
    happened: 'This computer has no key of this online store.',
    safe: 'Nothing was written there, and everything here stays as it is.',
    next: 'Connect the store on this computer again, under Channels.',
  },
  'vendor-unknown': {
    happened: 'This Stockroom does not know this kind of online store.',
    safe: 'Nothing was sent.',
    next: 'Update Stockroom, or choose another kind of store.',
  },
  'secrets-wrong': {
    happened: 'The key is not one that this kind of store has.',
    safe: 'Nothing was sent.',
    next: 'Copy it from the store once more, whole and without spaces.',
  },
  'pull-ended': {
    happened: 'Reading the online store was broken off.',
    safe: 'What was read is kept, and nothing was written there.',
    next: 'Stockroom goes on by itself.',
  },
  'delivery-unknown': {
    happened: 'Nothing is waiting for this decision any more.',
    safe: 'Nothing was changed.',
    next: 'Look at the channel’s log.',
  },
  'delivery-unfinished': {
    happened: 'The online store has not been asked yet what became of the last message.',
    safe: 'Nothing more was sent to it.',
    next: 'Stockroom asks it by itself, and goes on then.',
  },
  'deliveries-elsewhere': {
    happened: 'Another computer, or this one before it was set back, was the last to write to this online store.',
    safe: 'Nothing was sent to it.',
    next: 'Compare what the store shows under Channels, and agree to go on from here.',
  },
  'deliveries-damaged': {
    happened: 'The file that says what was sent to this online store is damaged.',
    safe: 'Nothing was sent to it. The file is kept aside.',
    next: 'Compare what the store shows under Channels, and agree to go on from here.',
  },
  'channel-not-here': {
    happened: 'Another computer, or none, talks to this online store.',
    safe: 'Nothing was changed.',
    next: 'Do this on that computer, or let this one take over, under Channels.',
  },
  'channel-paused': {
    happened: 'This channel is paused.',
    safe: 'Nothing was read or written.',
    next: 'Resume it under Channels first.',
  },
  undecidable: {
    happened: 'Nobody can say whether the online store did what it was told last.',
    safe: 'Nothing more is sent to it until that is known.',
    next: 'Look in the store, and say under Channels what it shows.',
  },
  'books-refused': {
    happened: 'What came from the online store could not be entered here.',
    safe: 'Nothing of it was entered, and nothing was written there.',
    next: 'Try again. If it fails again, copy the details and send them to whoever helps you.',
  },
  'lane-first-pull': {
    happened: 'What the online store has has not all been pulled yet.',
    safe: 'Nothing was written on either side.',
    next: 'Wait until the first pull is through, then do it again.',
  },
  'lane-not-shown': {
    happened: 'The online store shows no figure of this thing, or does not have it any more.',
    safe: 'Nothing was written there.',
    next: 'Look in the store whether it counts it, then sync and try again.',
  },
  'note-unknown': {
    happened: 'This note is not there any more.',
    safe: 'Nothing was changed.',
    next: 'Look at the list again: it may have been dealt with elsewhere.',
  },
  'lane-nothing-open': {
    happened: 'Nothing is waiting for this decision any more.',
    safe: 'Nothing was changed.',
    next: 'Look at the channel’s log.',
  },
  stopped: {
    happened: 'It was broken off, since the shop was closed or its channel was given away.',
    safe: 'What was done is kept, and it goes on where it was.',
    next: 'Do it again once the shop is open.',
  },
} as const;
