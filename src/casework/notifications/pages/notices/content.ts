import type { NoticeKind, Told } from '../../model.ts'

export const CONTENT = {
  title: 'Notices for you',
  none: 'You have been told of nothing yet. What others do about your children shows here.',
  order: 'latest first',
  unread: 'Not read',
  read: 'Read',
  columns: { what: 'What happened', when: 'When', act: 'Read?' },
  isRead: 'read',
  markOne: 'Mark as read',
  markAll: 'Mark all as read',
  notYours: 'a child you do not work with now',
  toReview: 'see what was opened, and why',
  othersNotYours: (count: number) => (count === 1 ? '1 other child' : `${count} other children`),
  digest: 'The morning’s e-mail',
  digestOn:
    'Where your council sends e-mail, you get one in the morning: how many things are due and how many notices wait. It names nobody.',
  digestOff: 'You get no e-mail in the morning.',
  stop: 'Stop the e-mail',
  start: 'Send me the e-mail',
  help: 'About notices',
} as const

/** What a notice says before the children it is about: of what a rule noticed the rule, of what came whether it is a concern. */
export function saidOf({ kind, step }: Told, patterns: ReadonlyMap<string, string>): string {
  const pattern = kind === 'pattern-noticed' ? patterns.get(step.id) : undefined
  if (pattern) return `A rule noticed: ${pattern}`
  return kind === 'report-came' && step.kind === 'contact' ? 'A concern reached the front door' : SAID[kind]
}

const SAID: Readonly<Record<NoticeKind, string>> = {
  'record-returned': 'Handed back to you with a comment',
  'record-to-sign': 'Waits for your signature',
  allocated: 'Given to you',
  'given-away': 'Given to a colleague',
  'report-came': 'Word came',
  'worry-opened': 'A worry was opened',
  'decision-made': 'A decision was made',
  'cover-began': 'You stand in for a colleague',
  'glass-broken': 'Opened in an emergency',
  'share-answered': 'An agency answered what you asked',
  'warning-to-approve': 'A warning to workers waits for your approval',
  'pattern-noticed': 'A published rule noticed something',
}
