import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import type { SharedEntry } from '../shared-chronology/model.ts'
import { LONGEST_SHARED } from '../shared-chronology/rules.ts'
import { assess, entriesOfAssessment, entryOfTeamMeeting, recordTeamMeeting, wordsCarried } from './rules.ts'

const ON = calendarDay('2026-03-19')
const NOTHING = { development: '', parents: ' ', family: '', childWords: '', wouldHelp: '' }
const entry = (words: string, title = words): SharedEntry => ({
  ...{ id: 'an-id', kind: 'fact', title, words, happenedOn: ON, basis: 'family-agreement', saidBy: 'Ravi Menon' },
  ...{ saidByRole: 'Health visitor', agencyName: 'Health visiting', sharedAt: instant('2026-03-19T10:00:00Z') },
})
const carried = (entries: readonly SharedEntry[]) =>
  wordsCarried({ begunOn: ON, agreement: 'Mum agreed.', assessment: undefined, plan: undefined, entries })

describe('an assessment', () => {
  it('says something in one domain at least, and leaves out what nobody wrote', () => {
    expect(assess(NOTHING)).toEqual({ ok: false, refusal: 'nothing-written' })
    expect(assess({ ...NOTHING, family: 'x'.repeat(LONGEST_SHARED + 1) })).toEqual({ ok: false, refusal: 'too-long' })
    const content = { ...NOTHING, family: 'A damp flat.', childWords: 'Dada gone' }
    expect(assess(content).ok).toBe(true)
    expect(entriesOfAssessment(content, ON, () => 'an-id').map(({ kind, title }) => [kind, title])).toEqual([
      ['opinion', 'Early help assessment: family and environment'],
      ['child-words', 'What the child said'],
    ])
  })
})

describe('a meeting of the team', () => {
  const mum = { name: 'Kerry Calloway', role: 'Mum', agency: null }
  it('has people and an agreement, and has happened', () => {
    const meeting = { people: [mum], agreed: 'Nursery.', heldOn: ON }
    expect(recordTeamMeeting(meeting, ON).ok).toBe(true)
    expect(recordTeamMeeting({ ...meeting, people: [] }, ON)).toMatchObject({ refusal: 'nobody-came' })
    expect(recordTeamMeeting({ ...meeting, agreed: ' ' }, ON)).toMatchObject({ refusal: 'nothing-agreed' })
    expect(recordTeamMeeting(meeting, calendarDay('2026-03-18'))).toMatchObject({ refusal: 'held-in-the-future' })
    expect(entryOfTeamMeeting({ ...meeting, id: 'an-id' }).words).toBe('Nursery.\n\nCame: Kerry Calloway (Mum).')
  })
})

describe('what a referral carries', () => {
  it('is all that was written, while it fits; what does not fit is counted', () => {
    expect(carried([entry('Weighed 9 kg.')])).toBe(
      'Early help since 19 March 2026. Mum agreed.\n\n19 March 2026, Ravi Menon, health visitor\nWeighed 9 kg.',
    )
    const long = (sign: string) => entry(sign.repeat(5900), 'A title')
    expect(carried([long('x'), long('y'), long('z'), long('w'), entry('Last')])).toMatch(
      /Last\n\n1 more stands in the chronology\.$/,
    )
  })

  it('has what came before one long entry, which is cut and says so', () => {
    const words = carried([entry('x'.repeat(19_980), 'A title'), entry('Dad hit Mum.')])
    expect(words).toMatch(/x{5000}x* \[…\] The rest of this stands in the record of early help\./)
    expect(words).toContain('Dad hit Mum.')
    expect(words).not.toContain('in the chronology')
  })

  it('tells the assessment once, and drops nobody’s own entry for how it begins', () => {
    const content = { ...NOTHING, family: 'A damp flat.', childWords: 'Dada gone' }
    const [family, said] = entriesOfAssessment(content, ON, () => 'an-id')
    const own = 'Early help assessment: Mum showed me the bruise.'
    const entries = [{ ...entry(own), ...family }, { ...entry(own), ...said }, entry(own)]
    const written = { writtenByName: 'Ravi Menon', writtenByTitle: 'Health visitor', completedOn: ON }
    const assessment = { id: 'an-id', content, ...written }
    const words = wordsCarried({ begunOn: ON, agreement: 'Mum agreed.', assessment, plan: undefined, entries })
    expect(words).toContain(own)
    for (const once of ['A damp flat.', 'Dada gone']) expect(words.split(once)).toHaveLength(2)
  })

  it('is never longer than a concern may be', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 21_000 }), { maxLength: 6 }), (lengths) => {
        expect(carried(lengths.map((length) => entry('x'.repeat(length), 'A title'))).length).toBeLessThanOrEqual(
          LONGEST_SHARED,
        )
      }),
      { numRuns: 50 },
    )
  })
})
