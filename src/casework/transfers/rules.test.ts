import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { AnswerTransfer, BeginTransfer, CompleteTransfer, Transfer, TransferChild } from './model.ts'
import { beginTransfer, goOn, otherAuthorities, responsible } from './rules.ts'
import { entryOfGoingOn, entryOfNotice, summaryOf } from './rules-entries.ts'

const day = calendarDay
const TODAY = day('2026-03-19')
const NOTICE: BeginTransfer = {
  ...{ id: 'move', direction: 'out', otherAuthority: '991', otherWorker: 'Sam Pike, 01632 960220' },
  ...{ noticedOn: day('2026-03-10'), movedOn: null, temporary: false, reason: 'Dad found work in Eastholt.' },
  ...{ summary: 'On a child protection plan since May.', childIds: ['niamh'], withPlan: [] },
}
const BEFORE = {
  own: '990',
  isMoving: false,
  open: new Map([['niamh', day('2026-01-05')]]),
  planned: new Set<string>(),
  today: TODAY,
}
const PART: TransferChild = { childId: 'niamh', withPlan: true, conferenceId: null, heldOn: null }

const transfer = (over: Partial<Transfer> = {}): Transfer => {
  const { childIds, withPlan, ...notice } = NOTICE
  return {
    ...notice,
    ...{ state: 'noticed', answeredOn: null, answerReason: null, answeredBy: null, completedOn: null },
    ...{ withdrawnOn: null, withdrawnWhy: null, children: [PART] },
    ...over,
  }
}
const ACCEPTED = { state: 'accepted', answeredOn: day('2026-03-12') } as const
const OF = {
  ...{ open: new Map([['niamh', day('2026-01-05')]]), isStepOpen: false, mayDecide: true, today: TODAY },
}

describe('the notice of a move', () => {
  it('is given for a child with an open case, to another authority, with what it needs to know', () => {
    expect(beginTransfer(NOTICE, BEFORE)).toMatchObject({ ok: true })
  })

  it.each([
    ['nobody-chosen', { childIds: [] }, {}],
    ['moving-already', {}, { isMoving: true }],
    ['not-another-authority', { otherAuthority: '990' }, {}],
    ['not-another-authority', { otherAuthority: '000' }, {}],
    ['no-open-case', {}, { open: new Map<string, never>() }],
    ['noticed-in-the-future', { noticedOn: day('2026-03-20') }, {}],
    ['no-reason', { reason: ' ' }, {}],
    ['no-summary', { summary: null }, {}],
  ] as const)('is refused as %s', (refusal, over, before) => {
    expect(beginTransfer({ ...NOTICE, ...over }, { ...BEFORE, ...before })).toEqual({ ok: false, refusal })
  })

  it('comes from another authority before there is a case here, and needs no words of ours', () => {
    const into = { ...NOTICE, direction: 'in', summary: null } as const
    expect(beginTransfer(into, { ...BEFORE, open: new Map() })).toMatchObject({ ok: true })
  })

  it('never comes from another authority for a child who is ours: with a plan here, or a case from before the notice', () => {
    const into = { ...NOTICE, direction: 'in', summary: null } as const
    const ours = { ok: false, refusal: 'ours-already' }
    expect(beginTransfer(into, BEFORE)).toEqual(ours)
    const becauseOfIt = { ...BEFORE, open: new Map([['niamh', into.noticedOn]]) }
    expect(beginTransfer(into, becauseOfIt)).toMatchObject({ ok: true })
    expect(beginTransfer(into, { ...becauseOfIt, planned: new Set(['niamh']) })).toEqual(ours)
  })

  it('names authorities of the day; the invented ones know each other, real ones know none of them', () => {
    const names = (own: string) => otherAuthorities(own, TODAY).map(({ code }) => code)
    expect(names('990')).toContain('991')
    expect(names('990')).not.toContain('990')
    expect(names('933')).not.toContain('991')
    expect(names('933').at(-1)).toBe('outside-england')
  })
})

