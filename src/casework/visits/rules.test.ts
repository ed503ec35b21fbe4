import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { RecordVisit, VisitedChild } from './model.ts'
import { entriesOfVisit, kindOfVisit, recordVisit, seenInWords } from './rules.ts'

const TODAY = calendarDay('2026-03-19')
const NIAMH: VisitedChild = {
  ...{ childId: 'niamh', seen: true, seenAlone: true, bedroomSeen: true },
  ...{ words: 'I like the whisper songs. They are ours.', whyNotSeen: null },
}
const VISIT: RecordVisit = {
  ...{ id: 'visit', happenedOn: TODAY, place: 'at home', summary: 'Tea was on the table.' },
  children: [NIAMH, { ...NIAMH, childId: 'alfie', seen: false, seenAlone: false, words: null, whyNotSeen: 'Asleep' }],
}

describe('a visit', () => {
  it('may be recorded late, and with a child who was not seen', () => {
    expect(recordVisit({ ...VISIT, happenedOn: calendarDay('2026-01-02') }, TODAY)).toMatchObject({ ok: true })
  })

  it.each([
    ['nobody-chosen', { children: [] }],
    ['in-the-future', { happenedOn: calendarDay('2026-03-20') }],
    ['seen-alone-but-not-seen', { children: [{ ...NIAMH, seen: false, whyNotSeen: 'Out' }] }],
    ['not-seen-without-why', { children: [{ ...NIAMH, seen: false, seenAlone: false, whyNotSeen: ' ' }] }],
    ['no-summary', { summary: ' ' }],
  ])('is refused as %s', (refusal, over) => {
    expect(recordVisit({ ...VISIT, ...over }, TODAY)).toEqual({ ok: false, refusal })
  })

  it('is for the strongest plan of the day, else for the assessment', () => {
    const plan = (kind: 'child-protection' | 'child-in-need', toOn: string | null = null) => ({
      kind,
      fromOn: calendarDay('2026-02-01'),
      toOn: toOn === null ? null : calendarDay(toOn),
    })
    expect(kindOfVisit([plan('child-in-need'), plan('child-protection')], true, TODAY)).toBe('child-protection')
    expect(kindOfVisit([plan('child-in-need'), plan('child-protection', '2026-03-01')], true, TODAY)).toBe(
      'child-in-need',
    )
    expect(kindOfVisit([plan('child-in-need')], true, calendarDay('2026-01-31'))).toBe('assessment')
    expect(kindOfVisit([], false, TODAY)).toBe('other')
  })

  it('says how each child was seen', () => {
    expect(VISIT.children.map(seenInWords)).toEqual(['Seen alone; bedroom seen', 'Not seen: Asleep; bedroom seen'])
    expect(seenInWords({ ...NIAMH, seenAlone: false, bedroomSeen: false })).toBe('Seen, but not alone')
  })

  it('is told once about all, and each child’s words stand by themselves', () => {
    const entries = entriesOfVisit(VISIT, {
      visitor: { name: 'Asha Verma', jobTitle: 'social worker' },
      nameOf: (id) => ({ niamh: 'Niamh Calloway', alfie: 'Alfie Calloway' })[id] ?? '',
      newId: () => 'an-id',
    })
    expect(
      entries.map(({ kind, title, about }) => ({ kind, title, about: about.map(({ personId }) => personId) })),
    ).toEqual([
      { kind: 'fact', title: 'Visit to Niamh Calloway, Alfie Calloway', about: ['niamh', 'alfie'] },
      { kind: 'child-words', title: 'I like the whisper songs', about: ['niamh'] },
    ])
  })
})
