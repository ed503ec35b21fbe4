import {
  choiceOf,
  dayOf,
  dayWasGiven,
  type Fields,
  type Problem,
} from '../../../entries/drafts/pages/form-page/form.ts'
import { ENTRY_KINDS } from '../../../entries/model.ts'
import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import type { SharedPart } from '../contract.ts'
import type { Passage } from '../model.ts'
import { chosenOf } from '../rules.ts'
import { CONTENT } from './content.ts'

type PartsRead = { readonly parts: readonly SharedPart[]; readonly problems: readonly Problem[] }

/** The parts that were ticked of what is held, each with how it is known and in what context. */
export function readPassages(fields: Fields, passages: readonly Passage[]): readonly SharedPart[] {
  return passages.flatMap((passage, at): SharedPart[] => {
    const words = chosenOf(passage, (fields[`take-${at + 1}`] ?? '').split('\n'))
    if (words === '') return []
    const howKnown = choiceOf(fields, `kind-${at + 1}`, ENTRY_KINDS) ?? passage.howKnown
    return [{ words, howKnown, happenedOn: passage.happenedOn, context: fields[`context-${at + 1}`] || null }]
  })
}

/** The part in the holder's own words, if they wrote one: how it is known, and of which day it speaks. */
export function readOwn(fields: Fields, today: CalendarDay): PartsRead {
  const words = fields['own'] ?? ''
  if (words === '') return { parts: [], problems: [] }
  const howKnown = choiceOf(fields, 'own-kind', ENTRY_KINDS)
  const happenedOn = dayWasGiven(fields, 'own') ? dayOf(fields, 'own') : today
  const problems: Problem[] = []
  if (!howKnown) problems.push({ field: 'own-kind', text: CONTENT.needsKind })
  if (!happenedOn) problems.push({ field: 'own-day', text: CONTENT.needsDay })
  if (!howKnown || !happenedOn) return { parts: [], problems }
  return { parts: [{ words, howKnown, happenedOn, context: fields['own-context'] || null }], problems: [] }
}
