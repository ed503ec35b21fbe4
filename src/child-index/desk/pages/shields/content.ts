export const CONTENT = {
  title: 'Shields',
  tabs: { standing: 'Standing', lifted: 'Lifted' },
  tabsLabel: 'Shields',
  about:
    'A shielded child is found by nobody who does not know them already. A provisional shield is put up by the index itself: a new child was so much like a shielded one that they may be the same. Whoever registered them cannot tell.',
  none: { standing: 'No child is shielded.', lifted: 'No shield has been lifted.' },
  columns: { child: 'Child', kind: 'Shield', by: 'For', since: 'Since', why: 'Why' },
  next: 'More',
  first: 'Back to the beginning',
} as const

export const KINDS = {
  provisional: { text: 'For review', colour: 'orange' },
  unreviewed: { text: 'Full, for review', colour: 'orange' },
  full: { text: 'Full', colour: 'purple' },
} as const
