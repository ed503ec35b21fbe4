import { describe, expect, it } from 'vitest'
import { aMoment } from '../../../testing/builders/moment.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import type { MissingEpisode, RecordInterview, ReportMissing } from './model.ts'
import { missingState, recordInterview, recordReturn, reportMissing, timesMissing, withdrawMissing } from './rules.ts'
import { entriesOfInterview, entryOfReport } from './rules-entries.ts'

const NOW = aMoment()
const at = instant
const day = calendarDay
const REPORT: ReportMissing = {
  ...{ id: 'episode', childId: 'niamh', kind: 'missing', missingFrom: at('2026-03-18T22:10:00Z') },
  ...{ lastSeen: 'At the bus stop in a red coat.', reportedBy: 'Kerry Calloway', policeReference: null },
  ...{ worry: 'She may be with the man from the arcade.', actions: null },
}
const episode = (over: Partial<MissingEpisode> = {}): MissingEpisode => ({
  ...REPORT,
  ...{ returnedAt: null, foundWhere: null, interviewOfferedOn: null, interviewedOn: null, interviewer: null },
  ...{ interviewerIndependent: null, interviewRefusedWhy: null, childWords: null, learned: null },
  ...{ withdrawnOn: null, withdrawnWhy: null },
  ...over,
})
const BACK = episode({ returnedAt: at('2026-03-18T23:50:00Z'), foundWhere: 'At the arcade.' })

describe('a child who is missing', () => {
  it('is written down since a moment that has come', () => {
    expect(reportMissing(REPORT, [], NOW)).toMatchObject({ ok: true })
    const later = { ...REPORT, missingFrom: at('2026-03-19T10:43:00Z') }
    expect(reportMissing(later, [], NOW)).toEqual({ ok: false, refusal: 'in-the-future' })
  })

  it.each([
    ['missing-already', [episode({ id: 'other' })]],
    ['before-the-last-return', [episode({ id: 'other', returnedAt: at('2026-03-18T22:11:00Z') })]],
  ] as const)('is refused as %s', (refusal, before) => {
    expect(reportMissing(REPORT, before, NOW)).toEqual({ ok: false, refusal })
  })

  it('may go again the moment they came back, and what was a mistake stands in nobody’s way', () => {
    const before = [episode({ returnedAt: REPORT.missingFrom }), episode({ withdrawnOn: day('2026-03-19') })]
    expect(reportMissing(REPORT, before, NOW)).toMatchObject({ ok: true })
  })

  it.each([
    ['no-last-seen', { lastSeen: ' ' }],
    ['nobody-reported', { reportedBy: '' }],
    ['no-worry', { worry: '\n' }],
  ] as const)('without a word of it is refused as %s', (refusal, over) => {
    expect(reportMissing({ ...REPORT, ...over }, [], NOW)).toEqual({ ok: false, refusal })
  })

  it('is counted in the 90 days before; the 91st day back counts no more, nor does a mistake', () => {
    const gone = (from: string, over = {}) => episode({ missingFrom: at(from), returnedAt: at(from), ...over })
    const times = (...episodes: MissingEpisode[]) => timesMissing(episodes, NOW.at)
    expect(times(gone('2025-12-19T12:00:00Z'))).toBe(1)
    expect(times(gone('2025-12-18T12:00:00Z'))).toBe(0)
    expect(times(gone('2026-03-01T12:00:00Z'), gone('2026-03-02T12:00:00Z', { withdrawnOn: NOW.day }))).toBe(1)
  })

  it('gone a second time in 90 days is told so', () => {
    const told = { recorder: { name: 'Asha Verma', jobTitle: 'Social worker' }, newId: () => 'entry', on: NOW.day }
    expect(entryOfReport(REPORT, told, 1).title).toBe('Missing since 18 March 2026 at 22:10')
    const again = 'Missing since 18 March 2026 at 22:10: second time in 90 days'
    expect(entryOfReport(REPORT, told, 2)).toMatchObject({ title: again, bearing: 'worry', saidBy: 'Kerry Calloway' })
    expect(entryOfReport(REPORT, told, 7).title).toContain('7 times in 90 days')
  })
})

