import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aCouncil, aPractitioner, type Council } from '../../../testing/builders/council.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { keepDraft } from './commands.ts'
import { clearDraft, readDraft } from './queries.ts'

let db: Database
let council: Council
let teacher: Actor

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 2)
  council = await aCouncil(urls)
  teacher = await aPractitioner(council)
})
afterAll(() => db.destroy())

const keep = (actor: Actor, form: string, words: string) =>
  inSeat(db, actor, (tx) => keepDraft(tx, actor, form, { words }))
const read = async (actor: Actor, form: string) => (await inSeat(db, actor, (tx) => readDraft(tx, actor, form)))?.fields

describe('a draft', () => {
  it('is what was last typed, from a partner’s seat too', async () => {
    await keep(teacher, 'concern:1', 'Came without')
    expect(await keep(teacher, 'concern:1', 'Came without a coat')).toEqual({ ok: true, value: 'kept' })
    expect(await read(teacher, 'concern:1')).toEqual({ words: 'Came without a coat' })
  })

  it('is its writer’s alone, whoever asks and however', async () => {
    await keep(teacher, 'concern:2', 'Mine')
    for (const actor of [
      council.socialWorker,
      council.teamManager,
      await aPractitioner(council, { agencyId: teacher.agencyId ?? '' }),
    ]) {
      expect(await read(actor, 'concern:2')).toBeUndefined()
      const asTheWriter = await inSeat(db, actor, (tx) => readDraft(tx, teacher, 'concern:2'))
      expect(asTheWriter).toBeUndefined()
      await expect(inSeat(db, actor, (tx) => keepDraft(tx, teacher, 'concern:9', { words: 'x' }))).rejects.toThrow(
        'row-level security',
      )
    }
  })

  it('goes with the act that was sent, or stays when the act is undone', async () => {
    await keep(teacher, 'concern:3', 'Sent')
    const undone = inSeat(db, teacher, async (tx) => {
      await clearDraft(tx, teacher, 'concern:3')
      throw new Error('the act failed')
    })
    await expect(undone).rejects.toThrow('the act failed')
    expect(await read(teacher, 'concern:3')).toEqual({ words: 'Sent' })
    await inSeat(db, teacher, (tx) => clearDraft(tx, teacher, 'concern:3'))
    expect(await read(teacher, 'concern:3')).toBeUndefined()
  })
})
