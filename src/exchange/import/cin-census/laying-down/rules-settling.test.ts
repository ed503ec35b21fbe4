import { describe, expect, it } from 'vitest'
import { settled } from './rules-settling.ts'

const OPEN = { id: 'e', closedOn: null, closureReason: null, primaryNeed: 'N1' }
const CLOSED = { ...OPEN, closedOn: '2026-03-01', closureReason: 'RC7' }

describe('a row that stands, when a return speaks of it again', () => {
  it('takes over what the return says later, where nothing was decided here', () => {
    expect(settled('episode', OPEN, OPEN, CLOSED)).toMatchObject({ row: CLOSED, changed: true, kept: [] })
  })

  it('takes over what the authority says otherwise than before', () => {
    const corrected = { ...CLOSED, closedOn: '2026-03-04' }
    expect(settled('episode', CLOSED, CLOSED, corrected)).toMatchObject({ row: corrected, changed: true })
  })

  it('stays closed as it was closed here, and says so', () => {
    expect(settled('episode', CLOSED, OPEN, OPEN)).toMatchObject({
      ...{ row: CLOSED, changed: false, written: OPEN, decidedHere: ['closedOn', 'closureReason'] },
      kept: ['when and why the case was closed: 2026-03-01, RC7 here, nothing in the return'],
    })
  })

  it('stays as decided here, even if a return has said the same in between', () => {
    const { written } = settled('episode', CLOSED, OPEN, CLOSED)
    const later = { ...CLOSED, closedOn: '2026-04-01' }
    expect(settled('episode', CLOSED, written, later)).toMatchObject({ row: CLOSED, changed: false })
  })

  it('takes over one part though another was decided here', () => {
    const { row, kept } = settled('episode', CLOSED, OPEN, { ...OPEN, primaryNeed: 'N4' })
    expect(row).toEqual({ ...CLOSED, primaryNeed: 'N4' })
    expect(kept).toHaveLength(1)
  })

  it('does not sign an assessment that was begun here', () => {
    const open = { id: 'a', state: 'open', authorisedOn: null, revision: 0 }
    const signed = { ...open, state: 'authorised', authorisedOn: '2026-03-01' }
    expect(settled('assessment', open, open, signed)).toMatchObject({ row: signed, changed: true })
    expect(settled('assessment', { ...open, revision: 3 }, open, signed)).toMatchObject({ changed: false })
  })

  it('fills what is empty here in a row that no import wrote, and changes nothing else of it', () => {
    expect(settled('episode', OPEN, undefined, { ...CLOSED, primaryNeed: 'N4' })).toMatchObject({ row: CLOSED })
  })

  it('remembers the day a plan was first taken over', () => {
    const status = { id: 's', toOn: null, category: 'NEG', takenOverOn: '2026-03-01' }
    expect(settled('planStatus', status, status, { ...status, takenOverOn: '2026-06-01' }).changed).toBe(false)
    const ended = { ...status, toOn: '2026-05-01', takenOverOn: null }
    expect(settled('planStatus', status, status, ended).row).toEqual({ ...ended, takenOverOn: '2026-03-01' })
  })
})
