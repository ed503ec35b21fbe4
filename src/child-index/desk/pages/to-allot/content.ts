import type { ToAllot } from '../../../contract-desk.ts'

export const CONTENT = {
  title: 'Decisions',
  heading: 'To allot',
  about:
    'When two children were parted again, the index could not say to which of the two these belong. Until somebody does, each shows on both, marked.',
  none: 'Nothing is to be allotted.',
  whose: 'Whose is it?',
  reason: 'How do you know?',
  choose: 'Choose one of the two numbers',
  allot: 'Say whose it is',
} as const

export const KINDS: Readonly<Record<ToAllot['what'], string>> = {
  assertion: 'A record',
  involvement: 'Somebody who works with the child',
  'sealed-concern': 'A sealed concern',
}
