import { cpus } from 'node:os'
import { performance } from 'node:perf_hooks'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { aCouncil } from '../testing/builders/council.ts'
import { aMigratedDatabase, execute } from '../testing/database.ts'
import { fillAuthority } from './authority/fill.ts'
import type { BenchOptions, Figures } from './run.ts'
import { WORDS, writeTexts } from './search/texts.ts'
import { ORIGIN, serving, signIn, stopped } from './serving/program.ts'

// How long a search takes among so many entries, by how often its word is written and by how many children whoever
// searches may look at: a worker of 20, and a manager whose team holds all of the open cases. Real HTTP, real sessions, a
// real PostgreSQL. Needs `npm run build`.

/** `--entries 1000000 --children 50000 --open 3000 --requests 200`. */
export async function run(options: BenchOptions): Promise<Figures> {
  const number = (name: string, usual: number) => Number(options[name] ?? usual)
  const [entries, requests] = [number('entries', 1_000_000), number('requests', 200)]
  const size = { children: number('children', 50_000), open: number('open', 3000), years: 0 }
  const postgres = await startEmbeddedPostgres('bench', { durable: true })
  try {
    const name = 'openics_bench_search'
    const urls = await aMigratedDatabase(postgres, name)
    const superuser = postgres.urlOf(name)
    const { socialWorker, teamManager, agencyId, teams } = await aCouncil(urls)
    await execute(urls.owner, `insert into public.installation (mode) values ('practice') on conflict do nothing`)
    for (const [subject, { userId }] of [
      ['asha', socialWorker],
      ['tom', teamManager],
    ] as const) {
      const known = `update access.app_user set issuer = 'practice', subject = $2 where id = $1`
      await execute(urls.owner, known, [userId, subject])
    }
    const first = socialWorker.userId ?? ''
    const holders = { authority: '990', agencyId, teamId: teams.safeguarding, first, many: 20 }
    await fillAuthority(superuser, { ...size, day: new Date().toISOString().slice(0, 10) }, holders)
    await execute(superuser, allInOneTeam(teams.safeguarding))
    const began = performance.now()
    await writeTexts(superuser, '990', entries)
    const written = (performance.now() - began) / 1000
    const program = await serving(options['dist'] ?? 'dist', urls.owner)
    try {
      const figures = await searches(superuser, requests)
      return { entries, cores: cpus().length, 'written in (s)': written, ...(await sizes(superuser)), ...figures }
    } finally {
      await stopped(program)
    }
  } finally {
    await postgres.stop()
  }
}

async function searches(superuser: string, requests: number): Promise<Figures> {
  const figures: Record<string, number> = {}
  for (const [who, person] of [
    ['20 children', 'asha'],
    ['all open cases', 'tom'],
  ] as const) {
    for (const [often, word] of Object.entries(WORDS)) {
      const ask = await searching(person)
      const times: number[] = []
      for (let at = -10; at < requests; at++) {
        // Whoever searches 300 times in an hour is asked to stop; here they go on.
        if (at % 200 === 0) await execute(superuser, 'truncate access.audit_leaf')
        const began = performance.now()
        await ask(word)
        if (at >= 0) times.push(performance.now() - began)
      }
      for (const part of [50, 99]) figures[`${who}, ${often} p${part} (ms)`] = percentile(times, part)
    }
  }
  return figures
}

/** Signs in, and gives a way to search as this person. */
async function searching(person: string): Promise<(words: string) => Promise<void>> {
  const cookie = await signIn(person)
  const headers = { cookie, accept: 'text/html', origin: ORIGIN }
  const page = await (await fetch(`${ORIGIN}/search`, { headers })).text()
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
  return async (words) => {
    const body = new URLSearchParams({ _csrf: csrf, q: words })
    const answer = await fetch(`${ORIGIN}/search`, { method: 'POST', headers, body })
    const html = await answer.text()
    if (answer.status !== 200) throw new Error(`the search answered ${answer.status}`)
    const isFound = html.includes('ics-sought')
    if (!isFound && words === WORDS.everywhere) throw new Error(`nothing was found for ${words}`)
  }
}

async function sizes(superuser: string): Promise<Figures> {
  const { rows } = await execute<{ table: number; words: number }>(
    superuser,
    `select pg_total_relation_size('public.search_text') / 1e6 as table, pg_relation_size('public.search_text_words') / 1e6 as words`,
  )
  return { 'search_text (MB)': rows[0]?.table ?? 0, 'index of words (MB)': rows[0]?.words ?? 0 }
}

function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * part) / 100) - 1)] ?? 0
}

/** One manager’s team holds every open case. */
function allInOneTeam(teamId: string): string {
  return `
    begin;
    set local session_replication_role = replica;
    select public.act_as('990', null, null, 'council');
    update allocation set team_id = '${teamId}' where authority = '990' and to_on is null and team_id is not null;
    commit`
}
