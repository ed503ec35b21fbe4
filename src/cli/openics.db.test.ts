import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { aDatabase } from '../../testing/database.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openics cli '))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

type Ended = { readonly code: number; readonly out: string; readonly err: string }

async function openics(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'openics.ts'), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => (out += text))
  child.stderr.on('data', (text: Buffer) => (err += text))
  const [code] = await once(child, 'close')
  return { code, out, err }
}

describe('openics', () => {
  it.each([['help'], ['--help'], ['-h']])('%s lists the commands, and ends with 0', async (asked) => {
    const { code, out } = await openics([asked])
    expect(code).toBe(0)
    for (const command of ['serve', 'migrate', 'completion', 'version']) expect(out).toContain(`  ${command}`)
  })

  it('helps with a command however deep it is', async () => {
    expect((await openics(['help', 'index', 'load'])).out).toContain('Usage: openics index load')
    expect((await openics(['help', 'index'])).out).toContain('Usage: openics index [')
  })

  it('says which version it is', async () => {
    expect(await openics(['version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  })

  it.each([[['nonsense']], [['migrate', '--nonsense']], [['completion', 'fish']], [[]]])(
    'asked wrongly (%j) says so, and ends with 2',
    async (args) => {
      const { code, out, err } = await openics(args)
      expect(code).toBe(2)
      expect(out).toBe('')
      expect(err).not.toBe('')
    },
  )

  it('with faults in its settings lists them all, without a stack, and ends with 2', async () => {
    const { code, err } = await openics(['migrate'], { PORT: 'many', LOG_LEVEL: 'loud' })
    expect(code).toBe(2)
    expect(err).toContain('PORT must be a number')
    expect(err).toContain('LOG_LEVEL must be one of')
    expect(err).not.toContain('    at ')
  })

  it('reads its settings from .env, which the environment overrules', async () => {
    await writeFile(join(folder, '.env'), 'PORT=many\n')
    expect((await openics(['migrate'])).err).toContain('PORT must be a number')
    expect((await openics(['migrate'], { PORT: '0' })).err).toContain('PORT must be 1 or more')
  })

  it('loads which authority each place is of, and nothing of a file with a line that cannot be read', async () => {
    const { owner } = await aDatabase(inject('server'))
    const env = { OPENICS_MODE: 'practice', DATABASE_URL: owner }
    await writeFile(join(folder, 'areas.csv'), '\uFEFFauthority, Prefix\r\n990,AL4\r\n"991","sk 1"\r\n')
    const wrong = await openics(['index', 'areas', 'areas.csv'], env)
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('Line 3 cannot be read') })
    await writeFile(join(folder, 'areas.csv'), '\uFEFFauthority, Prefix\r\n990,AL4\r\n"991","sk1 4"\r\n')
    expect(await openics(['index', 'areas', 'areas.csv', '--json'], env)).toMatchObject({ code: 0, out: '{"set":2}\n' })
    expect(await openics(['index', 'areas', 'none.csv'], env)).toMatchObject({ code: 2 })
    await writeFile(join(folder, 'areas.csv'), 'prefix,authority\nAL4,990\nSK1,999\n')
    const unknown = await openics(['index', 'areas', 'areas.csv'], env)
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('Line 3: there is no authority') })
  })

  it('brings a database up to date, and says the same to a program in one JSON object', async () => {
    const { owner } = await aDatabase(inject('server'))
    const env = { OPENICS_MODE: 'practice', DATABASE_URL: owner }
    expect(await openics(['migrate'], env)).toMatchObject({ code: 0, out: expect.stringContaining('up to date') })
    const { out } = await openics(['migrate', '--json'], env)
    expect(JSON.parse(out)).toMatchObject({ applied: [] })
  })

  it('that cannot reach the database says so in plain words, and ends with 1', async () => {
    const env = { OPENICS_MODE: 'practice', DATABASE_URL: 'postgres://owner:word@127.0.0.1:1/openics' }
    const { code, err } = await openics(['migrate'], env)
    expect(code).toBe(1)
    expect(err).toContain('cannot be reached')
    expect(err).not.toContain('    at ')
  })

  it('completes its commands and their options in bash', async () => {
    const { out } = await openics(['completion', 'bash'])
    await writeFile(join(folder, 'completion'), out)
    const complete = (words: string) =>
      `source completion; COMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _openics; echo "\${COMPREPLY[*]}"`
    const bash = spawn('bash', ['-c', `${complete('openics mig')}; ${complete('openics migrate --')}`], { cwd: folder })
    let said = ''
    bash.stdout.on('data', (text: Buffer) => (said += text))
    await once(bash, 'close')
    expect(said).toBe('migrate\n--json\n')
  })
})
