import type { SignedKind } from '../../model.ts'

export const CONTENT = {
  title: 'To sign',
  order: 'the longest waiting first',
  none: 'Nothing waits for your signature.',
  what: 'What',
  whose: 'About',
  who: 'Asked by',
  since: 'Waits since',
  own: 'You wrote in this: someone else signs it',
  help: 'What signing means',
} as const

export const KINDS: Readonly<Record<SignedKind, string>> = {
  assessment: 'Child and family assessment',
  'section-47-conclusion': 'Conclusion of a section 47 enquiry',
  closure: 'Closing of a case',
}
