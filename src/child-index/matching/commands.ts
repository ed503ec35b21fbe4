import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { type Shown, summariesOf } from '../children/queries.ts'
import type { Candidate, MatchOutcome, MatchRefusal, MatchRequest } from '../contract-matching.ts'
import { isSearchable, readIdentity, stateOf } from '../identity/rules.ts'
import { flagsOf } from '../registration/queries.ts'
import { asThin, contendersOf } from '../registration/rules.ts'
import { compare } from './compare/rules.ts'
import { probesOf, profileOf } from './keys/rules.ts'
import type { Profile } from './model.ts'
import { candidatesOf, type IndexTx } from './queries.ts'
import { modelInUse } from './queries-model.ts'
import { type Contender, decide, type Weighed, worthALook } from './rules.ts'
import type { Weights } from './weights/rules.ts'
import { objectionOf, reasonOf } from './words/rules.ts'

/**
 * Looks for one child by what is known of them. A shielded child is found only by one who already knows every field
 * asked: to anyone else they are not there.
 */
export async function matchIdentity(
  tx: IndexTx,
  { identity: sent, count = 5 }: MatchRequest,
  today: CalendarDay,
): Promise<MatchOutcome> {
  const identity = readIdentity(sent, today)
  if (!identity.ok) return faulty(identity.refusal)
  if (!isSearchable(identity.value)) return faulty('nothing-to-go-by')
  const profile = profileOf(identity.value)
  const [found] = await candidatesOf(tx, [probesOf(profile)])
  if (!found) return faulty('nothing-to-go-by')
  const weights = await modelInUse(tx)
  const near = worthALook(profile, found, weights)
  const flags = await flagsOf(tx, [...near.keys()])
  const contenders = contendersOf(near, flags, undefined, new Set()).filter(
    (child) => !child.shielded || knowsEveryField(profile, child, weights),
  )
  const { outcome, ranked } = asThin(
    decide(profile, contenders, found.saturated, found.size, weights),
    stateOf(identity.value),
  )
  const most = outcome === 'Match' ? 1 : Math.min(Math.max(Math.trunc(count), 1), 10)
  const shown = ranked.slice(0, most)
  const summaries = await summariesOf(
    tx,
    shown.map(({ number }) => number),
  )
  const candidates = shown.flatMap((child) => candidateOf(child, summaries.get(child.number)))
  return { outcome, candidates } as MatchOutcome
}

function faulty(refusal: MatchRefusal): MatchOutcome {
  return { outcome: 'Error', candidates: [], refusal }
}

function candidateOf({ probability, fields, objections }: Weighed, shown: Shown | undefined): Candidate[] {
  if (!shown) return []
  return [{ ...shown, score: probability, reasons: fields.map(reasonOf), objections: objections.map(objectionOf) }]
}

/** Whether name, birth date and postcode are all given and all exactly right. */
function knowsEveryField(asked: Profile, { profiles }: Contender, weights: Weights): boolean {
  return profiles.some((profile) => {
    const { given, family, birthDate, postcode } = compare(asked, profile, weights).levels
    return [given, family, birthDate, postcode].every((level) => level === 'same')
  })
}
