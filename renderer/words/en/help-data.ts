/** Help: several computers, a backup, where things are stored, trouble. */
export const helpData = {
  sharing: {
    title: 'Several computers',
    keywords:
      'sync synchronise server network offline desk token address share conflict code join second computer firewall',
    lead: 'A shop can be worked on from several computers. Each has everything, and each goes on working without a network.',
    parts: {
      set: {
        head: 'Setting it up',
        step1:
          'On the computer that has the shop: {{go /settings/sharing settings.sharing.title}}, {{word sync.share}}, then {{word sharing.add}}. It shows a code.',
        step2:
          'On the other computer: {{word sharing.join.title}}, at the beginning or under the name of the shop. Type the code.',
        step3:
          'One code is for one computer and holds ten minutes. The computers share while Stockroom is open on the one that shares.',
        step4:
          'A server of your own instead: it shows an address and a token when it is first started; every computer takes {{word sync.connect}}. An empty server takes the shop over.',
      },
      trouble: {
        head: 'When the other computer is not found',
        text: 'Both must be in the same network, not in one for guests. The firewall of the sharing computer must let Stockroom in on private networks; Windows and macOS ask that once. The address stands under {{go /settings/sharing settings.sharing.title}} there and can be typed.',
      },
      chip: {
        head: 'What the sign at the top says',
        item1: '{{word sync.saved}}: everything is on this computer’s disk.',
        item2: '{{word sync.shared}}: everything is with the server, too.',
        item3:
          '{{word sync.offline}}: the server is not reached. Go on working; what you enter is shared later, by itself.',
        item4:
          '{{word sync.notSaved}}: the disk is full, or its folder may not be written to. Nothing is lost, but make room.',
      },
      both: {
        head: 'When two change the same thing',
        text: 'Stock always adds up: both acts count. Of a name or a price that two changed, the change that was shared first stands, and the other is shown under {{go /activity activity.title}}, where you choose.',
      },
    },
  },
  backup: {
    title: 'Backup',
    keywords: 'save copy restore disk failure safe data loss recovery',
    lead: 'Everything you enter is written to this computer’s disk at once. A copy on another disk is still needed: disks fail.',
    parts: {
      now: {
        head: 'Making backups',
        step1:
          '{{go /settings/backup backup.title}}, {{word backup.chooseFolder}}: a memory stick, a network drive, or a folder that a cloud drive looks after.',
        step2: '{{word backup.now}} writes the first one. From then on it is made daily and when Stockroom closes.',
        text: 'A backup is one file with the whole shop. It is read back after it was written. Older ones are thinned out: all of two days stay, then one a day, a week, a month. With a passphrase nobody else can read it; without that passphrase nobody can at all.',
      },
      back: {
        head: 'Bringing a shop back',
        step1:
          'On a new computer: {{word backup.restore.title}} in the first window. Choose the file; it says what is in it.',
        step2: 'The shop opens with everything up to the backup and goes on from there.',
        text: 'On a computer that has the shop, {{word backup.restore.repair}} adds what is missing and undoes nothing; {{word backup.restore.back}} undoes what came later, says what that is, and puts aside what was there.',
      },
      server: {
        head: 'With a server',
        text: 'What was shared is on the server, too. A new computer that connects to it gets the whole shop. Back up the server’s folder as well.',
      },
      journal: {
        head: 'What happens by itself',
        text: 'Every act is added to a journal on the disk, with a checksum. After a crash or a power failure the shop comes back from it. If the disk has harmed something, what is whole comes back, and what is missing is named.',
      },
    },
  },
  everything: {
    title: 'Everything out',
    keywords: 'export all data leave take along accountant archive CSV Excel JSON past day year end',
    lead: 'What you entered is yours: all of it can be written as plain files that any program reads.',
    parts: {
      how: {
        head: 'How to',
        step1:
          '{{go /settings/everything everything.title}}: choose the kind of files, and whether the shop is told as it is or as it was at the end of a day.',
        step2: '{{word everything.start}}, and choose where the folder is to be made. Working goes on meanwhile.',
        text: 'The folder gets its name only when everything in it is on the disk. One that was stopped leaves nothing.',
      },
      what: {
        head: 'What is in it',
        text: 'One file for each kind of thing, pictures, and everything that was ever done, as it is stored. A README says what each file and each column means, how the figures add up, and how to prove that nothing is missing.',
        text2:
          'The file of products is the one that {{go /stock stock.title}} exports: it can be imported again, here or in another shop.',
      },
      past: {
        head: 'A past day',
        text: 'Stock, orders and all else are what the acts up to the end of the day come to. What was undone since counts as never done.',
      },
      people: {
        head: 'People',
        text: 'Customers, staff and contacts are left out unless you ask for them: {{word everything.people}}. Other files name them by an id.',
      },
    },
  },
  storage: {
    title: 'What is stored where',
    keywords:
      'where is my data privacy folder disk cloud account telemetry tracking internet data protection GDPR files journal log',
    lead: 'On your own computers, in plain files. No account, no cloud.',
    parts: {
      here: {
        head: 'On this computer',
        text: 'In the folder that {{go /settings/data?field=profile settings.computer.title}} names:',
        item1:
          'shops: the journal of each shop, which is everything that was ever entered, the details of people, customers and suppliers, and pictures. This is the part to keep.',
        item2: 'browser: the working data of the window. It is made again from the journal if it is lost.',
        item3: 'logs: what went wrong in the program. No products, no people, no passwords.',
      },
      server: {
        head: 'On the shop’s server, if you have one',
        text: 'The same acts, the details of people, customers and suppliers, and pictures, so that every desk has them. It stands where you put it.',
      },
      leaves: {
        head: 'What leaves your computers',
        text: 'Nothing of your shop. Stockroom sends no figures, no names and no reports to anybody; what you share goes to your own server alone.',
        text2:
          'An installed program may ask its maker’s address whether there is a newer version. That question says nothing about your shop.',
      },
      erase: {
        head: 'Customers',
        text: 'Names and addresses are kept apart from the ledger, so notes with a movement should name no customer.',
      },
    },
  },
  trouble: {
    title: 'When something is wrong',
    keywords: 'error problem broken support report slow crash not saved books differ printer',
    lead: 'Every message says what happened, what is safe and what to do. What was said to be saved is on the disk.',
    parts: {
      first: {
        head: 'Where to look',
        item1: '{{go /activity activity.title}}: {{word activity.attention.title}} lists what waits for a decision.',
        item2: 'The sign at the top: whether everything is saved and shared.',
        item3:
          '{{go /settings/books settings.books.title}}: {{word settings.books.check}} adds up every movement again, which happens by itself once a day, too. What is wrong can be repaired there.',
        item4:
          '{{go /settings/printers labels.printers.title}} and {{go /settings/scanner settings.scanner.title}}: a test page, a test field.',
      },
      figure: {
        head: 'A figure looks wrong',
        text: 'Press it: it shows what makes it, down to the movements, each with its person and reason. Undo the wrong one, or count the product.',
      },
      help: {
        head: 'Asking somebody',
        text: 'A message has a button that copies its details. {{go /settings/log?field=report settings.support.title}}: {{word settings.support.make}} gathers versions, sizes, the state of everything and what went wrong in one file. All of it is shown before it is saved; it holds no products, no people, no orders and no passwords.',
      },
    },
  },
} as const;
