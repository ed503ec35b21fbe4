import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, inSeatAtOneInstant } from '../../platform/db.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { saveMade } from '../runs/queries.ts'
import { writeLists } from './commands-lists.ts'
import { lockListsRun } from './queries-runs.ts'
import { editionOf } from './rules.ts'

type Ways = { readonly db: Database; readonly clock: Clock }

/**
 * `make-inspection-lists` makes the lists that were asked for and keeps the workbook, in one transaction that sees one
 * instant. It may run twice: made, they are not made again. The workbook is in memory: of 50,000 children it is some 10 MB.
 */
export function inspectionTasks({ db, clock }: Ways): Tasks {
  return {
    'make-inspection-lists': async ({ authority, runId = '' }) => {
      const system = systemActor(authority, 'make-inspection-lists')
      await inSeatAtOneInstant(db, system, async (tx) => {
        const run = await lockListsRun(tx, runId)
        const edition = run && editionOf(run.edition)
        if (!edition || run.madeAt !== null) return
        const pieces: Uint8Array[] = []
        const made = await writeLists(tx, { asOn: run.asOn, edition }, async (piece) => void pieces.push(piece))
        const file = Buffer.concat(pieces)
        const sha256 = createHash('sha256').update(file).digest('hex')
        const none = { children: null, errors: null, queries: null }
        await saveMade(tx, runId, { ...none, sha256, content: gzipSync(file), at: clock.now() })
        const rows = made.rows.reduce((sum, list) => sum + list.rows, 0)
        await audit(tx, system, 'return.make', { kind: 'return', id: runId }, { lists: edition.year, rows })
      })
    },
  }
}
