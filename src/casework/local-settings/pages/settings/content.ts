import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import { MOST_OF, type SetSettingRefusal, type SettingName } from '../../model.ts'

export const CONTENT = {
  title: 'Who signs, and how often we supervise',
  lead: 'What the law leaves to the authority. What is asked for before a day goes by what held then.',
  what: 'What do you set?',
  value: 'To what?',
  valueHint: 'Who signs; where it is a number, write that below',
  weeks: 'Number of weeks, hours or days',
  from: 'From when?',
  reason: 'Why?',
  reasonHint: 'Who agreed it, and where it is written',
  button: 'Set it',
  now: 'What holds today',
  history: 'What has been set',
  none: 'Nothing has been set here: what is usual holds.',
  fromMissing: 'Write the day from which it holds, like 1 4 2026',
  whatMissing: 'Choose what you set',
  choose: 'Choose',
} as const

export const NAMES: Readonly<Record<SettingName, string>> = {
  'signs-assessment': 'Who signs an assessment',
  'signs-section-47-conclusion': 'Who signs the conclusion of a section 47 enquiry',
  'signs-closure': 'Who signs the closing of a case',
  'supervision-weeks': 'Weeks between two supervisions of a worker',
  'break-glass-hours': 'Hours for which a record opened in an emergency stays open',
  'share-answer-days': 'Working days to answer when we ask an agency what it knows',
}

/** What a setting does not reach, where someone could think that it does. */
export const NOTES: Readonly<Partial<Record<SettingName, string>>> = {
  'signs-closure':
    'A hand-over to another authority, to stay there, closes the case of itself: the team manager who completes it decides, and nobody signs.',
}

export const VALUES: Readonly<Record<string, string>> = {
  nobody: 'nobody besides its writer',
  'team-manager': 'the team manager',
  'service-manager': 'a service manager',
}

export const REFUSALS: Readonly<Record<SetSettingRefusal, Problem | 'not-there'>> = {
  'not-permitted': 'not-there',
  'no-such-value': {
    field: 'value',
    text: `This cannot be set so. Who signs is one of those offered, and where the law asks for a manager, not nobody; weeks are 1 to ${MOST_OF['supervision-weeks']}, hours 1 to ${MOST_OF['break-glass-hours']}, days 1 to ${MOST_OF['share-answer-days']}`,
  },
  'no-reason': { field: 'reason', text: 'Say why, so that your colleagues can read it' },
  'begins-in-the-past': {
    field: 'from-day',
    text: 'The day must be today or later: what is signed already stays signed',
  },
}
