import { describe, expect, it } from 'vitest'
import { aTrayChild as aChild, aTrayDue } from '../../../testing/builders/tray.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import type { TrayFacts, TrayItem } from './model.ts'
import { caseloadOf, inTrayOrder, trayItem } from './rules.ts'
import type { Viewer } from './rules-next.ts'
import { unfinishedAt } from './rules-unfinished.ts'

const today = calendarDay('2026-03-19')
const MINE: Viewer = { roles: ['social-worker'], tray: 'mine' }
const TEAM: Viewer = { roles: ['team-manager'], tray: 'team' }

const due = (dueBy: string) => [aTrayDue('cp-visit', dueBy)]
const worry = (given: Partial<TrayFacts['worries'][number]> = {}) => ({
  ...{ title: 'Hungry, cold', kind: 'open-risk' as const, trend: null, isNew: false },
  ...given,
})
const at = (facts: Partial<TrayFacts>, viewer = MINE) => trayItem(aChild('Niamh', facts), viewer, today)

describe('where a child stands on the list', () => {
  it('is today for a child whom nobody can find, or who was taken to safety, and says that before all', () => {
    const missing = at({ missingSince: instant('2026-03-18T21:40:00Z'), worries: [worry({ isNew: true })] })
    expect(missing).toMatchObject({ group: 'today' })
    expect(missing.why[0]).toBe('Missing since 18 March 2026 at 21:40.')
    expect(at({ protectedBy: 'police-protection' }).why[0]).toBe('In police protection now.')
  })
  it('is today when a step is late or due today', () => {
    expect(at({ dues: due('2026-03-17') })).toMatchObject({
      group: 'today',
      why: ['Visit and see the child alone 2 days late.'],
    })
    expect(at({ dues: due('2026-03-19') }).group).toBe('today')
  })
  it('is this week when something falls due within seven days, steady beyond', () => {
    expect(at({ dues: due('2026-03-26') }).group).toBe('this-week')
    expect(at({ dues: due('2026-03-27') }).group).toBe('steady')
    expect(at({}).group).toBe('steady')
  })
  it('is today for a worry that is new to the reader, and says so first', () => {
    const item = at({ dues: due('2026-03-17'), worries: [worry({ isNew: true }), worry({ title: 'Old' })] })
    expect(item.group).toBe('today')
    expect(item.why).toEqual([
      'New worry: Hungry, cold.',
      '1 other open worry.',
      'Visit and see the child alone 2 days late.',
    ])
  })
  it('is this week for what others wrote since the reader looked', () => {
    expect(at({ contact: { danger: false, band: 'very-worried' } })).toMatchObject({
      group: 'today',
      why: ['A new concern is at the front door, from someone very worried.'],
    })
    const news = { title: 'No coat', kind: 'fact', saidBy: 'Grace Okafor', count: 3 } as const
    expect(at({ news })).toMatchObject({ group: 'this-week', why: ['Grace Okafor: No coat. 3 new entries.'] })
  })
  it('is this week while something rests on an entry that was corrected, until it is read again', () => {
    expect(at({ readAgain: 1 })).toMatchObject({
      group: 'this-week',
      why: ['1 thing rests on an entry that was corrected: read it again.'],
    })
    expect(at({ readAgain: 2 }).why).toEqual(['2 things rest on an entry that was corrected: read them again.'])
  })
  it('is today for a worker who has not met the page yet, or whose assessment came back', () => {
    expect(at({ seen: false }).why[0]).toBe('New to you: you have not opened this page yet.')
    expect(at({ assessment: { id: 'a', state: 'returned', submittedOn: null } }).group).toBe('today')
  })
  it('is today for a manager when nobody holds the child, or an assessment waits to be signed', () => {
    expect(at({ worker: null }, TEAM)).toMatchObject({ group: 'today', next: { text: 'Choose who holds them' } })
    const waits = at({ assessment: { id: 'a', state: 'submitted', submittedOn: today } }, TEAM)
    expect(waits).toMatchObject({ group: 'today', next: { path: '/assessments/a/authorise' } })
    expect(at({ assessment: { id: 'a', state: 'submitted', submittedOn: today } }).group).toBe('steady')
  })
})

describe('the order of the list', () => {
  const order = (items: readonly TrayFacts[], viewer = MINE) =>
    inTrayOrder(items.map((facts) => trayItem(facts, viewer, today))).map(({ facts }) => facts.child.id)

  it('is danger first, then new worries, then what is latest, then what is due soonest', () => {
    expect(
      order([
        aChild('steady'),
        aChild('due today', { dues: due('2026-03-19') }),
        aChild('late', { dues: due('2026-03-17') }),
        aChild('new worry', { worries: [worry({ isNew: true })] }),
        aChild('danger', { dues: due('2026-03-19'), worries: [worry({ kind: 'risk-adult' })] }),
      ]),
    ).toEqual(['danger', 'new worry', 'late', 'due today', 'steady'])
  })
  it('puts a child nobody holds before all of a team’s', () => {
    const danger = aChild('danger', { dues: due('2026-03-17'), worries: [worry({ trend: 'getting-worse' })] })
    expect(order([danger, aChild('unallocated', { worker: null })], TEAM)).toEqual(['unallocated', 'danger'])
  })
})

describe('the next step', () => {
  it('is the page that stops the clock, for whoever may use it, else the child’s page', () => {
    expect(at({ dues: due('2026-03-17') }).next).toEqual({ text: 'Record a visit', path: '/children/Niamh/visits/new' })
    const reviewer: Viewer = { roles: ['reviewing-officer'], tray: 'reviewer' }
    expect(at({ dues: due('2026-03-17') }, reviewer).next).toEqual({ text: 'Open', path: '/children/Niamh' })
  })
  it('is to choose who holds a child nobody holds, whatever else is late', () => {
    const path = '/children/Niamh/allocation'
    expect(at({ worker: null, dues: due('2026-03-17') }, TEAM).next).toEqual({ text: 'Choose who holds them', path })
  })
  it('is the conference for its chair, by the conference’s own clock, though a visit is due sooner', () => {
    const dues = [...due('2026-03-17'), aTrayDue('review-first', '2026-04-14')]
    const awaited = { dues, conference: { id: 'c', plannedFor: calendarDay('2026-04-10') } }
    const chair = at(awaited, { roles: ['conference-chair'], tray: 'chair' })
    expect(chair).toMatchObject({ group: 'steady', due: { rule: 'review-first' }, next: { path: '/conferences/c' } })
    expect(chair.why).toContain('Conference booked for 10 April 2026.')
    const reviewer = at(awaited, { roles: ['reviewing-officer'], tray: 'reviewer' })
    expect(reviewer).toMatchObject({ due: { rule: 'review-first' }, next: { path: '/children/Niamh' } })
    expect(at(awaited).due).toMatchObject({ rule: 'cp-visit' })
  })
})

it('counts a caseload by kind of plan, and no child twice', () => {
  const on = (kind: 'child-protection' | 'care') => ({
    facts: aChild('x', { status: { kind, category: null, fromOn: today } }),
  })
  const items: Pick<TrayItem, 'facts'>[] = [on('child-protection'), on('care'), on('care'), { facts: aChild('y') }]
  const counts = caseloadOf(items)
  expect(counts.map(([, count]) => count)).toEqual([1, 0, 2, 0, 1])
})

it('finds the page of a form that was begun', () => {
  expect(unfinishedAt('write:0190')).toEqual({ title: 'Writing in the story', path: '/children/0190/write' })
  expect(unfinishedAt('no-such-form:1')).toBeUndefined()
})
