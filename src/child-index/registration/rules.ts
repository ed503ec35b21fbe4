import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Asked } from '../contract-asked.ts'
import type { NumberState } from '../contract-identity.ts'
import type { Objection } from '../contract-matching.ts'
import type { Assertion, Registered, RegisterRefusal } from '../contract-registration.ts'
import { readIdentity, stateOf } from '../identity/rules.ts'
import { foundByTexts, probesOf, profileOf, searchTexts } from '../matching/keys/rules.ts'
import type { Profile } from '../matching/model.ts'
import { type Contender, type Decided, decide, type Weighed, weigh } from '../matching/rules.ts'
import type { Weights } from '../matching/weights/rules.ts'
import type { Flags, HeldRecord, Reading } from './model.ts'

/** Reads an assertion as sent: whose it is, which version, the identity, and what to look for. The hash is put to it by the command. */
export function readAssertion(
  asked: Asked,
  assertion: Assertion,
  today: CalendarDay,
): Outcome<Omit<Reading, 'hash'>, RegisterRefusal> {
  const read = readRecord(asked, assertion, today)
  return read.ok ? accepted({ ...read.value, probes: probesOf(read.value.profile) }) : read
}

/** As above, for one who does not search. */
export function readRecord(
  asked: Asked,
  { node, localReference, version, identity: sent }: Assertion,
  today: CalendarDay,
): Outcome<Omit<Reading, 'hash' | 'probes'>, RegisterRefusal> {
  if (node !== asked.authority && !node.startsWith(`${asked.authority}/`)) return refused('not-your-node')
  if (!NODE.test(node)) return refused('not-your-node')
  if (!REFERENCE.test(localReference) || localReference.trim() === '') return refused('local-reference-not-usable')
  if (!Number.isInteger(version) || version < 1 || version > LAST_VERSION) return refused('version-not-usable')
  const identity = readIdentity(sent, today)
  if (!identity.ok) return identity
  const profile = profileOf(identity.value)
  const state = stateOf(identity.value)
  return accepted({ node, localReference, version, identity: identity.value, state, profile })
}

/** What to do with an assertion about a record: it is new, a later version, a repeat, or it is refused. */
export function standingOf(
  reading: Reading,
  held: HeldRecord | undefined,
): Outcome<'new' | 'update' | 'repeated', 'number-withdrawn' | 'same-version-other-content' | 'older-than-held'> {
  if (!held) return accepted('new')
  if (held.withdrawn) return refused('number-withdrawn')
  if (reading.version > held.version) return accepted('update')
  if (reading.version === held.version) {
    return reading.hash === held.hash ? accepted('repeated') : refused('same-version-other-content')
  }
  const before = held.past.get(reading.version)
  if (before === undefined) return refused('older-than-held')
  return before === reading.hash ? accepted('repeated') : refused('same-version-other-content')
}

/** The texts a registration locks: whatever it could find or be found by, and its own record. */
export function lockTexts({ node, localReference, profile, probes }: Reading): readonly string[] {
  return [...new Set([`record|${node}|${localReference}`, ...searchTexts(probes), ...foundByTexts(profile)])]
}

/** The children come upon, as contenders: survivors for retired numbers, sealed ones never, the record's own child left out. */
export function contendersOf(
  found: ReadonlyMap<string, readonly Profile[]>,
  flags: ReadonlyMap<string, Flags>,
  own: string | undefined,
  notSame: ReadonlySet<string>,
): readonly ShieldedContender[] {
  const bySurvivor = new Map<string, Profile[]>()
  for (const [number, profiles] of found) {
    const survivor = flags.get(number)?.survivor ?? number
    bySurvivor.set(survivor, [...(bySurvivor.get(survivor) ?? []), ...profiles])
  }
  return [...bySurvivor]
    .filter(([number]) => number !== own && flags.get(number)?.sealed !== true)
    .map(([number, profiles]) => ({
      number,
      profiles,
      provisional: flags.get(number)?.state === 'provisional',
      saidNotSame: notSame.has(number),
      shielded: flags.get(number)?.shielded === true,
      hidden: flags.get(number)?.hidden === true,
      home: flags.get(number)?.home ?? null,
    }))
}

