import { type CalendarDay, inWords } from '../../../kernel/calendar-day.ts'
import type { EntryKind } from '../../model.ts'

export const KIND_WORDS: Readonly<Record<EntryKind, string>> = {
  fact: 'Fact',
  opinion: 'Opinion',
  hearsay: 'Hearsay',
  'child-words': 'Child’s words',
}

export const CONTENT = {
  restsOn: 'What it rests on',
  entry: 'entry',
  inPlan: 'in the plan',
  corrected: 'Corrected since: read it again.',
} as const

type Said = { readonly saidBy: string; readonly saidByRole: string | null; readonly happenedOn: CalendarDay }

/** Who said an entry and when, in one line. */
export function saidInWords({ saidBy, saidByRole, happenedOn }: Said): string {
  return `${saidBy}${saidByRole ? `, ${saidByRole}` : ''}, ${inWords(happenedOn)}`
}
