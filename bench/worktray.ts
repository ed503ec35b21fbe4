import { cpus } from 'node:os'
import { performance } from 'node:perf_hooks'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { aCouncil } from '../testing/builders/council.ts'
import { aMigratedDatabase, execute } from '../testing/database.ts'
import { fillAuthority, type Size } from './authority/fill.ts'
import type { BenchOptions, Figures } from './run.ts'
import { pageFigures } from './serving/load.ts'
import { serving, stopped } from './serving/program.ts'

// How long a worktray of 500 children takes, and a manager's view of 3,000: in an authority that holds nothing but its
// 3,000 open cases, and in one of 50,000 children with ten years of closed ones. Real HTTP, real sessions, a real PostgreSQL. Needs `npm run build`.

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
    const ratios = PAGES.map(({ path }) => {
      const p99 = `${path} ${P99}`
      return [`${p99} ratio`, Number(figures[p99]) / Number(small[p99])]
    })
    return {
      items,
      cores: cpus().length,
      ...named('open cases alone:', small),
      ...named('ten years:', figures),
      ...Object.fromEntries(ratios),
    }
  } finally {
    await postgres.stop()
  }
}

const P99 = 'p99 at 1 in flight (ms)'
const PAGES = [
  { path: '/worktray', person: 'asha' },
  { path: '/team', person: 'tom' },
  { path: '/team/timeliness', person: 'tom' },
] as const

type Asked = { readonly dist: string; readonly items: number; readonly requests: number }

async function measured(postgres: EmbeddedPostgres, size: Omit<Size, 'day'>, asked: Asked): Promise<Figures> {
  const name = 'openics_bench_worktray'
  const urls = await aMigratedDatabase(postgres, name)
  const { socialWorker, teamManager, agencyId, teams } = await aCouncil(urls)
  await execute(urls.owner, `insert into public.installation (mode) values ('practice') on conflict do nothing`)
  for (const [subject, { userId }] of [
    ['asha', socialWorker],
    ['tom', teamManager],
  ] as const) {
    await execute(urls.owner, `update access.app_user set issuer = 'practice', subject = $2 where id = $1`, [
      userId,
      subject,
    ])
  }
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
  await execute(postgres.urlOf(name), allInOneTeam(teams.safeguarding))
  await execute(postgres.urlOf(name), 'vacuum analyze allocation')
  const filled = (performance.now() - began) / 1000
  const program = await serving(asked.dist, urls.owner)
  try {
    let figures: Figures = { 'filled in (s)': filled }
    for (const { path, person } of PAGES) {
      figures = { ...figures, ...named(path, await pageFigures(path, person, asked.requests)) }
    }
    return figures
  } finally {
    await stopped(program)
  }
}

/** One manager’s team holds every open case; no history is kept of that, as none is of the filling. */
function allInOneTeam(teamId: string): string {
  return `
    begin;
    set local session_replication_role = replica;
    select public.act_as('990', null, null, 'council');
    update allocation set team_id = '${teamId}' where authority = '990' and to_on is null and team_id is not null;
    commit`
}

function named(where: string, figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([what, figure]) => [`${where} ${what}`, figure]))
}
