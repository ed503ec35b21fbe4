import { createHash } from 'node:crypto'
import { createGzip } from 'node:zlib'
import { systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { londonDayOf } from '../../kernel/instant.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, inSeatAtOneInstant, type Tx } from '../../platform/db.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { aroundYear } from '../children-in-need/commands.ts'
import { type ReportedChild, writeReturn } from '../children-in-need/commands-return.ts'
import type { Failure } from '../children-in-need/model.ts'
import { elementOf, failuresInRecord } from '../children-in-need/rules-live.ts'
import { returnedChild } from '../children-in-need/rules-reading.ts'
import { censusYear, countIn, failuresOfWhole, nobodyYet } from '../children-in-need/rules-whole.ts'
import type { RunChild, RunFailure } from './model.ts'
import { addRunChildren, addRunFailures, lockRun, saveMade } from './queries.ts'
import { holdersOf } from './queries-failures.ts'

type Ways = { readonly db: Database; readonly clock: Clock }

/**
 * `make-return` makes the return that was asked for: the file, whom it speaks of, and what the rules say of it, in one
 * transaction. It may run twice: made, it is not made again.
 */
export function returnTasks({ db, clock }: Ways): Tasks {
  return {
    'make-return': async ({ authority, runId = '' }) => {
      const system = systemActor(authority, 'make-return')
      await inSeatAtOneInstant(db, system, async (tx) => {
        const run = await lockRun(tx, runId)
        if (!run || run.madeAt !== null) return
        const now = clock.now()
        const year = censusYear(run.year)
        const made = { authority, year, release: RELEASE, serial: 1, at: `${londonDayOf(now)}T${now.slice(11, 19)}` }
        const [file, checking] = [aFile(), aChecking(tx, runId, run.year)]
        const children = await writeReturn(tx, made, file.write, checking.onChildren)
        const counts = await checking.finish()
        await saveMade(tx, runId, { ...(await file.finish()), ...counts, children, at: now })
        await audit(tx, system, 'return.make', { kind: 'return', id: runId }, { year: run.year, children })
      })
    },
  }
}

/** What a file calls the program's release: the census asks for a text and gives it no meaning. */
const RELEASE = '1'

/** A file in memory, compressed as it is written: a return of 50,000 children is some 3 MB so. */
function aFile() {
  const gzip = createGzip()
  const hash = createHash('sha256')
  const pieces: Buffer[] = []
  gzip.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = new Promise<void>((resolve, reject) => gzip.once('end', resolve).once('error', reject))
  return {
    write: (text: string) =>
      new Promise<void>((resolve, reject) => {
        hash.update(text)
        gzip.write(text, (fault) => (fault ? reject(fault) : resolve()))
      }),
    async finish() {
      gzip.end()
      await ended
      return { content: Buffer.concat(pieces), sha256: hash.digest('hex') }
    },
  }
}

/** Checks the children of a return as they pass, and keeps who they were and what was wrong. */
function aChecking(tx: Tx, runId: string, year: number) {
  const around = aroundYear(censusYear(year))
  const passed = nobodyYet()
  const counts = { errors: 0, queries: 0 }
  const keep = async (failures: readonly (Failure & { readonly childId: string | null })[]) => {
    const holders = await holdersOf(
      tx,
      failures.flatMap(({ childId }) => childId ?? []),
    )
    const rows = failures.map(({ childId, code, severity, path }): RunFailure => {
      const holder = childId === null ? undefined : holders.get(childId)
      return { childId, code, severity, path, userId: holder?.userId ?? null, teamId: holder?.teamId ?? null }
    })
    counts.errors += rows.filter(({ severity }) => severity === 'error').length
    counts.queries += rows.filter(({ severity }) => severity === 'query').length
    await addRunFailures(tx, runId, rows)
  }
  return {
    async onChildren(children: readonly ReportedChild[]) {
      await addRunChildren(tx, runId, children.map(asRunChild))
      const failures = children.flatMap(({ childId, group }) =>
        [
          ...failuresInRecord(group, around),
          ...countIn(passed, returnedChild(elementOf(group), 1, around.edition), around),
        ].map(({ code, severity, message, child, path }) => ({ code, severity, message, child, path, childId })),
      )
      await keep(failures)
    },
    async finish() {
      const header = { ...HEADER, referenceOn: { written: around.year.to, day: around.year.to, path: '' } }
      await keep(failuresOfWhole(passed, header, around).map((failure) => ({ ...failure, childId: null })))
      return counts
    },
  }
}

/** The head of our own return is right by how it is made. */
const NONE = { written: null, path: '' }
const HEADER = { path: 'Message/Header', line: 0, collection: NONE, year: NONE, authority: NONE }

function asRunChild({ childId, group, xml, reference }: ReportedChild): RunChild {
  const isInNeed = group.children.some(
    (part) => part.name === 'CINdetails' && 'origin' in part && part.origin?.kind === 'episode',
  )
  const digest = createHash('sha256').update(xml).digest('hex')
  return { childId, reference, because: isInNeed ? 'in-need' : 'nothing-further', digest }
}