describe('what becomes of a move away', () => {
  const ANSWER: AnswerTransfer = {
    ...{ does: 'answer', answer: 'accepted', answeredOn: day('2026-03-12'), reason: 'We take them on.' },
    ...{ answeredBy: 'Sam Pike', chairId: null },
  }
  const DONE: CompleteTransfer = { does: 'complete', completedOn: TODAY, lookAgainIf: 'they come back' }

  it('is the answer of the other authority, from the day of the notice on', () => {
    expect(goOn(transfer(), ANSWER, { ...OF, mayDecide: false })).toMatchObject({ ok: true })
    const refusals = [
      ['answered-before-the-notice', { answeredOn: day('2026-03-09') }],
      ['answered-in-the-future', { answeredOn: day('2026-03-20') }],
      ['no-reason', { reason: '' }],
      ['nobody-answered', { answeredBy: ' ' }],
    ] as const
    for (const [refusal, over] of refusals) {
      expect(goOn(transfer(), { ...ANSWER, ...over }, OF)).toEqual({ ok: false, refusal })
    }
    expect(goOn(transfer(ACCEPTED), ANSWER, OF)).toEqual({ ok: false, refusal: 'answered-already' })
  })

  it('is completed by a manager once accepted, and says what would make us look again', () => {
    const done = (over: Partial<CompleteTransfer> = {}, of = {}, the = transfer(ACCEPTED)) =>
      goOn(the, { ...DONE, ...over }, { ...OF, ...of })
    expect(done()).toMatchObject({ ok: true })
    expect(done({}, {}, transfer())).toEqual({ ok: false, refusal: 'not-accepted-yet' })
    expect(done({}, { mayDecide: false })).toEqual({ ok: false, refusal: 'not-entitled' })
    expect(done({}, { isStepOpen: true })).toEqual({ ok: false, refusal: 'step-still-open' })
    expect(done({ lookAgainIf: ' ' })).toEqual({ ok: false, refusal: 'no-look-again' })
    expect(done({ completedOn: day('2026-03-20') })).toEqual({ ok: false, refusal: 'completed-in-the-future' })
    expect(done({ completedOn: day('2026-03-11') })).toEqual({ ok: false, refusal: 'completed-before-the-answer' })
    const reopened = { open: new Map([['niamh', day('2026-03-20')]]) }
    expect(done({}, reopened)).toEqual({ ok: false, refusal: 'completed-before-it-opened' })
    const forAWhile = transfer({ ...ACCEPTED, temporary: true })
    expect(done({ lookAgainIf: '' }, { isStepOpen: true }, forAWhile)).toMatchObject({ ok: true })
  })

  it('once over is over; a notice may be withdrawn with why until then', () => {
    const mistake = { does: 'withdraw', why: 'They stay after all.' } as const
    for (const state of ['refused', 'complete', 'withdrawn'] as const) {
      expect(goOn(transfer({ state }), mistake, OF)).toEqual({ ok: false, refusal: 'over-already' })
    }
    expect(goOn(transfer(ACCEPTED), mistake, { ...OF, mayDecide: false })).toMatchObject({ ok: true })
    expect(goOn(transfer(), { ...mistake, why: '' }, OF)).toEqual({ ok: false, refusal: 'no-why' })
  })
})

describe('what becomes of a move in', () => {
  const ANSWER: AnswerTransfer = {
    ...{ does: 'answer', answer: 'accepted', answeredOn: day('2026-03-12'), reason: 'They live here now.' },
    ...{ answeredBy: 'Tom Llewellyn', chairId: 'hilary' },
  }
  const into = (over: Partial<Transfer> = {}) => transfer({ direction: 'in', ...over })
  const answer = (over: Partial<AnswerTransfer> = {}, of = {}, the = into()) =>
    goOn(the, { ...ANSWER, ...over }, { ...OF, ...of })

  it('is answered by a manager; a plan needs an open case here and a chair for its conference', () => {
    expect(answer()).toMatchObject({ ok: true })
    expect(answer({}, { mayDecide: false })).toEqual({ ok: false, refusal: 'not-entitled' })
    expect(answer({}, { open: new Map() })).toEqual({ ok: false, refusal: 'no-open-case' })
    expect(answer({ chairId: null })).toEqual({ ok: false, refusal: 'no-chair' })
    expect(answer({ answer: 'refused', chairId: null }, { open: new Map() })).toMatchObject({ ok: true })
    const without = into({ children: [{ ...PART, withPlan: false }] })
    expect(answer({ chairId: null }, { open: new Map() }, without)).toMatchObject({ ok: true })
  })

  it('is complete once the conference has taken the plan over', () => {
    const done: CompleteTransfer = { does: 'complete', completedOn: TODAY, lookAgainIf: '' }
    expect(goOn(into(ACCEPTED), done, OF)).toEqual({ ok: false, refusal: 'conference-not-held' })
    const held = [{ ...PART, heldOn: day('2026-03-18') }]
    expect(goOn(into({ ...ACCEPTED, children: held }), done, OF)).toMatchObject({ ok: true })
    expect(goOn(into({ ...ACCEPTED, temporary: true }), done, OF)).toMatchObject({ ok: true })
  })
})

