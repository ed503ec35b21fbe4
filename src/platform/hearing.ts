import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** Where processes of the program tell each other, through the database, that there is something new. */
type Listener = (said: string) => void

export type Hearing = {
  /**
   * Says that there is something new about `topic`, after it is committed and in a statement of its own: a commit that
   * carried it would wait for every other. Nothing is kept of it, so whoever must not miss news also looks now and then.
   */
  readonly tell: (topic: string, said?: string) => void
  /** Is called when something is new about `topic`, with what was said of it, if anything was; or when something may have been missed. Gives what ends it. */
  readonly hear: (topic: string, listener: Listener) => () => void
  readonly stop: () => Promise<void>
}

const CHANNEL = 'openics'
const AGAIN_MS = 500
const BETWEEN = '\n'

/** Listens over one connection of its own, and again whenever that is lost. */
export function openHearing(url: string): Hearing {
  const listeners = new Map<string, Set<Listener>>()
  const ending = new AbortController()
  let heard: pg.Client | undefined
  const wake = (topic: string, said = '') => {
    for (const listener of listeners.get(topic) ?? []) listener(said)
  }

  const listen = async () => {
    const client = new pg.Client({ connectionString: url, keepAlive: true })
    const lost = new Promise<void>((resolve) => client.once('end', resolve))
    client.on('error', () => {})
    client.on('notification', ({ payload = '' }) => wake(...parted(payload)))
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    heard = client
    for (const topic of listeners.keys()) wake(topic)
    await lost
  }
  const over = (async () => {
    while (!ending.signal.aborted) {
      await listen().catch(() => {}) // the database is away, which every statement of the program tells better
      heard = undefined
      await pause(AGAIN_MS, undefined, { signal: ending.signal }).catch(() => {})
    }
  })()

  return {
    tell(topic, said = '') {
      if (!heard) return wake(topic, said)
      heard.query('select pg_notify($1, $2)', [CHANNEL, topic + BETWEEN + said]).catch(() => wake(topic, said))
    },
    hear(topic, listener) {
      const those = listeners.get(topic) ?? new Set()
      listeners.set(topic, those.add(listener))
      return () => {
        those.delete(listener)
        if (those.size === 0 && listeners.get(topic) === those) listeners.delete(topic)
      }
    },
    async stop() {
      ending.abort()
      await heard?.end()
      await over
    },
  }
}

function parted(payload: string): readonly [topic: string, said: string] {
  const [topic = '', said = ''] = payload.split(BETWEEN)
  return [topic, said]
}
