import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { aDatabase, execute } from '../../testing/database.ts'
import type { Connections } from './connections.ts'
import { type Database, inSeat, openDatabase } from './db.ts'
import { enqueue, startWorker, type Tasks, type Worker } from './jobs.ts'
import { openLog } from './log.ts'

const SEAT = { authority: '990', userId: null, agencyId: null, seat: 'council' } as const

let urls: Connections
let db: Database
let worker: Worker | undefined
let lines: string[] = []

beforeEach(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  lines = []
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
  await db.destroy()
})

async function work(tasks: Tasks) {
  const ended = vi.fn()
  worker = await startWorker(urls.owner, tasks, openLog('info', { write: (line) => void lines.push(line) }), ended)
  return ended
}

describe('a job', () => {
  it('runs after the act that asked for it, for that act’s authority', async () => {
    const done = Promise.withResolvers<object>()
    await work({ tell: async (payload) => done.resolve(payload) })
    await inSeat(db, SEAT, (tx) => enqueue(tx, 'tell', { concernId: 'one', authority: '991' }))
    expect(await done.promise).toEqual({ authority: '990', concernId: 'one' })
  })

  it('of an act that was undone never runs', async () => {
    const undone = inSeat(db, SEAT, async (tx) => {
      await enqueue(tx, 'tell', {})
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    const { rows } = await execute<{ jobs: number }>(
      urls.owner,
      'select count(*)::int as jobs from graphile_worker.jobs',
    )
    expect(rows).toEqual([{ jobs: 0 }])
  })

  it('that fails is tried again later, and what it said is not in the log', async () => {
    const ended = await work({
      tell: async () => {
        throw new RangeError('no such child: Maisie Thornbury')
      },
    })
    await inSeat(db, SEAT, (tx) => enqueue(tx, 'tell', { name: 'Maisie Thornbury' }))
    await vi.waitFor(() => expect(ended).toHaveBeenCalledWith('tell', 'failed'))
    expect(lines.join('')).toContain('"task":"tell"')
    expect(lines.join('')).not.toContain('Maisie')
    const again = `select attempts, run_at > now() as later from graphile_worker.jobs`
    await vi.waitFor(async () =>
      expect((await execute(urls.owner, again)).rows).toEqual([{ attempts: 1, later: true }]),
    )
  })

  it('that fails for good is an alarm in the log', async () => {
    const ended = await work({
      tell: async () => {
        throw new Error('never')
      },
    })
    await execute(urls.owner, `select graphile_worker.add_job('tell', '{"authority":"990"}', max_attempts => 1)`)
    await vi.waitFor(() => expect(ended).toHaveBeenCalledWith('tell', 'dead'))
    const alarms = lines.map((line) => JSON.parse(line)).filter(({ alarm }) => alarm === 'dead-job')
    expect(alarms).toEqual([expect.objectContaining({ level: 50, task: 'tell', attempts: 1 })])
  })

  it('in hand is finished before the worker has stopped', async () => {
    const begun = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    let finished = false
    await work({
      tell: async () => {
        begun.resolve()
        await release.promise
        finished = true
      },
    })
    await inSeat(db, SEAT, (tx) => enqueue(tx, 'tell', {}))
    await begun.promise
    const stopped = worker?.stop()
    release.resolve()
    await stopped
    expect(finished).toBe(true)
    expect(worker?.isAlive()).toBe(false)
  })
})

it('a worker whose database goes away while it says that a job is done begins again when it is back', async () => {
  const admin = `${inject('server').admin}postgres`
  const name = new URL(urls.owner).pathname.slice(1)
  const open = (isOpen: boolean) => execute(admin, `alter database "${name}" allow_connections ${isOpen}`)
  const done: string[] = []
  await work({
    tell: async ({ turn = '' }) => {
      done.push(turn)
      if (done.length > 1) return
      await open(false)
      await execute(admin, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    },
  })
  await inSeat(db, SEAT, (tx) => enqueue(tx, 'tell', { turn: 'first' }))
  await vi.waitFor(() => expect(done).toEqual(['first']), 10_000)
  await open(true)
  await inSeat(db, SEAT, (tx) => enqueue(tx, 'tell', { turn: 'second' }))
  await vi.waitFor(() => expect(done).toContain('second'), 40_000)
  await vi.waitFor(() => expect(worker?.isAlive()).toBe(true), 40_000)
}, 120_000)

describe('a job in hand', () => {
  const inHandOf = (worker: string) =>
    execute(urls.owner, `update graphile_worker._private_jobs set locked_at = now(), locked_by = '${worker}'`)

  it('of a worker that was killed is done at the next start', async () => {
    const done = Promise.withResolvers<object>()
    await inSeat(db, SEAT, (tx) => enqueue(tx, 'tell', { concernId: 'one' }))
    await inHandOf('worker-that-was-killed')
    await work({ tell: async (payload) => done.resolve(payload) })
    expect(await done.promise).toMatchObject({ concernId: 'one' })
  })

  it('of a worker that lives in another process is left to it', async () => {
    const release = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const runs: string[] = []
    const tell = async () => {
      runs.push('first')
      begun.resolve()
      await release.promise
    }
    const slow = await startWorker(urls.owner, { tell }, openLog('fatal'), () => {})
    await inSeat(db, SEAT, (tx) => enqueue(tx, 'tell', {}))
    await begun.promise
    const told = Promise.withResolvers<void>()
    await work({ tell: async () => void runs.push('second'), other: async () => told.resolve() })
    await inSeat(db, SEAT, (tx) => enqueue(tx, 'other', {}))
    await told.promise
    release.resolve()
    await slow.stop()
    expect(runs).toEqual(['first'])
  })
})

describe('the application', () => {
  it('can read no job: they are every authority’s', async () => {
    await expect(execute(urls.app, 'select * from graphile_worker.jobs')).rejects.toThrow('permission denied')
  })
})
