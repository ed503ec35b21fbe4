import { describe, expect, it } from 'vitest'
import { addWorkingDays, calendarDay } from '../../kernel/calendar-day.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import type { AwaitedStep, ChangeMeeting, ConveneMeeting, KeepAttendee, KeepMinutes } from './model.ts'
import {
  changeMeeting,
  conveneMeeting,
  keepAttendee,
  keepMinutes,
  lastDayOf,
  latenessInWords,
  markOfMinutes,
  minutesDueBy,
  reportDueBy,
} from './rules.ts'

const day = calendarDay
const TODAY = day('2026-03-19')
const GRACE = {
  ...{ name: 'Grace Okafor', role: 'teacher', agency: 'Fenwick Lane Primary', service: 'education' as const },
  ...{ contact: '01632 960114', inCoreGroup: false },
}
const AWAITED: AwaitedStep = {
  ...{ kind: 'initial-conference', stepId: 'conference', childIds: ['niamh', 'alfie'], chair: null },
}
const APPOINTMENT = { plannedFor: day('2026-03-26'), plannedTime: '10:00', place: 'Town hall', link: null }
const convene = (over: Partial<ConveneMeeting> = {}): ConveneMeeting => ({
  ...{ id: 'meeting', kind: 'initial-conference', childIds: ['niamh', 'alfie'], ...APPOINTMENT },
  ...{ chairedBy: 'Hilary Stroud', invited: [GRACE] },
  ...over,
})
const MEETING = { id: 'meeting', kind: 'initial-conference' as const }
const NOT_HELD = { heldOn: null, cancelledOn: null, plannedFor: day('2026-03-26'), plannedTime: '10:00' }

describe('a meeting is convened', () => {
  it('for a step that waits for it, on a day to come, in a room or by video', () => {
    expect(conveneMeeting(convene(), [AWAITED], [], TODAY).ok).toBe(true)
    expect(conveneMeeting(convene({ place: null, link: 'a link' }), [AWAITED], [], TODAY).ok).toBe(true)
    expect(conveneMeeting(convene({ plannedFor: TODAY }), [AWAITED], [], TODAY).ok).toBe(true)
  })

  it.each([
    ['nobody-chosen', { childIds: [] }],
    ['not-awaited', { kind: 'core-group' }],
    ['not-awaited', { childIds: ['niamh', 'a-cousin'] }],
    ['planned-in-the-past', { plannedFor: day('2026-03-18') }],
    ['no-place', { place: ' ', link: null }],
    ['no-chair', { chairedBy: ' ' }],
    ['nobody-invited', { invited: [] }],
  ] as const)('and refused as %s', (refusal, over) => {
    expect(conveneMeeting(convene(over), [AWAITED], [], TODAY)).toEqual({ ok: false, refusal })
  })

  it('once of a kind: what is planned already is put off, not planned again', () => {
    expect(conveneMeeting(convene(), [AWAITED], [MEETING], TODAY)).toMatchObject({ refusal: 'planned-already' })
    expect(conveneMeeting(convene(), [AWAITED], [{ ...MEETING, kind: 'core-group' }], TODAY).ok).toBe(true)
  })
})

describe('a meeting is put off or called off', () => {
  const later = { ...APPOINTMENT, plannedFor: day('2026-04-02') }
  const putOff = (over: object = {}): ChangeMeeting => ({
    ...{ to: 'another-day', appointment: { ...later, ...over }, reason: 'The chair is ill.' },
  })

  it('with a reason, to another day or only another hour', () => {
    expect(changeMeeting(NOT_HELD, putOff(), TODAY).ok).toBe(true)
    expect(changeMeeting(NOT_HELD, putOff({ ...APPOINTMENT, plannedTime: '15:00' }), TODAY).ok).toBe(true)
    expect(changeMeeting(NOT_HELD, { to: 'called-off', reason: 'Mum gave birth.' }, TODAY).ok).toBe(true)
  })

  it.each([
    ['already-held', { ...NOT_HELD, heldOn: TODAY }, putOff()],
    ['called-off-already', { ...NOT_HELD, cancelledOn: TODAY }, putOff()],
    ['planned-in-the-past', NOT_HELD, putOff({ plannedFor: day('2026-03-18') })],
    ['same-day', NOT_HELD, putOff(APPOINTMENT)],
    ['no-place', NOT_HELD, putOff({ place: null })],
    ['no-reason', NOT_HELD, { ...putOff(), reason: ' ' }],
    ['no-reason', NOT_HELD, { to: 'called-off', reason: '' }],
  ] as const)('and refused as %s', (refusal, meeting, act) => {
    expect(changeMeeting(meeting, act, TODAY)).toEqual({ ok: false, refusal })
  })
})

