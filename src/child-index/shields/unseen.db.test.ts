import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase } from '../../../testing/database.ts'
import { type CalendarDay, calendarDay } from '../../kernel/calendar-day.ts'
import { INDEX_NUMBER_ALPHABET, type IndexNumber, indexNumberFrom } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import { testNhsNumber } from '../../kernel/nhs-number.ts'
import { openDatabase } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import type { Asked } from '../contract-asked.ts'
import { ASKED, anAssertion, anIdentity, type IdentityParts } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../in-process.ts'
import type { IndexDB } from '../schema.ts'

// Two indexes of the same children; one also has a shielded child, whom a stranger looks for by all that can be half known.

const STRANGER: Asked = { ...ASKED, authority: '991' }
/** A second passes with every request, so that of two records one is the later. */
function aClock() {
  let seconds = 0
  const now = () => {
    seconds += 1
    return new Date(Date.UTC(2026, 5, 1, 9, 0, seconds)).toISOString() as Instant
  }
  return { now, today: () => calendarDay('2026-06-01') }
}
const nhs = (serial: number): string => testNhsNumber(serial) ?? nhs(serial + 1)
const verified = (value: string) => [{ system: 'nhs', value, verified: true } as const]

const HIDDEN: IdentityParts = {
  given: 'Marguerite',
  family: 'Ashdown',
  former: { given: 'Marguerite', family: 'Vellacott' },
  born: '2013-04-12',
  postcode: 'AL1 2BC',
  formerPostcode: 'SK1 4EF',
  identifiers: verified(nhs(700)),
  mother: { given: 'Helena', family: 'Ashdown' },
}
const OTHERS: readonly IdentityParts[] = [
  { given: 'Marguerite', family: 'Thorne', born: '2013-12-04', postcode: 'SK7 4EF' },
  { given: 'Margaret', family: 'Vellacott', born: '2013-04-12', postcode: 'SK9 9ZZ', identifiers: verified(nhs(720)) },
  { given: 'Piers', family: 'Ashdown', born: '2016-01-30', postcode: 'AL1 2BC' },
]

/** Like nobody here. */
const ELSEWHERE: IdentityParts = { given: 'Zebulon', family: 'Quire', born: '2009-09-09', postcode: 'ZE1 0AA' }

let withHer: IndexDatabase
let withoutHer: IndexDatabase
let here: ChildIndex
let there: ChildIndex
let hiddenNumber: IndexNumber
const numbers: IndexNumber[] = []

beforeAll(async () => {
  withHer = openDatabase<IndexDB>((await aDatabase(inject('server'))).index)
  withoutHer = openDatabase<IndexDB>((await aDatabase(inject('server'))).index)
  here = childIndexInProcess(withHer, { clock: aClock(), drawNumber: drawing(1) })
  there = childIndexInProcess(withoutHer, { clock: aClock(), drawNumber: drawing(1) })
  for (const [at, parts] of OTHERS.entries()) {
    numbers.push(await registeredBy(here, `other-${at}`, parts))
    await registeredBy(there, `other-${at}`, parts)
  }
  const ofHer = childIndexInProcess(withHer, { clock: aClock(), drawNumber: drawing(7) })
  hiddenNumber = await registeredBy(ofHer, 'hidden', HIDDEN)
  await ofHer.shield({ asked: ASKED, number: hiddenNumber, reason: 'Must not be found' })
})
afterAll(() => Promise.all([withHer.destroy(), withoutHer.destroy()]))

/** Whoever knows where she lives now could know every field: nobody asks by it beside her name. */
const identities: fc.Arbitrary<IdentityParts> = fc.record({
  given: fc.constantFrom('Marguerite', 'Margeurite', 'Margaret', 'Maggie', 'Piers', ''),
  family: fc.constantFrom('Ashdown', 'Ashdon', 'Vellacott', 'Thorne', ''),
  born: fc.constantFrom('2013-04-12', '2013-12-04', '2013-04-13', '2016-01-30', null),
  postcode: fc.constantFrom('SK1 4EF', 'SK7 4EF', 'AL1 2BD', 'SK9 9ZZ', null),
  identifiers: fc.constantFrom([], verified(nhs(700)), verified(nhs(720))),
})

