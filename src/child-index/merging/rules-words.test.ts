import { describe, expect, it } from 'vitest'
import type { IndexNumber } from '../../kernel/index-number.ts'
import { type DecidedEvent, eventInWords, itemInWords } from './rules-words.ts'

const EVENT: DecidedEvent = {
  kind: 'registration',
  number: 'K7X4PD93HT' as IndexNumber,
  otherNumber: null,
  outcome: 'NoMatch',
  authority: '990',
  reason: null,
}

describe('the history of a child', () => {
  it('says of a record that is like nobody that it has a number of its own, and whose it is', () => {
    expect(eventInWords(EVENT)).toBe(
      'A record of Aldermere was given a number of its own, K7X 4PD 93HT. Nobody was like it.',
    )
    expect(eventInWords({ ...EVENT, kind: 'load', outcome: 'PotentialMatch' })).toContain(
      'of its own, K7X 4PD 93HT, from a file',
    )
  })

  it('says of a record that matched, or changed, that it is linked, or that it changed', () => {
    expect(eventInWords({ ...EVENT, outcome: 'Match' })).toContain('A record of Aldermere was linked to K7X 4PD 93HT')
    expect(eventInWords({ ...EVENT, kind: 'update' })).toContain('A record of Aldermere for K7X 4PD 93HT changed')
  })
})

it('names the council whose record is to be allotted', () => {
  const item = {
    what: 'assertion',
    given: 'Ada',
    family: 'Byrd',
    node: '991',
    organisation: null,
    agencyKind: null,
  } as const
  expect(itemInWords(item)).toBe('A record of Ada Byrd, of Eastholt')
})
