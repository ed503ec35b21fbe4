import { describe, expect, it } from 'vitest'
import { whatBecameOf } from './keep-as-you-type.ts'

const answered = (status: number, body: object) => whatBecameOf(Response.json(body, { status }))

describe('what became of words as they were typed', () => {
  it('says that they are kept, and that one must sign in again, when the session is over', async () => {
    expect(await answered(401, { type: 'signed-out', kept: true })).toEqual({
      why: 'Kept, but you are signed out. Sign in again in another tab, then go on here.',
    })
  })

  it('never says that they are kept when they are not', async () => {
    expect(await answered(401, { type: 'signed-out', kept: false })).toEqual({
      why: 'Not kept yet: you are signed out. Sign in again in another tab, then go on here.',
    })
    expect(await whatBecameOf(new Response('', { status: 500 }))).toMatchObject({
      why: expect.stringMatching(/^Not kept yet: something went wrong/),
    })
  })

  it('says so when the form was sent meanwhile', async () => {
    expect(await answered(409, { type: 'sent-already', text: 'this form was sent already.' })).toEqual({
      why: 'Not kept: this form was sent already.',
    })
  })
})
