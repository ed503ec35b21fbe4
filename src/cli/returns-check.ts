import { LIMITS } from '../exchange/import/cin-census/model.ts'
import { fileSource } from '../exchange/import/cin-census/source.ts'
import { systemClock } from '../platform/clock.ts'
import { checkFile } from '../returns/children-in-need/commands.ts'
import type { Failure } from '../returns/children-in-need/model.ts'
import { AskedWrongly, DONE, NOT_DONE } from './ending.ts'
import { progressBar } from './progress.ts'

export type CheckReturnOptions = { readonly json?: boolean; readonly strict?: boolean; readonly year?: string }

/** A checked file is read in pieces and may be larger than one that is brought in. */
const LARGEST = { ...LIMITS, bytes: 2_000_000_000 }

/**
 * Checks a return by the department's rules and prints what is wrong with it, for people a line each, for programs as
 * `{"failures": [{"code", "message", "child", "path"}]}`. A file that is no census return is refused with its line.
 */
export async function checkReturnFile(path: string, { json, strict, year }: CheckReturnOptions): Promise<number> {
  const say = (text: string) => process.stdout.write(text)
  const source = await fileSource(path, LARGEST)
  const bar = progressBar('Checking')
  let [errors, queries] = [0, 0]
  const onFailure = (failure: Failure) => {
    if (json) say(`${errors + queries === 0 ? OPENING : ','}\n${JSON.stringify(told(failure))}`)
    else say(`${lineOf(failure)}\n`)
    if (failure.severity === 'error') errors += 1
    else queries += 1
  }
  const years = { asked: year === undefined ? null : yearAsked(year), usual: yearExpectedOn(systemClock.today()) }
  const onProgress = (read: number) => bar.at(read, source.ok ? (source.value.bytes ?? 0) : 0)
  const checked = source.ok ? await checkFile(source.value, { years, onFailure, onProgress, limits: LARGEST }) : source
  bar.end()
  if (!checked.ok) {
    if (json)
      say(`${errors + queries === 0 ? OPENING : ''}],${JSON.stringify({ refusal: checked.refusal }).slice(1)}\n`)
    process.stderr.write(`${checked.line === null ? '' : `Line ${checked.line}: `}${checked.words}\n`)
    return NOT_DONE
  }
  if (json) say(`${errors + queries === 0 ? OPENING : '\n'}]}\n`)
  else
    say(
      `${checked.value.children} children, checked by the rules of ${checked.value.year.year - 1}-${checked.value.year.year % 100}: ${errors} errors, ${queries} queries.\n`,
    )
  return strict && errors + queries > 0 ? NOT_DONE : DONE
}

const OPENING = '{"failures":['

function told({ code, message, child, path }: Failure) {
  return { code, message, child, path }
}

function lineOf({ code, message, child, path }: Failure): string {
  return `${code}\t${child ?? 'the whole return'}\t${message}\t${path}`
}

/** The census asked for now: the year that ended on the last 31 March. */
function yearExpectedOn(today: string): number {
  return Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0)
}

/** The year a census is asked of by, as the year it ends in. */
export function yearAsked(year: string): number {
  if (/^20\d{2}$/.test(year)) return Number(year)
  throw new AskedWrongly(`A census year is written as the year it ends in, such as 2026. This is not: ${year}`)
}
