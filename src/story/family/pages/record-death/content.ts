import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { DeathRefusal } from '../../../../people/family/rules-changing.ts'

export const CONTENT = {
  title: 'Write down that somebody died',
  lostTitle: 'Write down that a pregnancy was lost',
  day: 'On which day?',
  mistake: 'They did not die: it was written by mistake',
  save: 'Save',
  help: 'What follows',
  helpText:
    'The family drawing shows a cross, and the age at which they died. The record stays. If a child died, begin the serious incident too, and tell whoever works with the family.',
  needsDay: 'Enter the day, such as 3 11 2018',
} as const

export const REFUSALS: Readonly<Record<DeathRefusal | 'not-found', Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'in-the-future': { field: 'died-day', text: 'This day is still to come. Check it' },
  'before-birth': { field: 'died-day', text: 'This day is before the birth. Check the year' },
}
