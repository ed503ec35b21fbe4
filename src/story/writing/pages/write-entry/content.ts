import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Bearing, EntryKind, EntryRefusal } from '../../../../entries/model.ts'

export const CONTENT = {
  title: 'Write in the story',
  what: 'What happened, or what was said?',
  whatHint: 'Start with one plain sentence: it becomes the heading. Write as if the child will read it.',
  when: 'When?',
  kind: 'How is it known?',
  bearing: 'What does it speak of?',
  saidBy: 'Who says so?',
  saidByHint: 'A name, and what they are to the child: “Grace Okafor”, “Fenwick Lane Primary”.',
  role: 'What are they to the child? (optional)',
  also: 'Is it about a brother or sister too?',
  part: 'What was different for',
  partHint: 'Only if it was not the same for all of them. It stands in this child’s story alone.',
  significant: 'A turning point: show it with a line in the chronology',
  send: 'Write it down',
  help: 'What helps',
  needsWhat: 'Write what happened or what was said',
  needsWhen: 'Write the day it happened, like 18 3 2026',
  needsKind: 'Choose how it is known',
  needsWho: 'Write who says so',
  needsRole:
    'This is your own job. Write what the person who says so is to the child, or nothing. If they do the same work, say where: “Social worker, Millbrook”',
} as const

export const KINDS: Readonly<Record<EntryKind, { readonly text: string; readonly hint: string }>> = {
  fact: { text: 'Fact', hint: 'Seen, heard or checked by whoever says so' },
  opinion: { text: 'Professional opinion', hint: 'What someone makes of it' },
  hearsay: { text: 'Hearsay', hint: 'Passed on; nobody we know saw it' },
  'child-words': { text: 'The child’s own words', hint: 'As the child said them' },
}

export const BEARINGS: Readonly<Record<Bearing, string>> = {
  neutral: 'Neither a worry nor a strength',
  worry: 'A worry',
  'going-well': 'Something that is going well',
}

export const REFUSALS: Readonly<Record<EntryRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'not-permitted': 'not-there',
  'nothing-written': { field: 'what', text: CONTENT.needsWhat },
  'too-long': { field: 'what', text: 'This is longer than one entry can be. Write it as two' },
  'happened-in-the-future': { field: 'when-day', text: 'The day must be today or before' },
}
