import { readFile } from 'node:fs/promises'
import type { Asked } from '../child-index/contract-asked.ts'
import { safeguardsInProcess } from '../child-index/in-process.ts'
import type { IndexDB } from '../child-index/schema.ts'
import { openParts } from '../deployments/parts.ts'
import { readConfig } from '../platform/config.ts'
import { databaseOver } from '../platform/db.ts'
import { openLog } from '../platform/log.ts'
import { authorityByCode, PRACTICE_AUTHORITIES } from '../statute/authorities.ts'
import { AskedWrongly, DONE, NOT_DONE } from './ending.ts'

/** Whoever may run commands here runs the index. */
const OPERATOR: Asked = {
  authority: '000',
  userId: 'command-line',
  role: 'index-operator',
  purpose: 'operating-the-index',
}
const A_LOT = 5000

/**
 * Loads which authority each place is of, from a CSV file of two columns: `prefix` (a postcode, or the first part of
 * one) and `authority` (three digits). A prefix loaded before is replaced. Nothing is loaded of a file with a line that
 * cannot be read.
 */
export async function loadAreas(file: string, { json }: { readonly json?: boolean }): Promise<number> {
  const areas = readAreas(await textOf(file))
  const { pools, stop } = await openParts(readConfig(process.env), openLog('warn', process.stderr))
  try {
    const { setPostcodeAreas } = safeguardsInProcess(databaseOver<IndexDB>(pools.index))
    let set = 0
    for (let from = 0; from < areas.length; from += A_LOT) {
      const outcome = await setPostcodeAreas({ asked: OPERATOR, areas: areas.slice(from, from + A_LOT) })
      if (!outcome.ok) {
        process.stderr.write(`Lines ${from + 2} to ${from + A_LOT + 1}: ${outcome.refusal}. Loaded before: ${set}.\n`)
        return NOT_DONE
      }
      set += outcome.value.set
    }
    process.stdout.write(json ? `${JSON.stringify({ set })}\n` : `Postcode areas loaded: ${set}.\n`)
    return DONE
  } finally {
    await stop()
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new AskedWrongly(`The file ${file} cannot be read.`)
  }
}

function readAreas(text: string) {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const columns = cellsOf(head).map((name) => name.toLowerCase())
  const [prefixAt, authorityAt] = [columns.indexOf('prefix'), columns.indexOf('authority')]
  if (prefixAt < 0 || authorityAt < 0)
    throw new AskedWrongly('The first line must name the columns prefix and authority.')
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return []
    const cells = cellsOf(line)
    const [prefix = '', authority = ''] = [cells[prefixAt], cells[authorityAt]]
    if (!AREA.test(prefix) || !/^\d{3}$/.test(authority)) {
      throw new AskedWrongly(`Line ${at + 2} cannot be read: it needs the beginning of a postcode and three digits.`)
    }
    const isKnown = authorityByCode(authority) || PRACTICE_AUTHORITIES.some(({ code }) => code === authority)
    if (!isKnown) throw new AskedWrongly(`Line ${at + 2}: there is no authority with the code ${authority}.`)
    return [{ prefix, authority }]
  })
}

/** The beginning of a postcode, as people write it. */
const AREA = /^[A-Za-z]{1,2}(\d[A-Za-z\d]?( ?\d([A-Za-z]{2})?)?)?$/

function cellsOf(line: string): readonly string[] {
  return line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
}
