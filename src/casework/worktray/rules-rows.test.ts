import { describe, expect, it } from 'vitest'
import { aTrayChild, aTrayDue } from '../../../testing/builders/tray.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Choice, TrayFacts } from './model.ts'
import { inTrayOrder, trayItem } from './rules.ts'
import { inOneBreath, namesTogether, partsOf, rowsOf } from './rules-rows.ts'
import { awaitedBy, weekOf } from './rules-week.ts'

const today = calendarDay('2026-03-19')
const AS_EVER: Choice = { order: 'matters', plan: null, late: false, workerId: null, all: false }
const NEGLECT = { kind: 'child-protection', category: 'NEG', fromOn: today } as const
const askew = (given: string, facts: Partial<TrayFacts> = {}): TrayFacts => {
  const child = aTrayChild(given, { familyId: 'askew', dues: [aTrayDue('assessment', '2026-03-24')], ...facts })
  const names = child.child.names.map((name) => ({ ...name, family: 'Askew' }))
  return { ...child, child: { ...child.child, names } }
}
const items = (...facts: readonly TrayFacts[]) =>
  inTrayOrder(facts.map((one) => trayItem(one, { roles: ['social-worker'], tray: 'mine' }, today)))
const linesOf = (facts: readonly TrayFacts[], choice: Partial<Choice> = {}) =>
  partsOf(items(...facts), { ...AS_EVER, ...choice }, today).map(({ group, rows, more }) => ({
    ...{ group, more },
    lines: rows.map((row) => namesTogether(row.items.map(({ facts: { child } }) => child))),
  }))

describe('brothers and sisters', () => {
  it('with the same step stand on one line, by their given names', () => {
    expect(linesOf([askew('Poppy'), askew('Wren')])).toEqual([
      { group: 'this-week', more: 0, lines: ['Poppy and Wren Askew'] },
    ])
  })
  it('stand on lines of their own when one has another clock, another plan, or more to fear', () => {
    const feared = { title: 'Alone', kind: 'open-risk', trend: null, isNew: false } as const
    for (const apart of [
      { dues: [aTrayDue('assessment', '2026-03-25')] },
      { status: NEGLECT },
      { worries: [feared] },
    ]) {
      expect(linesOf([askew('Poppy'), askew('Wren', apart)]).flatMap(({ lines }) => lines)).toHaveLength(2)
    }
  })
  it('of one line: what is said of one alone begins with the name', () => {
    const news = { title: 'Came late', kind: 'fact', saidBy: 'Grace Okafor', count: 1 } as const
    const [row] = rowsOf(items(askew('Poppy', { news }), askew('Wren')))
    expect(row?.why).toEqual(['Poppy: Grace Okafor: Came late.', 'Finish the assessment in 5 days.'])
  })
  it('who were not referred together are not brothers and sisters here', () => {
    expect(linesOf([askew('Poppy', { familyId: null }), askew('Wren', { familyId: null })])[0]?.lines).toHaveLength(2)
  })
})

it('names many in one breath', () => {
  expect(['Poppy', 'Wren', 'Sam'].map((_, at, all) => inOneBreath(all.slice(0, at + 1)))).toEqual([
    'Poppy',
    'Poppy and Wren',
    'Poppy, Wren and Sam',
  ])
})

describe('what is asked for', () => {
  const all = [
    aTrayChild('Steady'),
    aTrayChild('Late', { dues: [aTrayDue('cin-visit', '2026-03-17')], workerId: 'chidi', worker: 'Chidi Nwosu' }),
    aTrayChild('Protected', { status: NEGLECT, dues: [aTrayDue('cp-visit', '2026-03-23')] }),
  ]
  it('is the whole list by what matters unless it says otherwise', () => {
    expect(linesOf(all).map(({ group }) => group)).toEqual(['today', 'this-week', 'steady'])
  })
  it.each([
    [{ late: true }, ['Late']],
    [{ plan: 'child-protection' }, ['Protected']],
    [{ plan: 'none' }, ['Late', 'Steady']],
    [{ workerId: 'chidi' }, ['Late']],
    [{ order: 'name' }, ['Late', 'Protected', 'Steady']],
    [{ order: 'due' }, ['Late', 'Protected', 'Steady']],
    [{ order: 'worker' }, ['Protected', 'Steady', 'Late']],
  ] as const)('%j shows %j', (choice, names) => {
    expect(linesOf(all, choice).flatMap(({ lines }) => lines)).toEqual(names)
  })
  it('folds the steady ones past ten, and nothing when all are asked for', () => {
    const many = Array.from({ length: 14 }, (_, at) => aTrayChild(`Child ${at}`))
    expect(linesOf(many)).toMatchObject([{ group: 'steady', more: 4 }])
    expect(linesOf(many, { all: true })).toMatchObject([{ group: 'steady', more: 0 }])
  })
})

describe('the days to come', () => {
  const conference = { id: 'c', plannedFor: calendarDay('2026-03-20') }
  const visit = [aTrayDue('cin-visit', '2026-03-25')]
  const family = items(askew('Poppy', { conference, dues: visit }), askew('Wren', { dues: visit }))
  const meeting = {
    ...{ id: 'm', kind: 'core-group' as const, plannedFor: calendarDay('2026-03-20'), plannedTime: '14:00' },
    ...{ place: 'by video', childIds: ['Poppy', 'Wren'] },
  }

  it('are meetings by day and time, conferences with their day and visits by their last, brothers and sisters together', () => {
    expect(weekOf(family, [meeting], today).map(({ on, time, what }) => [on, time, what])).toEqual([
      ['2026-03-20', '14:00', 'Core group: Poppy and Wren Askew (by video)'],
      ['2026-03-20', null, 'Conference: Poppy Askew'],
      ['2026-03-25', null, 'Visit the child, by then: Poppy and Wren Askew'],
    ])
  })
  it('show a conference that is convened as its meeting, once', () => {
    const convened = { ...meeting, kind: 'initial-conference' as const, place: null, childIds: ['Poppy'] }
    expect(weekOf(family, [convened], today)[0]).toEqual({
      ...{ on: '2026-03-20', time: '14:00', path: '/meetings/m' },
      what: 'Initial child protection conference: Poppy Askew',
    })
    expect(weekOf(family, [convened], today)).toHaveLength(2)
  })
  it('end after a week, and do not begin before today', () => {
    const on = (day: string) => weekOf([], [{ ...meeting, plannedFor: calendarDay(day) }], today)
    expect(['2026-03-18', '2026-03-19', '2026-03-26', '2026-03-27'].map((day) => on(day).length)).toEqual([0, 1, 1, 0])
  })
})

it('waits for signatures and for reports, what is due first or was asked for longest ago first', () => {
  const submitted = (id: string, on: string) =>
    ({ assessment: { id, state: 'submitted', submittedOn: calendarDay(on) } }) as const
  const waiting = [askew('Poppy', submitted('a', '2026-03-16')), askew('Wren', submitted('a', '2026-03-16'))]
  const report = {
    ...{
      meetingId: 'm',
      from: 'Quayside surgery',
      askedOn: calendarDay('2026-03-02'),
      byOn: calendarDay('2026-03-20'),
    },
    childIds: ['Poppy', 'Somebody of another list'],
  }
  const all = awaitedBy(items(...waiting, aTrayChild('Niamh', submitted('b', '2026-03-10'))), [report])
  expect(all.map(({ what }) => what)).toEqual([
    'The manager’s signature: Niamh',
    'The manager’s signature: Poppy and Wren Askew',
    'Quayside surgery: report on Poppy Askew',
  ])
})
