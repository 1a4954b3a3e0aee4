/** Failures of backups and of restoring them, by code: what happened, what is safe, what to do. */
export const backupFailures = {
  'no-folder': {
    happened: 'No folder is chosen for backups.',
    safe: 'Everything is saved on this computer.',
    next: 'Choose a folder, best on another disk.',
  },
  'folder-gone': {
    happened: 'The folder for backups is not there.',
    safe: 'Everything is saved on this computer, and earlier backups are as they were.',
    next: 'Plug in the stick or drive, or choose another folder. It is tried again by itself.',
  },
  'folder-full': {
    happened: 'There is no room for the backup in its folder.',
    safe: 'Everything is saved on this computer, and earlier backups are as they were.',
    next: 'Free some space there, or choose another folder. It is tried again by itself.',
  },
  'folder-closed': {
    happened: 'Nothing can be written into the folder for backups.',
    safe: 'Everything is saved on this computer, and earlier backups are as they were.',
    next: 'Look whether the stick is locked and the folder is yours, or choose another one.',
  },
  'passphrase-missing': {
    happened: 'No backup was made: its passphrase is not on this computer.',
    safe: 'Everything is saved on this computer.',
    next: 'Type the passphrase again under Settings, Backup.',
  },
  'shop-unreadable': {
    happened: 'The shop’s files could not be read for the backup.',
    safe: 'Nothing was changed.',
    next: 'Open the shop, then back up again.',
  },
  'backup-foreign': {
    happened: 'This file is no backup of Stockroom.',
    safe: 'Nothing was changed.',
    next: 'Choose a file that ends in .stockroom-backup.',
  },
  'backup-damaged': {
    happened: 'This backup is damaged: it is not what was written.',
    safe: 'Nothing was changed.',
    next: 'Take another backup, or copy this one anew from where it came from.',
  },
  'backup-newer': {
    happened: 'This backup was made by a newer Stockroom.',
    safe: 'Nothing was changed.',
    next: 'Update Stockroom on this computer, then try again.',
  },
  'backup-locked': {
    happened: 'This backup has a passphrase.',
    safe: 'Nothing was changed.',
    next: 'Type the passphrase that it was made with.',
  },
  'passphrase-wrong': {
    happened: 'The passphrase is not the one this backup was made with.',
    safe: 'Nothing was changed. The backup itself is not at fault.',
    next: 'Type it again. Capitals and spaces count.',
  },
  'typed-no-folder': {
    happened: 'There is no folder with this path on the computer that Stockroom runs on.',
    safe: 'Nothing was changed.',
    next: 'Type the whole path, from the first / or the letter of the drive on.',
  },
  'typed-no-file': {
    happened: 'There is no file with this path on the computer that Stockroom runs on.',
    safe: 'Nothing was changed.',
    next: 'Type the whole path, from the first / or the letter of the drive on, with the name of the file.',
  },
  'backup-unreadable': {
    happened: 'The backup could not be read from its disk.',
    safe: 'Nothing was changed.',
    next: 'Look whether the stick or drive is there, then try again.',
  },
  'no-room': {
    happened: 'This computer’s disk has no room for what is in the backup.',
    safe: 'Nothing was changed.',
    next: 'Free some space, then try again.',
  },
  'shop-open': {
    happened: 'The shop is open in another window of Stockroom.',
    safe: 'Nothing was changed.',
    next: 'Close it there, then try again.',
  },
  'admin-needed': {
    happened: 'This token may not take the whole shop back: its scope is not admin.',
    safe: 'Nothing was changed.',
    next: 'Use an admin token of the server; whoever runs it can make one.',
  },
  'shop-shared': {
    happened: 'A shop with a server is not taken back on one computer: the others would bring everything again.',
    safe: 'Nothing was changed.',
    next: 'Take it back on its server: every computer then follows by itself.',
  },
  'not-restored': {
    happened: 'The backup could not be restored.',
    safe: 'What was here before is as it was.',
    next: 'Try again. If it fails again, copy the details and send them to whoever helps you.',
  },
} as const;
