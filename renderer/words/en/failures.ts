import { backupFailures } from './backup-failures.ts';
import { channelFailures } from './channel-failures.ts';
import { sharingFailures } from './sharing-failures.ts';

/** Failures of the host, the journal and the shop's server, by code: what happened, what is safe, what to do. */
export const failures = {
  ...channelFailures,
  ...backupFailures,
  ...sharingFailures,
  unknown: {
    happened: 'Something went wrong.',
    safe: 'What was saved before is safe.',
    next: 'Try again. If it fails again, copy the details and send them to whoever helps you.',
  },
  cancelled: {
    happened: 'It was cancelled before it was done.',
    safe: 'What had been written was taken back.',
    next: 'Start it again when you want it.',
  },
  'bad-request': {
    happened: 'A part of Stockroom asked for something that it may not ask.',
    safe: 'Nothing was changed.',
    next: 'Copy the details and send them to whoever helps you.',
  },
  'bad-sender': {
    happened: 'Something that is not Stockroom’s window asked for the data.',
    safe: 'It got no answer and nothing was changed.',
    next: 'Start Stockroom again. If it happens again, copy the details and send them to whoever helps you.',
  },
  'too-large': {
    happened: 'That is more than Stockroom takes at once.',
    safe: 'Nothing was changed.',
    next: 'Do it in several smaller parts.',
  },
  'host-fault': {
    happened: 'The program behind this window stumbled.',
    safe: 'What was saved before is safe.',
    next: 'Try again. If it fails again, copy the details and send them to whoever helps you.',
  },
  'host-went-on': {
    happened: 'The program behind this window stumbled and went on.',
    safe: 'What was saved before is safe.',
    next: 'Go on. If something does not come back, try it again; the program’s log has the details.',
  },
  'act-over-server': {
    happened: 'An entry is larger than the shop’s server takes: the server is older than this Stockroom.',
    safe: 'Everything is saved on this computer, nothing that waits is dropped.',
    next: 'Ask whoever runs the server to update it. The entry then goes by itself, and what waits behind it.',
  },
  'act-not-taken': {
    happened: 'The shop’s server does not take one of your entries.',
    safe: 'Everything is saved on this computer, nothing that waits is dropped.',
    next: 'Ask whoever runs the server to update it. If it fails again, copy the details and send them to whoever helps you.',
  },
  'contact-refused': {
    happened: 'The details of a customer or person could not be kept: they are longer than Stockroom takes.',
    safe: 'They stay in this window’s own data, and everything else is saved.',
    next: 'Shorten them in Activity, under “Needs attention”.',
  },
  'place-unknown': {
    happened: 'This location is not there any more.',
    safe: 'Nothing was changed.',
    next: 'Look at the list of locations.',
  },
  'place-name-missing': {
    happened: 'The location has no name.',
    safe: 'Nothing was changed.',
    next: 'Give it a name.',
  },
  'place-name-taken': {
    happened: 'Another location beside it is called {{name}}.',
    safe: 'Nothing was changed.',
    next: 'Give it another name, or let it lie in another location.',
  },
  'place-code-taken': {
    happened: 'The location {{name}} has this barcode.',
    safe: 'Nothing was changed.',
    next: 'Use another code, or take it off the other location first.',
  },
  'place-code-of-product': {
    happened: 'The product {{name}} has this code.',
    safe: 'Nothing was changed.',
    next: 'Use another code: a scan must mean one thing.',
  },
  'place-inside-itself': {
    happened: 'A location cannot lie in itself, nor in anything that lies in it.',
    safe: 'Nothing was changed.',
    next: 'Choose another location for it to lie in.',
  },
  'place-holds-places': {
    happened: 'Other locations lie in this one.',
    safe: 'Nothing was changed.',
    next: 'Delete them first, or let them lie in another location.',
  },
  'place-holds-stock': {
    happened: 'Something is on hand there, promised to an order, or on its way there.',
    safe: 'Nothing was changed.',
    next: 'Move the stock out and settle what is open, then delete the location. It can be archived already.',
  },
  'place-is-counted': {
    happened: 'An open count covers this location.',
    safe: 'Nothing was changed.',
    next: 'Post or cancel the count first.',
  },
  'place-not-for-sale': {
    happened: 'What lies at this location is not for sale.',
    safe: 'Nothing was changed.',
    next: 'Serve the line from another location, or move the stock to one that is for sale.',
  },
  'place-for-sale': {
    happened: '{{name}} is for sale: damaged pieces would be offered there.',
    safe: 'Nothing was taken back.',
    next: 'Choose a location that is not for sale, or write the pieces off.',
  },
  'place-is-default': {
    happened: 'New orders take their stock from this location.',
    safe: 'Nothing was changed.',
    next: 'Choose another location for new orders first: in Settings, under “Shop”.',
  },
  'supplier-name-missing': {
    happened: 'The supplier has no name.',
    safe: 'Nothing was changed.',
    next: 'Give it a name.',
  },
  'supplier-name-taken': {
    happened: 'Another supplier is called {{name}}.',
    safe: 'Nothing was changed.',
    next: 'Give it another name. If both are one supplier, merge them.',
  },
  'supplier-unknown': {
    happened: 'This supplier is not there any more.',
    safe: 'Nothing was changed.',
    next: 'Look at the list of suppliers.',
  },
  'supplier-merged-with-itself': {
    happened: 'A supplier cannot be merged with itself.',
    safe: 'Nothing was changed.',
    next: 'Choose another supplier.',
  },
  'contact-unknown': {
    happened: 'This person or customer is not known here.',
    safe: 'Nothing was changed.',
    next: 'Look for them in Settings or in the order.',
  },
  detached: {
    happened: 'Another window writes to this shop now.',
    safe: 'Nothing is lost: one window at a time writes to a shop.',
    next: 'Go on in the other window, or open the shop here again.',
  },
  'no-shop-open': {
    happened: 'No shop is open in this window.',
    safe: 'Nothing was changed.',
    next: 'Open a shop first.',
  },
  'cursor-unknown': {
    happened: 'The journal was read from a place that it does not know.',
    safe: 'Nothing was changed.',
    next: 'Start Stockroom again: it reads the journal from its beginning.',
  },
  'file-unknown': {
    happened: 'The file that was to be opened is no longer held ready.',
    safe: 'Nothing was changed.',
    next: 'Open the file again.',
  },
  'row-unknown': {
    happened: 'What was to be changed is not here.',
    safe: 'Nothing was changed.',
    next: 'Look for it in the activity list.',
  },
  'mapping-gap': {
    happened: 'A column that the import needs is not chosen.',
    safe: 'Nothing was imported.',
    next: 'Choose the missing column, then look at the preview again.',
  },
  'nothing-planned': {
    happened: 'There is nothing to import.',
    safe: 'Nothing was changed.',
    next: 'Look at the preview: it says why rows are left out.',
  },
  'no-notices': {
    happened: 'This system shows no notifications.',
    safe: 'Nothing is lost: the alert stands in Reorder.',
    next: 'Look at Reorder, or allow notifications in the system.',
  },
  unsure: {
    happened: 'The printer did not answer in time: the job may have been printed.',
    safe: 'The job is not printed again by itself.',
    next: 'Look at what came out. Print it anew if nothing did.',
  },
  'text-too-long': {
    happened: 'A text is longer than Stockroom keeps.',
    safe: 'Nothing was saved.',
    next: 'Shorten it: names, categories, units and codes hold up to 1,000 characters, descriptions and notes up to 10,000, names of people 500, addresses 2,000.',
  },
  'too-many-rows': {
    happened: 'That is more than one entry holds.',
    safe: 'Nothing was saved.',
    next: 'Do it in several smaller parts, of up to 2,000 lines each.',
  },
  'figure-out-of-range': {
    happened: 'A figure is larger or smaller than Stockroom can keep exactly.',
    safe: 'Nothing was saved.',
    next: 'Look at the figures again: quantities, prices and what they come to together, pack sizes, days.',
  },
  'too-much-at-once': {
    happened: 'That is more than one entry holds.',
    safe: 'Nothing was saved.',
    next: 'Do it in several smaller parts.',
  },
  'act-unreadable': {
    happened: 'Stockroom would not have been able to read this entry back.',
    safe: 'It was not saved, and nothing was changed.',
    next: 'Copy the details and send them to whoever helps you.',
  },
  'server-outdated': {
    happened: 'The shop’s server is older than this Stockroom and cannot read one of your entries.',
    safe: 'Everything is saved on this computer, and nothing was taken back.',
    next: 'Ask whoever runs the server to update it.',
  },
  'operation-unreadable': {
    happened: 'An entry does not read back as it was written.',
    safe: 'It is kept as it is, and nothing else was changed.',
    next: 'Copy the details and send them to whoever helps you.',
  },
  'operation-unsupported': {
    happened: 'An entry was written by a newer Stockroom.',
    safe: 'It is kept and waits.',
    next: 'Update Stockroom on this computer.',
  },
  'target-refused': {
    happened: 'What this takes back was refused by the shop’s server itself.',
    safe: 'The refused entry counts nowhere.',
    next: 'There is nothing to take back. Look at the activity list.',
  },
  unsupported: {
    happened: 'The shop’s server is older than this Stockroom and does not know one of your entries.',
    safe: 'Everything is saved on this computer, nothing that waits is dropped.',
    next: 'Ask whoever runs the server to update it.',
  },
  'id-reused': {
    happened: 'The shop’s server has another entry under the number of one of yours.',
    safe: 'Everything is saved on this computer, nothing that waits is dropped.',
    next: 'Copy the details and send them to whoever helps you.',
  },
  'writer-forked': {
    happened: 'Two computers send entries as if they were the same one, as after copying a profile folder.',
    safe: 'Everything is saved on this computer, nothing that waits is dropped.',
    next: 'Open Stockroom on the other one too: it goes on under a name of its own by itself. Where this stays, copy the details and send them to whoever helps you.',
  },
  'in-use': {
    happened: 'This shop is open in another window.',
    safe: 'Nothing is lost: one window at a time writes to a shop.',
    next: 'Go on there, or use Stockroom here instead.',
  },
  'in-use-elsewhere': {
    happened: 'Another Stockroom on this computer has this shop open.',
    safe: 'Nothing is lost: one program at a time writes to a shop.',
    next: 'Close the other one, then try again.',
  },
  'journal-newer': {
    happened: 'This shop’s journal was written by a newer Stockroom.',
    safe: 'Nothing was changed.',
    next: 'Update Stockroom on this computer.',
  },
  'shop-unknown': {
    happened: 'This shop is not on this computer any more.',
    safe: 'Your other shops are untouched.',
    next: 'Choose another shop.',
  },
  'shop-exists': {
    happened: 'This shop is on this computer already.',
    safe: 'Nothing was changed.',
    next: 'Open it from the list of shops.',
  },
  'file-gone': {
    happened: 'A file that was to be opened could not be read.',
    safe: 'Nothing was changed.',
    next: 'Check that it is still there and yours to read, then open it again.',
  },
  'no-update': {
    happened: 'No update is ready to be installed.',
    safe: 'Nothing was changed.',
    next: 'Go on working; a newer Stockroom is offered when it is here.',
  },
  'option-missing': {
    happened: 'An option has no name or no value.',
    safe: 'Nothing was changed.',
    next: 'Say what tells the variants apart, and what each of them is.',
  },
  'variant-exists': {
    happened: 'The product has a variant with these values already.',
    safe: 'Nothing was changed.',
    next: 'Give the new one another value, or look at the one that is there.',
  },
  'too-many-labels': {
    happened: 'These are more than 2,000 labels.',
    safe: 'Nothing was printed.',
    next: 'Print them in several jobs.',
  },
  'no-such-cell': {
    happened: 'The sheet has no label there.',
    safe: 'Nothing was printed.',
    next: 'Choose another first label.',
  },
  'printer-unknown': {
    happened: 'This computer has no printer of that name any more.',
    safe: 'Nothing was printed. The job is kept.',
    next: 'Choose another printer, or print the job again when it is back.',
  },
  'printer-refused': {
    happened: 'The printer did not take the job.',
    safe: 'The job is kept and can be printed again.',
    next: 'Look whether the printer is on and has paper, then print it again.',
  },
  'printer-raw': {
    happened: 'The printer is set up without a driver: it would get pages it cannot read.',
    safe: 'Nothing was sent. The job is kept.',
    next: 'Set it up with the driver of its model in the system’s settings, or choose another printer.',
  },
  'printer-rejecting': {
    happened: 'The queue of the printer rejects jobs now.',
    safe: 'Nothing was printed. The job is kept.',
    next: 'Set the printer to accept jobs in the system’s settings, or choose another one.',
  },
  'print-queue-full': {
    happened: 'The print queue is full: it takes no more jobs, or the disk has no space for them.',
    safe: 'Nothing was printed. The job is kept.',
    next: 'Wait until what is queued is printed, take back what is not needed, or free disk space; then print it again.',
  },
  'printer-gone': {
    happened: 'The printer was removed from this computer, and the job with it.',
    safe: 'The job is kept. Some of its pages may have been printed before.',
    next: 'Look at what came out, then print it again when the printer is back, or on another one.',
  },
  'print-aborted': {
    happened: 'The system gave up printing the job.',
    safe: 'The job is kept. Some of its pages may have been printed.',
    next: 'Look at the printer and at what came out, then print it again.',
  },
  'printing-unavailable': {
    happened: 'Stockroom cannot print on this computer.',
    safe: 'Nothing was printed.',
    next: 'Save it as a PDF and print that at actual size.',
  },
  'job-unknown': {
    happened: 'This print job is no longer kept.',
    safe: 'Nothing was printed.',
    next: 'Print it anew from where it came.',
  },
  'not-written': {
    happened: 'A file on this computer could not be written.',
    safe: 'What was saved before is safe.',
    next: 'Free some disk space or check the profile folder, then try again.',
  },
  'picture-kind': {
    happened: 'This file is no picture of a kind that Stockroom takes.',
    safe: 'Nothing was changed.',
    next: 'Take a JPEG, PNG, WebP or GIF file. Open others (HEIC, SVG, PDF) in their program and export them as JPEG or PNG.',
  },
  'picture-broken': {
    happened: 'This picture cannot be opened: its file is damaged or incomplete.',
    safe: 'Nothing was changed.',
    next: 'Open it in another program and save it anew, or take the picture again.',
  },
  'picture-animated': {
    happened: 'This is an animation, not a single picture.',
    safe: 'Nothing was changed.',
    next: 'Save one picture of it as JPEG or PNG and add that.',
  },
  'picture-huge': {
    happened: 'This picture is too large: at most 60 MB and 120 million pixels.',
    safe: 'Nothing was changed.',
    next: 'Make it smaller in a program for pictures and add that; 1,600 pixels on the longer side are enough.',
  },
  'too-many-pictures': {
    happened: 'A product shows at most 12 pictures.',
    safe: 'The pictures that are there stay.',
    next: 'Remove one of them, then add the new one.',
  },
  'blob-missing': {
    happened: 'The picture is not on this computer.',
    safe: 'Everything else is untouched; the picture is fetched as soon as another computer shares it.',
    next: 'Wait until the computer that has it is connected, or add the picture again.',
  },
  'blob-wrong': {
    happened: 'The picture did not arrive as it was sent.',
    safe: 'Nothing of it was kept.',
    next: 'Try again. If it happens once more, copy the details and send them to whoever helps you.',
  },
  'contacts-damaged': {
    happened: 'The file with people and customers does not read back as it was written.',
    safe: 'Stock, orders and their figures are untouched.',
    next: 'Copy the details and send them to whoever helps you.',
  },
  'writer-gap': {
    happened: 'The shop’s server misses some of this computer’s earlier entries and does not take them again.',
    safe: 'Everything is saved on this computer, nothing that waits is dropped.',
    next: 'Copy the details and send them to whoever helps you.',
  },
  'worker-fault': {
    happened: 'The part of Stockroom that works in the background stumbled.',
    safe: 'What was saved before is safe.',
    next: 'Try again. If it fails again, start Stockroom anew.',
  },
  'host-away': {
    happened: 'The program behind this window does not answer.',
    safe: 'What was saved before is safe.',
    next: 'Start Stockroom again.',
  },
  'shop-empty': {
    happened: 'This shop has no data on this computer.',
    safe: 'Your other shops are untouched.',
    next: 'Check that the profile folder is the right one, or start a new shop.',
  },
  'shop-at-server': {
    happened: 'This computer has lost its copy of the shop, and the shop’s server, which has it, could not be asked.',
    safe: 'What the server has is safe there. Nothing was changed here.',
    next: 'Check the connection and that the server runs, then try again: the shop comes back from there.',
  },
  'disk-full': {
    happened: 'The disk is full.',
    safe: 'Everything saved is safe. Nothing new is taken, so that nothing gets lost; what you have typed stays in front of you.',
    next: 'Make room: empty the bin, or move large files away. Stockroom then goes on by itself.',
  },
  'shop-read-only': {
    happened: 'This is a backup, open to be looked at.',
    safe: 'Nothing in it was changed, and nothing in your shop.',
    next: 'Close the backup to go on working.',
  },
  'disk-read-only': {
    happened: 'The disk can only be read.',
    safe: 'Everything saved is safe. Nothing new is taken, so that nothing gets lost; what you have typed stays in front of you.',
    next: 'Check the disk, or restart this computer. Stockroom goes on by itself once the disk can be written.',
  },
  'disk-forbidden': {
    happened: 'Stockroom is not allowed to write to its folder.',
    safe: 'Everything saved is safe. Nothing new is taken, so that nothing gets lost; what you have typed stays in front of you.',
    next: 'Allow writing to the folder of Stockroom’s data, also in your antivirus program. Stockroom then goes on by itself.',
  },
  'disk-gone': {
    happened: 'The disk with the data of Stockroom is not there.',
    safe: 'Everything saved is on it. Nothing new is taken, so that nothing gets lost; what you have typed stays in front of you.',
    next: 'Connect the disk again. Stockroom then goes on by itself; if it does not, start it again.',
  },
  'disk-busy': {
    happened: 'The system has too many files open to save anything.',
    safe: 'Everything saved is safe. Nothing new is taken, so that nothing gets lost; what you have typed stays in front of you.',
    next: 'Close other programs. Stockroom then goes on by itself.',
  },
  'disk-faulty': {
    happened: 'The disk fails when it is written.',
    safe: 'Everything saved is safe. Nothing new is taken, so that nothing gets lost; what you have typed stays in front of you.',
    next: 'Have the disk checked soon. Stockroom tries again every few seconds and goes on by itself.',
  },
  'journal-unwritable': {
    happened: 'The journal on this computer cannot be written.',
    safe: 'Everything that was saved before is safe. What you do now is not saved.',
    next: 'Free some disk space or check the folder, then try again.',
  },
  'journal-unreadable': {
    happened: 'A part of the journal cannot be read.',
    safe: 'Nothing was changed or deleted.',
    next: 'Copy the details and send them to whoever helps you. Do not delete the profile folder.',
  },
  'journal-forked': {
    happened: 'The database and the journal of this shop tell different stories.',
    safe: 'Both are kept as they are.',
    next: 'Copy the details and send them to whoever helps you.',
  },
  'journal-gap': {
    happened: 'The journal misses operations that the database has.',
    safe: 'Your data is kept in the database.',
    next: 'Stockroom gives them to it again by itself. If this stays, start Stockroom again.',
  },
  'server-old': {
    happened: 'The shop’s server is too old to be told which acts are lost.',
    safe: 'Nothing is lost by this: everything waits on this computer, and nothing was sent.',
    next: 'Update Stockroom where the server runs, then try again.',
  },
  'update-needed': {
    happened: 'This shop holds entries of a newer Stockroom.',
    safe: 'Nothing is lost: what this computer cannot read yet waits.',
    next: 'Update Stockroom on this computer.',
  },
  away: {
    happened: 'The shop’s server does not answer.',
    safe: 'You can go on working: everything is saved on this computer and sent later.',
    next: 'Check the address and that the server runs. Stockroom tries again by itself.',
  },
  'channel-away': {
    happened: 'The online store does not answer.',
    safe: 'You can go on working: what it must hear waits.',
    next: 'Check that the store is up. Stockroom tries again by itself.',
  },
  'channel-busy': {
    happened: 'The online store asks for a pause.',
    safe: 'Nothing is lost: what it must hear waits.',
    next: 'Stockroom goes on by itself after the pause.',
  },
  'channel-refused': {
    happened: 'The online store refused the key.',
    safe: 'Nothing was written there, and everything here stays as it is.',
    next: 'Make a new key in the store that may read and write, and enter it here.',
  },
  'channel-not-understood': {
    happened: 'What answers at this address is no online store that Stockroom understands.',
    safe: 'Nothing was written there.',
    next: 'Check the address and the version of the store.',
  },
  'channel-known': {
    happened: 'This store is connected already.',
    safe: 'Nothing was changed.',
    next: 'Open its channel: under Settings another key can be entered there.',
  },
  'channel-address': {
    happened: 'This address is not connected to.',
    safe: 'Nothing was sent.',
    next: 'Enter the store’s address as it stands in the browser, with https.',
  },
  'token-missing': {
    happened: 'This computer no longer has the token of the shop’s server: it has no safe place to keep it in.',
    safe: 'Everything is saved on this computer, nothing that waits is dropped. No server was asked.',
    next: 'Type the token again. It is kept until Stockroom is closed; a key store of the system keeps it for longer.',
  },
  'token-refused': {
    happened: 'The shop’s server refuses this token.',
    safe: 'Everything is saved on this computer, nothing that waits is dropped.',
    next: 'Ask for the token again and connect once more.',
  },
  rubbish: {
    happened: 'What answers at this address does not answer as a Stockroom server does.',
    safe: 'Nothing was taken from it. What is saved on this computer stays, and what is not shared yet is offered again.',
    next: 'Check the address, and what lies between: a proxy, or a page that asks to sign in.',
  },
  'wrong-tokens': {
    happened: 'The token is wrong, and too many wrong ones came from this address.',
    safe: 'Everything is saved on this computer, nothing that waits is dropped.',
    next: 'Wait {{seconds}} seconds, then type the right token. It is let through at once.',
  },
  'too-busy': {
    happened: 'The shop’s server is busy.',
    safe: 'Everything is saved on this computer.',
    next: 'Stockroom tries again by itself.',
  },
  refused: {
    happened: 'The shop’s server refused the question.',
    safe: 'Everything is saved on this computer.',
    next: 'Check the address and the token.',
  },
  fork: {
    happened: 'The shop’s server lost a part of its history, as after restoring an old backup.',
    safe: 'Everything is saved on this computer.',
    next: 'Stockroom gives it back what it lost. Where this stays, ask whoever runs the server.',
  },
  'read-anew': {
    happened: 'This computer and the shop’s server did not have the same history.',
    safe: 'Everything is saved on this computer.',
    next: 'Save or close the form that is open: Stockroom then opens the shop anew by itself.',
  },
  'not-connected': {
    happened: 'This computer does not know the token of the shop’s server any more.',
    safe: 'Everything is saved on this computer, nothing that waits is dropped.',
    next: 'Connect to the shop once more with the token.',
  },
  'already-claimed': {
    happened: 'Another desk shared its shop on this server a moment ago.',
    safe: 'Your shop is as it was.',
    next: 'Use another server for this shop, or join that one.',
  },
  'other-shop': {
    happened: 'This server holds another shop.',
    safe: 'Two shops are never mixed.',
    next: 'Use another server for this shop.',
  },
  'server-empty': {
    happened: 'This server has no shop yet.',
    safe: 'Nothing was changed.',
    next: 'Open the shop on the computer that has it and share it from Settings first.',
  },
  'address-refused': {
    happened: 'This address is not allowed.',
    safe: 'Nothing was sent.',
    next: 'Use https, or http for a computer in your own network.',
  },
  'not-saved': {
    happened: 'This is not saved yet: the journal does not answer.',
    safe: 'It is kept in the window’s database and goes to the journal as soon as that works again.',
    next: 'Look at the status above. Do not close Stockroom before it says saved.',
  },
  'shop-not-ready': {
    happened: 'The shop is still being opened.',
    safe: 'Nothing was changed.',
    next: 'Wait a moment and try again.',
  },
  'turn-stumbled': {
    happened: 'Undo or redo stumbled.',
    safe: 'What was undone or done again before that stands; nothing else has changed.',
    next: 'Look at the activity list, where it can go on. If it fails again, start Stockroom anew.',
  },
  'already-undone': {
    happened: 'This was undone already.',
    safe: 'It counts once.',
    next: 'Look at the activity list.',
  },
  'products-moved-on': {
    happened: 'Products that this brought in have moved since, or are in orders.',
    safe: 'Nothing was changed.',
    next: 'To undo it all the same, do it in Activity: it says how many and asks.',
  },
  'products-there-again': {
    happened: 'Products that this would bring back are in the shop already, under the same codes.',
    safe: 'Nothing was changed.',
    next: 'To bring them back beside those, do it in Activity: it says how many and asks.',
  },
  'import-plan-lost': {
    happened: 'The rest of this import is not here any more.',
    safe: 'What was imported stays.',
    next: 'Import the file again.',
  },
  'act-unfinished': {
    happened: 'This import is not finished yet.',
    safe: 'What is imported so far stays as it is.',
    next: 'Let the import go on or cancel it, then undo it.',
  },
  'act-unknown': {
    happened: 'This act is too old to be undone from here.',
    safe: 'Nothing was changed.',
    next: 'Correct it with a new entry.',
  },
  'count-moved-on': {
    happened: 'The count has been posted or ended since.',
    safe: 'What you counted is saved.',
    next: 'Look at the count as it is now.',
  },
  'count-unknown': {
    happened: 'This count is not here.',
    safe: 'Nothing was changed.',
    next: 'Open it from the list of counts.',
  },
  'count-not-open': {
    happened: 'This count is no longer open.',
    safe: 'What was counted is saved.',
    next: 'Begin a new count, or undo the posting.',
  },
  'count-names-nothing': {
    happened: 'There is no product to count in this choice.',
    safe: 'Nothing was begun.',
    next: 'Choose another place, category or list.',
  },
  'count-too-large': {
    happened: 'The count is too large for one posting.',
    safe: 'What you counted is saved.',
    next: 'Count it place by place.',
  },
  'nothing-counted': {
    happened: 'Nothing is counted yet.',
    safe: 'Nothing was posted.',
    next: 'Count at least one product first.',
  },
  'lots-do-not-add-up': {
    happened: 'The lots that were named do not add up to what is picked.',
    safe: 'Nothing was picked.',
    next: 'Say for each lot how many were taken, together as many as are picked.',
  },
  'lot-without-code': {
    happened: 'The lot has no number.',
    safe: 'Nothing was saved.',
    next: 'Enter or scan the number that stands on the goods.',
  },
  'lots-above-quantity': {
    happened: 'The lots add up to more than the quantity.',
    safe: 'Nothing was changed, and what you entered is still here.',
    next: 'Lower the quantity of a lot, take one out, or enter a greater quantity.',
  },
  'lot-quantity': {
    happened: 'A lot has no quantity, or one that is not whole.',
    safe: 'Nothing was changed, and what you entered is still here.',
    next: 'Enter how many are of it, or take it out.',
  },
  'lot-unknown': {
    happened: 'A lot that you named is not in this shop any more.',
    safe: 'Nothing was changed, and what you entered is still here.',
    next: 'Take it out and choose a lot of the list.',
  },
  'serial-is-one-piece': {
    happened: 'There is only one piece with the serial number {{code}}, and this would be one more.',
    safe: 'Nothing was saved.',
    next: 'Look at the number on the piece again. If it is right, look under Stock where the books have it, and count there.',
  },
  'serial-elsewhere': {
    happened: 'By the books this piece lies at another place: {{code}}.',
    safe: 'Nothing was saved.',
    next: 'Look at the number on the piece again. If it is right, move the piece to this place first, or choose the other place.',
  },
  'serial-picked': {
    happened: 'This piece is picked for an order already: {{code}}.',
    safe: 'Nothing was saved.',
    next: 'Take another piece. If this one is right, undo the other pick or cancel that order first.',
  },
  'serial-gone': {
    happened: 'By the books no piece with the serial number {{code}} is in stock.',
    safe: 'Nothing was saved.',
    next: 'Look at the number on the piece again. If it is right, count the piece where it lies; then it is in stock.',
  },
  'serials-not-picked': {
    happened: 'Pieces with serial numbers are not picked yet, and nobody can guess which of them leave.',
    safe: 'Nothing was changed.',
    next: 'Open the order and pick it: there you name the pieces. Then ship it.',
  },
  'serial-one-or-none': {
    happened: 'A serial number is one piece: it is there, or it is not.',
    safe: 'What you counted before is saved.',
    next: 'Type 1 if the piece is there, 0 if it is not. Count another piece under its own number.',
  },
  'lots-not-counted': {
    happened: 'Of some products other lots lie there by the books, and nobody counted these.',
    safe: 'What you counted is saved; nothing was posted.',
    next: 'Count these lots too; type 0 for one that is not there.',
  },
  'recount-needed': {
    happened: 'Stock moved while some lines were being counted.',
    safe: 'What you counted is saved; nothing was posted.',
    next: 'Count these lines again, or post them as they are.',
  },
  'count-posted': {
    happened: 'The count this belongs to is posted: its figure is in stock.',
    safe: 'Nothing was changed.',
    next: 'Undo the posting first, then this; or count again.',
  },
  'act-of-store': {
    happened: 'An online store brought this: it says what is so there.',
    safe: 'Nothing was changed.',
    next: 'Change it in the store, or cancel or hold the order here.',
  },
  'order-begun': {
    happened: 'Something of this order was picked or shipped.',
    safe: 'Nothing was changed; the order stays.',
    next: 'Cancel it, or undo the picks and shippings first.',
  },
  'parcel-moved-on': {
    happened: 'The parcel is packed, shipped or taken apart by somebody else since.',
    safe: 'Nothing was changed.',
    next: 'Look at the order as it is now.',
  },
  'leaves-whole-only': {
    happened: 'This order ships only whole.',
    safe: 'Nothing was shipped.',
    next: 'Pack what is missing, then ship all parcels together.',
  },
  'number-elsewhere': {
    happened: 'Another parcel has this tracking number already.',
    safe: 'Nothing was changed.',
    next: 'Check the number on the label and scan it again.',
  },
  'parcel-unknown': {
    happened: 'This parcel is not there any more.',
    safe: 'Nothing was changed.',
    next: 'Look at the order as it is now.',
  },
  'parcel-not-in-state': {
    happened: 'This cannot be done with the parcel as it is now.',
    safe: 'Nothing was changed.',
    next: 'Look at the order as it is now.',
  },
  'batch-moved-on': {
    happened: 'The pick batch was ended by somebody else since.',
    safe: 'What was picked stays picked.',
    next: 'Begin a new batch for what is left.',
  },
  'batch-unknown': {
    happened: 'This pick batch is not there any more.',
    safe: 'What was picked stays picked.',
    next: 'Begin a new batch for what is left.',
  },
  'batch-not-in-state': {
    happened: 'This pick batch has ended.',
    safe: 'What was picked stays picked.',
    next: 'Begin a new batch for what is left.',
  },
  'batch-of-another': {
    happened: 'Somebody else picks this batch by now.',
    safe: 'Nothing was picked. What was picked before stays picked.',
    next: 'Take the batch over first if you are to go on with it.',
  },
  'batch-number-taken': {
    happened: 'Another pick batch has this number.',
    safe: 'Nothing was begun.',
    next: 'Take another number.',
  },
  'batch-empty': {
    happened: 'No order of these can be picked.',
    safe: 'Nothing was begun.',
    next: 'Choose orders of which something is left to pick.',
  },
  'nothing-to-pack': {
    happened: 'There is nothing in this parcel.',
    safe: 'Nothing was packed.',
    next: 'Scan or choose what goes into it.',
  },
  'pack-too-many': {
    happened: 'That is more than is left to pack.',
    safe: 'Nothing was packed.',
    next: 'Pack at most what the order asks for.',
  },
  'nothing-to-return': {
    happened: 'Nothing was chosen to be taken back.',
    safe: 'Nothing was written.',
    next: 'Say how many pieces came back.',
  },
  'return-unknown': {
    happened: 'This return is not here any more.',
    safe: 'Nothing was changed.',
    next: 'Look for it in the activity list.',
  },
  'return-too-many': {
    happened: 'That is more than left and has not come back yet.',
    safe: 'Nothing was written.',
    next: 'Take back at most what was shipped.',
  },
  'place-missing': {
    happened: 'It is not said where these pieces are put.',
    safe: 'Nothing was written.',
    next: 'Choose a location.',
  },
  'order-in-batch': {
    happened: 'Somebody picks this order in a batch.',
    safe: 'Nothing was picked.',
    next: 'Pick it in its batch, or say that it is picked here.',
  },
  'discount-too-large': {
    happened: 'The discount is more than goods and shipping cost.',
    safe: 'Nothing was changed.',
    next: 'Take off at most what the order costs.',
  },
  'shelf-short': {
    happened: 'The shelves do not hold all of it.',
    safe: 'Nothing was picked.',
    next: 'Pick the orders one by one: each says what is missing, and where else some lies.',
  },
  'order-moved-on': {
    happened: 'The order has moved on since.',
    safe: 'Nothing was changed.',
    next: 'Look at the order as it is now.',
  },
  'quantity-zero': {
    happened: 'A quantity of nothing changes nothing.',
    safe: 'Nothing was written.',
    next: 'Say how many.',
  },
  'quantity-too-large': {
    happened: 'That is more than a shop holds of one thing.',
    safe: 'Nothing was written.',
    next: 'Check the quantity: was a code scanned into it?',
  },
  'quantity-not-whole': {
    happened: 'This is counted in whole pieces.',
    safe: 'Nothing was written.',
    next: 'Write a whole number.',
  },
  'same-location': {
    happened: 'Both places are the same.',
    safe: 'Nothing was moved.',
    next: 'Choose another place to move to.',
  },
  'no-lines': {
    happened: 'There is no product in it.',
    safe: 'Nothing was written.',
    next: 'Add a product first.',
  },
  'level-moved': {
    happened: 'The stock has changed while you looked.',
    safe: 'Nothing was written: the figures shown are the new ones.',
    next: 'Look again and say the new quantity once more.',
  },
  'variant-unknown': {
    happened: 'This product is not here any more: what added it was undone.',
    safe: 'Nothing was written.',
    next: 'Look for it in the activity list.',
  },
  'name-missing': {
    happened: 'The product has no name.',
    safe: 'What you entered is still here.',
    next: 'Give it a name.',
  },
  'too-many-variants': {
    happened: 'These are more variants than one form makes.',
    safe: 'What you entered is still here.',
    next: 'Leave some values out and add them later, or import them from a file.',
  },
  'code-missing': {
    happened: 'There is no code to add.',
    safe: 'Nothing was written.',
    next: 'Scan or type the code.',
  },
  'code-of-several': {
    happened: 'This code holds several things, such as lot and date, besides the product.',
    safe: 'Nothing was written.',
    next: 'Stockroom does not read such codes yet. Scan the plain barcode, or leave the barcode empty.',
  },
  'code-shortened': {
    happened: 'This is a UPC-E, the short form of a longer code.',
    safe: 'Nothing was written.',
    next: 'Enter the whole code instead; it stands below the field.',
  },
  'code-quantity': {
    happened: 'A code does not begin with *: where codes are scanned, * sets a quantity.',
    safe: 'Nothing was written.',
    next: 'Scan or type the code without it.',
  },
  'code-known': {
    happened: 'This product has that code already.',
    safe: 'Nothing was written.',
    next: 'A scan of it finds the product.',
  },
  'nothing-changed': {
    happened: 'Everything is like that already.',
    safe: 'Nothing was written.',
    next: 'Change something, or close this.',
  },
  'already-done': {
    happened: 'This was done already.',
    safe: 'It counts once.',
    next: 'Look at the activity list.',
  },
  'view-unknown': {
    happened: 'This view is not here any more.',
    safe: 'Nothing was changed.',
    next: 'Choose another view, or save the list as a new one.',
  },
  'order-unknown': {
    happened: 'This order is not here.',
    safe: 'Nothing was changed.',
    next: 'Look for it in the activity list.',
  },
  'order-not-in-state': {
    happened: 'The order’s state does not allow this.',
    safe: 'Nothing was changed.',
    next: 'Look at the order as it is now.',
  },
  'line-unknown': {
    happened: 'This line is not in the order.',
    safe: 'Nothing was changed.',
    next: 'Look at the order as it is now.',
  },
  'line-already-picked': {
    happened: 'This line is picked already, at least in part.',
    safe: 'Nothing was changed.',
    next: 'Undo the pick first, then change the location.',
  },
  'amend-below-picked': {
    happened: 'More of this line is picked than it would ask for.',
    safe: 'Nothing was changed.',
    next: 'Undo the pick first, or ask for at least what is picked.',
  },
  'order-met': {
    happened: 'This order was changed meanwhile, at another desk.',
    safe: 'Nothing was written. What you entered is still here.',
    next: 'Look at these, and save again to have them as they stand here:',
  },
  'contact-changed': {
    happened: 'The customer’s record was changed again since.',
    safe: 'The newer record stays. All else is as it was before.',
    next: 'Look at the customer on the order’s page.',
  },
  'contact-met': {
    happened: 'The customer’s record was changed elsewhere meanwhile.',
    safe: 'Nothing was written. What you typed is kept.',
    next: 'Save again to write yours over it, or cancel.',
  },
  'amend-nothing-left': {
    happened: 'Nothing would be left to ship.',
    safe: 'Nothing was changed.',
    next: 'To end the order, cancel it; of an order that left in part the rest is cancelled.',
  },
  'serving-outdated': {
    happened: 'The order was changed meanwhile.',
    safe: 'Nothing was changed.',
    next: 'Look at what is short now, and choose again.',
  },
  'pick-too-many': {
    happened: 'That is more than the order asks for.',
    safe: 'Nothing was picked.',
    next: 'Pick at most what is left of the line.',
  },
  'nothing-to-pick': {
    happened: 'There is nothing left to pick.',
    safe: 'Nothing was changed.',
    next: 'Ship the order.',
  },
  'nothing-picked': {
    happened: 'Nothing of this order is picked.',
    safe: 'Nothing was shipped.',
    next: 'Pick first, or ship all of it.',
  },
  'number-missing': {
    happened: 'The order has no number.',
    safe: 'What you entered is still here.',
    next: 'Give it a number.',
  },
  'incoming-closed': {
    happened: 'Nothing of this is on order any more.',
    safe: 'Nothing was changed.',
    next: 'Look at the list as it is now.',
  },
  'shop-is-real': {
    happened: 'Only a demo shop can be removed this way.',
    safe: 'Your shop is untouched.',
    next: 'To give up a shop on this PC, make a backup of it first and keep it safe.',
  },
  'not-here': {
    happened: 'That cannot be done in this window.',
    safe: 'Nothing was changed.',
    next: 'Open the shop in the installed program.',
  },
  'folder-unknown': {
    happened: 'The chosen folder is not known any more.',
    safe: 'Nothing was written there. Your shop is untouched.',
    next: 'Choose the folder again.',
  },
  'folder-full': {
    happened: 'There is no room left where the files were to be written.',
    safe: 'What was written of them was taken away again. Your shop is untouched.',
    next: 'Make room or choose another disk, then try again.',
  },
  'folder-refused': {
    happened: 'Files may not be written into that folder.',
    safe: 'Nothing was written there. Your shop is untouched.',
    next: 'Choose another folder, or have its permissions changed.',
  },
  'folder-gone': {
    happened: 'The folder is not there any more; a stick or network drive may have been taken away.',
    safe: 'Your shop is untouched.',
    next: 'Connect it again or choose another folder, then try again.',
  },
  'folder-failed': {
    happened: 'The files could not be written.',
    safe: 'Your shop is untouched.',
    next: 'Try again, or choose another folder.',
  },
  'out-too-large': {
    happened: 'All of it is too much for one packed file.',
    safe: 'Nothing was written. Your shop is untouched.',
    next: 'Leave the pictures out, or open the shop in the installed program, which writes a folder.',
  },
  'day-before-shop': {
    happened: 'The shop was not there yet on that day.',
    safe: 'Nothing was written. Your shop is untouched.',
    next: 'Choose a later day.',
  },
} as const;
