import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'

// `npm run bench -- NAME [--json]`: runs one bench and prints what it measured, as a table or as one JSON object
// that also says on what, when, and of which commit.

/** What a bench measured, by name, with the unit in the name: `page p99 (ms)`. */
export type Figures = Readonly<Record<string, number | string>>
/** What follows the bench's name on the command line, by option: `--children 500` is `{ children: '500' }`. */
export type BenchOptions = Readonly<Record<string, string>>
/** A bench: a module of this folder that exports `run`. */
export type Bench = { readonly run: (options: BenchOptions) => Promise<Figures> }

const NAMES = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && name !== 'run.ts')
  .map((name) => name.replace(/\.ts$/, ''))
  .toSorted()

const { positionals, values, tokens } = parseArgs({ allowPositionals: true, strict: false, tokens: true })
const [name] = positionals
if (name === undefined || !NAMES.includes(name)) {
  process.stderr.write(`npm run bench -- NAME [--json]\nThe benches are: ${NAMES.join(', ') || 'none yet'}\n`)
  process.exit(2)
}

const options = optionsOf()
const { run } = (await import(`./${name}.ts`)) as Bench
const figures = await run(options)
if (values['json']) process.stdout.write(`${JSON.stringify({ bench: name, ...circumstances(), options, figures })}\n`)
else process.stdout.write(asTable(figures))

/** Options as written: a value after `=`, or the next word if it is no option. */
function optionsOf(): BenchOptions {
  const words = process.argv.slice(2)
  const options: Record<string, string> = {}
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name === 'json') continue
    const next = words[token.index + 1]
    options[token.name] = token.value ?? (next !== undefined && !next.startsWith('--') ? next : '')
  }
  return options
}

function circumstances() {
  const [cpu] = cpus()
  return {
    at: new Date().toISOString(),
    commit: commit(),
    machine: {
      cpu: cpu?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
    },
  }
}

/** The commit that was measured, with a plus if the files differ from it. */
function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') ? '+' : '')
  } catch {
    return 'unknown'
  }
}

function asTable(all: Figures): string {
  const rows = Object.entries(all).map(([what, figure]) => [what, figureOf(figure)] as const)
  const [wide, narrow] = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map(([what, figure]) => `${what.padEnd(wide ?? 0)}  ${figure.padStart(narrow ?? 0)}\n`).join('')
}

function figureOf(figure: number | string): string {
  return typeof figure === 'number' ? figure.toLocaleString('en-GB', { maximumFractionDigits: 2 }) : figure
}
