import {
  choiceOf,
  dayOf,
  dayWasGiven,
  type Fields,
  idIn,
  type Problem,
  type Read,
  textOf,
  yesOrNo,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { addDays, type CalendarDay } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { offeredCodes } from '../../../../statute/code-sets.ts'
import { KNOWN_BY } from '../../model.ts'
import type { TakenContact } from '../../rules.ts'
import { CONTENT, MISSING } from './content.ts'

export const WHEN = ['today', 'yesterday', 'earlier'] as const

/** Reads a contact taken by telephone. Everything that is missing is said at once. */
export function readTaken(fields: Fields, now: Moment): Read<TakenContact> {
  const when = choiceOf(fields, 'when', WHEN)
  const who = choiceOf(fields, 'who', KNOWN_BY)
  const source = choiceOf(
    fields,
    'source',
    offeredCodes('referral-source').map(({ code }) => code),
  )
  const danger = yesOrNo(fields, 'danger')
  const happenedOn = when && dayHappened(fields, when, now.day)
  const problems = problemsIn(fields, { when, who, source, danger }, happenedOn)
  if (!who || !source || danger === undefined || !happenedOn || problems.length > 0) return { problems }
  const text = (name: string) => fields[name] ?? ''
  const childAsGiven = {
    ...{ given: text('given'), family: text('family'), birthDate: dayOf(fields, 'birth') ?? null },
    ...{ postcode: text('postcode'), number: text('number') },
  }
  return {
    act: {
      ...{ id: idIn(fields), childAsGiven, receivedAt: now.at },
      ...{ sourceCode: source, sourceName: text('sourceName'), sourceAgency: null },
      ...{ words: text('words'), happenedOn, knownBy: who, immediateDanger: danger },
      ...{ toldFamily: yesOrNo(fields, 'told') ?? null, whyNotTold: null },
    },
  }
}

function dayHappened(fields: Fields, when: (typeof WHEN)[number], today: CalendarDay): CalendarDay | undefined {
  if (when === 'today') return today
  return when === 'yesterday' ? addDays(today, -1) : dayOf(fields, 'earlier')
}

type Chosen = Readonly<Record<'when' | 'who' | 'source' | 'danger', unknown>>

function problemsIn(fields: Fields, chosen: Chosen, happenedOn: CalendarDay | undefined): readonly Problem[] {
  const answers = { ...chosen, words: textOf(fields, 'words'), sourceName: textOf(fields, 'sourceName') }
  const missing = Object.entries(MISSING).flatMap(([field, text]): Problem[] =>
    answers[field as keyof typeof MISSING] === undefined || answers[field as keyof typeof MISSING] === null
      ? [{ field, text }]
      : [],
  )
  const isWrong = (name: string) => dayWasGiven(fields, name) && dayOf(fields, name) === undefined
  return [
    ...(isWrong('birth') ? [{ field: 'birth-day', text: CONTENT.dateWrong }] : []),
    ...missing,
    ...(chosen.when === 'earlier' && !happenedOn ? [{ field: 'earlier-day', text: CONTENT.dateWrong }] : []),
  ]
}
