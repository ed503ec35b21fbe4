import { addWorkingDays, type BankHolidays, type CalendarDay, daysBetween } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { basesOn } from '../../statute/sharing-bases.ts'
import type { SharedPart, Urgency } from './contract.ts'
import type {
  AnswerAsked,
  AnswerRefusal,
  AskedOfUs,
  AskHolders,
  AskRefusal,
  Ledger,
  LedgerAnswer,
  LedgerRequest,
  OutcomeRefusal,
  Passage,
  TellOutcome,
  TellRefusal,
  TellUnasked,
} from './model.ts'

/** Of one part, in characters. */
const LONGEST_PART = 20_000

/** By which day an answer is asked for: today, the next working day, or as many working days as the authority set. */
export function answerBy(
  urgency: Urgency,
  today: CalendarDay,
  { days, holidays }: { readonly days: number; readonly holidays: BankHolidays },
): CalendarDay {
  if (urgency === 'today') return today
  return addWorkingDays(today, urgency === 'soon' ? 1 : days, holidays)
}

/** Whether this may be asked: of somebody, something, for a purpose, on a ground that holds today. */
export function ask(act: AskHolders, today: CalendarDay): Outcome<AskHolders, AskRefusal> {
  if (act.holders.length === 0) return refused('nobody-chosen')
  if (act.purpose.trim() === '') return refused('no-purpose')
  if (act.asked.trim() === '') return refused('nothing-asked')
  return isBasis(act.basis, today) ? accepted(act) : refused('no-such-basis')
}

/** Whether this answer may be given: once; what is shared has parts; a refusal says why sharing would harm the child more. */
export function answer(
  asked: AskedOfUs,
  act: AnswerAsked,
  today: CalendarDay,
): Outcome<AnswerAsked, Exclude<AnswerRefusal, 'not-found'>> {
  if (asked.answeredAt !== null) return refused('answered-already')
  if (act.outcome === 'refused' && !act.reason?.trim()) return refused('no-reason')
  if (act.outcome !== 'shared') return accepted({ ...act, parts: [] })
  const fault = faultIn(act.parts, today)
  return fault ? refused(fault) : accepted({ ...act, reason: null })
}

/** Whether this may be told unasked: on a ground that holds today, with something said. */
export function tell(act: TellUnasked, today: CalendarDay): Outcome<TellUnasked, Exclude<TellRefusal, 'not-found'>> {
  if (!isBasis(act.basis, today)) return refused('no-such-basis')
  const fault = faultIn(act.parts, today)
  return fault ? refused(fault) : accepted(act)
}

function isBasis(code: string, today: CalendarDay): boolean {
  return basesOn(today).some((one) => one.code === code)
}

function faultIn(parts: readonly SharedPart[], today: CalendarDay) {
  if (parts.length === 0 || parts.some(({ words }) => words.trim() === '')) return 'nothing-shared' as const
  if (parts.some(({ happenedOn }) => happenedOn > today)) return 'part-ahead' as const
  return parts.some(({ words }) => words.length > LONGEST_PART) ? ('too-long' as const) : undefined
}

/** How a request stands. */
export type RequestState =
  | { readonly is: 'answered'; readonly answer: LedgerAnswer }
  | { readonly is: 'undelivered' }
  /** Days past the day by which an answer was asked for. */
  | { readonly is: 'late'; readonly days: number }
  | { readonly is: 'waiting'; readonly days: number }

/** How a request stands today: answered, come to nobody, late by so many days, or with so many left. */
export function stateOf(
  request: LedgerRequest,
  { answers }: Pick<Ledger, 'answers'>,
  today: CalendarDay,
): RequestState {
  const given = answers.find(({ requestId }) => requestId === request.id)
  if (given) return { is: 'answered', answer: given }
  if (request.undelivered) return { is: 'undelivered' }
  const days = daysBetween(today, request.answerBy)
  return days < 0 ? { is: 'late', days: -days } : { is: 'waiting', days }
}

/** Letters in which it is said what came of something. */
const LONGEST_OUTCOME = 2000

/** Those who answered and were not told yet what came of it. */
export function awaitingOutcome({ requests, answers, outcomes }: Ledger): readonly LedgerRequest[] {
  const [answered, told] = [
    new Set(answers.map(({ requestId }) => requestId)),
    new Set(outcomes.map((one) => one.requestId)),
  ]
  return requests.filter(({ id }) => answered.has(id) && !told.has(id))
}

/** Whether this may be said to these: to those who answered, once, with words. */
export function tellOutcome(
  act: TellOutcome,
  ledger: Ledger,
): Outcome<TellOutcome, Exclude<OutcomeRefusal, 'not-found'>> {
  const awaiting = new Set(awaitingOutcome(ledger).map(({ id }) => id))
  const requestIds = act.requestIds.filter((id) => awaiting.has(id))
  if (requestIds.length === 0) return refused('nobody-chosen')
  if (act.words.trim() === '') return refused('nothing-written')
  return act.words.length > LONGEST_OUTCOME ? refused('too-long') : accepted({ ...act, requestIds })
}

/** The words of a passage, and every one of its sentences, to be shared whole or one by one. A concern bounds its length. */
export function passage(words: string, known: Pick<Passage, 'howKnown' | 'happenedOn'>): Passage {
  const sentences = words.split(/(?<=[.!?])\s+|\n+/).map((one) => one.trim())
  return { ...known, words: words.trim(), sentences: sentences.filter(Boolean) }
}

/** What was chosen of a passage: all of it, or these sentences, in their order; empty for none. */
export function chosenOf({ words, sentences }: Passage, chosen: readonly string[]): string {
  if (chosen.includes('all')) return words
  return sentences.filter((_, at) => chosen.includes(`${at}`)).join(' ')
}
