import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { BeginRefusal, Direction } from '../../model.ts'

export const CONTENT = {
  title: 'A family moves between authorities',
  direction: 'Which way do they move?',
  directionMissing: 'Choose which way they move',
  who: 'Who moves?',
  other: 'Which other authority?',
  otherMissing: 'Choose the other authority',
  choose: 'Choose an authority',
  worker: 'Whom do we speak with there?',
  workerHint: 'Name, job and telephone number, if known.',
  noticed: 'When was the notice given, or when did it come?',
  noticedInvalid: 'Write the day of the notice, like 27 3 2026',
  moved: 'When do they move, or did they?',
  movedHint: 'Leave it empty if it is not known.',
  movedInvalid: 'Write the day they move as a real day, like 27 3 2026, or leave it empty',
  temporary: 'Do they move to stay?',
  temporaryHint: 'If it is for a while only, whoever is responsible now stays so.',
  temporaryMissing: 'Choose whether they move to stay',
  stays: 'Yes, to stay',
  forAWhile: 'No, for a while only',
  reason: 'Why do they move, and where to?',
  summary: 'What does the other authority need to know?',
  summaryHint: 'Begun from the record: put it right and add to it. It is handed over as it stands here.',
  withPlan: 'Who brings a child protection plan?',
  withPlanHint: 'For them a conference here takes the plan over, within 15 working days of the notice.',
  button: 'Write down the notice',
  help: 'What comes next',
  open: 'See the move that is under way, and go on there',
} as const

export const DIRECTION_WORDS: Readonly<Record<Direction, string>> = {
  out: 'Away from here: we hand over',
  in: 'To here: another authority hands over to us',
}

export const STEPS = [
  'One authority is responsible at any time. Until the hand-over is complete, it is the one they come from.',
  'The authority asked answers; a manager decides for us.',
  'A child protection plan is taken over by a conference, within 15 working days of the notice.',
  'Of a child who left for good our case closes, with the census’s reason.',
] as const

export const REFUSALS: Readonly<Record<BeginRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nobody-chosen': { field: 'children', text: 'Choose who moves' },
  'moving-already': {
    text: 'A move of one of these children is under way. Complete or withdraw it first: one authority is responsible at a time',
  },
  'no-open-case': {
    field: 'children',
    text: 'Not every child chosen has an open case here. Only an open case can be handed over',
  },
  'not-another-authority': { field: 'other', text: 'Choose an authority that existed on the day of the notice' },
  'ours-already': {
    field: 'direction',
    text: 'We are responsible for one of these children already: a plan of ours goes on, or our case was open before the notice. Choose “Away from here” if they leave us. If our case was opened because of this move, write the day we first heard of it as the day of the notice',
  },
  'noticed-in-the-future': { field: 'noticed-day', text: 'That day is still to come. Write today or a day before' },
  'no-reason': { field: 'reason', text: 'Write why they move and where to' },
  'no-summary': { field: 'summary', text: 'Write what the other authority needs to know' },
}
