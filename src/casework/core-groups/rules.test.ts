import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { RecordCoreGroup } from './model.ts'
import { entryOfCoreGroup, recordCoreGroup } from './rules.ts'

const day = calendarDay
const TODAY = day('2026-03-19')
const grace = { name: 'Grace Okafor', role: 'teacher', agency: 'Fenwick Lane Primary', view: 'She eats now.' }
const mum = { name: 'Kerry Calloway', role: 'Mum', agency: null, view: null }
const group = (over: Partial<RecordCoreGroup> = {}): RecordCoreGroup => ({
  ...{ id: 'group', heldOn: TODAY, childIds: ['niamh'], came: [grace, mum], agreed: 'Breakfast club goes on.' },
  ...over,
})
const plan = (childId: string, toOn: string | null = null) => ({
  ...{ childId, kind: 'child-protection' as const, fromOn: day('2026-03-02') },
  toOn: toOn === null ? null : day(toOn),
})
const record = (over: Partial<RecordCoreGroup>, statuses = [plan('niamh')]) =>
  recordCoreGroup(group(over), statuses, TODAY)

describe('a core group', () => {
  it('is recorded with who came and what was agreed', () => {
    expect(record({})).toMatchObject({ ok: true })
  })

  it.each([
    ['nobody-chosen', { childIds: [] }],
    ['held-in-the-future', { heldOn: day('2026-03-20') }],
    ['nobody-came', { came: [] }],
    ['nothing-agreed', { agreed: ' \n' }],
    ['no-protection-plan', { heldOn: day('2026-03-01') }],
    ['no-protection-plan', { childIds: ['niamh', 'alfie'] }],
  ] as const)('is refused as %s', (refusal, over) => {
    expect(record(over)).toEqual({ ok: false, refusal })
  })

  it('that met before the plan ended may be written down afterwards, one that met after it may not', () => {
    const ended = [plan('niamh', '2026-03-10')]
    expect(record({ heldOn: day('2026-03-10') }, ended)).toMatchObject({ ok: true })
    expect(record({ heldOn: day('2026-03-11') }, ended)).toMatchObject({ refusal: 'no-protection-plan' })
  })

  it('is about a child protection plan, no other', () => {
    const inNeed = { ...plan('niamh'), kind: 'child-in-need' as const }
    expect(recordCoreGroup(group(), [inNeed], TODAY)).toMatchObject({ refusal: 'no-protection-plan' })
  })

  it('tells each child’s story what was agreed, who was there and what they said, by name', () => {
    const recorder = { name: 'Asha Verma', jobTitle: 'Social worker' }
    const entry = entryOfCoreGroup(group({ childIds: ['niamh', 'alfie'] }), { recorder, entryId: 'entry' })
    expect(entry).toMatchObject({
      about: [{ personId: 'niamh' }, { personId: 'alfie' }],
      body: {
        blocks: [
          { text: 'Breakfast club goes on.' },
          { text: 'Grace Okafor (Fenwick Lane Primary): She eats now.' },
          { text: 'Came: Grace Okafor (Fenwick Lane Primary), Kerry Calloway.' },
        ],
      },
    })
  })
})
