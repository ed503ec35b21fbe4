export const CONTENT = {
  title: 'Accuracy',
  intro: 'How well the index tells children apart, and how much waits for people.',
  download: 'Download as CSV',
  size: 'What the index holds',
  children: 'children',
  records: 'records of them',
  model: 'Weights',
  sampled: (share: string) => `Shares are estimated from ${share} of all decisions.`,
  whole: 'Shares are of every registration of the last 90 days.',
  byAuthority: 'By authority',
  byNameGroup: 'By the look of the name',
  byNameGroupHint:
    'A coarse classing of names, to see whether the index does worse by some families than by others. It is kept with no record and shown of no child.',
  columns: {
    name: 'Name',
    registrations: 'Registrations',
    matched: 'Linked at once',
    review: 'For a person',
    fresh: 'New',
  },
  none: 'Nothing has been registered in the last 90 days.',
  backlog: 'What waits for people',
  backlogChart: 'Possible duplicates that came, and that were settled, in each of the last 12 weeks',
  week: 'Week from',
  came: 'Came',
  settledInWeek: 'Settled',
  settled: 'What people found, in the last 90 days',
  same: ['pair was the same child', 'pairs were the same child'],
  notSame: ['pair was two children', 'pairs were two children'],
  falseLinks: ['link was found to be false and undone', 'links were found to be false and undone'],
  drift: 'Drift',
  driftHint:
    'Linked at once, in the last 4 weeks against the 12 before. Beyond 2 points either way a person should look.',
  driftNone: 'Too few registrations yet to tell a change from chance.',
  driftColumns: { what: 'Names', now: 'Last 4 weeks', before: '12 weeks before', change: 'Change' },
  look: 'Look at this',
} as const

/** "87.5%" */
export function shareInWords(share: number): string {
  return `${(Math.round(share * 1000) / 10).toLocaleString('en-GB')}%`
}

/** "+1.5 points" */
export function changeInWords(points: number): string {
  const rounded = Math.round(points * 10) / 10
  return `${rounded > 0 ? '+' : ''}${rounded.toLocaleString('en-GB')} points`
}

/** Beyond so many points a person should look. */
export const DRIFT_TO_LOOK_AT = 2
