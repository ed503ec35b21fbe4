import { type CalendarDay, inWords } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { postcode } from '../../kernel/postcode.ts'
import type { ChildAsGiven } from '../contacts/model.ts'
import type { NewSharedEntry, SharedEntry } from '../shared-chronology/model.ts'
import { LONGEST_SHARED } from '../shared-chronology/rules.ts'
import {
  type Agreement,
  type AgreementRefusal,
  type AskToLook,
  type Assessed,
  type AssessRefusal,
  type BeginFamilyHelp,
  type BeginRefusal,
  DOMAIN_WORDS,
  DOMAINS,
  type FamilyHelpAssessment,
  type HandRefusal,
  type HandToLead,
  type StepUpRefusal,
  type TeamMeeting,
  type TeamMeetingRefusal,
} from './model.ts'

const OLDEST_CHILD = 25

/**
 * Whether early help may begin: for a child who can be told from others, and on an agreement that says who gave it, when,
 * and to sharing with whom.
 *
 * @source Working Together to Safeguard Children, chapter 2: early help needs the consent of the family
 */
export function beginFamilyHelp(
  act: BeginFamilyHelp,
  today: CalendarDay,
): Outcome<BeginFamilyHelp, Exclude<BeginRefusal, 'not-permitted'>> {
  const { given, family, birthDate } = act.child
  if (!/\p{L}/u.test(given) || !/\p{L}/u.test(family)) return refused('no-name')
  if (birthDate === null) return refused('no-birth-date')
  if (birthDate > today || yearOf(today) - yearOf(birthDate) > OLDEST_CHILD) return refused('birth-date-wrong')
  if (act.child.postcode.trim() !== '' && !postcode(act.child.postcode)) return refused('postcode-wrong')
  const [fault] = faultsOfAgreement(act, today)
  return fault ? refused(fault) : accepted(act)
}

/** What the council knows of a child whose help is to go on with a lead outside it. */
export type HelpNow = { readonly hasFamilyHelpPlan: boolean; readonly isLed: boolean }

/** Whether help may go on with a lead outside the council: the plan is a family help plan, and nobody leads it yet. */
export function handToLead(
  act: HandToLead,
  { hasFamilyHelpPlan, isLed }: HelpNow,
  today: CalendarDay,
): Outcome<HandToLead, Exclude<HandRefusal, 'not-found'>> {
  if (!act.lead) return refused('no-lead')
  if (!hasFamilyHelpPlan) return refused('no-family-help-plan')
  if (isLed) return refused('led-already')
  const [fault] = faultsOfAgreement(act, today)
  return fault ? refused(fault) : accepted(act)
}

/** Whether an assessment may be completed: something is written in one of the domains at least. */
export function assess(content: Assessed): Outcome<Assessed, Exclude<AssessRefusal, 'not-found' | 'not-standing'>> {
  if (DOMAINS.every((domain) => content[domain].trim() === '')) return refused('nothing-written')
  if (Object.values(content).some((text) => text.length > LONGEST_SHARED)) return refused('too-long')
  return accepted(content)
}

/** What an assessment adds to what is shared: each domain as a view, and the child's own words as they are. */
export function entriesOfAssessment(
  content: Assessed,
  on: CalendarDay,
  nextId: () => string,
): readonly NewSharedEntry[] {
  const said = (kind: NewSharedEntry['kind'], title: string, words: string) =>
    words.trim() === '' ? [] : [{ id: nextId(), kind, title, words, happenedOn: on }]
  return [
    ...DOMAINS.flatMap((domain) =>
      said('opinion', `Early help assessment: ${lower(DOMAIN_WORDS[domain])}`, content[domain]),
    ),
    ...said('child-words', 'What the child said', content.childWords),
    ...said('opinion', 'Early help assessment: what would help', content.wouldHelp),
  ]
}

/** Whether a meeting of the team around the family may be written down. */
export function recordTeamMeeting(
  { people, agreed, heldOn }: Pick<TeamMeeting, 'people' | 'agreed' | 'heldOn'>,
  today: CalendarDay,
): Outcome<true, Exclude<TeamMeetingRefusal, 'not-found' | 'not-standing'>> {
  if (people.length === 0) return refused('nobody-came')
  if (agreed.trim() === '') return refused('nothing-agreed')
  if (agreed.length > LONGEST_SHARED) return refused('too-long')
  return heldOn > today ? refused('held-in-the-future') : accepted(true)
}

/** What such a meeting adds to what is shared. */
export function entryOfTeamMeeting({ id, heldOn, people, agreed }: Omit<TeamMeeting, 'writtenByName'>): NewSharedEntry {
  const came = people.map(({ name, role, agency }) => `${name} (${[role, agency].filter(Boolean).join(', ')})`)
  const words = `${agreed.trim()}\n\nCame: ${came.join('; ')}.`
  return { id, kind: 'fact', title: 'The team around the family met', words, happenedOn: heldOn }
}

