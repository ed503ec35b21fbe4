import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase } from '../../../testing/database.ts'
import { instant } from '../../kernel/instant.ts'
import { openDatabase } from '../../platform/db.ts'
import { ASKED, anAssertion, anIdentity } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../in-process.ts'
import { BUILT_IN } from '../matching/built-in/model.ts'
import { modelInUse } from '../matching/queries-model.ts'
import type { IndexDB } from '../schema.ts'
import { trainModel } from './commands.ts'

const AT = instant('2026-06-01T10:00:00Z')
let db: IndexDatabase

beforeAll(async () => {
  db = openDatabase<IndexDB>((await aDatabase(inject('server'))).index)
  const assertions = Array.from({ length: 60 }, (_, at) =>
    anAssertion(`trained-${at}`, {
      given: `Ada${'bcdfg'[at % 5]}i`,
      family: `Holt${'lmnprs'[at % 6]}on`,
      born: `20${10 + (at % 9)}-03-${10 + (at % 17)}`,
    }),
  )
  await childIndexInProcess(db).registerMany({ asked: ASKED, assertions })
})
afterAll(() => db.destroy())

function train(dryRun: boolean) {
  return db.transaction().execute((tx) => trainModel(tx, { children: 1_000, dryRun, at: AT }))
}

describe('training the index on its own records', () => {
  it('changes nothing when tried out', async () => {
    const { records } = await train(true)
    expect(records).toBeGreaterThan(0)
    expect((await db.transaction().execute(modelInUse)).model.version).toBe(BUILT_IN.version)
  })

  it('puts a version in use, the same one for the same records, and decisions name it', async () => {
    const { after } = await train(false)
    expect((await train(false)).after.version).toBe(after.version)
    expect((await db.transaction().execute(modelInUse)).model).toEqual(after)
    const index = childIndexInProcess(db)
    await index.register({
      asked: ASKED,
      assertion: anAssertion('after-training', { given: 'Zebedee', family: 'Quince' }),
    })
    const { modelVersion } = await db
      .selectFrom('childIndex.decision')
      .select('modelVersion')
      .orderBy('decidedAt', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(modelVersion).toBe(after.version)
    expect(
      (await index.match({ asked: ASKED, identity: anIdentity({ given: 'Zebedee', family: 'Quince' }) })).outcome,
    ).toBe('Match')
  })
})
