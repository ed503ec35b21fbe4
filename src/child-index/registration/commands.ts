import { hash as digest } from 'node:crypto'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Asked } from '../contract-asked.ts'
import type { NumberState } from '../contract-identity.ts'
import type { Assertion, Registered, RegisterOutcome, RegisterRefusal } from '../contract-registration.ts'
import { canonicalText } from '../identity/rules.ts'
import { foundByTexts, searchTexts } from '../matching/keys/rules.ts'
import type { Profile } from '../matching/model.ts'
import { candidatesOf, type Found, type IndexTx } from '../matching/queries.ts'
import { weightsNamed } from '../matching/queries-model.ts'
import { presentRecords } from '../matching/queries-present.ts'
import { provisionalShields } from '../shields/queries.ts'
import type { Flags, HeldRecord, Reading, Writing } from './model.ts'
import { flagsOf, heldRecords, lockForMany, lockForOne, notSameAs, takenNumbers } from './queries.ts'
import { save } from './queries-writing.ts'
import {
  contendersOf,
  contradictionOf,
  decideWhose,
  lockTexts,
  readAssertion,
  repeated,
  roundsOf,
  standingOf,
  type Whose,
} from './rules.ts'

/** What a registration is given from the edge: the time, and what chance makes. */
export type Making = {
  readonly at: Instant
  readonly today: CalendarDay
  readonly newId: () => string
  readonly drawNumber: () => IndexNumber
}

/**
 * Registers assertions, in order, in the caller's transaction: lock, load, decide, save. Inside the lock the candidates
 * are what they will be when this is written, so that two who register one child at one moment are given one number.
 * Each assertion stands or is refused alone; a refused one writes nothing.
 */
export async function registerAssertions(
  tx: IndexTx,
  asked: Asked,
  assertions: readonly Assertion[],
  making: Making,
): Promise<readonly RegisterOutcome[]> {
  const read = assertions.map((assertion) => readWithHash(asked, assertion, making.today))
  const readings = read.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
  const [only] = readings
  if (only && assertions.length === 1) await lockForOne(tx, lockTexts(only))
  else if (only) await lockForMany(tx)
  const answers = new Map<Reading, RegisterOutcome>()
  for (const round of roundsOf(readings)) {
    for (const [reading, answer] of await registerRound(tx, asked, round, making)) answers.set(reading, answer)
  }
  return read.map((outcome) => (outcome.ok ? (answers.get(outcome.value) as RegisterOutcome) : outcome))
}

function recordOf({ node, localReference }: Reading): string {
  return `${node}|${localReference}`
}

function readWithHash(asked: Asked, assertion: Assertion, today: CalendarDay): Outcome<Reading, RegisterRefusal> {
  const read = readAssertion(asked, assertion, today)
  if (!read.ok) return read
  const hash = digest('sha256', canonicalText(read.value.identity), 'base64url')
  return accepted({ ...read.value, hash })
}

/** Registers assertions of which no two are about one record. */
async function registerRound(tx: IndexTx, asked: Asked, round: readonly Reading[], making: Making) {
  const held = await heldRecords(tx, round)
  const answers = new Map<Reading, RegisterOutcome>()
  const toDecide: Reading[] = []
  for (const reading of round) {
    const record = held.get(recordOf(reading))
    const standing = standingOf(reading, record)
    if (!standing.ok) answers.set(reading, refused(standing.refusal))
    else if (standing.value === 'repeated' && record) answers.set(reading, accepted(repeated(record)))
    else toDecide.push(reading)
  }
  if (toDecide.length === 0) return answers
  const writings: Writing[] = []
  for (const { writing, registered } of await decideAll(tx, asked, toDecide, held, making)) {
    writings.push(writing)
    answers.set(writing.reading, accepted(registered))
  }
  const shields = provisionalShields(asked.authority, thoseNearShielded(writings), making)
  await save(tx, asked, writings, shields, making.newId)
  return answers
}

type DecidedOne = { readonly writing: Writing; readonly registered: Registered }

