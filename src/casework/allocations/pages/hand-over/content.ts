import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { HandOverRefusal } from '../../commands-many.ts'

export const CONTENT = {
  title: (name: string) => `Hand over the children of ${name}`,
  remark: (count: number) => (count === 1 ? '1 child' : `${count} children`),
  all: 'To whom do they go?',
  allHint: 'All of them, unless you choose otherwise for a child below.',
  each: 'Someone else for one of them?',
  asAll: 'As chosen for all',
  stays: (name: string) => `Stays with ${name}`,
  nobody: 'Choose for each child below',
  nobodyChosen: 'Choose to whom at least one child goes',
  team: 'no worker yet, the team chooses',
  from: 'From when?',
  fromHint: 'Today, or the day they were handed over.',
  fromInvalid: 'Write the day, like 27 3 2026',
  reason: 'Why?',
  reasonHint: 'It stands in the story of each child. The families may read it.',
  button: 'Hand over',
  help: 'Who holds how many',
  whole: 'All of it happens, or nothing. Both workers are told, and the story of each child says so.',
} as const

export const REFUSALS: Readonly<Record<HandOverRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'no-child': { field: 'to-all', text: CONTENT.nobodyChosen },
  'no-such-worker': {
    field: 'to-all',
    text: 'One of those you chose cannot hold children now. Nothing was changed: choose someone else',
  },
  'not-open': { text: 'The case of one of these children was closed meanwhile. Nothing was changed: look again' },
  'in-the-future': { field: 'from-day', text: 'The day must be today or before' },
  'before-the-one-now': {
    field: 'from-day',
    text: 'One of the children came to the worker after that day. Nothing was changed: choose a later day, or leave the child out',
  },
  'no-reason': { field: 'reason', text: 'Write why the children change hands' },
  'changed-meanwhile': {
    text: 'One of these children was handed over by somebody else meanwhile. Nothing was changed: look again',
  },
}
