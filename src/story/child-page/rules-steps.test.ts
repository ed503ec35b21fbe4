import { describe, expect, it } from 'vitest'
import type { Role } from '../../access/actor.ts'
import type { Relationship } from '../../access/policy.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import { type MissingFact, NO_STEPS } from './model.ts'
import { badgesOf } from './rules.ts'
import { permittedActs } from './rules-acts.ts'
import { STEP_IDS, type StepId, stepsFor } from './rules-steps.ts'

const day = calendarDay
const OPEN = [{ openedOn: day('2026-01-05'), closedOn: null }]
const CLOSED = [{ openedOn: day('2026-01-05'), closedOn: day('2026-03-01') }]
const CP = { kind: 'child-protection', category: 'NEG', fromOn: day('2026-01-14'), toOn: null } as const
const CIN = { ...CP, kind: 'child-in-need', category: null } as const
const MISSING: MissingFact = {
  ...{ id: 'm', kind: 'missing', since: instant('2026-03-18T22:10:00Z'), isBack: false, times: 2 },
}
const STATE = { childId: 'niamh', episodes: OPEN, statuses: [], steps: NO_STEPS }
const STANDING: Partial<Record<Role, Relationship>> = {
  'social-worker': 'allocated',
  'team-manager': 'team',
  'conference-chair': 'chairs',
  'front-door-manager': 'front-door',
}

const of = (role: Role, over: Partial<Parameters<typeof stepsFor>[0]> = {}) =>
  stepsFor({ ...STATE, ...over }, { roles: [role] }, new Set([STANDING[role] ?? 'any']))
const step = (id: StepId, ...given: Parameters<typeof of>) => of(...given).find((one) => one.id === id)

describe('the steps of a child', () => {
  it('are all there for whoever may look at the child, each with who may take it', () => {
    for (const role of ['social-worker', 'reviewing-officer'] as const) {
      expect(of(role).map(({ id }) => id)).toEqual(STEP_IDS)
    }
    expect(step('incident', 'social-worker')?.whoMay).toEqual(['team-manager'])
    expect(step('closure', 'social-worker')).toMatchObject({ path: null, notNow: null, whoMay: ['team-manager'] })
  })

  it('lead the worker of an open case to what fits now', () => {
    const paths = of('social-worker').flatMap(({ path }) => path ?? [])
    expect(paths).toEqual([
      '/children/niamh/immediate-protection/new',
      '/children/niamh/strategy-discussion',
      '/children/niamh/meetings/new',
      '/children/niamh/visits/new',
      '/children/niamh/plan',
      '/children/niamh/missing/new',
      '/children/niamh/transfers/new',
    ])
  })

  it.each([
    ['plan', 'no-open-case', { episodes: CLOSED }],
    ['visit', 'no-open-case', { episodes: CLOSED }],
    ['strategy-discussion', 'no-open-case', { episodes: CLOSED }],
    ['strategy-discussion', 'enquiry-under-way', { steps: { ...NO_STEPS, enquiry: 'e' } }],
    ['referral', 'no-referral-waits', {}],
    ['assessment', 'no-assessment-open', {}],
    ['enquiry', 'no-enquiry-open', {}],
    ['conference', 'no-conference-called', {}],
    ['core-group', 'no-protection-plan', { statuses: [CIN] }],
    ['plan-review', 'no-plan-in-need', { statuses: [CP] }],
    ['plan-decision', 'protection-plan-open', { statuses: [CP] }],
    ['closure', 'protection-plan-open', { statuses: [CP] }],
    ['missing', 'missing-already', { steps: { ...NO_STEPS, missing: MISSING } }],
    ['transfer', 'moving-already', { steps: { ...NO_STEPS, transfer: 't' } }],
    [
      'immediate-protection',
      'protected-already',
      { steps: { ...NO_STEPS, immediateProtection: { id: 'i', kind: 'police-protection', began: MISSING.since } } },
    ],
  ] as const)('%s does not fit while: %s', (id, notNow, over) => {
    expect(step(id, 'team-manager', over)).toMatchObject({ path: null, notNow })
  })

  it('lead to a step that has begun, whoever it waits for', () => {
    const at = (state: 'open' | 'submitted') => ({ steps: { ...NO_STEPS, assessment: { id: 'a', state } } })
    expect(step('assessment', 'social-worker', at('open'))?.path).toBe('/assessments/a')
    expect(step('assessment', 'social-worker', at('submitted'))?.path).toBeNull()
    expect(step('assessment', 'team-manager', at('submitted'))?.path).toBe('/assessments/a/authorise')
    const called = { steps: { ...NO_STEPS, strategyDiscussion: 's', enquiry: 'e', referral: 'r' } }
    expect(step('strategy-discussion', 'team-manager', called)?.path).toBe('/strategy-discussions/s')
    expect(step('enquiry', 'team-manager', called)?.path).toBe('/enquiries/e')
    expect(step('referral', 'front-door-manager', called)?.path).toBe('/referrals/r')
    const conference = { steps: { ...NO_STEPS, conference: { id: 'c', kind: 'review' as const, plannedFor: null } } }
    expect(step('conference', 'conference-chair', conference)?.path).toBe('/conferences/c')
    expect(step('core-group', 'social-worker', { statuses: [CP] })?.path).toBe('/children/niamh/core-groups/new')
    expect(step('plan-review', 'team-manager', { statuses: [CIN] })?.path).toBe('/children/niamh/plan/reviews/new')
  })

  it('do not say to others whether a serious incident is under way', () => {
    const under = { steps: { ...NO_STEPS, incident: 'i' } }
    expect(step('incident', 'social-worker', under)).toEqual(step('incident', 'social-worker'))
  })
})

