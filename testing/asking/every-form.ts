import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../src/access/acting.ts'
import type { Actor } from '../../src/access/actor.ts'
import { deskInProcess } from '../../src/child-index/desk/in-process.ts'
import { childIndexInProcess } from '../../src/child-index/in-process.ts'
import type { IndexDB } from '../../src/child-index/schema.ts'
import type { Parts } from '../../src/deployments/parts.ts'
import type { Asks } from '../../src/entries/drafts/pages/form-page/asks.ts'
import type { Moment } from '../../src/kernel/moment.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { openLog } from '../../src/platform/log.ts'
import { aChild, anAdult, motherOf } from '../builders/child.ts'
import { aCouncil } from '../builders/council.ts'
import { pagesOf } from '../builders/pages.ts'
import { aDatabase, type TestServer } from '../database.ts'
import { aWalk } from './walk.ts'

type Room = (http: FastifyInstance, acting: Acting, parts: Parts) => void

/** Every form of the program before a family of whom nothing is known yet, and who walks them. */
export async function everyForm(server: TestServer, now: Moment, rooms: readonly Room[]) {
  const urls = await aDatabase(server)
  const db = openDatabase(urls.app, 4)
  const index = openDatabase<IndexDB>(urls.index, 2)
  const council = await aCouncil(urls)
  const forms = new Map<string, Asks>()
  const parts = {
    ...{ db, clock: systemClock, log: openLog('silent'), origin: 'http://localhost' },
    ...{ index: childIndexInProcess(index), desk: deskInProcess(index) },
  }
  let actor: Actor = council.socialWorker
  const actAs = (who: Actor) => {
    actor = who
  }
  const http = await pagesOf(
    db,
    () => actor,
    () => now,
    (opened, acting) => {
      opened.addHook('onRoute', ({ url, config }) => {
        if (config?.asks) forms.set(url, config.asks)
      })
      for (const room of rooms) room(opened, acting, parts)
    },
  )
  const niamh = await aChild(db, '990')
  const alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  const kerry = await anAdult(db, '990')
  await motherOf(db, '990', kerry, [niamh, alfie])
  return {
    ...{ http, db, council, actAs, walk: aWalk(http, forms, actAs), niamh, alfie, kerry },
    async stop() {
      await http.close()
      await Promise.all([db.destroy(), index.destroy()])
    },
  }
}
