import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Bearing } from '../model.ts'
import type {
  Answer,
  Citation,
  CitedCorrection,
  Judgement,
  JudgementKind,
  JudgementRefusal,
  NewJudgement,
  NewNotKnown,
  NewScaling,
  NotKnown,
  NotKnownRefusal,
  Scale,
} from './model.ts'

/** A citation whose entry was corrected, and the corrections that nobody has read again for it, the latest first. */
export type Mark = { readonly citation: Citation; readonly corrections: readonly CitedCorrection[] }

/**
 * What must be read again: the cited entries that were corrected, or of which a child was left out, with no one having
 * had the correction before them since. Nothing is taken back by it, and nothing is blocked.
 */
export function marksOf(citations: readonly Citation[]): readonly Mark[] {
  return citations.flatMap((citation) => {
    const unread = citation.entry.corrections.filter(({ isRead }) => !isRead)
    const corrections = unread.toSorted((one, other) => (one.at < other.at ? 1 : -1))
    return corrections.length > 0 ? [{ citation, corrections }] : []
  })
}

/** How many of these rest on no entry at all, of those that by rights rest on some: what is open. */
export function withoutEvidence(ids: readonly string[], citations: readonly Citation[]): number {
  const cited = new Set(citations.map(({ citingId }) => citingId))
  return ids.filter((id) => !cited.has(id)).length
}

/** "2 judgements have no evidence yet. This does not stop you."; undefined when each has some. */
export function unsupportedInWords(count: number): string | undefined {
  if (count === 0) return undefined
  return `${count === 1 ? '1 judgement has' : `${count} judgements have`} no evidence yet. This does not stop you.`
}

const BEARINGS: Readonly<Record<JudgementKind, Bearing>> = {
  'danger-statement': 'worry',
  'worry-statement': 'worry',
  strength: 'going-well',
  'safety-goal': 'neutral',
  analysis: 'neutral',
  scaling: 'neutral',
}

/** What the story's entry of a judgement speaks of. */
export function bearingOf(kind: JudgementKind): Bearing {
  return BEARINGS[kind]
}

/** Whether a statement may be kept: it has words, and somebody whose view it is. */
export function writeJudgement(
  judgement: Pick<NewJudgement, 'saidBy' | 'statement'>,
): Outcome<null, 'nothing-written' | 'nobody-named'> {
  if (judgement.statement.trim() === '') return refused('nothing-written')
  if (judgement.saidBy.trim() === '') return refused('nobody-named')
  return accepted(null)
}

/** Whether a judgement may be changed or ended: while it is open; ended, with why. */
export function endJudgement({ endedOn }: Judgement, how: string): Outcome<null, 'already-ended' | 'no-reason'> {
  if (endedOn !== null) return refused('already-ended')
  return how.trim() === '' ? refused('no-reason') : accepted(null)
}

/** Whether a scaling question may be asked: it says what, and what 0 and 10 mean, and has a first number. */
export function askScaling(scaling: NewScaling, today: CalendarDay): Outcome<null, JudgementRefusal> {
  const words = [scaling.statement, scaling.worst, scaling.best]
  if (words.some((text) => text.trim() === '')) return refused('nothing-written')
  return giveScale(scaling.first, today)
}

/** Whether a number may be kept: from 0 to 10, of somebody, by today, and with why that number. */
export function giveScale(scale: Scale, today: CalendarDay): Outcome<null, JudgementRefusal> {
  if (!Number.isInteger(scale.number) || scale.number < 0 || scale.number > 10) return refused('not-a-number')
  if (scale.askedOf.trim() === '') return refused('nobody-asked')
  if (scale.why.trim() === '') return refused('no-why')
  return scale.askedOn > today ? refused('in-the-future') : accepted(null)
}

/** "4 of 10, up 2 since 3 March"; the first number stands alone. `scales` latest first, each person by themselves. */
export function movedSince(scales: readonly Scale[]): number | undefined {
  const [latest] = scales
  const before = scales.slice(1).find(({ askedOf }) => askedOf === latest?.askedOf)
  return latest && before ? latest.number - before.number : undefined
}

/** Whether a question may be kept as not known: it has words, and somebody who finds out. */
export function askWhatIsNotKnown(
  asked: Pick<NewNotKnown, 'question' | 'finderName'>,
): Outcome<null, 'nothing-asked' | 'nobody-finds-out'> {
  if (asked.question.trim() === '') return refused('nothing-asked')
  return asked.finderName.trim() === '' ? refused('nobody-finds-out') : accepted(null)
}

/** Whether a question may end so: once, with what answers it or with why nobody asks any more. */
export function answerWhatWasNotKnown(
  asked: NotKnown,
  answer: Answer,
  today: CalendarDay,
): Outcome<null, NotKnownRefusal> {
  if (asked.endedOn !== null) return refused('already-ended')
  if ('letGoWhy' in answer) return answer.letGoWhy.trim() === '' ? refused('no-answer') : accepted(null)
  if (answer.words.trim() === '' || answer.saidBy.trim() === '') return refused('no-answer')
  return answer.on > today ? refused('in-the-future') : accepted(null)
}

/**
 * The questions in a text: each line is one, without the bullet or number before it; what is empty is none, and what is
 * there twice is one.
 */
export function questionsIn(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.replace(/^\s*(?:[-–•*·]|\d+[.)])\s+/, '').trim())
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** What is not known, in a sentence: the question, who finds out, and by when. */
export function notKnownInWords(
  { question, finderName, findBy }: Pick<NotKnown, 'question' | 'finderName' | 'findBy'>,
  dayInWords: (day: CalendarDay) => string,
): string {
  const asked = /[.?!…]$/.test(question) ? question : `${question}:`
  return `${asked} ${finderName} finds out${findBy ? ` by ${dayInWords(findBy)}` : ''}`
}
