export const CONTENT = {
  title: 'Before you propose this',
  what: 'What you propose',
  effect: 'What it does, once a second person agrees',
  reason: 'Why, in a sentence',
  propose: 'Ask a second operator',
  nothing: 'Nothing has been chosen. Go back to the child and choose what should happen.',
  cannot: 'This cannot be done',
  back: 'Back to the child',
  help: 'How this works',
  helpWords: [
    'Nothing changes now. Another operator sees what you see, and agrees or declines.',
    'Numbers are never deleted and never issued again; every step stays in the child’s history.',
    'It can be undone in the same way, at any time.',
  ],
} as const