describe('what is known of someone asked', () => {
  const keep = (over: Partial<KeepAttendee> = {}): KeepAttendee => ({
    ...{ ...GRACE, answer: 'coming', reportBy: day('2026-03-24'), reportReceivedOn: null, reportText: null },
    ...{ reportSharedOn: null, withdrawnWhy: null },
    ...over,
  })

  it('is kept, a report that came too late too', () => {
    expect(keepAttendee(NOT_HELD, keep(), TODAY).ok).toBe(true)
    const late = keep({ reportBy: day('2026-03-10'), reportReceivedOn: TODAY, reportText: 'She is tired.' })
    expect(keepAttendee(NOT_HELD, late, TODAY).ok).toBe(true)
  })

  it.each([
    ['already-held', { ...NOT_HELD, heldOn: TODAY }, {}],
    ['called-off-already', { ...NOT_HELD, cancelledOn: TODAY }, {}],
    ['no-name', NOT_HELD, { name: ' ' }],
    ['report-after-the-meeting', NOT_HELD, { reportBy: day('2026-03-27') }],
    ['received-in-the-future', NOT_HELD, { reportReceivedOn: day('2026-03-20') }],
    ['received-without-day', NOT_HELD, { reportText: 'She is tired.' }],
    ['shared-before-received', NOT_HELD, { reportReceivedOn: TODAY, reportSharedOn: day('2026-03-18') }],
    ['shared-before-received', NOT_HELD, { reportSharedOn: TODAY }],
  ] as const)('is refused as %s', (refusal, meeting, over) => {
    expect(keepAttendee(meeting, keep(over), TODAY)).toEqual({ ok: false, refusal })
  })
})

describe('minutes', () => {
  const HELD = { heldOn: day('2026-03-17'), minutes: 'Breakfast.', minutesSentOn: null }
  const minutes = (over: Partial<KeepMinutes> = {}): KeepMinutes => ({
    ...{ text: 'Breakfast goes on.', before: markOfMinutes(HELD), sentOn: TODAY, sentTo: ['grace'] },
    ...over,
  })

  it('are a draft, then sent to someone', () => {
    expect(keepMinutes(HELD, minutes({ sentOn: null, sentTo: [] }), TODAY).ok).toBe(true)
    expect(keepMinutes(HELD, minutes(), TODAY).ok).toBe(true)
  })

  it.each([
    ['not-held', { ...HELD, heldOn: null }, {}],
    ['sent-already', { ...HELD, minutesSentOn: TODAY }, {}],
    ['someone-else-wrote', { ...HELD, minutes: 'Lunch too.' }, {}],
    ['nothing-written', HELD, { text: ' ' }],
    ['sent-in-the-future', HELD, { sentOn: day('2026-03-20') }],
    ['sent-before-the-meeting', HELD, { sentOn: day('2026-03-16') }],
    ['sent-to-nobody', HELD, { sentTo: [] }],
  ] as const)('are refused as %s', (refusal, meeting, over) => {
    expect(keepMinutes(meeting, minutes(over), TODAY)).toEqual({ ok: false, refusal })
  })

  it('of a conference are out 20 working days after it, passing over Easter; of other meetings there is no such day', () => {
    const held = day('2026-03-19')
    expect(minutesDueBy('initial-conference', held, BANK_HOLIDAYS)).toBe('2026-04-20')
    expect(minutesDueBy('review-conference', held, BANK_HOLIDAYS)).toBe(addWorkingDays(held, 20, BANK_HOLIDAYS))
    expect(minutesDueBy('core-group', held, BANK_HOLIDAYS)).toBeNull()
  })
})

describe('a report', () => {
  it('is asked for two working days before, and today if that has passed', () => {
    expect(reportDueBy(day('2026-03-30'), TODAY, BANK_HOLIDAYS)).toBe('2026-03-26')
    expect(reportDueBy(day('2026-04-07'), TODAY, BANK_HOLIDAYS)).toBe('2026-04-01')
    expect(reportDueBy(day('2026-03-20'), TODAY, BANK_HOLIDAYS)).toBe(TODAY)
  })
})

describe('a meeting planned past its last day', () => {
  const due = (rule: 'initial-conference' | 'cp-visit', childId: string, on: string) => ({
    rule,
    childId,
    dueBy: day(on),
  })

  it('is marked with that day, the first of its children’s clocks that it stops; in time, or without a clock, it is not', () => {
    const dues = [
      due('initial-conference', 'alfie', '2026-03-25'),
      due('initial-conference', 'niamh', '2026-03-30'),
      due('initial-conference', 'imran', '2026-03-01'),
      due('cp-visit', 'niamh', '2026-03-02'),
    ]
    const lastDay = lastDayOf({ kind: 'initial-conference', childIds: ['niamh', 'alfie'] }, dues)
    expect(lastDay).toBe('2026-03-25')
    expect(latenessInWords(day('2026-03-26'), lastDay)).toBe('after 25 March 2026, its last day in time')
    expect(latenessInWords(day('2026-03-25'), lastDay)).toBeNull()
    expect(lastDayOf({ kind: 'core-group', childIds: ['niamh'] }, dues)).toBeNull()
    expect(latenessInWords(day('2026-03-26'), null)).toBeNull()
  })
})
