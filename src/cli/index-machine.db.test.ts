import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase } from '../../testing/database.ts'
import { anIndexServer } from '../../testing/index-server.ts'
import { aKey, askForToken } from '../../testing/machine.ts'
import type { Connections } from '../platform/connections.ts'

let folder = ''
let urls: Connections
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openics machines '))
  urls = await aDatabase(inject('server'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function machine(...args: readonly string[]) {
  const env = { PATH: process.env['PATH'], OPENICS_MODE: 'practice', DATABASE_URL: urls.owner }
  const program = join(import.meta.dirname, 'openics.ts')
  const child = spawn(process.execPath, [program, 'index', 'machine', ...args], { cwd: folder, env })
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => (out += text))
  child.stderr.on('data', (text: Buffer) => (err += text))
  const [code] = await once(child, 'close')
  return { code, out, err }
}

async function aKeyFile(name: string) {
  const { key, kid } = await aKey()
  await writeFile(join(folder, name), JSON.stringify(key))
  return { key, kid, file: name }
}

const SAID = ['--authority', '990', '--name', 'Aldermere case system', '--scopes', 'index.match,system/Patient.r']

describe('openics index machine', () => {
  it('adds a machine that can sign in, gives it another key, lists it, and revokes it', async () => {
    const first = await aKeyFile('first.jwk')
    const added = await machine('add', ...SAID, '--key', first.file, '--json')
    expect(added).toMatchObject({ code: 0, err: '' })
    const { id } = JSON.parse(added.out)
    const server = await anIndexServer(urls, {} as never)
    const signIn = async (key = first.key) => (await askForToken(server.origin, { id, key })).status
    expect(await signIn()).toBe(200)

    const second = await aKeyFile('second.jwk')
    expect(await machine('add-key', id, '--key', second.file)).toMatchObject({ code: 0 })
    expect(await machine('revoke', id, '--key', first.kid)).toMatchObject({ code: 0 })
    expect([await signIn(), await signIn(second.key)]).toEqual([401, 200])

    const listed = (await machine('list')).out
    for (const word of [id, '990', 'Aldermere case system', 'index.match index.read', second.kid])
      expect(listed).toContain(word)
    expect(listed).not.toContain(first.kid)
    expect(await machine('revoke', id)).toMatchObject({ code: 0 })
    expect(await signIn(second.key)).toBe(401)
    expect(await machine('revoke', id)).toMatchObject({ code: 1, out: expect.stringContaining('revoked already') })
    await server.close()
  })

  it.each<[readonly string[], string]>([
    [['add', ...SAID, '--key', 'nowhere.jwk'], 'nowhere.jwk cannot be read'],
    [['add', ...SAID, '--key', 'words.txt'], 'holds no public key'],
    [['add', ...SAID.with(1, '000'), '--key', 'good.jwk'], 'no authority with the code 000'],
    [['add', ...SAID.with(5, 'index.everything'), '--key', 'good.jwk'], 'not scopes'],
    [['revoke', 'the-old-one'], 'is not an id'],
  ])('asked wrongly says what is wrong, and changes nothing: %j', async (args, words) => {
    await writeFile(join(folder, 'words.txt'), 'words')
    await aKeyFile('good.jwk')
    expect(await machine(...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) })
  })
})
