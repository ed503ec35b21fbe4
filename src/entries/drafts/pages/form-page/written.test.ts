import { describe, expect, it } from 'vitest'
import { BEGUN_FROM, LEFT_OVER, marksOf } from '../../rules-joining.ts'
import { moreExactly } from './form.ts'
import { writtenWords } from './written.ts'

const CHILD = '0190a0a0-0000-7000-8000-000000000001'

describe('the words of a form that is not there any more', () => {
  it('are read by the name of their place, a day as one, a choice in words, and no id', () => {
    const asks = {
      when: 'this day',
      lookAgain: 'this reason',
      'need-#': 'plan as it stands',
      choice: 'this choice',
    } as const
    const fields = {
      ...{ id: CHILD, 'when-day': '3', 'when-month': '12', 'when-year': '2026', lookAgain: 'If she\nis hungry' },
      ...{ 'need-new-1': 'Sleep', [`need-${CHILD}`]: CHILD, choice: 'step-down', other: 'Not asked for' },
    }
    expect(writtenWords(asks, fields)).toEqual([
      { name: 'When', text: '3 12 2026' },
      { name: 'Look again', text: 'If she\nis hungry' },
      { name: 'Need', text: 'Sleep' },
      { name: 'Choice', text: 'step down' },
    ])
  })

  it('are the writer’s own: not what others had written before them', () => {
    const asks = { why: 'plan as it stands', want: 'plan as it stands' } as const
    const before = { why: 'Hungry.', want: 'A bed.' }
    const fields = { why: 'Hungry.', want: 'A bed of her own.', [BEGUN_FROM]: marksOf(before), [LEFT_OVER]: 'Nan' }
    expect(writtenWords(asks, fields)).toEqual([
      { name: 'Want', text: 'A bed of her own.' },
      { name: 'Left over', text: 'Nan' },
    ])
  })
})

it('what must be put right says that a day is in no calendar, and that a file is empty', () => {
  const problems = [
    { field: 'when-day', text: 'Write the day' },
    { field: 'file', text: 'Choose a file' },
    { text: 'Other' },
  ]
  const said = (year: string, isEmpty: boolean) =>
    moreExactly(problems, { 'when-day': '31', 'when-month': '2', 'when-year': year }, isEmpty).map(({ text }) => text)
  expect(said('2027', true)).toEqual([
    'There is no such day. Write the day',
    'The file is empty. Choose another',
    'Other',
  ])
  expect(said('', false)).toEqual(['Write the day', 'Choose a file', 'Other'])
})