/** A child come upon, with how they are shielded from who asks. */
export type ShieldedContender = Contender & Pick<Flags, 'shielded' | 'hidden' | 'home'>

/** Whose an identity is, what is kept of the decision, and the shielded children it is near. */
export type Whose = { readonly decided: Decided; readonly kept: Decided; readonly near: readonly string[] }

/**
 * Decides whose an identity is. One of which too little is known is never matched by itself. What is decided, and told,
 * leaves out whoever is hidden from the asker, as if they were not in the index, however much the asker knows: else the
 * home of a hidden child could be found by registering guesses. What is kept for operators leaves out nobody: they join.
 */
export function decideWhose(
  asked: Profile,
  state: NumberState,
  contenders: readonly ShieldedContender[],
  saturated: boolean,
  size: number,
  weights: Weights,
): Whose {
  const there = contenders.filter(({ hidden }) => !hidden)
  const whole = asThin(decide(asked, contenders, saturated, size, weights), state)
  const decided =
    there.length === contenders.length ? whole : asThin(decide(asked, there, saturated, size, weights), state)
  const shielded = new Set(contenders.filter((child) => child.shielded).map(({ number }) => number))
  const near = whole.ranked.map(({ number }) => number).filter((number) => shielded.has(number))
  return { decided, kept: keptOf(whole, decided), near }
}

/** What operators see of a decision: all who were near, the one matched first; a match not made is a possible one. */
function keptOf(whole: Decided, decided: Decided): Decided {
  if (decided.outcome !== 'Match') {
    return { ...whole, outcome: whole.outcome === 'Match' ? 'PotentialMatch' : whole.outcome }
  }
  const [matched] = decided.ranked
  const others = whole.ranked.filter(({ number }) => number !== matched?.number)
  return { outcome: 'Match', ranked: matched ? [matched, ...others] : others, model: whole.model }
}

/** Of an identity known too thinly nothing is sure: a match becomes a possible one. */
export function asThin(decided: Decided, state: NumberState): Decided {
  if (state === 'confirmed') return decided
  const { outcome, ranked, model } = decided
  const objected = ranked.map((child) => ({
    ...child,
    objections: [...new Set<Objection['kind']>([...child.objections, 'too-little-known'])],
  }))
  return { outcome: outcome === 'Match' ? 'PotentialMatch' : outcome, ranked: objected, model }
}

/**
 * How a record's new version stands against its own child's other records, where it plainly contradicts them: it may be
 * another child's, and a person must look. Undefined where it does not.
 */
export function contradictionOf(
  asked: Profile,
  number: string,
  others: readonly Profile[],
  size: number,
  weights: Weights,
): Weighed | undefined {
  if (others.length === 0) return undefined
  const weighed = weigh(asked, { number, profiles: others, provisional: false, saidNotSame: false }, size, weights)
  return weighed.objections.some((kind) => CONTRADICTIONS.has(kind)) ? weighed : undefined
}

const CONTRADICTIONS: ReadonlySet<Objection['kind']> = new Set([
  'nhs-numbers-differ',
  'given-names-differ-in-one-household',
  'given-names-differ-on-one-birth-date',
  'birth-dates-differ',
])

/** The answer to one that is held already. */
export function repeated({ number, state }: { number: IndexNumber; state: NumberState }): Registered {
  return { number, state, outcome: 'repeated', isNew: false }
}

/** Splits positions into rounds in which no record comes twice, each record's versions in the order sent. */
export function roundsOf(readings: readonly Reading[]): readonly (readonly Reading[])[] {
  const seen = new Map<string, number>()
  const rounds: Reading[][] = []
  for (const reading of readings) {
    const record = `${reading.node}|${reading.localReference}`
    const round = seen.get(record) ?? 0
    seen.set(record, round + 1)
    rounds[round] ??= []
    rounds[round]?.push(reading)
  }
  return rounds
}

const NODE = /^[\d]{3}(\/[a-z0-9-]{1,40})?$/
const REFERENCE = /^[^\p{Cc}\p{Cs}]{1,100}$/u
const LAST_VERSION = 2_147_483_647
