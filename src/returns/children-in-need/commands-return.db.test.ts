import { readFileSync } from 'node:fs'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aCouncil } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { censusReturn } from '../../../testing/cin-census/generate.ts'
import { sourceOf } from '../../../testing/cin-census/returns.ts'
import { aDatabase } from '../../../testing/database.ts'
import { systemActor } from '../../access/actor.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import { childIndexInProcess } from '../../child-index/in-process.ts'
import type { IndexDB } from '../../child-index/schema.ts'
import { layDownReturn } from '../../exchange/import/cin-census/laying-down/commands.ts'
import { checkReturn, readFindings } from '../../exchange/import/cin-census/reader.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { checkFile } from './commands.ts'
import { writeReturn } from './commands-return.ts'
import type { Failure } from './model.ts'
import { censusYear } from './rules-whole.ts'

const NOW = aMoment('2026-06-01T09:00:00Z')
const YEAR = censusYear(2026)
const SCHEMA = new URL('../../../testing/cin-census/cin-2026.xsd', import.meta.url)
let db: Database
let index: ChildIndex
let stop: () => Promise<void>

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  const indexDb = openDatabase<IndexDB>(urls.index)
  index = childIndexInProcess(indexDb)
  stop = async () => {
    await indexDb.destroy()
    await db.destroy()
  }
  await aCouncil(urls, '990')
  await aCouncil(urls, '991')
})
afterAll(() => stop())

async function bringIn(text: string, authority: string): Promise<void> {
  const source = sourceOf(() => [text])
  const options = { authority, today: NOW.day }
  const checked = await checkReturn(source, options)
  if (!checked.ok) throw new Error(checked.words)
  await layDownReturn(
    { authority, index, now: NOW, inTransaction: (actor, work) => inSeat(db, actor, work) },
    checked.value,
    readFindings(source, checked.value, options),
  )
}

async function returnOf(authority: string): Promise<string> {
  const actor = systemActor(authority, 'test')
  const pieces: string[] = []
  const made = { authority, year: YEAR, release: '1', serial: 1, at: '2026-06-01T09:00:00' }
  await inSeat(db, actor, (tx) => writeReturn(tx, made, async (text) => void pieces.push(text)))
  return pieces.join('')
}

async function failuresOf(text: string): Promise<readonly Failure[]> {
  const failures: Failure[] = []
  const onFailure = (failure: Failure) => void failures.push(failure)
  await checkFile(
    sourceOf(() => [text]),
    { years: { asked: 2026, usual: 2026 }, onFailure },
  )
  return failures
}

function brokenInSchema(text: string): unknown {
  using schema = XmlDocument.fromString(readFileSync(SCHEMA, 'utf8'))
  using validator = XsdValidator.fromDoc(schema)
  using file = XmlDocument.fromString(text)
  try {
    validator.validate(file)
    return undefined
  } catch (fault) {
    return fault
  }
}

describe('the children in need census, straight from the record', () => {
  it('passes the schema and every rule, and gives the same again from a record it was brought into', {
    timeout: 60_000,
  }, async () => {
    await bringIn([...censusReturn({ children: 300, seed: 3, authority: '990' })].join(''), '990')
    const made = await returnOf('990')
    expect(made.match(/<Child>/g)).toHaveLength(300)
    expect(brokenInSchema(made)).toBeUndefined()
    expect(await failuresOf(made)).toEqual([])

    const elsewhere = made.replace('<LEA>990<', '<LEA>991<')
    await bringIn(elsewhere, '991')
    expect(sorted(await returnOf('991'))).toEqual(sorted(elsewhere))
  })
})

/** Children are written in the order of their ids, which a record gives them anew. */
function sorted(file: string): readonly string[] {
  return file.split('\n').toSorted()
}
