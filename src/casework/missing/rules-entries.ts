import type { NewEntry } from '../../entries/model.ts'
import { paragraphs, titleOf } from '../../entries/rules.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { inWordsAt, londonDayOf } from '../../kernel/instant.ts'
import type {
  MissingEpisode,
  MissingKind,
  RecordInterview,
  RecordReturn,
  ReportMissing,
  WithdrawMissing,
} from './model.ts'
import { AGAIN_WITHIN } from './rules.ts'

/** What each kind is called in a sentence: "Missing since …". */
export const KIND_WORDS: Readonly<Record<MissingKind, string>> = {
  missing: 'Missing',
  'away-without-authorisation': 'Away without permission',
}

type Told = {
  readonly recorder: { readonly name: string; readonly jobTitle: string }
  readonly newId: () => string
  /** The day it is told. */
  readonly on: CalendarDay
}
type Of = Pick<MissingEpisode, 'id' | 'childId'>

/** "Third time in 90 days", from the second on; null for the first. */
export function againInWords(times: number): string | null {
  const nth = ['', '', 'Second', 'Third', 'Fourth', 'Fifth'][times]
  if (times < 2) return null
  return nth ? `${nth} time in ${AGAIN_WITHIN} days` : `${times} times in ${AGAIN_WITHIN} days`
}

/** What the story says of a child who has gone: since when, last seen where, and what is feared. */
export function entryOfReport(act: ReportMissing, told: Told, times: number): NewEntry {
  const again = againInWords(times)
  const police = act.policeReference ? `Police reference: ${act.policeReference}` : null
  const text = [act.worry, `Last seen: ${act.lastSeen}`, act.actions, police]
  return {
    ...base(act, told),
    title: `${KIND_WORDS[act.kind]} since ${inWordsAt(act.missingFrom)}${again ? `: ${again.toLowerCase()}` : ''}`,
    body: paragraphs(text.filter(Boolean).join('\n\n')),
    ...{ happenedOn: londonDayOf(act.missingFrom), happenedAt: act.missingFrom },
    ...{ saidBy: act.reportedBy, saidByRole: null, bearing: 'worry', significant: true },
  }
}

/** That the child is back, and where they were. */
export function entryOfReturn(of: Of, act: RecordReturn, told: Told): NewEntry {
  return {
    ...base(of, told),
    title: `Back since ${inWordsAt(act.returnedAt)}`,
    body: paragraphs(act.foundWhere),
    ...{ happenedOn: londonDayOf(act.returnedAt), happenedAt: act.returnedAt, significant: true },
  }
}

/** What came of the return interview: what was learned, and what the child said, in their own words. */
export function entriesOfInterview(of: Of, act: RecordInterview, told: Told): readonly NewEntry[] {
  const one = base(of, told)
  if (act.does === 'offer') {
    return [{ ...one, title: 'Return interview offered', body: paragraphs('Not held yet.'), happenedOn: act.offeredOn }]
  }
  if (act.does === 'refusal') {
    const title = 'Return interview offered and refused'
    return [{ ...one, title, body: paragraphs(act.why), happenedOn: act.offeredOn }]
  }
  const by = `By ${act.interviewer}, ${act.independent ? 'independent of the child’s case' : 'not independent of the child’s case'}.`
  const said = { happenedOn: act.interviewedOn, saidBy: act.interviewer, saidByRole: null }
  return [
    {
      ...{ ...one, ...said, kind: 'opinion', title: 'Return interview held' },
      body: paragraphs([act.learned, by].filter(Boolean).join('\n\n')),
    },
    {
      ...{ ...one, ...said, id: told.newId(), kind: 'child-words', title: titleOf(act.childWords) },
      body: paragraphs(act.childWords),
    },
  ]
}

/** That it was a mistake: it stands beside what was written first, which stays. */
export function entryOfWithdrawal(
  of: Of & Pick<MissingEpisode, 'missingFrom'>,
  act: WithdrawMissing,
  told: Told & { readonly corrects: string | null },
): NewEntry {
  const title = `Not missing: what was written of ${inWordsAt(of.missingFrom)} was a mistake`
  return {
    ...base(of, told),
    ...{ title, body: paragraphs(`${title}.`), happenedOn: told.on },
    ...{ corrects: told.corrects, correction: act.why },
  }
}

function base({ id, childId }: Of, { recorder, newId }: Told) {
  return {
    ...{ id: newId(), kind: 'fact' as const },
    ...{ saidBy: recorder.name, saidByRole: recorder.jobTitle, step: { kind: 'missing-episode' as const, id } },
    about: [{ personId: childId }],
  }
}
