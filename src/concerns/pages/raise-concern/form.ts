import { CONCERN_BANDS } from '../../../child-index/contract-concerns.ts'
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
import { BAND_WORDS } from '../../words.ts'
import { CONTENT, MISSING } from './content.ts'

export const WHEN = ['today', 'yesterday', 'earlier'] as const
export const WANTS = ['information', 'contact', 'ring-first', 'danger'] as const

/**
 * Reads the nine answers, of which three may be left out: why, what was done, and whether others may see the agency.
 * Everything that is missing is said at once. A child in danger now waits for no question about worry or telling: where
 * they were not answered, it is very worrying, and the family was not told.
 */
export function readConcern(
  fields: Fields,
  about: { readonly id: string; readonly child: ConcernedChild },
  today: CalendarDay,
): Read<NewConcern> {
  const isDanger = fields['want'] === 'danger'
  const answers = {
    saw: textOf(fields, 'saw'),
    when: choiceOf(fields, 'when', WHEN),
    who: choiceOf(fields, 'who', KNOWN_BY),
    band: choiceOf(fields, 'band', CONCERN_BANDS) ?? (isDanger ? 'very-worried' : undefined),
    want: choiceOf(fields, 'want', WANTS),
    told: yesOrNo(fields, 'told') ?? (isDanger ? false : undefined),
  }
  const { saw, when, who, band, want, told } = answers
  const happenedOn = when && dayHappened(fields, when, today)
  const problems = problemsIn(fields, answers, happenedOn)
  if (!saw || !who || !band || !want || !happenedOn || told === undefined || problems.length) return { problems }
  return {
    act: {
      ...about,
      kind: want === 'danger' ? 'contact' : want,
      immediateDanger: isDanger,
      ...{ whatSeen: saw, happenedOn, knownBy: who, band, howWorried: textOf(fields, 'worry') ?? BAND_WORDS[band] },
      ...{
        doneSoFar: textOf(fields, 'done'),
        toldFamily: told,
        whyNotTold: textOf(fields, 'why-not') ?? (isDanger ? CONTENT.notAsked : null),
      },
      mayNameAgency: yesOrNo(fields, 'named') ?? false,
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
    if (name === 'why-not')
      return answers.told === false && !fields['why-not'] && fields['want'] !== 'danger' ? [{ field: name, text }] : []
    const answer = answers[name as keyof Answers]
    if (answer === undefined || answer === null) return [{ field: name, text }]
    return name === 'when' && !happenedOn ? [{ field: 'earlier-day', text: CONTENT.dateMissing }] : []
  })
}
