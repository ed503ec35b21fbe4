import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { ChildIndex } from '../contract.ts'
import { ASKED, anAssertion, anIdentity, type IdentityParts } from '../identity/builder.ts'
import { closeGrownChildren } from '../in-process-news.ts'
import { answerOf, aWorld, NOOR, registered, type World } from '../merging/world.suite.ts'

let today = calendarDay('2026-06-01')
const clock = { now: () => `${today}T09:00:00.000Z` as Instant, today: () => today }
const PROGRAM = { ...ASKED, userId: null, role: 'program', purpose: 'operating-the-index' } as const

let world: World
let index: ChildIndex
beforeAll(async () => {
  world = await aWorld(inject('server'), { clock })
  index = world.index
})
afterAll(() => world.db.destroy())

const statusOf = async (number: string) => answerOf(await index.childByNumber({ asked: ASKED, number })).status
const found = async (parts: IdentityParts) => {
  const { candidates, outcome } = await index.match({ asked: ASKED, identity: anIdentity(parts) })
  return [outcome, candidates[0]?.number]
}
const waiting = async () => answerOf(await world.desk.possibleDuplicates({ asked: NOOR })).total

describe('a child whose record changes', () => {
  const LIVES: readonly (readonly [string, IdentityParts, IdentityParts])[] = [
    [
      'is born, and is named',
      {
        given: '',
        family: 'Unthank',
        born: null,
        expected: '2026-08-01',
        mother: { given: 'Verity', family: 'Unthank' },
      },
      { given: 'Wystan', family: 'Unthank', born: '2026-05-28', mother: { given: 'Verity', family: 'Unthank' } },
    ],
    [
      'is born as Baby, and is named',
      { given: 'Baby', family: 'Yelland', born: '2026-05-02', mother: { given: 'Zara', family: 'Yelland' } },
      { given: 'Alaric', family: 'Yelland', born: '2026-05-02', mother: { given: 'Zara', family: 'Yelland' } },
    ],
    [
      'takes another family name',
      { given: 'Briony', family: 'Ashcombe', born: '2014-11-30' },
      { given: 'Briony', family: 'Castlemaine', born: '2014-11-30', former: { given: 'Briony', family: 'Ashcombe' } },
    ],
    [
      'changes given name and sex',
      { given: 'Clement', family: 'Dunwoody', born: '2011-03-17', sex: 'M' },
      {
        given: 'Clementine',
        family: 'Dunwoody',
        born: '2011-03-17',
        sex: 'F',
        former: { given: 'Clement', family: 'Dunwoody' },
      },
    ],
    [
      'moves',
      { given: 'Evadne', family: 'Fothergill', born: '2017-04-23', postcode: 'AL3 1AA' },
      { given: 'Evadne', family: 'Fothergill', born: '2017-04-23', postcode: 'EH8 2BB' },
    ],
  ]

  it.each(LIVES)(
    'and %s keeps the number, is found by what was and what is, and is no possible duplicate',
    async (name, before, after) => {
      const queued = await waiting()
      const number = await registered(index, name, before)
      expect(await registered(index, name, after, { version: 2 })).toBe(number)
      expect(await found(after)).toEqual(['Match', number])
      const thin = before.born === null || before.given === 'Baby'
      if (!thin) expect(await found(before)).toEqual(['Match', number])
      expect(await registered(index, `${name} again`, after, { node: '991' })).toBe(number)
      expect(await waiting()).toBe(queued)
      expect(answerOf(await index.childByNumber({ asked: ASKED, number }))).toMatchObject({ state: 'confirmed' })
    },
  )
})

describe('a child who dies', () => {
  it('is closed, still answers, and every authority that knows them is told', async () => {
    const child = { given: 'Gawain', family: 'Hathersage', born: '2019-01-12' }
    const number = await registered(index, 'died', child)
    await registered(index, 'died', child, { node: '991' })
    const telling = { asked: ASKED, number, diedOn: calendarDay('2026-05-20') }
    const first = answerOf(await index.recordDeath(telling))
    expect(first).toMatchObject({ status: 'closed', closedWhy: 'died', diedOn: '2026-05-20' })
    expect(answerOf(await index.recordDeath(telling))).toEqual(first)
    expect(await statusOf(number)).toBe('closed')
    const { recalls } = answerOf(await index.changes({ asked: { ...ASKED, authority: '991' }, after: null }))
    expect(recalls.filter(({ kind }) => kind === 'died')).toHaveLength(1)
    const opened = answerOf(await index.reopen({ asked: ASKED, number, reason: 'Recorded of the wrong child' }))
    expect(opened).toMatchObject({ status: 'active', diedOn: null })
    expect(await index.reopen({ asked: ASKED, number, reason: 'x' })).toEqual({ ok: false, refusal: 'not-closed' })
  })

  it.each([
    ['before the birth', '2019-01-11', 'died-before-birth'],
    ['tomorrow', '2026-06-02', 'not-a-date'],
    ['on no day', '2026-02-30', 'not-a-date'],
  ])('is not recorded as having died %s', async (_, diedOn, refusal) => {
    const number = await registered(index, 'died', { given: 'Gawain', family: 'Hathersage', born: '2019-01-12' })
    expect(await index.recordDeath({ asked: ASKED, number, diedOn: diedOn as never })).toEqual({ ok: false, refusal })
  })

  it('is not there for an authority that does not know them', async () => {
    const number = await registered(index, 'unknown', { given: 'Hesper', family: 'Ingoldsby', born: '2019-03-03' })
    const asked = { ...ASKED, authority: '995' }
    const answers = [
      await index.recordDeath({ asked, number, diedOn: calendarDay('2026-05-20') }),
      await index.keepOpenUntil25({ asked, number, why: 'disabled' }),
      await index.reopen({ asked, number, reason: 'x' }),
    ]
    expect(answers).toEqual(Array(3).fill({ ok: false, refusal: 'not-found' }))
  })
})

