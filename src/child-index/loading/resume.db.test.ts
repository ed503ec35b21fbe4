import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import { aLoader, aRow, aSource } from './builder.ts'
import { loadFiles } from './commands.ts'
import { type Counts, type LoadProgress, type LoadSource, NOTHING } from './model.ts'
import { sumOf } from './report/rules.ts'

const SYLLABLES = ['ba', 'den', 'fo', 'gar', 'hel', 'jo', 'kil', 'lum', 'mor', 'nes']

function nameOf(at: number): string {
  return [at % 10, Math.floor(at / 10) % 10, Math.floor(at / 100) % 10].map((place) => SYLLABLES[place]).join('')
}

/** The child of a place: no two alike. */
function childOf(at: number) {
  const born = `20${10 + (at % 9)}-0${1 + (at % 8)}-1${at % 9}`
  return { given: nameOf(at * 7), family: nameOf(at * 3 + 1), born, postcode: `AL${1 + (at % 9)} ${at % 7}XB` }
}

/** Two files: 120 children, each a second time in the other file, with an error in some; one record told of twice. */
const FIRST = aSource(
  'first',
  Array.from({ length: 120 }, (_, at) => aRow(`a${at}`, childOf(at))),
)
const SECOND = aSource('second', [
  ...Array.from({ length: 120 }, (_, at) =>
    aRow(`b${at}`, { ...childOf(at), ...(at % 3 === 0 ? { postcode: 'LS1 4AP' } : {}) }, null, '991'),
  ),
  aRow('a7', { ...childOf(7), postcode: 'M1 1AE' }),
])

/** What the index holds, with numbers told by the first record that has them, and how much of everything. */
async function standing(owner: string): Promise<unknown> {
  const { rows: records } = await execute<{ reference: string; number: string }>(
    owner,
    `select a.node || ' ' || a.local_reference || ' ' || a.version as reference, l.number from child_index.assertion a
       join child_index.link l on l.assertion_id = a.id order by 1`,
  )
  const firsts = new Map(records.toReversed().map(({ reference, number }) => [number, reference]))
  const { rows: counts } = await execute(
    owner,
    `select ${[
      'child',
      'assertion',
      'assertion_past',
      'assertion_name',
      'assertion_address',
      'assertion_key',
      'link',
      'feed',
      'load',
      'load_file',
      'load_row',
      'load_decision',
      'load_single',
    ]
      .map((table) => `(select count(*)::int from child_index.${table}) as ${table}`)
      .join(', ')}`,
  )
  const { rows: defined } = await execute(
    owner,
    `select pg_get_indexdef(indexrelid) as what from pg_index where indrelid::regclass::text like 'child_index.%'
     union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'child_index'::regnamespace
     order by 1`,
  )
  return { records: records.map(({ reference, number }) => [reference, firsts.get(number)]), counts, defined }
}

async function loadedUntil(owner: string, sources: readonly LoadSource[], breaks: (progress: LoadProgress) => boolean) {
  const { loader, end } = aLoader(owner, {
    onProgress: (progress) => {
      if (breaks(progress)) throw new Error('broken off')
    },
  })
  return loadFiles(loader, sources)
    .then(
      (files) => ({ broken: false, counts: sumOf(files) }),
      () => ({ broken: true, counts: NOTHING }),
    )
    .finally(end)
}

const WHOLE: Counts = { rows: 241, new: 120, linked: 120, updated: 1, repeated: 0, refused: 0, review: 0 }

describe('a load that is broken off', () => {
  it('at any point and begun again ends as one that was not', async () => {
    const { owner } = await aDatabase(inject('server'))
    const { defined } = (await standing(owner)) as { defined: unknown }
    expect(await loadedUntil(owner, [FIRST, SECOND], () => false)).toEqual({ broken: false, counts: WHOLE })
    const expected = await standing(owner)
    expect(expected).toMatchObject({ defined })
    for (const stage of ['reading', 'deciding', 'writing', 'finishing'] as const) {
      const { owner: another } = await aDatabase(inject('server'))
      let told = 0
      const once = ({ stage: at }: LoadProgress) => at === stage && ++told === (stage === 'finishing' ? 1 : 2)
      expect(await loadedUntil(another, [FIRST, SECOND], once)).toMatchObject({ broken: true })
      expect(await loadedUntil(another, [FIRST, SECOND], () => false)).toMatchObject({ broken: false, counts: WHOLE })
      expect(await standing(another)).toEqual(expected)
    }
  })

  it('in reading gives up the file that is not given again, and nothing of it is in the index', async () => {
    const { owner } = await aDatabase(inject('server'))
    await loadedUntil(owner, [FIRST], () => true)
    const { counts } = await loadedUntil(owner, [SECOND], () => false)
    expect(counts).toEqual({ ...WHOLE, rows: 121, linked: 1, updated: 0 })
  })

  it('whose staging the database lost in a crash is read again', async () => {
    const { owner } = await aDatabase(inject('server'))
    let told = 0
    await loadedUntil(owner, [FIRST, SECOND], ({ stage }) => stage === 'writing' && ++told === 3)
    await execute(
      owner,
      'truncate child_index.load_row, child_index.load_profile, child_index.load_key, child_index.load_identifier, child_index.load_decision',
    )
    await loadedUntil(owner, [FIRST, SECOND], () => false)
    const { rows } = await execute(owner, 'select count(*)::int as children from child_index.child')
    expect(rows).toEqual([{ children: 120 }])
  })

  it('by kill -9 goes on when the same command is given again', async () => {
    const { owner } = await aDatabase(inject('server'))
    const folder = await mkdtemp(join(tmpdir(), 'openics-load-'))
    const file = join(folder, 'roll.csv')
    const lines = Array.from({ length: 3000 }, (_, at) => {
      const { given, family, born, postcode } = childOf(at)
      return `p${at},990,${given},${family}${nameOf(at >> 3)},${born},${postcode}`
    })
    await writeFile(file, `pupil_reference,authority,forename,surname,dob,postcode\n${lines.join('\n')}\n`)
    const command = () =>
      spawn(process.execPath, [join(import.meta.dirname, '../../cli/openics.ts'), 'index', 'load', file, '--json'], {
        env: { PATH: process.env['PATH'], OPENICS_MODE: 'practice', DATABASE_URL: owner },
      })
    const first = command()
    await untilRowsAre(owner, 'child_index.load_row')
    first.kill('SIGKILL')
    await once(first, 'close')
    const second = command()
    let out = ''
    second.stdout.on('data', (text: Buffer) => (out += text))
    const [code] = await once(second, 'close')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ summary: { rows: 3000, refused: 0 } })
    const { rows } = await execute(owner, 'select count(*)::int as records from child_index.assertion')
    expect(rows).toEqual([{ records: 3000 }])
    await rm(folder, { recursive: true })
  }, 60_000)
})

async function untilRowsAre(owner: string, table: string): Promise<void> {
  for (;;) {
    const { rowCount } = await execute(owner, `select from ${table} limit 1`)
    if (rowCount) return
  }
}