/** Who registers tells what they like, her home too. */
const told = fc
  .tuple(identities, fc.constantFrom('AL1 2BC', undefined))
  .map(([parts, home]): IdentityParts => (home === undefined ? parts : { ...parts, postcode: home }))

type Question = (index: ChildIndex) => Promise<unknown>

const questions: fc.Arbitrary<Question> = fc.oneof(
  fc.tuple(identities, fc.integer({ min: 1, max: 10 })).map(
    ([parts, count]): Question =>
      (index) =>
        index.match({ asked: STRANGER, identity: anIdentity(parts), count }),
  ),
  fc.tuple(told, fc.uuid()).map(
    ([parts, reference]): Question =>
      (index) =>
        index.register({ asked: STRANGER, assertion: anAssertion(reference, parts, { node: '991' }) }),
  ),
  fc.tuple(told, fc.uuid()).map(
    ([parts, reference]): Question =>
      (index) =>
        index.registerMany({
          asked: STRANGER,
          assertions: [parts, ELSEWHERE].map((one, at) =>
            anAssertion(`${reference}-${at}`, one, { node: '991/school-roll' }),
          ),
        }),
  ),
  fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 6 })).map(
    ([at, way]): Question =>
      (index) =>
        byNumber(index, [hiddenNumber, ...numbers][at] as string, way),
  ),
  fc.constantFrom(nhs(700), nhs(720), nhs(740)).map(
    (value): Question =>
      (index) =>
        index.childByIdentifier({ asked: STRANGER, system: 'nhs', value }),
  ),
)

describe('a shielded child, to a stranger', () => {
  it('is in no answer: every one is what it would be if she were not in the index', async () => {
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        expect(JSON.stringify(await question(here))).toBe(JSON.stringify(await question(there)))
      }),
      { numRuns: 150, endOnFailure: true },
    )
  })
})

async function byNumber(index: ChildIndex, number: string, way: number): Promise<unknown> {
  const asked = STRANGER
  const about = { reference: 'stranger', number }
  const day = (text: string) => text as CalendarDay
  // Of the others, only what changes nothing: what is asked later must not hang on it.
  const isHers = number === hiddenNumber
  if (way === 1) return index.involvementsOf({ asked, number })
  if (way === 2) return index.sealedConcernsOf({ asked, number })
  if (way === 3 && isHers) {
    return index.changeResponsible({ asked, number, from: '990', expectedVersion: 1, to: '991' })
  }
  if (way === 4 && isHers) return index.shield({ asked, number, reason: 'Trying' })
  if (way === 5 && isHers) {
    const untilOn = day('2026-12-01')
    const concern = { ...about, agencyKind: 'health', band: 'worried', untilOn, whomToRing: 'A desk' } as const
    return index.tellSealedConcern({ asked, concern })
  }
  return index.childByNumber({ asked, number })
}

async function registeredBy(index: ChildIndex, reference: string, parts: IdentityParts): Promise<IndexNumber> {
  const outcome = await index.register({ asked: ASKED, assertion: anAssertion(reference, parts) })
  if (!outcome.ok || !outcome.value.isNew) throw new Error(`${reference} is not a child of their own`)
  return outcome.value.number
}

/** Numbers in a row, the same in both indexes. */
function drawing(first: number): () => IndexNumber {
  let drawn = 0
  return () => {
    const size = INDEX_NUMBER_ALPHABET.length
    const digits = [first, 0, 0, 0, 0, 0, Math.floor(drawn / size ** 2) % size, Math.floor(drawn / size) % size]
    const number = indexNumberFrom([...digits, drawn % size])
    drawn += 1
    return number
  }
}
