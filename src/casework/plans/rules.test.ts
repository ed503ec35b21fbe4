import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Plan, WritePlan } from './model.ts'
import { hasChanges, markAction, markOf, toldOf, writePlan } from './rules.ts'

const PLAN: Plan = {
  ...{ id: 'plan', childId: 'niamh', madeOn: calendarDay('2026-01-14') },
  ...{ whyInvolved: 'Hungry at school.', weWant: 'Breakfast every day.', contingency: 'We ask the court.' },
  ...{ childView: 'I want Mum to sleep.', childViewOn: null, parentView: null, parentViewOn: null },
  needs: [
    {
      ...{ id: 'need', sharedId: null, statement: 'To be fed and warm' },
      outcomes: [
        {
          ...{
            id: 'outcome',
            sharedId: null,
            statement: 'Breakfast at home',
            byOn: null,
            changed: null,
            achievedOn: null,
          },
          actions: [
            {
              ...{ id: 'action', sharedId: null, what: 'Ring the club', ownerName: 'Asha', ownerUser: null },
              ...{ byOn: calendarDay('2026-03-24'), state: 'open', doneOn: null },
            },
          ],
        },
      ],
    },
  ],
}
const AS_IT_WAS: WritePlan = {
  ...{ whyInvolved: PLAN.whyInvolved, weWant: PLAN.weWant, contingency: PLAN.contingency },
  ...{ childView: PLAN.childView, parentView: null, before: markOf(PLAN) },
  needs: [{ id: 'need', statement: 'To be fed and warm', ended: false }],
  outcomes: [
    {
      ...{ id: 'outcome', needId: 'need', statement: 'Breakfast at home', byOn: null, changed: null },
      ...{ achieved: false, ended: false },
    },
  ],
  actions: [
    {
      ...{ id: 'action', outcomeId: 'outcome', what: 'Ring the club', ownerName: 'Asha' },
      ...{ byOn: calendarDay('2026-03-24'), stopped: false },
    },
  ],
}
const STATE = { plan: PLAN, statuses: [{ toOn: null }], isCaseOpen: true }
const write = (over: Partial<WritePlan>) => writePlan(STATE, { ...AS_IT_WAS, ...over })
const NEW = { id: 'tooth', statement: 'To be out of pain', ended: false }

describe('a plan', () => {
  it('sent as it was has nothing changed', () => {
    const written = write({})
    expect(written.ok && hasChanges(written.value)).toBe(false)
  })

  it('tells what is new, what changed and what left it', () => {
    const outcomes = AS_IT_WAS.outcomes.map((one) => ({ ...one, changed: 'Four days of five', achieved: true }))
    const actions = AS_IT_WAS.actions.map((one) => ({ ...one, stopped: true }))
    const written = write({ weWant: 'Calm nights.', needs: [...AS_IT_WAS.needs, NEW], outcomes, actions })
    expect(written.ok && toldOf(written.value, PLAN)).toEqual([
      'What we want: Calm nights.',
      'New need: To be out of pain',
      'Outcome changed: Breakfast at home – Four days of five – achieved',
      'No longer in the plan: Ring the club (Asha, by 24 March 2026)',
    ])
  })

  it('that no longer has a need, no longer has what belongs to it', () => {
    const written = write({ needs: AS_IT_WAS.needs.map((need) => ({ ...need, ended: true })) })
    expect(written.ok && [written.value.outcomes.ended, written.value.actions.ended]).toMatchObject([
      [{ id: 'outcome' }],
      [{ id: 'action' }],
    ])
  })

  it.each([
    ['no-reason', { whyInvolved: ' ' }],
    ['nothing-wanted', { weWant: '' }],
    ['unfinished', { needs: [{ ...NEW, statement: ' ' }] }],
    ['unfinished', { outcomes: AS_IT_WAS.outcomes.map((one) => ({ ...one, needId: 'elsewhere' })) }],
    ['unfinished', { actions: AS_IT_WAS.actions.map((one) => ({ ...one, ownerName: '' })) }],
    ['unfinished', { actions: AS_IT_WAS.actions.map((one) => ({ ...one, outcomeId: 'elsewhere' })) }],
  ])('is refused as %s', (refusal, over) => {
    expect(write(over)).toEqual({ ok: false, refusal })
  })

  it('of a closed case is not written, nor one that was never begun', () => {
    expect(writePlan({ ...STATE, isCaseOpen: false }, AS_IT_WAS)).toEqual({ ok: false, refusal: 'case-closed' })
    const none = { plan: undefined, statuses: [{ toOn: calendarDay('2026-02-01') }], isCaseOpen: true }
    expect(writePlan(none, AS_IT_WAS)).toEqual({ ok: false, refusal: 'no-plan' })
    const ended = { ...STATE, statuses: none.statuses }
    expect(writePlan(ended, AS_IT_WAS)).toEqual({ ok: false, refusal: 'no-plan' })
    expect(writePlan({ ...none, statuses: [{ toOn: null }] }, { ...AS_IT_WAS, before: '' })).toMatchObject({ ok: true })
  })

  it('is not overwritten unseen: who had another version before them is told, unless they change nothing', () => {
    const older = { before: markOf({ ...PLAN, weWant: 'Something else.' }) }
    expect(write({ ...older, weWant: 'Mine.' })).toEqual({ ok: false, refusal: 'someone-else-wrote' })
    expect(write(older)).toMatchObject({ ok: true })
  })
})

describe('an action', () => {
  it('is marked once; marked the same again it stays, marked otherwise it is refused', () => {
    expect(markAction({ state: 'open' }, 'done')).toEqual({ ok: true, value: { isNew: true } })
    expect(markAction({ state: 'done' }, 'done')).toEqual({ ok: true, value: { isNew: false } })
    expect(markAction({ state: 'done' }, 'stopped')).toEqual({ ok: false, refusal: 'not-open-any-more' })
  })
})
