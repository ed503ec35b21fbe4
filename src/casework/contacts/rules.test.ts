import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { addHours, type Instant, instant } from '../../kernel/instant.ts'
import { isCode } from '../../statute/code-sets.ts'
import { CONTACT_DECISIONS, type DecideContact, type IncomingConcern, type NewContact } from './model.ts'
import {
  contactOf,
  decideContact,
  decisionClock,
  entriesOfContact,
  sourceCodeOf,
  type TakenContact,
  takeContact,
} from './rules.ts'

const RAISED_AT = instant('2026-03-19T10:42:00Z')
const CONCERN: IncomingConcern = {
  ...{ id: 'concern', agencyKind: 'school', agencyName: 'Fenwick Lane Primary', raisedBy: 'grace' },
  ...{ raisedByName: 'Grace Okafor', raisedByTitle: 'Teacher, Fenwick Lane Primary', phone: null, raisedAt: RAISED_AT },
  ...{ kind: 'contact', immediateDanger: false, indexNumber: null },
  childAsGiven: { given: 'Niamh', family: 'Calloway', birthDate: null, postcode: '', number: '' },
  ...{ whatSeen: 'She came in without a coat. It was 3 degrees.', happenedOn: calendarDay('2026-03-18') },
  ...{
    knownBy: 'saw',
    band: 'worried',
    howWorried: 'Third day this week.',
    doneSoFar: null,
    toldFamily: true,
    whyNotTold: null,
  },
  mayNameAgency: true,
}
const CONTACT = contactOf(CONCERN, 'contact', null)
let serial = 0
const nextId = () => `entry-${serial++}`

describe('a concern becomes a contact', () => {
  it('to be decided within 24 hours of being raised, however long it lay', () => {
    expect(CONTACT).toMatchObject({ receivedAt: RAISED_AT, decideBy: '2026-03-20T10:42:00.000Z' })
  })

  it('counts 24 hours by the stopwatch on the night the clocks go forward', () => {
    const contact = contactOf({ ...CONCERN, raisedAt: instant('2026-03-28T20:00:00Z') }, 'contact', null)
    expect(contact.decideBy).toBe('2026-03-29T20:00:00.000Z')
  })

  it('is summed up in its first sentence, and keeps every word', () => {
    expect(CONTACT).toMatchObject({ summary: 'She came in without a coat', words: CONCERN.whatSeen })
  })

  it.each([
    ['school', 'Teacher, Fenwick Lane Primary', '2A'],
    ['gp-practice', 'GP, Quayside', '3A'],
    ['hospital', 'Health visitor, General', '3B'],
    ['health-visiting', 'School nurse, Aldermere', '3C'],
    ['police', 'Detective constable', '6'],
    ['voluntary', 'Key worker', '8'],
    ['index', 'Somebody', '8'],
  ])('from %s, %s, is counted in the census as %s', (kind, title, code) => {
    expect(sourceCodeOf(kind, title)).toBe(code)
    expect(isCode('referral-source', code)).toBe(true)
  })
})

describe('what a contact writes into the child’s story', () => {
  const written = (contact: Partial<NewContact>, concern: IncomingConcern | undefined = CONCERN) =>
    entriesOfContact({ ...CONTACT, ...contact }, concern, 'niamh', nextId)

  it.each([
    ['saw', 'fact'],
    ['child-told', 'child-words'],
    ['someone-else', 'hearsay'],
  ] as const)('what someone %s is %s', (knownBy, kind) => {
    expect(written({ knownBy })[0]).toMatchObject({ kind, happenedOn: '2026-03-18', about: [{ personId: 'niamh' }] })
  })

  it('tells the worry as the opinion of the one who raised it', () => {
    expect(written({})[1]).toMatchObject({ kind: 'opinion', saidBy: 'Grace Okafor' })
  })

  it('does not name the one who is not to be named, nor their agency', () => {
    const entries = written({}, { ...CONCERN, mayNameAgency: false })
    expect(JSON.stringify(entries)).not.toMatch(/Okafor|Fenwick/)
  })

  it('marks danger as a turning point', () => {
    expect(written({ immediateDanger: true })[0]?.significant).toBe(true)
  })
})

