export const CONTENT = {
  title: 'Earlier versions',
  of: (title: string) => `${title}: earlier versions`,
  what: 'Everything that was ever written here is kept. Choose a version to read it.',
  versions: 'Who wrote, and when',
  known: 'What was known when it was opened',
  read: 'Read',
  when: 'Until',
  who: 'Who wrote',
  shown: 'As it was on',
  nothing: 'Nothing was written in any part yet.',
  bring: 'Bring this back',
  bringing:
    'The text becomes what it was in this version. What stands there now is not lost: it is the newest of the earlier versions then.',
  back: 'Go on writing',
} as const
