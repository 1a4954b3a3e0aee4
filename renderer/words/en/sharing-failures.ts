/** Failures of sharing a shop and of joining one by a code: what happened, what is safe, what to do. */
export const sharingFailures = {
  'pairing-no-code': {
    happened: 'A code has nine digits.',
    safe: 'Nobody was asked and nothing was changed.',
    next: 'Type the code as it stands on the computer that shares the shop.',
  },
  'pairing-wrong-code': {
    happened: 'This code is not the one that is shown on the other computer.',
    safe: 'Nothing was changed, and nothing of the shop was given away.',
    next: 'Compare the digits and try again; after five wrong tries a new code is needed. If the digits are right, another device may stand between the two: use the network of the shop.',
  },
  'pairing-expired': {
    happened: 'This code is older than ten minutes.',
    safe: 'Nothing was changed.',
    next: 'On the computer that shares the shop, open Settings → Sharing → Add a computer: it shows a new code.',
  },
  'pairing-void': {
    happened: 'The code was tried wrongly five times, or begun with far too often, and does not count any more.',
    safe: 'Nobody came in by it.',
    next: 'On the computer that shares the shop, show a new code. If nobody of yours tried it, look who is in your network.',
  },
  'pairing-closed': {
    happened: 'The other computer shows no code just now, or it was used already.',
    safe: 'Nothing was changed.',
    next: 'There, open Settings → Sharing → Add a computer, and leave the code on the screen until this computer is in.',
  },
  'share-not-found': {
    happened: 'Nothing answers at this address.',
    safe: 'Nothing was changed. What is entered here is saved on this computer.',
    next: 'Check that Stockroom is open on the other computer, that both are in the same network, and that the firewall there lets Stockroom through (private network, incoming).',
  },
  'share-other': {
    happened: 'What answers there is not the computer that shows this code.',
    safe: 'It was told nothing, and nothing was changed.',
    next: 'Compare the address with the one beside the code. In a network of others someone may be standing between: use the network of the shop.',
  },
  'share-not-one': {
    happened: 'What answers there shares no shop, or is another version of Stockroom.',
    safe: 'Nothing was changed.',
    next: 'Check the address, and update Stockroom on both computers.',
  },
  'share-closed': {
    happened: 'This shop is closed to the network just now.',
    safe: 'Everything is saved.',
    next: 'In Settings → Sharing, let other computers in first, or go on after the pause.',
  },
  'not-sharing': {
    happened: 'This computer does not share this shop.',
    safe: 'Everything is saved.',
    next: 'In Settings → Sharing, choose Share this shop.',
  },
  'share-ended': {
    happened: 'The part of Stockroom that shares the shop has ended.',
    safe: 'Everything is saved on each computer, and each goes on working.',
    next: 'It starts again by itself. If it does not, start Stockroom again; its log says more.',
  },
  'share-newer': {
    happened: 'This shop was shared by a newer Stockroom before.',
    safe: 'Nothing was changed.',
    next: 'Update Stockroom on this computer, then share the shop again.',
  },
  'share-no-server': {
    happened: 'This Stockroom cannot start a server here.',
    safe: 'Everything is saved on this computer.',
    next: 'Start Stockroom as it was installed, or run a server as the documentation says and connect to it.',
  },
  'share-no-port': {
    happened: 'The system lets no other computer in: no port could be opened.',
    safe: 'This computer goes on working, and everything is saved.',
    next: 'Ask whoever looks after this computer whether a firewall or a security program forbids it, then let other computers in again.',
  },
  'certificate-changed': {
    happened: 'At the address of the sharing computer another one answers, or it has a new certificate.',
    safe: 'Nothing was sent to it. Everything is saved on this computer, nothing that waits is dropped.',
    next: 'It is looked for by itself. If the shop was set up anew there, join it again by a code.',
  },
  'join-again': {
    happened: 'This computer no longer has what lets it into the shop: it has no safe place to keep secrets in.',
    safe: 'Everything is saved on this computer, nothing that waits is dropped.',
    next: 'Join again with a code: on the computer that shares the shop, Settings → Sharing → Add a computer shows one. A key store of the system (such as GNOME Keyring) saves you that after each start.',
  },
  'computer-removed': {
    happened: 'This computer was removed from the shop on the computer that shares it.',
    safe: 'Everything stays here, also what was not shared yet, and this computer goes on working alone.',
    next: 'To share again, ask for a new code and join the shop again: what was entered meanwhile then goes out by itself.',
  },
} as const;
