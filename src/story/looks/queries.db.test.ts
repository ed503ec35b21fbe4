import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aDatabase } from '../../../testing/database.ts'
import { audit, auditLooks } from '../../access/audit.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { looksAt } from './queries.ts'

let db: Database
let council: Council

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 2)
  council = await aCouncil(urls)
})
afterAll(() => db.destroy())

const looks = (child: string, limit = 10, before?: string) =>
  inSeat(db, council.teamManager, (tx) => looksAt(tx, child, limit, before))

describe('who looked at a child', () => {
  it('has everybody who saw them on a list, which is one leaf', async () => {
    const [bo, cy] = [await aChild(db, '990'), await aChild(db, '990')]
    const { teamManager } = council
    await inSeat(db, teamManager, (tx) =>
      audit(tx, teamManager, 'team.look', { kind: 'worktray', id: teamManager.teamId }, { children: 2 }, [bo, cy]),
    )
    for (const child of [bo, cy]) {
      expect((await looks(child)).looks).toMatchObject([{ action: 'team.look', who: teamManager.name }])
    }
    expect((await looks(await aChild(db, '990'))).looks).toEqual([])
  })

  it('has looks at a step, acts on one and lists together, newest first, page by page', async () => {
    const child = await aChild(db, '990')
    const { socialWorker } = council
    const as = (work: Parameters<typeof inSeat<void>>[2]) => inSeat(db, socialWorker, work)
    await as((tx) => auditLooks(tx, socialWorker, [child], { part: 'assessment', stepId: newId() }))
    await as((tx) => audit(tx, socialWorker, 'assessment.write', { kind: 'assessment', id: newId() }, {}, [child]))
    await as((tx) => audit(tx, socialWorker, 'worktray.look', { kind: 'worktray', id: null }, {}, [child]))
    const first = await looks(child, 2)
    expect(first.looks.map(({ action }) => action)).toEqual(['worktray.look', 'assessment.write'])
    const rest = await looks(child, 2, first.earlier ?? undefined)
    expect(rest.looks.map(({ action }) => action)).toEqual(['child.look'])
  })
})
