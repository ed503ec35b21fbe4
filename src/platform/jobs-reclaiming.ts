import { Client } from 'pg'
import type { Logger } from 'pino'

/** Says in the database which workers live, and gives jobs back to the queue once their worker does not. */
export type Reclaimer = {
  /** From now on, and until its process ends, this worker lives. */
  readonly lives: (workerId: string) => void
  /** This worker of this process has ended: what it had in hand is given back too. */
  readonly died: (workerId: string) => void
  /** Gives back the jobs of workers that are gone. */
  readonly reclaim: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** How long a job waits at most, when the process that had it in hand was killed and others go on. */
const EVERY_MS = 10_000

/**
 * The queue holds a job for the worker that took it for four hours, whether that worker lives or not. Here every living
 * worker holds an advisory lock in a session of its process, which the database lets go of when the process is gone;
 * a job whose worker holds none is free again at the next start, or within ten seconds where other processes go on.
 */
export function aReclaimer(ownerUrl: string, log: Logger): Reclaimer {
  const living = new Set<string>()
  let session: Client | undefined
  let work = Promise.resolve()
  const connected = async () => {
    if (session) return session
    const client = await connect(ownerUrl, () => {
      session = undefined
    })
    await client.query(LIVES, [[...living]])
    session = client
    return client
  }
  const inTurn = (act: (client: Client) => Promise<void>) => {
    const done = work.then(connected).then(act)
    work = done.catch(() => {})
    return done
  }
  const free = async (client: Client) => {
    const { rows } = await client.query<{ workers: number }>(RECLAIM, [[...living]])
    if (rows[0]) log.warn(rows[0], 'jobs of workers that are gone are given to others')
  }
  // With the database away nobody takes a job either: the next turn says anew who lives.
  const turn = setInterval(() => void inTurn(free).catch(() => {}), EVERY_MS)
  return {
    lives: (workerId) => {
      living.add(workerId)
      void inTurn(async (client) => void (await client.query(LIVES, [[workerId]]))).catch(() => {})
    },
    died: (workerId) => {
      living.delete(workerId)
      void inTurn(async (client) => void (await client.query(LIVES_NO_MORE, [workerId]))).catch(() => {})
    },
    reclaim: () => inTurn(free),
    stop: async () => {
      clearInterval(turn)
      await work
      await session?.end().catch(() => {})
    },
  }
}

async function connect(connectionString: string, lost: () => void): Promise<Client> {
  const client = new Client({ connectionString })
  client.on('error', lost)
  client.on('end', lost)
  await client.connect()
  return client
}

const LIVES = `select pg_advisory_lock_shared(hashtextextended(worker, 0)) from unnest($1::text[]) worker`

const LIVES_NO_MORE = `select pg_advisory_unlock_shared(hashtextextended($1, 0))`

const RECLAIM = `
  with gone as materialized (
    select locked_by from (select distinct locked_by from graphile_worker.jobs where locked_by <> all ($1)) held
    where pg_try_advisory_xact_lock(hashtextextended(locked_by, 0)))
  select count(*)::int as workers, graphile_worker.force_unlock_workers(array_agg(locked_by)) from gone
  having count(*) > 0`
