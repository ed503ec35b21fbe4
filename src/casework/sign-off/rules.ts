import type { Role } from '../../access/actor.ts'
import type { Deciding } from '../../entries/records/model.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { DecideRefusal, SignOff } from './model.ts'

type Signatory = { readonly userId: string | null; readonly roles: readonly Role[] }

/**
 * Whether this person may sign what waits, or hand it back with a comment. Nobody signs what they wrote in, or asked to
 * have signed; where an authority asks for a higher level, only that one signs.
 */
export function decide(waiting: SignOff | undefined, act: Deciding, by: Signatory): Outcome<SignOff, DecideRefusal> {
  if (!waiting || waiting.decidedAt !== null) return refused('not-waiting')
  if (isOwnWork(waiting, by.userId)) return refused('own-work')
  if (!by.roles.includes(waiting.signedByRole)) return refused('not-your-level')
  if (!act.sign && act.comment.trim() === '') return refused('no-comment')
  return accepted(waiting)
}

/** Everyone whose words these may be: who sends them now, and whoever wrote in an earlier round of them or asked for it. */
export function writersWith(
  userId: string | null,
  earlier: readonly Pick<SignOff, 'askedBy' | 'writtenBy'>[],
): readonly string[] {
  const all = [userId, ...earlier.flatMap(({ askedBy, writtenBy }) => [askedBy, ...writtenBy])]
  return [...new Set(all.filter((id) => id !== null))]
}

/** Whether this person wrote in it, or asked for the signature. */
export function isOwnWork(
  { askedBy, writtenBy }: Pick<SignOff, 'askedBy' | 'writtenBy'>,
  userId: string | null,
): boolean {
  return userId !== null && (askedBy === userId || writtenBy.includes(userId))
}
