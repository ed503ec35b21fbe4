import {
  choiceOf,
  dayOf,
  type Fields,
  type Problem,
  type Read,
  textOf,
  yesOrNo,
} from '../../../entries/drafts/pages/form-page/form.ts'
import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts'
import { type ConcernedChild, KNOWN_BY, type NewConcern } from '../../model.ts'
import { CONTENT, MISSING } from './content.ts'

export const WHEN = ['today', 'yesterday', 'earlier'] as const
export const WANTS = ['information', 'contact', 'ring-first', 'danger'] as const

/** Reads the eight answers. Everything that is missing is said at once. */
export function readConcern(
  fields: Fields,
  about: { readonly id: string; readonly child: ConcernedChild },
  today: CalendarDay,
): Read<NewConcern> {
  const answers = {
    saw: textOf(fields, 'saw'),
    when: choiceOf(fields, 'when', WHEN),
    who: choiceOf(fields, 'who', KNOWN_BY),
    worry: textOf(fields, 'worry'),
    want: choiceOf(fields, 'want', WANTS),
    told: yesOrNo(fields, 'told'),
    named: yesOrNo(fields, 'named'),
  }
  const { saw, when, who, worry, want, told, named } = answers
  const happenedOn = when && dayHappened(fields, when, today)
  const problems = problemsIn(fields, answers, happenedOn)
  if (!saw || !who || !worry || !want || !happenedOn || told === undefined || named === undefined || problems.length) {
    return { problems }
  }
  return {
    act: {
      ...about,
      kind: want === 'danger' ? 'contact' : want,
      immediateDanger: want === 'danger',
      ...{ whatSeen: saw, happenedOn, knownBy: who, howWorried: worry, doneSoFar: textOf(fields, 'done') },
      ...{ toldFamily: told, whyNotTold: textOf(fields, 'why-not'), mayNameAgency: named },
    },
  }
}

function dayHappened(fields: Fields, when: (typeof WHEN)[number], today: CalendarDay): CalendarDay | undefined {
  if (when === 'today') return today
  return when === 'yesterday' ? addDays(today, -1) : dayOf(fields, 'earlier')
}

type Answers = Readonly<Record<Exclude<keyof typeof MISSING, 'why-not'>, unknown>>

function problemsIn(fields: Fields, answers: Answers, happenedOn: CalendarDay | undefined): readonly Problem[] {
  return Object.entries(MISSING).flatMap(([name, text]): Problem[] => {
    if (name === 'why-not') return answers.told === false && !fields['why-not'] ? [{ field: name, text }] : []
    const answer = answers[name as keyof Answers]
    if (answer === undefined || answer === null) return [{ field: name, text }]
    return name === 'when' && !happenedOn ? [{ field: 'earlier-day', text: CONTENT.dateMissing }] : []
  })
}