describe('who is responsible', () => {
  const STATES = ['noticed', 'accepted', 'refused', 'complete', 'withdrawn'] as const

  it('is exactly one of the two authorities, whichever of them tells it', () => {
    const move = fc.record({ state: fc.constantFrom(...STATES), temporary: fc.boolean() })
    fc.assert(
      fc.property(move, (of) => {
        const told = (direction: 'in' | 'out') => responsible({ ...of, direction }, { withPlan: false, heldOn: null })
        expect(told('out') === 'ours').toBe(told('in') === 'theirs')
      }),
    )
  })

  it.each([
    ['out', 'accepted', false, 'ours'],
    ['out', 'complete', false, 'theirs'],
    ['out', 'complete', true, 'ours'],
    ['in', 'accepted', false, 'theirs'],
    ['in', 'complete', false, 'ours'],
    ['in', 'complete', true, 'theirs'],
    ['in', 'refused', false, 'theirs'],
  ] as const)('of a move %s that is %s (for a while: %s): %s', (direction, state, temporary, who) => {
    expect(responsible({ direction, state, temporary }, { withPlan: false, heldOn: null })).toBe(who)
  })

  it('for a plan is whoever’s conference took it over', () => {
    const accepted = { direction: 'in', state: 'accepted', temporary: false } as const
    expect(responsible(accepted, { withPlan: true, heldOn: TODAY })).toBe('ours')
    expect(responsible({ ...accepted, temporary: true }, { withPlan: true, heldOn: TODAY })).toBe('theirs')
  })
})

describe('what is told of a move', () => {
  const TOLD = { recorder: { name: 'Asha', jobTitle: 'SW' }, entryId: 'entry', on: TODAY }

  it('is begun from the record, child by child, so that nobody types it again', () => {
    const plan = { whyInvolved: 'Alone at night.', weWant: 'Never alone.', contingency: 'Legal advice.' }
    const status = { kind: 'child-protection', category: 'NEG', fromOn: day('2025-05-06') } as const
    const worries = [{ title: 'Cold', statement: 'No heating.' }]
    const nobody = { name: 'Alfie', status: undefined, plan: undefined, worries: [] }
    const sister = { name: 'Wren', status, plan, worries }
    const text = summaryOf([{ name: 'Niamh', status, plan, worries }, nobody, sister])
    expect(text.match(/Alone at night/g)).toHaveLength(1)
    expect(text.endsWith('Wren\nChild protection plan (neglect) since 6 May 2025.')).toBe(true)
    for (const words of ['Child protection plan (neglect) since 6 May 2025', 'Alone at night.', 'Cold: No heating.']) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('Alfie')
  })

  it('is the notice, the answer and who is responsible from now on', () => {
    expect(entryOfNotice(NOTICE, TOLD).title).toBe('Notice of a move given to Eastholt')
    expect(entryOfNotice({ ...NOTICE, direction: 'in' }, TOLD).title).toBe('Notice of a move in, from Eastholt')
    const done: CompleteTransfer = { does: 'complete', completedOn: TODAY, lookAgainIf: '' }
    const body = (of: Transfer) => JSON.stringify(entryOfGoingOn(of, done, TOLD).body)
    expect(body(transfer())).toContain('From this day on Eastholt is responsible, and no longer us.')
    expect(body(transfer({ direction: 'in' }))).toContain(
      'From this day on we are responsible, and no longer Eastholt.',
    )
    expect(body(transfer({ temporary: true }))).toContain('responsibility stays where it was')
  })
})
