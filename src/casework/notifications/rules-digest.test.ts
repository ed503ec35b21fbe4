import { expect, it } from 'vitest'
import { digestOf } from './rules-digest.ts'

const ORIGIN = 'https://ics.aldermere.example'

it('says in numbers alone what is due, what is late and how many notices wait, and where to sign in', () => {
  expect(digestOf({ today: 3, late: 1, notices: 2 }, ORIGIN)).toEqual({
    subject: 'OpenICS: 3 things due today, 1 thing late and 2 notices',
    text: [
      'You have 3 things due today, 1 thing late and 2 notices.',
      'Sign in at https://ics.aldermere.example',
      'This e-mail says nothing about anybody. If you do not want it, say so under Notices.\n',
    ].join('\n\n'),
  })
  expect(digestOf({ today: 0, late: 0, notices: 1 }, ORIGIN)?.subject).toBe('OpenICS: 1 notice')
})

it('is not written where there is nothing to say', () => {
  expect(digestOf({ today: 0, late: 0, notices: 0 }, ORIGIN)).toBeUndefined()
})
