import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { MoveHomeRefusal } from '../../../../people/family/commands-changing.ts'

export const CONTENT = {
  title: 'Say where somebody lives',
  home: 'Where do they live now?',
  elsewhere: 'At another address',
  unknown: 'At none of these; we do not know where',
  lines: 'Address, if it is another',
  postcode: 'Postcode, if known',
  from: 'Since when?',
  partTime: 'Not always there? Say how often',
  partTimeHint: 'For example “3 or 4 nights a week”. Leave it empty if this is their home: then the home before ends.',
  save: 'Save',
  help: 'What is kept',
  helpText:
    'Where they lived before stays in the record, with its days: who was at home on any day can be seen. Whoever lives with a child shows in that child’s drawing, and so does that they may be a risk.',
  needsHome: 'Choose where they live',
  needsDay: 'Enter the day, such as 3 11 2018',
} as const

export const REFUSALS: Readonly<Record<MoveHomeRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'in-the-future': { field: 'from-day', text: 'This day is still to come. Write it down once it has come' },
  'at-home-there': { field: 'home', text: 'They are written down there already. Nothing was changed.' },
  'before-it-began': { field: 'from-day', text: 'This day is before they came to where they are now. Check the year' },
  'postcode-wrong': { field: 'postcode', text: 'The postcode is not complete. It looks like AM1 2BC' },
  'address-missing': { field: 'lines', text: 'Write the address' },
}
