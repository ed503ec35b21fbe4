import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aChild } from '../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../testing/builders/council.ts'
import { aDatabase } from '../../testing/database.ts'
import { calendarDay } from '../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { type Actor, systemActor } from './actor.ts'
import { auditLooks } from './audit.ts'
import { mayForEvery, relationshipsWith, standingFor } from './queries.ts'

const TODAY = calendarDay('2026-05-06')
let db: Database
let council: Council
let niamh: string
let alfie: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 2)
  council = await aCouncil(urls)
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie' })
  await inSeat(db, systemActor('990', 'test'), (tx) =>
    tx
      .insertInto('allocation')
      .values({
        ...{ authority: '990', id: newId(), childId: niamh, role: 'social-worker', fromOn: TODAY, toOn: null },
        ...{ userId: council.socialWorker.userId, teamId: council.teams.safeguarding },
      })
      .execute(),
  )
})
afterAll(() => db.destroy())

const leavesOf = (actor: Actor, subjectIds: readonly string[]) =>
  inSeat(db, council.frontDoorManager, (tx) =>
    tx
      .selectFrom('access.auditLeaf')
      .select(['subjectId', 'action', 'relationship', 'purpose', 'details'])
      .where('authority', '=', '990')
      .where('userId', '=', actor.userId)
      .where('subjectId', 'in', subjectIds)
      .orderBy('at')
      .execute(),
  )

describe('a look at a step', () => {
  it('is on record for each of its children, with how the one who looked stood to them, and what for', async () => {
    const { socialWorker } = council
    const stepId = newId()
    await inSeat(db, socialWorker, async (tx) => {
      await relationshipsWith(tx, socialWorker, [niamh, alfie], TODAY)
      await auditLooks(tx, socialWorker, [niamh, alfie, alfie], { part: 'assessment', stepId })
    })
    const look = {
      action: 'child.look',
      purpose: 'working-with-a-child',
      details: { part: 'assessment', step: stepId },
    }
    const leaves = await leavesOf(socialWorker, [niamh, alfie])
    expect(leaves).toHaveLength(2)
    expect(leaves).toEqual(
      expect.arrayContaining([
        { ...look, subjectId: niamh, relationship: 'allocated team' },
        { ...look, subjectId: alfie, relationship: 'any' },
      ]),
    )
  })

  it('says nothing of a standing that was not asked for, nor of one found out for somebody else', async () => {
    const { colleague, socialWorker } = council
    await inSeat(db, colleague, async (tx) => {
      await relationshipsWith(tx, socialWorker, [niamh], TODAY)
      await auditLooks(tx, colleague, [niamh], { part: 'assessment' })
    })
    expect(await leavesOf(colleague, [niamh])).toMatchObject([{ relationship: null }])
  })
})

describe('a refusal', () => {
  it('is on record for a child who is there, and for nobody who is not', async () => {
    const { teamManager } = council
    const [stranger, nobody] = [await aChild(db, '990'), newId()]
    await inSeat(db, teamManager, async (tx) => {
      expect(await standingFor(tx, teamManager, 'child.look', stranger, TODAY)).toBeUndefined()
      expect(await standingFor(tx, teamManager, 'child.look', nobody, TODAY)).toBeUndefined()
    })
    await inSeat(db, teamManager, async (tx) => {
      expect(await mayForEvery(tx, teamManager, 'plan.write', [niamh, stranger], TODAY)).toBe(false)
      expect(await mayForEvery(tx, teamManager, 'plan.write', [niamh], TODAY)).toBe(true)
    })
    expect(await leavesOf(teamManager, [niamh, stranger, nobody])).toMatchObject([
      { action: 'refused', subjectId: stranger, relationship: 'any', details: { act: 'child.look' } },
      { action: 'refused', subjectId: stranger, details: { act: 'plan.write' } },
    ])
  })
})
