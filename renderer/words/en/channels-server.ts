/** The shop's server as the one that talks to an online store. */
export const channelServer = {
  name: 'the shop’s server',
  give: 'Let the shop’s server sync it',
  giveText:
    'The server gets the key of {{name}} and goes on while all computers are off. Everything is pulled anew there, and nothing is written before you have looked at it again.',
  given: 'The shop’s server syncs {{name}} now',
} as const;
