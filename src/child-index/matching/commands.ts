import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Shown } from '../children/queries.ts'
import type { Identity } from '../contract-identity.ts'
import type { Candidate, MatchOutcome, MatchRefusal, MatchRequest } from '../contract-matching.ts'
import { isSearchable, readIdentity, stateOf } from '../identity/rules.ts'
import { asThin, contendersOf } from '../registration/rules.ts'
import type { Guesses } from '../shields/commands-guesses.ts'
import { asAskedFor } from '../shields/rules.ts'
import { probesOf, profileOf } from './keys/rules.ts'
import { candidatesOf, type IndexTx } from './queries.ts'
import { weightsNamed } from './queries-model.ts'
import { knownOf } from './queries-shown.ts'
import { decide, type Weighed, worthALook } from './rules.ts'
import { objectionOf, reasonOf } from './words/rules.ts'

/**
 * Looks for one child by what is known of them. A shielded child is found only by one who already knows every field
 * asked, and has not guessed at it: to anyone else they are not there.
 */
export async function matchIdentity(
  tx: IndexTx,
  { asked, identity: sent, count = 5 }: MatchRequest,
  { today, guesses }: { readonly today: CalendarDay; readonly guesses: Guesses },
): Promise<MatchOutcome> {
  const identity = readIdentity(sent, today)
  if (!identity.ok) return faulty(identity.refusal)
  if (!isSearchable(identity.value)) return faulty('nothing-to-go-by')
  const profile = profileOf(identity.value)
  const [found] = await candidatesOf(tx, [probesOf(profile)])
  if (!found) return faulty('nothing-to-go-by')
  const weights = await weightsNamed(tx, found.model)
  const near = worthALook(profile, found, weights)
  const { flags, shown } = await knownOf(tx, [...near.keys()], asked.authority)
  const contenders = contendersOf(near, flags, undefined, new Set()).filter(
    (child) => !child.hidden || guesses.isThere(asked.authority, profile, child, today),
  )
  const { outcome, ranked } = asThin(
    decide(profile, contenders, found.saturated, found.size, weights),
    stateOf(identity.value),
  )
  const most = outcome === 'Match' ? 1 : Math.min(Math.max(Math.trunc(count), 1), 10)
  const candidates = ranked.slice(0, most).flatMap((child) => {
    const { hidden = false } = flags.get(child.number) ?? {}
    return candidateOf(child, shown.get(child.number), hidden ? identity.value : undefined)
  })
  return { outcome, candidates } as MatchOutcome
}

function faulty(refusal: MatchRefusal): MatchOutcome {
  return { outcome: 'Error', candidates: [], refusal }
}

/** @param known what was asked, where the child is shielded from who asks: more than that is not shown */
function candidateOf(
  { probability, fields, objections }: Weighed,
  shown: Shown | undefined,
  known: Identity | undefined,
): Candidate[] {
  if (!shown) return []
  const sealed = known ? { summary: asAskedFor(known), responsibleAuthority: null } : {}
  const weighed = { score: probability, reasons: fields.map(reasonOf), objections: objections.map(objectionOf) }
  return [{ ...shown, ...sealed, ...weighed }]
}