describe('deciding on a contact', () => {
  const act: DecideContact = { id: 'decision', decision: 'referral', reason: 'Neglect, growing.', siblingIds: [] }
  const child = { hasOpenCase: false, siblingIds: ['alfie'] }
  const decide = (given: Partial<DecideContact>, known: typeof child | undefined = child, at: Instant = RAISED_AT) =>
    decideContact({ decision: null, decideBy: CONTACT.decideBy }, { ...act, ...given }, known, at)

  it('is in time to the last moment, and after it is late but stands', () => {
    expect(decide({}, child, CONTACT.decideBy)).toMatchObject({ ok: true, value: { inTime: true } })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (hours) => {
        const outcome = decide({}, child, addHours(CONTACT.decideBy, hours))
        return outcome.ok && !outcome.value.inTime
      }),
    )
  })

  it('is not taken twice', () => {
    const again = decideContact({ decision: 'advice', decideBy: CONTACT.decideBy }, act, child, RAISED_AT)
    expect(again).toEqual({ ok: false, refusal: 'already-decided' })
  })

  it.each(CONTACT_DECISIONS)('always has a reason: %s', (decision) => {
    expect(decide({ decision, reason: ' \n' })).toEqual({ ok: false, refusal: 'no-reason' })
  })

  it('needs to know the child for a referral or an open case, but not for advice', () => {
    const unknown = (decision: DecideContact['decision']) =>
      decideContact({ decision: null, decideBy: CONTACT.decideBy }, { ...act, decision }, undefined, RAISED_AT)
    expect(unknown('referral')).toEqual({ ok: false, refusal: 'no-child' })
    expect(unknown('existing-case')).toEqual({ ok: false, refusal: 'no-child' })
    for (const decision of ['early-help', 'advice', 'no-further-action'] as const)
      expect(unknown(decision).ok).toBe(true)
  })

  it('passes on to an open case only where there is one', () => {
    expect(decide({ decision: 'existing-case' })).toEqual({ ok: false, refusal: 'no-open-case' })
    expect(decide({ decision: 'existing-case' }, { ...child, hasOpenCase: true }).ok).toBe(true)
  })

  it('takes brothers and sisters into a referral, and nobody else', () => {
    expect(decide({ siblingIds: ['alfie'] })).toMatchObject({ value: { siblingIds: ['alfie'] } })
    expect(decide({ siblingIds: ['a-neighbour'] })).toEqual({ ok: false, refusal: 'not-a-sibling' })
    expect(decide({ decision: 'advice', siblingIds: ['alfie'] })).toMatchObject({ value: { siblingIds: [] } })
  })
})

describe('a contact taken by telephone', () => {
  const taken: TakenContact = {
    ...{ id: 'contact', receivedAt: RAISED_AT, sourceCode: '1B', sourceName: 'A neighbour', sourceAgency: null },
    childAsGiven: CONCERN.childAsGiven,
    ...{ words: 'Shouting, every night.', happenedOn: calendarDay('2026-03-18'), knownBy: 'saw' },
    ...{ immediateDanger: false, toldFamily: null, whyNotTold: null },
  }
  const now = { at: addHours(RAISED_AT, 1), day: calendarDay('2026-03-19') }

  it('runs its clock from when it was taken', () => {
    expect(takeContact(taken, now)).toMatchObject({
      value: { decideBy: CONTACT.decideBy, summary: 'Shouting, every night' },
    })
  })

  it.each<[string, Partial<TakenContact>]>([
    ['no-child', { childAsGiven: { ...CONCERN.childAsGiven, given: '', family: '' } }],
    ['no-words', { words: ' ' }],
    ['no-source', { sourceName: '' }],
    ['happened-in-the-future', { happenedOn: calendarDay('2026-03-20') }],
    [
      'happened-before-birth',
      {
        childAsGiven: { ...CONCERN.childAsGiven, birthDate: calendarDay('2018-11-08') },
        happenedOn: calendarDay('2018-11-07'),
      },
    ],
    ['received-in-the-future', { receivedAt: addHours(now.at, 1) }],
  ])('is refused: %s', (refusal, given) => {
    expect(takeContact({ ...taken, ...given }, now)).toEqual({ ok: false, refusal })
  })
})

describe('the clock of a decision', () => {
  it.each([
    ['2026-03-19T10:42:00Z', 'due in 24 hours', 'calm'],
    ['2026-03-20T06:42:00Z', 'due in 4 hours', 'soon'],
    ['2026-03-20T10:41:00Z', 'due in 1 minute', 'soon'],
    ['2026-03-20T10:42:00Z', 'due in 0 minutes', 'soon'],
    ['2026-03-20T11:42:00Z', '1 hour late', 'late'],
    ['2026-03-23T10:42:00Z', '3 days late', 'late'],
  ])('at %s says "%s"', (at, words, state) => {
    expect(decisionClock(CONTACT.decideBy, instant(at))).toEqual({ words, state })
  })
})
