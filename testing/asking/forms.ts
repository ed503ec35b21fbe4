import Fastify, { type FastifyInstance, type RouteOptions } from 'fastify'
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
  mounted(rooms, parts, ({ url, config }) => {
    if (config?.asks) forms.set(url, config.asks)
  })
  return forms
}

/** The path of everything that these rooms have to be looked at, as it is registered: `/children/:id`. */
export function pathsOf(rooms: readonly Room[], parts: Parts): ReadonlySet<string> {
  const paths = new Set<string>()
  mounted(rooms, parts, ({ url, method }) => {
    if ([method].flat().includes('GET')) paths.add(url)
  })
  return paths
}

function mounted(rooms: readonly Room[], parts: Parts, meet: (route: RouteOptions) => void): void {
  const http = Fastify()
  http.addHook('onRoute', meet)
  const acting = {
    ...{ actorOf: nobody, stillActing: nobody, inTransaction: nobody, now: nobody, shell: nobody },
    ...{ tell: nobody, hear: nobody },
  }
  for (const room of rooms) room(http, acting, parts)
}