/**
 * Whether early help may ask children's social care to look: with a reason; with the family told, or why that is not
 * safe; and once while no answer has come.
 *
 * @source Working Together to Safeguard Children, chapter 1: families are told before a referral unless telling would put a child at risk
 */
export function askToLook(
  act: AskToLook,
  { isAsked }: { readonly isAsked: boolean },
): Outcome<AskToLook, StepUpRefusal> {
  if (isAsked) return refused('asked-already')
  if (act.reason.trim() === '') return refused('no-reason')
  if (act.reason.length > LONGEST_SHARED) return refused('too-long')
  if (!act.toldFamily && !act.whyNotTold?.trim()) return refused('why-not-told')
  return accepted(act)
}

type Carried = {
  readonly begunOn: CalendarDay
  readonly agreement: string
  readonly assessment: FamilyHelpAssessment | undefined
  readonly plan: { readonly whyInvolved: string; readonly weWant: string } | undefined
  /** Latest first. */
  readonly entries: readonly SharedEntry[]
}

/** Of one part of what a referral carries, in characters, where not all of it fits. */
const LONGEST_PART = 6000
const CUT = ' […] The rest of this stands in the record of early help.'
/** Room for the remark that there is more. */
const ROOM = 60

/**
 * All that early help wrote, as a referral carries it, so that nothing is typed again: the assessment, the plan, then what
 * was shared, latest first. Where that is more than 20,000 characters, a long part is cut, and what still does not fit is
 * passed over and counted: it stands in the chronology.
 */
export function wordsCarried({ begunOn, agreement, assessment, plan, entries }: Carried): string {
  const told = assessment ? entriesOfAssessment(assessment.content, begunOn, () => '') : []
  const parts = [
    `Early help since ${inWords(begunOn)}. ${agreement}`,
    ...(assessment ? [assessmentInWords(assessment)] : []),
    ...(plan?.weWant ? [`The family help plan\nWhy: ${plan.whyInvolved}\nWhat we want: ${plan.weWant}`] : []),
    ...entries.filter((entry) => !told.some((one) => isSame(one, entry))).map(sharedInWords),
  ]
  const whole = parts.join('\n\n')
  if (whole.length <= LONGEST_SHARED) return whole
  let text = ''
  let passedOver = 0
  for (const part of parts.map(cutToFit)) {
    if (text.length + 2 + part.length + ROOM > LONGEST_SHARED) passedOver += 1
    else text = text === '' ? part : `${text}\n\n${part}`
  }
  if (passedOver === 0) return text
  return `${text}\n\n${passedOver} more ${passedOver === 1 ? 'stands' : 'stand'} in the chronology.`
}

/** Whether a shared entry is what the assessment says already, word for word. */
function isSame(one: NewSharedEntry, { kind, title, words }: SharedEntry): boolean {
  return one.kind === kind && one.title === title && one.words === words
}

function sharedInWords({ happenedOn, saidBy, saidByRole, title, words }: SharedEntry): string {
  const by = `${inWords(happenedOn)}, ${saidBy}, ${lower(saidByRole)}`
  return [by, title === words ? words : `${title}\n${words}`].join('\n')
}

function cutToFit(part: string): string {
  if (part.length <= LONGEST_PART) return part
  // A sign of two units is not cut in half.
  return part.slice(0, LONGEST_PART - CUT.length).replace(/[\uD800-\uDBFF]$/, '') + CUT
}

/** An assessment as text, its domains under their names. */
function assessmentInWords({ content, completedOn, writtenByName, writtenByTitle }: FamilyHelpAssessment): string {
  const said = (heading: string, words: string) => (words.trim() === '' ? [] : [`${heading}: ${words.trim()}`])
  return [
    `Early help assessment of ${inWords(completedOn)}, by ${writtenByName}, ${lower(writtenByTitle)}`,
    ...DOMAINS.flatMap((domain) => said(DOMAIN_WORDS[domain], content[domain])),
    ...said('The child’s own words', content.childWords),
    ...said('What would help', content.wouldHelp),
  ].join('\n')
}

/** The name a child is called by on the pages of those who help: as they gave it. */
export function nameOfChild({ given, family }: Pick<ChildAsGiven, 'given' | 'family'>): string {
  return `${given} ${family}`.trim() || 'A child'
}

function faultsOfAgreement(
  { agreedBy, agreedOn, agreedTo }: Agreement,
  today: CalendarDay,
): readonly AgreementRefusal[] {
  const faults: readonly (AgreementRefusal | false)[] = [
    agreedBy.trim() === '' && 'who-agreed',
    agreedTo.trim() === '' && 'agreed-to-what',
    agreedOn > today && 'agreed-in-the-future',
  ]
  return faults.filter((fault) => fault !== false)
}

function yearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4))
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
