export const CONTENT = {
  title: 'My concerns',
  raise: 'Raise a concern',
  most: 50,
  caption: 'Concerns you raised, newest first',
  none: 'You have raised no concern yet. When something about a child worries you, tell us here: it takes about two minutes.',
  columns: ['Child', 'What you told us', 'What came of it'],
  unsentHeading: 'Begun, not sent yet',
  goOn: 'Go on writing',
  raisedOn: 'You told us on',
  endsOn: 'We ask you if it still stands on',
} as const
