import { describe, expect, it } from 'vitest'
import { calendarDay } from '../kernel/calendar-day.ts'
import type { MarkedText, Run } from './model.ts'
import { entriesMarkedIn, type SignedPart } from './rules-marked.ts'

const ON = calendarDay('2026-03-19')
const SIGNED = {
  ...{ saidBy: 'Asha Verma', on: ON, childIds: ['niamh', 'alfie'], newId: () => 'new' },
  step: { kind: 'assessment', id: 'a1' },
} as const
const text = (...runs: Run[]): MarkedText => ({ v: 2, blocks: [{ type: 'paragraph', runs }] })
const entries = (...parts: SignedPart[]) => entriesMarkedIn(parts, SIGNED)

describe('what a signed text adds to the story', () => {
  it('is each marked passage, as what it is, said by whoever wrote it', () => {
    const words = { text: '“I get in Alfie’s bed.”', mark: 'child-words' } as const
    expect(entries({ text: text({ text: 'Nights worry her. ' }, words) })).toEqual([
      {
        ...{ id: 'new', kind: 'child-words', title: '“I get in Alfie’s bed.”', happenedOn: ON, saidBy: 'Asha Verma' },
        ...{ step: SIGNED.step, body: { v: 2, blocks: [{ type: 'quote', runs: [words] }] } },
        about: [{ personId: 'niamh' }, { personId: 'alfie' }],
      },
    ])
  })

  it('is about the children it links, and on the day it links', () => {
    const run = { text: 'No coat.', mark: 'fact', person: 'alfie', day: calendarDay('2026-03-02') } as const
    expect(entries({ text: text(run) })).toMatchObject([
      { happenedOn: '2026-03-02', about: [{ personId: 'alfie' }], body: { blocks: [{ type: 'paragraph' }] } },
    ])
  })

  it('never happened on a day that is still to come', () => {
    const run = { text: 'She will be five.', mark: 'fact', day: calendarDay('2027-01-01') } as const
    expect(entries({ text: text(run) })).toMatchObject([{ happenedOn: ON }])
  })

  it('is not what cites an entry: that stands in the story already', () => {
    expect(entries({ text: text({ text: 'Hungry 6 of 10 days.', mark: 'fact', cites: ['e1'] }) })).toEqual([])
  })

  it('is said once, and not again of a text that is itself an entry of that kind', () => {
    const part = { text: text({ text: 'Loud.', mark: 'opinion' }) }
    expect(entries(part, part)).toHaveLength(1)
    expect(entries({ ...part, kind: 'opinion' })).toEqual([])
  })
})