async function decideAll(
  tx: IndexTx,
  { authority }: Asked,
  readings: readonly Reading[],
  held: ReadonlyMap<string, HeldRecord>,
  making: Making,
): Promise<readonly DecidedOne[]> {
  const found = await candidatesOf(
    tx,
    readings.map(({ probes }) => probes),
  )
  const size = found[0]?.size ?? 0
  const weights = await weightsNamed(tx, found[0]?.model ?? null)
  const drawn = readings.map(making.drawNumber)
  const flags = new Map(
    await flagsOf(tx, [...new Set([...drawn, ...found.flatMap(({ children }) => [...children.keys()])])], authority),
  )
  const notSame = await notSameAs(
    tx,
    [...held.values()].map(({ number }) => number),
  )
  const updated = readings.flatMap((reading) => held.get(recordOf(reading))?.number ?? [])
  const present = await presentRecords(tx, [...new Set(updated)])
  const areFree = new Set(drawn).size === drawn.length && !drawn.some((number) => flags.has(number))
  const numbers = areFree ? drawn : await freeNumbers(tx, readings.length, making)
  const batch = theBatch()
  return readings.map((reading, at) => {
    const record = held.get(recordOf(reading))
    const others = withBatch(found[at] as Found, batch.foundBy(reading))
    const contenders = contendersOf(others, flags, record?.number, notSame.get(record?.number ?? '') ?? new Set())
    const whose = decideWhose(reading.profile, reading.state, contenders, found[at]?.saturated === true, size, weights)
    const besides = (present.get(record?.number ?? '') ?? []).filter((one) => one.assertionId !== record?.assertionId)
    const ofBesides = besides.map(({ profile }) => profile)
    const contradicts = record && contradictionOf(reading.profile, record.number, ofBesides, size, weights)
    const written = { ...whose, contradicts }
    const decided = asWriting(reading, record, written, numbers[at] as IndexNumber, flags, making)
    batch.add(reading, decided.writing.number)
    const { number, state } = decided.registered
    flags.set(number, { ...(flags.get(number) ?? plainFlags(number, state)), state })
    return decided
  })
}

function asWriting(
  reading: Reading,
  record: HeldRecord | undefined,
  { decided, kept, near, contradicts }: Whose & Pick<Writing, 'contradicts'>,
  drawn: IndexNumber,
  flags: ReadonlyMap<string, Flags>,
  making: Making,
): DecidedOne {
  const matched = decided.outcome === 'Match' && !record ? (decided.ranked[0]?.number as IndexNumber) : undefined
  const number = record?.number ?? matched ?? drawn
  const before: NumberState | undefined = record?.state ?? (matched ? flags.get(matched)?.state : undefined)
  const state = before === 'confirmed' ? 'confirmed' : reading.state
  const writing: Writing = {
    reading,
    assertionId: record?.assertionId ?? making.newId(),
    decisionId: making.newId(),
    number,
    kind: record ? 'update' : matched ? 'matched' : 'new-child',
    confirms: before === 'provisional' && state === 'confirmed',
    outcome: kept.outcome,
    ranked: kept.ranked,
    contradicts,
    near,
    model: decided.model,
    recordedAt: making.at,
  }
  return { writing, registered: { number, state, outcome: decided.outcome, isNew: !record && !matched } }
}

/**
 * A child near a shielded one may be that child: shielded too, until an operator has looked. A new one, or one of whom a
 * record says another thing now, as when an unborn child is born; not one who was only recognised.
 */
function thoseNearShielded(writings: readonly Writing[]) {
  return writings.filter(({ kind, near }) => kind !== 'matched' && near.length > 0)
}

/** Numbers nobody has, one for each. */
export async function freeNumbers(
  tx: IndexTx,
  count: number,
  { drawNumber }: Pick<Making, 'drawNumber'>,
): Promise<readonly IndexNumber[]> {
  const free = new Set<IndexNumber>()
  while (free.size < count) {
    const drawn = Array.from({ length: count - free.size }, drawNumber)
    const taken = await takenNumbers(tx, drawn)
    for (const number of drawn) if (!taken.has(number)) free.add(number)
  }
  return [...free]
}

type InBatch = { readonly number: string; readonly profile: Profile }

/** The records of this batch that are not written yet, found by the same searches. */
function theBatch() {
  const byText = new Map<string, InBatch[]>()
  return {
    add({ profile }: Reading, number: string): void {
      const record = { number, profile }
      for (const text of foundByTexts(profile)) {
        const others = byText.get(text)
        if (others) others.push(record)
        else byText.set(text, [record])
      }
    },
    foundBy({ probes }: Reading): ReadonlySet<InBatch> {
      return new Set(searchTexts(probes).flatMap((text) => byText.get(text) ?? []))
    },
  }
}

function withBatch({ children }: Found, batch: ReadonlySet<InBatch>): ReadonlyMap<string, readonly Profile[]> {
  if (batch.size === 0) return children
  const all = new Map(children)
  for (const { number, profile } of batch) {
    all.set(number, [...(all.get(number) ?? []), profile])
  }
  return all
}

function plainFlags(number: string, state: NumberState): Flags {
  return { number, survivor: number, state, sealed: false, shielded: false, hidden: false, home: null }
}
