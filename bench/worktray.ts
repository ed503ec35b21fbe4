import { cpus } from 'node:os'
import { performance } from 'node:perf_hooks'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { aCouncil } from '../testing/builders/council.ts'
import { aMigratedDatabase, execute } from '../testing/database.ts'
import { fillAuthority, type Size } from './authority/fill.ts'
import type { BenchOptions, Figures } from './run.ts'
import { pageFigures } from './serving/load.ts'
import { serving, stopped } from './serving/program.ts'

// How long a worktray of 500 children takes: in an authority that holds nothing but its 3,000 open cases, and in one of
// 50,000 children with ten years of closed ones. Real HTTP, real sessions, a real PostgreSQL. Needs `npm run build`.

/** `--items 500 --children 50000 --open 3000 --years 10 --requests 500`. */
export async function run(options: BenchOptions): Promise<Figures> {
  const number = (name: string, usual: number) => Number(options[name] ?? usual)
  const [items, open, requests] = [number('items', 500), number('open', 3000), number('requests', 500)]
  const large = { children: number('children', 50_000), open, years: number('years', 10) }
  const { dist = 'dist' } = options
  const postgres = await startEmbeddedPostgres('bench', { durable: true })
  try {
    const asked = { dist, items, requests }
    const small = await measured(postgres, { ...large, children: open, years: 0 }, asked)
    const figures = await measured(postgres, large, asked)
    const ratio = Number(figures[P99]) / Number(small[P99])
    return {
      items,
      cores: cpus().length,
      ...named('open cases alone', small),
      ...named('ten years', figures),
      [`${P99} ratio`]: ratio,
    }
  } finally {
    await postgres.stop()
  }
}

const P99 = 'p99 at 1 in flight (ms)'

type Asked = { readonly dist: string; readonly items: number; readonly requests: number }

async function measured(postgres: EmbeddedPostgres, size: Omit<Size, 'day'>, asked: Asked): Promise<Figures> {
  const name = 'openics_bench_worktray'
  const urls = await aMigratedDatabase(postgres, name)
  const { socialWorker, agencyId, teams } = await aCouncil(urls)
  await execute(urls.owner, `insert into public.installation (mode) values ('practice') on conflict do nothing`)
  await execute(urls.owner, `update access.app_user set issuer = 'practice', subject = 'asha' where id = $1`, [
    socialWorker.userId,
  ])
  const began = performance.now()
  const holders = {
    authority: '990',
    agencyId,
    teamId: teams.safeguarding,
    first: socialWorker.userId ?? '',
    many: asked.items,
  }
  const day = new Date().toISOString().slice(0, 10)
  await fillAuthority(postgres.urlOf(name), { ...size, day }, holders)
  const filled = (performance.now() - began) / 1000
  const program = await serving(asked.dist, urls.owner)
  try {
    return { 'filled in (s)': filled, ...(await pageFigures('/worktray', 'asha', asked.requests)) }
  } finally {
    await stopped(program)
  }
}

function named(where: string, figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([what, figure]) => [`${where}: ${what}`, figure]))
}