describe('the return', () => {
  const back = (returnedAt: string, of = episode()) =>
    recordReturn(of, { does: 'return', returnedAt: at(returnedAt), foundWhere: 'At the arcade.' }, NOW)

  it('is after the child went, up to now, and once', () => {
    expect(back('2026-03-18T22:10:00Z')).toMatchObject({ ok: true })
    expect(back('2026-03-18T22:09:00Z')).toEqual({ ok: false, refusal: 'back-before-missing' })
    expect(back('2026-03-19T10:43:00Z')).toEqual({ ok: false, refusal: 'back-in-the-future' })
    expect(back('2026-03-18T23:50:00Z', BACK)).toEqual({ ok: false, refusal: 'over-already' })
  })
})

describe('the return interview', () => {
  const HELD: RecordInterview = {
    ...{ does: 'interview', interviewedOn: day('2026-03-19'), interviewer: 'Ola Brandt, Aldermere Youth' },
    ...{ independent: true, childWords: 'I only wanted to see the sea.', learned: 'She went alone.' },
  }
  const interview = (over: Partial<RecordInterview> = {}, of = BACK) =>
    recordInterview(of, { ...HELD, ...over } as RecordInterview, NOW)

  it('follows the return', () => {
    expect(interview()).toMatchObject({ ok: true })
    expect(interview({}, episode())).toEqual({ ok: false, refusal: 'not-back-yet' })
  })

  it('by somebody of the child’s own team is recorded as that, and one held late as late', () => {
    const late = episode({ returnedAt: at('2026-01-02T09:00:00Z') })
    expect(interview({ independent: false }, late)).toMatchObject({ ok: true, value: { independent: false } })
  })

  it.each([
    ['interviewed-before-the-return', { interviewedOn: day('2026-03-17') }],
    ['interview-in-the-future', { interviewedOn: day('2026-03-20') }],
    ['nobody-interviewed', { interviewer: ' ' }],
    ['no-words', { childWords: '' }],
  ] as const)('is refused as %s', (refusal, over) => {
    expect(interview(over as Partial<RecordInterview>)).toEqual({ ok: false, refusal })
  })

  it('may be offered, and refused with why; who refused may come to want it, who was heard is not asked again', () => {
    const offer = (offeredOn: string) => recordInterview(BACK, { does: 'offer', offeredOn: day(offeredOn) }, NOW)
    expect(offer('2026-03-19')).toMatchObject({ ok: true })
    expect(offer('2026-03-17')).toEqual({ ok: false, refusal: 'offered-before-the-return' })
    expect(offer('2026-03-20')).toEqual({ ok: false, refusal: 'interview-in-the-future' })
    const refusal = { does: 'refusal', offeredOn: NOW.day, why: '' } as const
    expect(recordInterview(BACK, refusal, NOW)).toEqual({ ok: false, refusal: 'no-why' })
    expect(interview({}, { ...BACK, interviewRefusedWhy: 'Did not want to.' })).toMatchObject({ ok: true })
    expect(interview({}, { ...BACK, interviewedOn: NOW.day })).toEqual({ ok: false, refusal: 'over-already' })
  })

  it('puts what the child said into the story in the child’s own words', () => {
    let ids = 0
    const told = { recorder: { name: 'Asha', jobTitle: 'Social worker' }, newId: () => `${ids++}`, on: NOW.day }
    expect(entriesOfInterview(BACK, HELD, told)).toMatchObject([
      { id: '0', kind: 'opinion', saidBy: 'Ola Brandt, Aldermere Youth', title: 'Return interview held' },
      { id: '1', kind: 'child-words', title: 'I only wanted to see the sea' },
    ])
  })
})

describe('an episode written down by mistake', () => {
  it('is withdrawn once, with why', () => {
    const why = { does: 'withdraw', why: 'She was at her nan’s all along.' } as const
    expect(withdrawMissing(episode(), why)).toMatchObject({ ok: true })
    expect(withdrawMissing(BACK, why)).toMatchObject({ ok: true })
    expect(withdrawMissing(episode(), { ...why, why: ' ' })).toEqual({ ok: false, refusal: 'no-why' })
    expect(withdrawMissing(episode({ withdrawnOn: NOW.day }), why)).toEqual({ ok: false, refusal: 'over-already' })
  })

  it('is at one place at any time: missing, back, interviewed or refused, or withdrawn', () => {
    const states = [episode(), BACK, { ...BACK, interviewedOn: NOW.day }, { ...BACK, interviewRefusedWhy: 'No.' }]
    expect(states.map(missingState)).toEqual(['missing', 'back', 'interviewed', 'interview-refused'])
    expect(missingState({ ...BACK, withdrawnOn: NOW.day })).toBe('withdrawn')
  })
})
