import { openParts } from '../deployments/parts.ts'
import { loadPracticeCounty, USUAL_COUNTY } from '../deployments/practice-county.ts'
import { readConfig } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import type { Loaded } from '../practice/loading/rows.ts'
import { AskedWrongly, DONE, NOT_DONE } from './ending.ts'
import { progressBar } from './progress.ts'

export type PracticeOptions = {
  readonly children?: string
  readonly seed?: string
  readonly reset?: boolean
  readonly json?: boolean
}

const MOST_CHILDREN = 400_000

/** Loads the practice county: more children beside those who are there, or with `--reset` a new county. */
export async function practice(options: PracticeOptions): Promise<number> {
  const children = wholeNumber('--children', options.children ?? `${USUAL_COUNTY.children}`, 3, MOST_CHILDREN)
  const seed = wholeNumber('--seed', options.seed ?? `${USUAL_COUNTY.seed}`, 0, 1_000_000)
  const config = readConfig(process.env)
  if (config.mode !== 'practice') return refuse(options)
  const opened = await openParts(config, openLog(config.logLevel === 'silent' ? 'silent' : 'warn', process.stderr))
  try {
    const bar = progressBar('Inventing the practice county')
    const began = performance.now()
    const wanted = { children, seed, reset: options.reset === true }
    const loaded = await loadPracticeCounty(opened, wanted, (done) => bar.at(done, children))
    bar.end()
    if (!loaded.ok) return refuse(options)
    say(loaded.value, Math.round(performance.now() - began), { ...options, seed })
    return DONE
  } finally {
    await opened.stop()
  }
}

function wholeNumber(option: string, given: string, least: number, most: number): number {
  const number = Number(given)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new AskedWrongly(`${option} is a whole number from ${least} to ${most}, not ${given}.`)
}

function say(loaded: Loaded, ms: number, { json, seed }: { readonly json?: boolean; readonly seed: number }): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ seed, ...loaded, ms })}\n`)
    return
  }
  const { children, families, familiesKept, numbered, knownToBoth, recognised } = loaded
  process.stdout.write(`The practice county has these ${children} children, in ${(ms / 1000).toFixed(1)} seconds.
Families added: ${families}; there already: ${familiesKept}. Children's records with an index number: ${numbered}.
Known to both councils: ${knownToBoth}, of whom the index recognised ${recognised}.
`)
}

function refuse({ json }: PracticeOptions): number {
  if (json) process.stdout.write(`${JSON.stringify({ refusal: 'not-a-practice-database' })}\n`)
  process.stderr.write(
    'This database is not for practice: invented people are never put among real ones. Nothing was changed.\n',
  )
  return NOT_DONE
}
