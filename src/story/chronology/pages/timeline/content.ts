import type { Zoom } from '../../rules-timeline.ts'

export const CONTENT = {
  title: 'Timeline',
  zoom: 'How near',
  earlier: 'Earlier',
  later: 'Later',
  picture: 'The timeline as a picture. The table below says the same.',
  today: 'today',
  nearer: 'Look nearer at',
  table: 'The same as a table',
  when: 'When',
  lane: 'Line',
  what: 'What',
  none: 'Nothing is recorded in this time.',
  still: 'still',
  read: 'Read it',
  key: 'Dark bar: child protection. Light bar: another plan. Thin line: the case was open. A column is as high as much was written or done; a black one has a turning point in it.',
  stream: 'Chronology',
} as const

export const ZOOM_WORDS: Readonly<Record<Zoom, string>> = { years: 'Years', months: 'Months', weeks: 'Weeks' }
