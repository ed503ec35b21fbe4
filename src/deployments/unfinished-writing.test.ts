import Fastify from 'fastify'
import { expect, it } from 'vitest'
import type { Acting } from '../access/acting.ts'
import { unfinishedAt } from '../casework/worktray/rules-unfinished.ts'
import type { Params } from '../entries/drafts/pages/form-page/page.ts'
import { newId } from '../platform/ids.ts'
import type { Parts } from './parts.ts'
import { ROOMS } from './rooms.ts'

/** Forms of people who have no worktray: partners, administrators, and the index's operators. */
const OF_NO_WORKTRAY = /^\/(concerns|index|agency|agencies|family-help)(\/|$)/

/** Every form of the house: its path, and the key under which what is typed in it is kept. */
async function forms(): Promise<readonly { readonly path: string; readonly keep: (params: Params) => string }[]> {
  const found = new Map<string, (params: Params) => string>()
  const http = Fastify()
  http.addHook('onRoute', ({ url, config }) => {
    if (config?.keep) found.set(url, config.keep)
  })
  for (const room of ROOMS) room(http, {} as Acting, {} as Parts)
  await http.ready()
  return [...found].map(([path, keep]) => ({ path, keep }))
}

it('whatever was begun in a form is found again on the list of unfinished writing', async () => {
  const ofWorkers = (await forms()).filter(({ path }) => !OF_NO_WORKTRAY.test(path))
  expect(ofWorkers.length).toBeGreaterThan(40)
  for (const { path, keep } of ofWorkers) {
    const params = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, newId()]))
    const url = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')
    expect(unfinishedAt(keep(params))?.path, path).toBe(url)
  }
})
