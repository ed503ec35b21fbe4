import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type {
  Assessment,
  AuthoriseAssessment,
  AuthoriseRefusal,
  Prompt,
  PromptFacts,
  WriteAssessment,
  WriteRefusal,
} from './model.ts'
import { PROMPTS } from './model-prompts.ts'

/** The prompts that matter to at least one of these children, in the framework's order; nothing else is asked. */
export function promptsFor(children: readonly PromptFacts[]): readonly Prompt[] {
  return PROMPTS.filter(({ when }) => children.some(when))
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

/** Whether a manager may sign, or hand back with a comment. Nobody signs what they asked to have signed. */
export function authoriseAssessment(
  assessment: Assessment,
  act: AuthoriseAssessment,
  managerId: string | null,
): Outcome<AuthoriseAssessment, AuthoriseRefusal> {
  if (assessment.state !== 'submitted') return refused('not-submitted')
  if (managerId !== null && assessment.submittedBy === managerId) return refused('own-work')
  if (!act.sign && act.comment.trim() === '') return refused('no-comment')
  return accepted(act)
}
