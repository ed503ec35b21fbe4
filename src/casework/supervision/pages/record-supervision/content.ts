import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { SupervisionRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Record supervision',
  worker: 'Whose supervision?',
  choose: 'Choose a worker',
  held: 'When was it?',
  who: 'Which children did you speak of?',
  discussed: 'What did you speak of?',
  reflection: 'What do we make of it?',
  reflectionHint: 'What might we be missing? What would the child say?',
  decision: 'What was decided, and why?',
  action: 'What is done?',
  owner: 'Who does it?',
  by: 'By when?',
  outcome: 'Which outcome of the plan does it serve?',
  chooseOutcome: 'Choose an outcome',
  actions: 'What was decided becomes an action',
  next: 'When is the next supervision?',
  wellbeing: 'How is the worker?',
  wellbeingHint: 'Read by the two of you alone. Not in any child’s story.',
  button: 'Record the supervision',
  help: 'What becomes of it',
  workerMissing: 'Choose whose supervision it was',
  heldInvalid: 'Write the day of the supervision, like 27 3 2026',
  nextInvalid: 'Write the day of the next supervision, like 24 4 2026',
  byInvalid: 'Write by when it is done, like 27 3 2026',
} as const

export const HELP = [
  'What you spoke of and decided for a child stands in that child’s story. Written once; each has their own part.',
  'An action joins the child’s plan where there is one, so that everyone who opens the plan sees it.',
  'The worker reads it and says that it is what was said. Then it is final.',
] as const

export const REFUSALS: Readonly<Record<SupervisionRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'no-such-worker': { field: 'worker', text: CONTENT.workerMissing },
  'own-supervision': { field: 'worker', text: 'Nobody supervises themselves: choose the worker' },
  'not-their-child': {
    field: 'worker',
    text: 'This worker does not hold every child chosen. Choose whoever holds them, or fewer children',
  },
  'nobody-chosen': { field: 'children', text: 'Choose which children you spoke of' },
  'nothing-discussed': { text: 'Write what you spoke of, for every child chosen' },
  'in-the-future': { field: 'held-day', text: 'The day of the supervision must be today or before' },
  'next-not-after': { field: 'next-day', text: 'The next supervision must be after this one' },
  'unfinished-action': { text: 'An action needs what is done, and who does it' },
  'action-in-the-past': { text: 'An action is done on the day of the supervision at the earliest: choose a later day' },
  'choose-an-outcome': { text: 'The child has a plan: choose which of its outcomes each action serves' },
}
