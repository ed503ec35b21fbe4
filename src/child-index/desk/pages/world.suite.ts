import type { FastifyInstance } from 'fastify'
import { aCouncil, aWorker, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf } from '../../../../testing/builders/pages.ts'
import { aDatabase, type TestServer } from '../../../../testing/database.ts'
import type { Actor } from '../../../access/actor.ts'
import { openDatabase } from '../../../platform/db.ts'
import type { ChildIndex } from '../../contract.ts'
import type { DeskOperations } from '../../contract-desk.ts'
import { childIndexInProcess } from '../../in-process.ts'
import { answerOf, NOOR, registered } from '../../merging/world.suite.ts'
import type { IndexDB } from '../../schema.ts'
import type { OperatorsDesk } from '../contract.ts'
import { deskInProcess } from '../in-process.ts'
import { deskPages } from './pages.ts'

let pairs = 0

/** No two of them alike. */
const FAMILIES = [
  ...[
    'Abernathy',
    'Blenkinsop',
    'Cholmondeley',
    'Drinkwater',
    'Etherington',
    'Fothergill',
    'Gathercole',
    'Hollingsworth',
  ],
  ...[
    'Iremonger',
    'Jessop',
    'Kilvington',
    'Lovelace',
    'Mountjoy',
    'Nettlefold',
    'Osbaldeston',
    'Pumphrey',
    'Quickfall',
  ],
  ...['Ravenscroft', 'Satterthwaite', 'Thistlethwayte', 'Umfreville', 'Venables', 'Wolstenholme', 'Yaxley', 'Zouch'],
]

/** Two records of one child, of whom the index is not sure: a pair in the queue. No two pairs have much in common. */
export async function aPairOf(index: ChildIndex, desk: DeskOperations, given = 'Niamh') {
  pairs += 1
  const reference = `pair-${pairs}`
  const family = FAMILIES[pairs % FAMILIES.length] ?? ''
  const born = `20${10 + Math.floor(pairs / 12)}-${String((pairs % 12) + 1).padStart(2, '0')}-17`
  const who = { given, family, born, postcode: `AL${pairs} 2QR` }
  const one = await registered(index, reference, who)
  const other = await registered(index, reference, { ...who, birthDateKnown: 'year' }, { node: '991' })
  const waiting = answerOf(await desk.possibleDuplicates({ asked: NOOR, count: 100 }))
  const pair = waiting.duplicates.find(
    (two) => [two.number, two.otherNumber].sort().join() === [one, other].sort().join(),
  )
  if (!pair) throw new Error('the index was sure')
  return { id: pair.id, one, other, family, reference, path: `/index/duplicates/${pair.id}` }
}

/** The desk with its pages on a database of its own, and two operators of one council; whoever `is` acts. */
export type OpenDesk = {
  readonly http: FastifyInstance
  readonly index: ChildIndex
  readonly desk: OperatorsDesk
  readonly council: Council
  readonly piotr: Actor
  readonly noor: Actor
  /** From now on this person asks. */
  readonly is: (actor: Actor) => void
  readonly close: () => Promise<void>
}

export async function anOpenDesk(server: TestServer): Promise<OpenDesk> {
  const urls = await aDatabase(server)
  const db = openDatabase(urls.app)
  const ofIndex = openDatabase<IndexDB>(urls.index)
  const desk = deskInProcess(ofIndex)
  const council = await aCouncil(urls)
  const piotr = await aWorker(council, 'index-operator', { name: 'Piotr Lange' })
  const noor = await aWorker(council, 'index-operator', { name: 'Noor Aziz' })
  let actor = piotr
  const http = await pagesOf(
    db,
    () => actor,
    () => aMoment(new Date().toISOString()),
    (pages, acting) => deskPages(pages, acting, desk),
  )
  return {
    ...{ http, index: childIndexInProcess(ofIndex), desk, council, piotr, noor },
    is: (someone) => {
      actor = someone
    },
    close: async () => {
      await http.close()
      await db.destroy()
      await ofIndex.destroy()
    },
  }
}
