import Fastify, { type FastifyInstance } from 'fastify'
import type { Acting } from '../../src/access/acting.ts'
import type { Parts } from '../../src/deployments/parts.ts'
import type { Asks } from '../../src/entries/drafts/pages/form-page/asks.ts'

type Room = (http: FastifyInstance, acting: Acting, parts: Parts) => void

const nobody = (): never => {
  throw new Error('nobody acts here')
}

/** What each form of these rooms declares that it asks for, by its path. */
export function formsOf(rooms: readonly Room[], parts: Parts): ReadonlyMap<string, Asks> {
  const forms = new Map<string, Asks>()
  const http = Fastify()
  http.addHook('onRoute', ({ url, config }) => {
    if (config?.asks) forms.set(url, config.asks)
  })
  const acting = {
    ...{ actorOf: nobody, stillActing: nobody, inTransaction: nobody, now: nobody, shell: nobody },
    ...{ tell: nobody, hear: nobody },
  }
  for (const room of rooms) room(http, acting, parts)
  return forms
}
