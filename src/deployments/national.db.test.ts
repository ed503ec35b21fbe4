import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../testing/database.ts'
import { type Config, readConfig } from '../platform/config.ts'
import type { Connections } from '../platform/connections.ts'
import { openLog } from '../platform/log.ts'
import { PortTaken, type Running, startNational } from './national.ts'

let urls: Connections
let running: Running | undefined

beforeEach(async () => {
  urls = await aDatabase(inject('server'))
})
afterEach(async () => {
  await running?.stop()
  running = undefined
})

async function aConfig(port?: number): Promise<Config> {
  const env = { OPENICS_MODE: 'practice', DATABASE_URL: urls.owner, PORT: `${port ?? (await aFreePort())}` }
  return readConfig(env)
}

async function aFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  return port
}

async function start(config?: Config): Promise<Running> {
  running = await startNational(config ?? (await aConfig()), openLog('silent'))
  return running
}

async function connectionsTo(): Promise<number> {
  const { rows } = await execute<{ count: number }>(
    urls.owner,
    `select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  return rows[0]?.count ?? -1
}

describe('the server', () => {
  it('says it lives, that it can work, and what it did, without anybody signed in', async () => {
    const { url } = await start()
    expect(await (await fetch(`${url}/health/live`)).json()).toEqual({ status: 'ok' })
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({
      status: 'ok',
      checks: { database: 'ok', migrations: 'ok', worker: 'ok' },
    })
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toContain('openics_http_request_seconds_count{method="GET",route="/health/ready",status="200"} 1')
    expect(metrics).toContain('openics_pool_connections{pool="app",state="waiting"} 0')
  })

  it('shows its figures to nobody elsewhere', async () => {
    const { http } = await start()
    const elsewhere = { method: 'GET', url: '/metrics', remoteAddress: '203.0.113.7' } as const
    expect((await http.inject(elsewhere)).statusCode).toBe(404)
    expect((await http.inject({ ...elsewhere, remoteAddress: '127.0.0.1' })).statusCode).toBe(200)
  })

  it('is not ready when it lacks a migration', async () => {
    const { url } = await start()
    await execute(urls.owner, `delete from public.migration where name = '0007_plans.sql'`)
    const answer = await fetch(`${url}/health/ready`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ checks: { database: 'ok', migrations: 'failed' } })
  })

  it('sends whoever is not signed in to sign in, whatever they ask for', async () => {
    const { http } = await start()
    const answer = await http.inject({ url: '/', headers: { accept: 'text/html' } })
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toMatch(/^\/sign-in/)
  })

  it('closes the numbers of who has grown up, and gathers the words of names, every night', async () => {
    await start()
    const everyNight = async () => {
      const known = 'select identifier from graphile_worker._private_known_crontabs order by 1'
      return (await execute<{ identifier: string }>(urls.owner, known)).rows.map(({ identifier }) => identifier)
    }
    await expect.poll(everyNight).toEqual(expect.arrayContaining(['close-grown-children', 'gather-name-words']))
  })

  it('told to stop, finishes what is in flight, takes nothing new, and lets go of everything', async () => {
    const config = await aConfig()
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
    const slow = await startNational(config, openLog('silent'), (http) => {
      http.get('/slow', { config: { open: true } }, async () => {
        arrive()
        await released
        return 'finished'
      })
    })
    const answer = fetch(`${slow.url}/slow`)
    await arrived
    const stopped = slow.stop()
    await expect(fetch(`${slow.url}/health/live`)).rejects.toThrow()
    release()
    expect(await (await answer).text()).toBe('finished')
    await stopped
    await expect.poll(connectionsTo, { timeout: 10_000 }).toBe(0)
  })

  it('whose port is taken names the port and what to do, and leaves nothing running', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const starting = startNational(await aConfig(port), openLog('silent'))
    await expect(starting).rejects.toThrow(PortTaken)
    await expect(starting).rejects.toThrow(`PORT=${port + 1} npm start`)
    other.close()
    await expect.poll(connectionsTo, { timeout: 10_000 }).toBe(0)
  })
})