describe('what cannot wait', () => {
  const acts = (role: Role, steps: Partial<typeof NO_STEPS>) =>
    permittedActs(
      { ...STATE, steps: { ...NO_STEPS, ...steps }, hasPlan: true, nameGiven: true },
      { roles: [role] },
      new Set([STANDING[role] ?? 'any']),
    ).map(({ id, path }) => `${id} ${path}`)

  it('stands among the first acts: the return, then the interview; what protects; the move', () => {
    expect(acts('social-worker', { missing: MISSING })[2]).toBe('record-return /missing/m')
    expect(acts('social-worker', { missing: { ...MISSING, isBack: true } })[2]).toBe(
      'record-return-interview /missing/m',
    )
    const began = MISSING.since
    const protection = { immediateProtection: { id: 'i', kind: 'police-protection', began } } as const
    expect(acts('social-worker', protection)).toContain('protection-goes-on /immediate-protection/i')
    expect(acts('social-worker', { transfer: 't' })).toContain('transfer-goes-on /transfers/t')
    expect(acts('social-worker', {}).at(-1)).toBe('all-steps /children/niamh/steps')
  })

  it('leads managers alone to a serious incident', () => {
    expect(acts('team-manager', { incident: 'i' })).toContain('incident-goes-on /incidents/i')
    expect(acts('social-worker', { incident: 'i' }).join()).not.toContain('incident')
  })

  it('is the first badge: missing since when and how often lately, protected by whom; gone once the child is back', () => {
    const child = {
      ...{ id: 'niamh', kind: 'child', names: [], birthDate: day('2018-11-08'), expectedOn: null, diedOn: null },
    } as unknown as Parameters<typeof badgesOf>[0]
    const badges = (steps: Partial<typeof NO_STEPS>) =>
      badgesOf(child, {
        ...{ ...STATE, closure: null, steps: { ...NO_STEPS, ...steps } },
      } as unknown as Parameters<typeof badgesOf>[1]).filter(({ risk }) => risk)
    expect(badges({ missing: MISSING })).toEqual([
      { text: 'Missing since 18 March 2026 at 22:10, second time in 90 days', now: true, risk: true },
    ])
    expect(badges({ missing: { ...MISSING, isBack: true } })).toEqual([])
    const began = instant('2026-03-18T22:10:00Z')
    expect(badges({ immediateProtection: { id: 'i', kind: 'police-protection', began } })).toEqual([
      { text: 'Police protection, since 18 Mar 2026', now: true, risk: true },
    ])
  })
})
