export const CONTENT = {
  title: 'Documents',
  add: 'Add a document',
  none: 'No document has come about this child yet.',
  earlier: 'Earlier',
  latest: 'Latest',
  withdrawn: 'Withdrawn',
} as const
