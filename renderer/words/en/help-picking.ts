/** Help: picking orders together. */
export const helpPicking = {
  picking: {
    title: '{{word picking.title}}',
    keywords: 'batch cluster wave trolley boxes pick together walk scan short missing hand over take over',
    lead: 'Several orders in one walk past the shelves: a batch that one person picks, stop after stop.',
    parts: {
      begin: {
        head: 'Beginning a batch',
        step1:
          'Choose orders in the queue and {{word picking.together}} ({{keys orders.together}}), or here the next ones that are all there ({{keys picking.next}}).',
        step2:
          '{{word picking.methods.cluster}}: each order into its numbered box while you walk. {{word picking.methods.batch}}: sorted later. {{word picking.methods.single}}: one after the other.',
        step3: 'Print the list ({{keys pick.print}}) if you like: its code opens the batch from anywhere.',
      },
      scan: {
        head: 'At a stop',
        item1: 'Each scan picks one, or what its pack holds, and is saved at once. For more type * and the number.',
        item2: 'The code of a place says whether you stand at the right one, or leads to its stop.',
        item3:
          'A wrong product, one too many and a code nobody knows are answered by another sound, in red and in words; nothing is picked.',
        item4:
          'Without a scanner: {{keys pick.one}} picks one, {{keys pick.all}} all of it, {{keys pick.undo}} takes the last pick back.',
        item5: '{{keys pick.skip}} and {{keys pick.back}} go to other stops.',
      },
      lots: {
        head: 'Lots and serial numbers',
        text: 'The lot that expires first is proposed and taken with a scan of the product; the code of another lot takes that one. A serial number is scanned itself.',
      },
      short: {
        head: 'When it is not there',
        text: '{{word picking.commands.short}} ({{keys pick.short}}) keeps how many are missing and why, and begins a count of that product at that place. The order stays open for the rest.',
      },
      people: {
        head: 'Whose batch it is',
        text: 'A batch belongs to one person; others see how far it is and can take it over ({{keys pick.handOver}}). What is picked stays picked.',
      },
      end: {
        head: 'Ending it',
        text: '{{word picking.commands.finish}} ({{keys pick.finish}}) leaves what was not picked open in the queue. {{word picking.commands.cancel}} keeps what is picked, or puts it back on the shelf in one step.',
      },
    },
  },
} as const;
