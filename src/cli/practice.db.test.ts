import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase } from '../../testing/database.ts'

let folder = ''
let owner = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openics practice '))
  owner = (await aDatabase(inject('server'))).owner
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function practice(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'openics.ts'), 'practice', ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], OPENICS_MODE: 'practice', DATABASE_URL: owner, ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => (out += text))
  child.stderr.on('data', (text: Buffer) => (err += text))
  const [code] = await once(child, 'close')
  return { code, out, err }
}

describe('openics practice', () => {
  it('loads as many children as asked for, and says so in words or as one JSON object', async () => {
    const first = await practice(['--children', '3', '--json'])
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(first.out)).toMatchObject({ children: 3, families: 2, numbered: 5, recognised: 2 })
    const again = await practice(['--children', '3'])
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('there already: 2') })
  })

  it('empties the practice database first, if asked', async () => {
    const { out } = await practice(['--children', '3', '--seed', '9', '--reset', '--json'])
    expect(JSON.parse(out)).toMatchObject({ seed: 9, families: 2, familiesKept: 0 })
  })

  it.each([[['--children', 'many']], [['--seed', '-1']]])(
    'asked wrongly (%j) says so, and ends with 2',
    async (args) => {
      const { code, out, err } = await practice(args)
      expect(code).toBe(2)
      expect(out).toBe('')
      expect(err).toContain('whole number')
    },
  )
})
