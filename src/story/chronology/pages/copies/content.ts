export const CONTENT = {
  title: 'Chronology',
  everything: 'Everything that is written of this child',
  chosen: 'Only what was chosen:',
  turningPoints: 'turning points',
  more: 'There is more: these are the newest. Choose a period for what is older.',
  headings: {
    when: 'When',
    about: 'About',
    what: 'What happened, or was said',
    who: 'How it is known, and who says so',
    origin: 'Where we have it from',
  },
  columns: { when: 2, what: 7, who: 3 },
  cells: [
    ...['Day', 'About', 'What happened, or was said', 'How it is known', 'Said by', 'Role', 'From', 'Agency'],
    ...['Written in', 'Speaks of', 'Turning point', 'Written down by', 'Written down'],
  ],
} as const
