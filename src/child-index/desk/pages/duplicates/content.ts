export const CONTENT = {
  title: 'Possible duplicates',
  order: 'Longest waiting first',
  none: 'Nothing is waiting. Whatever the index is not sure of will stand here.',
  noMore: 'No more pairs wait after these.',
  columns: {
    pair: 'Are these the same child?',
    likely: 'How likely',
    known: 'Known to',
    since: 'Waiting',
    state: 'State',
  },
  and: 'and',
  next: 'Next pairs',
  first: 'Back to the longest waiting',
  helpHeading: 'How this works',
  help: [
    'The index links two records by itself only when it is sure. What it is not sure of waits here for a person.',
    'Nothing is merged by one person: “the same child” waits for a second operator.',
    'Two that you say are not the same are never offered again.',
    'Every decision can be undone, at any time.',
    'Every look at a pair is kept, with your name.',
  ],
} as const