describe('a number’s days', () => {
  const acts = (authority: string, number: string) => {
    const asked = { ...ASKED, authority }
    return Promise.all([
      index.keepOpenUntil25({ asked, number, why: 'disabled' }),
      index.recordDeath({ asked, number, diedOn: calendarDay('2026-05-20') }),
      index.reopen({ asked, number, reason: 'x' }),
    ])
  }

  it('are not for one from whom the child is shielded, though it holds a record: they are not there', async () => {
    const child = { given: 'Hetty', family: 'Marchbanks', born: '2016-02-29' }
    const number = await registered(index, 'hidden', child)
    expect(await registered(index, 'hidden', child, { node: '991' })).toBe(number)
    answerOf(await index.shield({ asked: ASKED, number, reason: 'A parent must not find them' }))
    expect(await acts('991', number)).toEqual(Array(3).fill({ ok: false, refusal: 'not-found' }))
    expect(await statusOf(number)).toBe('active')
  })

  it('are for one that works with the child, not for one that only told of a concern', async () => {
    const number = await registered(index, 'worked', { given: 'Jocasta', family: 'Prendergast', born: '2015-02-11' })
    const about = { number, reference: 'ours', sinceOn: calendarDay('2026-01-01'), lastSeenOn: null, sensitive: false }
    const works = { organisation: 'A school', kind: 'school', role: 'Head', contact: '01632 960111' } as const
    answerOf(
      await index.recordInvolvement({ asked: { ...ASKED, authority: '994' }, involvement: { ...about, ...works } }),
    )
    const worry = { agencyKind: 'health', band: 'worried', untilOn: calendarDay('2026-12-01') } as const
    const concern = { number, reference: 'theirs', ...worry, whomToRing: 'A desk' }
    answerOf(await index.tellSealedConcern({ asked: { ...ASKED, authority: '998' }, concern }))
    expect(await acts('998', number)).toEqual(Array(3).fill({ ok: false, refusal: 'not-found' }))
    const [kept] = await acts('994', number)
    expect(kept).toMatchObject({ ok: true, value: { staysOpenWhy: 'disabled' } })
  })
})

describe('a child who grows up', () => {
  const grown = async (name: string, given: string, born: string) =>
    registered(index, name, { given, family: 'Jellicoe', born })

  it('is closed in the night of the 18th birthday; a care leaver is not until 25; both still answer', async () => {
    const grows = await grown('grows', 'Isambard', '2008-06-03')
    const leaver = await grown('leaver', 'Lettice', '2008-06-03')
    const younger = await grown('younger', 'Montague', '2008-06-05')
    const kept = answerOf(await index.keepOpenUntil25({ asked: ASKED, number: leaver, why: 'care-leaver' }))
    expect(kept).toMatchObject({ status: 'active', staysOpenWhy: 'care-leaver', closesOn: '2033-06-03' })
    expect(await closedTonight()).toBe(0)
    today = calendarDay('2026-06-04')
    expect(await closedTonight()).toBe(1)
    expect(await closedTonight()).toBe(0)
    expect(await Promise.all([grows, leaver, younger].map(statusOf))).toEqual(['closed', 'active', 'active'])
    expect(await found({ given: 'Isambard', family: 'Jellicoe', born: '2008-06-03' })).toEqual(['Match', grows])
    today = calendarDay('2026-06-10')
    expect(await closedTonight()).toBe(1)
    const late = answerOf(await index.keepOpenUntil25({ asked: ASKED, number: grows, why: 'disabled' }))
    expect(late).toMatchObject({ status: 'active', closedWhy: null })
  })

  it('keeps the number when a record is changed after it was closed', async () => {
    const number = (await numberOf('younger')) as IndexNumber
    expect(await statusOf(number)).toBe('closed')
    const change = anAssertion(
      'younger',
      { given: 'Montague', family: 'Jellicoe', born: '2008-06-05', postcode: 'AL7 7AA' },
      { version: 2 },
    )
    expect(answerOf(await index.register({ asked: ASKED, assertion: change }))).toMatchObject({ number, isNew: false })
  })
})

async function closedTonight(): Promise<number> {
  const count = async () =>
    (
      await world.rowsOf<{ closed: number }>(
        'select coalesce(sum(closed), 0)::int as closed from child_index.closing_run',
      )
    )[0]?.closed ?? 0
  const before = await count()
  await closeGrownChildren(world.db, PROGRAM, { clock })
  return (await count()) - before
}

async function numberOf(reference: string): Promise<string | undefined> {
  const rows = await world.rowsOf<{ number: string }>(
    'select asserted_number as number from child_index.assertion where local_reference = $1',
    [reference],
  )
  return rows[0]?.number
}
