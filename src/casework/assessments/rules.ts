import type { NewEntry } from '../../entries/model.ts'
import { paragraphs, titleOf } from '../../entries/rules.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { NewWorry } from '../worries/model.ts'
import { usualReview } from '../worries/rules.ts'
import type { Assessment, Prompt, PromptFacts, WriteAssessment, WriteRefusal } from './model.ts'
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
  if (act.children.some(({ seenOn }) => seenOn !== null && seenOn > today)) return refused('seen-in-the-future')
  if (!act.submit) return accepted(act)
  if (act.text.analysis.trim() === '') return refused('no-analysis')
  if (act.outcome === null) return refused('no-outcome')
  if (act.children.some(({ factors }) => factors.length === 0)) return refused('no-factors')
  return accepted(act)
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

/** What a signed assessment adds to the story: its analysis, what is going well, the worry, the children's own words. */
export function entriesOfAssessment(
  assessment: Assessment,
  { on, writer, newId, protectedOnes = [] }: Signed,
): readonly NewEntry[] {
  const { content, id, children } = assessment
  const written = (text: string, entry: Pick<NewEntry, 'kind' | 'bearing' | 'significant'>, title?: string) => {
    if (text.trim() === '') return []
    const about = children.map(({ childId }) => ({ personId: childId }))
    const step = { kind: 'assessment', id } as const
    const body = paragraphs(text)
    return [{ id: newId(), title: title ?? titleOf(text), body, happenedOn: on, saidBy: writer, step, about, ...entry }]
  }
  return [
    ...written(content.analysis, { kind: 'opinion', significant: true }, 'Child and family assessment finished').map(
      (entry) => ({
        ...entry,
        about: entry.about.map(({ personId }) => ({
          personId,
          part: protectedOnes.includes(personId) ? PROTECTED : null,
        })),
      }),
    ),
    ...written(content.worries, { kind: 'opinion', bearing: 'worry' }),
    ...written(content.strengths, { kind: 'opinion', bearing: 'going-well' }),
    ...written(content.childWords, { kind: 'child-words' }),
  ]
}

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
