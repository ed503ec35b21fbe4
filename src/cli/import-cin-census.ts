import { systemActor } from '../access/actor.ts'
import { type Opened, openParts } from '../deployments/parts.ts'
import { layDownReturn } from '../exchange/import/cin-census/laying-down/commands.ts'
import type { KeptHere } from '../exchange/import/cin-census/laying-down/model.ts'
import { childrenKnownBy } from '../exchange/import/cin-census/laying-down/queries.ts'
import type { FileRefusal, Finding } from '../exchange/import/cin-census/model.ts'
import { type CheckedReturn, checkReturn, readFindings } from '../exchange/import/cin-census/reader.ts'
import { keptLine, NO_ROWS, reportLine, type Tally, tallied } from '../exchange/import/cin-census/report/rules.ts'
import { fileSource, type ReturnSource } from '../exchange/import/cin-census/source.ts'
import { readConfig } from '../platform/config.ts'
import { inSeat } from '../platform/db.ts'
import { openLog } from '../platform/log.ts'
import { authorityByCode, PRACTICE_AUTHORITIES } from '../statute/authorities.ts'
import { BANK_HOLIDAYS } from '../statute/bank-holidays.ts'
import { AskedWrongly, DONE, NOT_DONE } from './ending.ts'
import { progressBar } from './progress.ts'

export type ImportOptions = { readonly authority: string; readonly dryRun?: boolean; readonly json?: boolean }

/**
 * Brings in a children in need census return of any vendor. The file is read to its end before anything is laid down;
 * what was made of each row that is not plainly accepted is printed, and a summary.
 */
export async function importCinCensus(path: string, options: ImportOptions): Promise<number> {
  const { authority } = options
  const config = readConfig(process.env)
  const known = [...(config.mode === 'practice' ? PRACTICE_AUTHORITIES : [])].some(({ code }) => code === authority)
  if (!known && !authorityByCode(authority)) throw new AskedWrongly(`There is no authority with the code ${authority}.`)
  const source = await fileSource(path)
  if (!source.ok) return refuseFile(source, options)

  const opened = await openParts(config, openLog('warn', process.stderr))
  try {
    const read = { authority, today: opened.parts.clock.today() }
    const checking = progressBar('Checking')
    const onProgress = ({ bytesRead, bytes }: { bytesRead: number; bytes: number | null }) =>
      checking.at(bytesRead, bytes ?? 0)
    const checked = await checkReturn(source.value, { ...read, onProgress })
    checking.end()
    if (!checked.ok) return refuseFile(checked, options)
    return await bringIn(opened, source.value, checked.value, options)
  } finally {
    await opened.stop()
  }
}

async function bringIn(
  { parts }: Opened,
  source: ReturnSource,
  checked: CheckedReturn,
  options: ImportOptions,
): Promise<number> {
  const { db, clock, index } = parts
  const { authority } = options
  const report = reporter(options)
  const findings = report.passing(readFindings(source, checked, { authority, today: clock.today() }))
  const bar = progressBar(options.dryRun ? 'Reading' : 'Laying down')
  const onLot = (done: number) => bar.at(done, checked.rows)
  const done = options.dryRun
    ? await tryOut(parts.db, authority, findings, onLot)
    : await layDownReturn(
        {
          ...{ authority, index, onLot, onKept: report.keeping },
          now: { at: clock.now(), day: clock.today(), holidays: BANK_HOLIDAYS },
          inTransaction: (actor, work) => inSeat(db, actor, work),
        },
        checked,
        findings,
      )
  bar.end()
  report.finish({ file: checked.fingerprint, authority, dryRun: options.dryRun === true, ...done }, checked)
  return DONE
}

