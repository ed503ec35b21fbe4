import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { BeginIncident, GoOnIncident, Incident } from './model.ts'
import { beginIncident, entryOfIncident, goOn } from './rules.ts'

const day = calendarDay
const TODAY = day('2026-03-19')
const BEGUN: BeginIncident = {
  ...{ id: 'incident', childIds: ['niamh'], happenedOn: day('2026-03-14'), awareOn: day('2026-03-16') },
  ...{ whatHappened: 'A skull fracture nobody can explain.', harm: 'seriously-harmed', abuseOrNeglect: 'suspected' },
}
const incident = (over: Partial<Incident> = {}): Incident => ({
  ...BEGUN,
  ...{ notifiedOn: null, notificationReference: null, rapidReviewOn: null, reviewDecision: null, reviewReason: null },
  ...{ withdrawnOn: null, withdrawnWhy: null, recordedBy: null },
  ...over,
})

describe('a serious incident', () => {
  it('is written down once the authority knows of it', () => {
    expect(beginIncident(BEGUN, TODAY)).toMatchObject({ ok: true })
    expect(beginIncident({ ...BEGUN, awareOn: BEGUN.happenedOn }, TODAY)).toMatchObject({ ok: true })
  })

  it.each([
    ['nobody-chosen', { childIds: [] }],
    ['aware-in-the-future', { awareOn: day('2026-03-20') }],
    ['aware-before-it-happened', { awareOn: day('2026-03-13') }],
    ['not-said-what', { whatHappened: ' ' }],
  ] as const)('is refused as %s', (refusal, over) => {
    expect(beginIncident({ ...BEGUN, ...over }, TODAY)).toEqual({ ok: false, refusal })
  })

  it('tells the story that managers are at work, and nothing of what happened', () => {
    const told = { recorder: { name: 'Tom Llewellyn', jobTitle: 'Team manager' }, entryId: 'entry', on: TODAY }
    const entry = entryOfIncident(incident(), 'begin', told)
    expect(entry).toMatchObject({ title: 'Serious incident: managers notify and review it', step: { id: 'incident' } })
    expect(JSON.stringify(entry)).not.toContain('fracture')
  })
})

describe('what is recorded of it', () => {
  const record = (act: GoOnIncident, of = incident()) => goOn(of, act, TODAY)
  const notify = (on: string): GoOnIncident => ({ does: 'notify', notifiedOn: day(on), reference: null })
  const review = (on: string, reason = 'We look at our visits.'): GoOnIncident => ({
    ...{ does: 'review', reviewedOn: day(on), decision: 'local-review', reason },
  })

  it('is its notification, from the day we knew up to today, once; a late one is late', () => {
    expect(record(notify('2026-03-16'))).toMatchObject({ ok: true })
    expect(record(notify('2026-03-19'), incident({ awareOn: day('2026-01-05') }))).toMatchObject({ ok: true })
    expect(record(notify('2026-03-15'))).toEqual({ ok: false, refusal: 'notified-before-aware' })
    expect(record(notify('2026-03-20'))).toEqual({ ok: false, refusal: 'notified-in-the-future' })
    expect(record(notify('2026-03-19'), incident({ notifiedOn: TODAY }))).toEqual({
      ok: false,
      refusal: 'done-already',
    })
  })

  it('is its rapid review with what was decided and why, before or after the notification', () => {
    expect(record(review('2026-03-16'))).toMatchObject({ ok: true })
    expect(record(review('2026-03-15'))).toEqual({ ok: false, refusal: 'reviewed-before-aware' })
    expect(record(review('2026-03-20'))).toEqual({ ok: false, refusal: 'reviewed-in-the-future' })
    expect(record(review('2026-03-19', ' '))).toEqual({ ok: false, refusal: 'no-reason' })
    const done = incident({ rapidReviewOn: TODAY })
    expect(record(review('2026-03-19'), done)).toEqual({ ok: false, refusal: 'done-already' })
  })

  it('or that it was a mistake, with why, and then nothing more', () => {
    const mistake = { does: 'withdraw', why: 'A birthmark.' } as const
    expect(record(mistake)).toMatchObject({ ok: true })
    expect(record({ ...mistake, why: '' })).toEqual({ ok: false, refusal: 'no-why' })
    const gone = incident({ withdrawnOn: TODAY })
    for (const act of [mistake, notify('2026-03-19'), review('2026-03-19')]) {
      expect(record(act, gone)).toEqual({ ok: false, refusal: 'over-already' })
    }
  })
})
