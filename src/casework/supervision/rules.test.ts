import { describe, expect, it } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import type { RecordSupervision } from './model.ts'
import {
  decideAsManager,
  decisionTitle,
  entryOfSupervision,
  markAction,
  recordSupervision,
  usualNext,
} from './rules.ts'

const TODAY = calendarDay('2026-03-19')
const ACTION = { id: 'a', childId: 'niamh', what: 'Ring the school', ownerName: 'Asha', byOn: TODAY, outcomeId: null }
const ACT: RecordSupervision = {
  ...{ id: 's', workerId: 'asha', heldOn: TODAY, nextOn: addDays(TODAY, 28), wellbeing: null },
  children: [{ childId: 'niamh', discussed: 'Hungry on Mondays.', reflection: null, decision: 'See her on a Monday.' }],
  actions: [ACTION],
}
const STATE = { supervisorId: 'tom', worker: { holds: new Set(['niamh']) }, outcomes: new Map() }
const record = (over: Partial<RecordSupervision>, state = {}) =>
  recordSupervision({ ...STATE, ...state }, { ...ACT, ...over }, TODAY)
const [CHILD] = ACT.children

describe('a supervision', () => {
  it('is written down of children the worker holds', () => {
    expect(record({})).toEqual({ ok: true, value: ACT })
  })

  it.each([
    ['nobody-chosen', { children: [] }],
    ['not-their-child', { children: [{ ...CHILD, childId: 'alfie' }] }],
    ['nothing-discussed', { children: [{ ...CHILD, discussed: ' ' }] }],
    ['in-the-future', { heldOn: addDays(TODAY, 1) }],
    ['next-not-after', { nextOn: TODAY }],
    ['own-supervision', { workerId: 'tom' }],
    ['unfinished-action', { actions: [{ ...ACTION, ownerName: '' }] }],
    ['action-in-the-past', { actions: [{ ...ACTION, byOn: addDays(TODAY, -1) }] }],
    ['choose-an-outcome', { actions: [{ ...ACTION, outcomeId: 'elsewhere' }] }],
  ])('is refused as %s', (refusal, over) => {
    expect(record(over as Partial<RecordSupervision>)).toEqual({ ok: false, refusal })
  })

  it('is refused of nobody, and an action of a child with a plan serves one of its outcomes', () => {
    expect(record({}, { worker: undefined })).toEqual({ ok: false, refusal: 'no-such-worker' })
    const outcomes = new Map([['niamh', new Set(['breakfast'])]])
    expect(record({}, { outcomes })).toEqual({ ok: false, refusal: 'choose-an-outcome' })
    expect(record({ actions: [{ ...ACTION, outcomeId: 'breakfast' }] }, { outcomes })).toMatchObject({ ok: true })
  })

  it('is due again after the weeks that the authority has set', () => {
    expect(usualNext(TODAY, 4)).toBe('2026-04-16')
  })

  it('tells each child’s story what was said, decided and is done, once, and nothing of how the worker is', () => {
    const told = entryOfSupervision(
      { ...ACT, wellbeing: 'Tired.' },
      { entryId: 'e', workerName: 'Asha Verma', supervisor: { name: 'Tom Llewellyn', jobTitle: 'Team manager' } },
    )
    expect(told.title).toBe('Supervision: Asha Verma and Tom Llewellyn')
    expect(told.about).toEqual([
      {
        personId: 'niamh',
        part: 'Hungry on Mondays. – Decided: See her on a Monday. – Ring the school (Asha, by 19 March 2026)',
      },
    ])
    expect(JSON.stringify(told)).not.toContain('Tired')
  })
})

describe('an action of supervision', () => {
  it('is marked once; one in the plan is marked there', () => {
    expect(markAction({ state: 'open', inPlan: false }, 'done')).toEqual({ ok: true, value: { isNew: true } })
    expect(markAction({ state: 'done', inPlan: false }, 'done')).toEqual({ ok: true, value: { isNew: false } })
    expect(markAction({ state: 'done', inPlan: false }, 'stopped')).toMatchObject({ ok: false })
    expect(markAction({ state: 'open', inPlan: true }, 'done')).toMatchObject({ ok: false })
  })
})

describe('a decision of a manager', () => {
  const act = { id: 'd', childIds: ['niamh'], decision: ' Legal advice this week. ', instead: [], reason: 'Nights.' }
  it('says what and why', () => {
    expect(decideAsManager(act)).toMatchObject({ ok: true, value: { decision: 'Legal advice this week.' } })
    expect(decisionTitle(act)).toBe('Management decision: Legal advice this week')
    expect(decideAsManager({ ...act, decision: '' })).toEqual({ ok: false, refusal: 'nothing-decided' })
    expect(decideAsManager({ ...act, reason: ' ' })).toEqual({ ok: false, refusal: 'no-reason' })
    expect(decideAsManager({ ...act, childIds: [] })).toEqual({ ok: false, refusal: 'nobody-chosen' })
  })
})