/** What would be done, with nothing changed: how many children are known here already. */
async function tryOut(
  db: Opened['parts']['db'],
  authority: string,
  findings: AsyncIterable<Finding>,
  onRow: (done: number) => void,
) {
  let [children, known] = [0, 0]
  let lot: string[] = []
  const count = async () => {
    const held = await inSeat(db, systemActor(authority, 'import cin-census'), (tx) =>
      childrenKnownBy(tx, 'local', lot),
    )
    known += held.size
    lot = []
  }
  for await (const finding of findings) {
    if ('child' in finding) lot.push(finding.child.laChildId)
    if ('child' in finding) children += 1
    if (lot.length >= 500) await count()
    onRow(finding.row)
  }
  await count()
  return { children, newChildren: children - known }
}

/** Says what was made of each row and, at the end, of all: for people in words, for programs as one JSON object. */
function reporter({ json }: ImportOptions) {
  let tally: Tally = NO_ROWS
  const keptHere: KeptHere[] = []
  const say = (text: string) => process.stdout.write(text)
  if (json) say('{"rows":[')
  return {
    async *passing(findings: AsyncIterable<Finding>): AsyncGenerator<Finding> {
      for await (const finding of findings) {
        tally = tallied(tally, finding)
        if (json) say(`${tally.rows > 1 ? ',' : ''}\n${JSON.stringify(rowOf(finding))}`)
        else if (finding.notes.length > 0) say(`${reportLine(finding)}\n`)
        yield finding
      }
    },
    keeping(kept: readonly KeptHere[]) {
      keptHere.push(...kept)
    },
    finish(done: Readonly<Record<string, string | number | boolean>>, checked: CheckedReturn) {
      const { notes, ...rows } = tally
      const unrecognised = Object.fromEntries(checked.unrecognised)
      const said = Object.fromEntries([...notes].map(([code, { times }]) => [code, times]))
      if (json)
        say(
          `\n],"kept":${JSON.stringify(keptHere)},"summary":${JSON.stringify({ ...done, ...rows, notes: said, unrecognised })}}\n`,
        )
      else
        say(`${keptHere.map((kept) => `${keptLine(kept)}\n`).join('')}${summaryOf({ ...done, ...rows }, unrecognised)}`)
    },
  }
}

function rowOf(finding: Finding) {
  const laChildId = 'child' in finding ? finding.child.laChildId : finding.laChildId
  const { outcome, row, line, notes } = finding
  return { row, line, laChildId, outcome, notes }
}

function summaryOf(
  all: Readonly<Record<string, string | number | boolean>>,
  unrecognised: Readonly<Record<string, number>>,
): string {
  const count = (name: string) => `${all[name] ?? 0}`
  const head = all['dryRun'] ? 'Nothing was changed. This is what the file would do.' : 'Done.'
  const fields = Object.entries(unrecognised).map(([path, times]) => `  ${path}: ${times} times\n`)
  const before = Number(all['rowsDoneBefore'] ?? 0)
  const resumed = before > 0 ? `An import of this file was broken off: it went on after row ${before}.\n` : ''
  return `${head}
${resumed}Rows: ${count('rows')}. Accepted ${count('accepted')}, corrected ${count('corrected')}, said twice ${count('merged')}, refused ${count('refused')}.
Children: ${count('children')}, of whom ${count('newChildren')} are new here.
${all['dryRun'] ? '' : `With an index number: ${count('numbered')}. Still to be numbered: ${count('withoutNumber')}.\nParts of the record added: ${count('rowsAdded')}, changed: ${count('rowsChanged')}. Kept as they stand here: ${count('keptHere')}.\n${WAITING}\n`}${fields.length > 0 ? `Not read, because this version has no field for it:\n${fields.join('')}` : ''}`
}

const WAITING =
  'Open cases that nobody holds wait with a team: its manager chooses who holds each child, on the team’s page (/team).'

function refuseFile({ refusal, line, words }: FileRefusal, { json }: ImportOptions): number {
  if (json) process.stdout.write(`${JSON.stringify({ refusal, line, words })}\n`)
  process.stderr.write(`${line === null ? '' : `Line ${line}: `}${words}\nNothing was changed.\n`)
  return NOT_DONE
}
