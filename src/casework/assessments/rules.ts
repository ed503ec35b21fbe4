import type { NewNotKnown } from '../../entries/evidence/model.ts'
import { questionsIn } from '../../entries/evidence/rules.ts'
import type { EntryKind, NewEntry } from '../../entries/model.ts'
import { paragraphs, titleOf } from '../../entries/rules.ts'
import { entriesMarkedIn } from '../../entries/rules-marked.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { NewWorry } from '../worries/model.ts'
import { usualReview } from '../worries/rules.ts'
import type { Assessment, Prompt, PromptFacts, WriteAssessment, WriteFault, WriteRefusal } from './model.ts'
import { PROMPTS } from './model-prompts.ts'

/** The prompts that matter to at least one of these children, in the framework's order; nothing else is asked. */
export function promptsFor(children: readonly PromptFacts[]): readonly Prompt[] {
  return PROMPTS.filter(({ when }) => children.some(when))
}

/** Whether an assessment is with its writers: begun or handed back, and not yet before a manager. */
export function isBeingWritten({ state }: Pick<Assessment, 'state'>): boolean {
  return state === 'open' || state === 'returned'
}

/**
 * Whether what was written may be kept and, if asked, put before the manager. Half a thought may always be kept;
 * only asking for a signature needs an analysis, an outcome and what was found for each child.
 *
 * @source Children Act 1989 s.17; the factors of the children in need census are asked here, once
 */
export function writeAssessment(
  assessment: Assessment,
  act: WriteAssessment,
  today: CalendarDay,
): Outcome<WriteAssessment, WriteRefusal> {
  if (assessment.state === 'authorised' || assessment.state === 'withdrawn') return refused('already-authorised')
  if (assessment.state === 'submitted') return refused('with-the-manager')
  if (assessment.revision !== act.revision) return refused('someone-else-wrote')
  const known = new Set(assessment.children.map(({ childId }) => childId))
  if (act.children.some(({ childId }) => !known.has(childId))) return refused('not-one-of-the-children')
  const [fault] = faultsOf(act, today)
  return fault ? refused(fault) : accepted(act)
}

/** Everything that stands in the way of keeping what was written, or of asking for a signature, to be said at once. */
export function faultsOf({ children, text, outcome, submit }: WriteAssessment, today: CalendarDay) {
  const found = (fault: WriteFault, isSo: boolean) => (isSo ? [fault] : [])
  return [
    ...found(
      'seen-in-the-future',
      children.some(({ seenOn }) => seenOn !== null && seenOn > today),
    ),
    ...found('no-analysis', submit && text.analysis.trim() === ''),
    ...found('no-outcome', submit && outcome === null),
    ...found('no-factors', submit && children.some(({ factors }) => factors.length === 0)),
  ]
}

const PROTECTED =
  'The assessment recommends a child in need plan. The plan that protects the child stands until a conference or a decision about care ends it.'

type Signed = {
  readonly on: CalendarDay
  readonly writer: string
  readonly newId: () => string
  /** The children for whom a stronger plan stands, so that the outcome is recorded and nothing begins. */
  readonly protectedOnes?: readonly string[]
}

/**
 * What a signed assessment adds to the story: its analysis, what is going well, the worry, the children's own words; and
 * each passage that is marked, as what it is.
 */
export function entriesOfAssessment(
  assessment: Assessment,
  { on, writer, newId, protectedOnes = [] }: Signed,
): readonly NewEntry[] {
  const { content, id, children } = assessment
  const { marked = {} } = content
  const childIds = children.map(({ childId }) => childId)
  const step = { kind: 'assessment', id } as const
  const passages = Object.entries(marked).map(([field, text]) => ({ text, kind: TOLD.get(field) }))
  const written = (field: Told, entry: Pick<NewEntry, 'bearing' | 'significant'>, title?: string) => {
    const text = content[field]
    if (text.trim() === '') return []
    const about = childIds.map((personId) => ({ personId }))
    const body = marked[field] ?? paragraphs(text)
    const said = { title: title ?? titleOf(text), body, happenedOn: on, saidBy: writer, step, about }
    return [{ id: newId(), kind: KINDS[field], ...said, ...entry }]
  }
  return [
    ...written('analysis', { significant: true }, 'Child and family assessment finished').map((entry) => ({
      ...entry,
      about: entry.about.map(({ personId }) => ({
        personId,
        part: protectedOnes.includes(personId) ? PROTECTED : null,
      })),
    })),
    ...written('worries', { bearing: 'worry' }),
    ...written('strengths', { bearing: 'going-well' }),
    ...written('childWords', {}),
    ...entriesMarkedIn(passages, { saidBy: writer, step, on, childIds, newId }),
  ]
}

/** The fields that are entries of their own, and of what kind. */
const KINDS = { analysis: 'opinion', worries: 'opinion', strengths: 'opinion', childWords: 'child-words' } as const
type Told = keyof typeof KINDS
const TOLD: ReadonlyMap<string, EntryKind> = new Map(Object.entries(KINDS))

/** The open worry that a signed assessment leaves on each child's page; undefined if it found none. */
export function worryOfAssessment(
  { content, children, outcome }: Assessment,
  { on, writer }: Pick<Signed, 'on' | 'writer'>,
): NewWorry | undefined {
  if (content.worries.trim() === '' || outcome === 'close') return undefined
  return {
    kind: 'open-risk',
    childIds: children.map(({ childId }) => childId),
    personId: null,
    title: titleOf(content.worries),
    statement: content.worries,
    trend: null,
    howKnown: 'opinion',
    saidBy: writer,
    sinceOn: on,
    reviewBy: usualReview(on),
    told: null,
  }
}

/** What a signed assessment says is not known, a question a line, for each child whose case is open; its writer finds out. */
export function notKnownOfAssessment(
  { content, id }: Pick<Assessment, 'content' | 'id'>,
  { open, writer }: { readonly open: readonly string[]; readonly writer: string },
): readonly NewNotKnown[] {
  const asked = { finderName: writer, findBy: null, childIds: open, assessmentId: id }
  return questionsIn(content.notKnown).map((question) => ({ question, ...asked }))
}
