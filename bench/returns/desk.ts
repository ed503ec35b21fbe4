import { performance } from 'node:perf_hooks'
import { systemClock } from '../../src/platform/clock.ts'
import type { Connections } from '../../src/platform/connections.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { qualityTasks } from '../../src/returns/quality/jobs.ts'
import { aCouncil, aWorker } from '../../testing/builders/council.ts'
import { execute } from '../../testing/database.ts'
import type { Figures } from '../run.ts'
import { pageFigures } from '../serving/load.ts'
import { serving, stopped } from '../serving/program.ts'

type Place = { readonly urls: Connections; readonly admin: string; readonly requests: number }

const WORKERS = 250

/** How long every record is looked at by the rules, and how long the desk takes, of an authority that was brought in. */
export async function deskFigures({ urls, admin, requests }: Place): Promise<Figures> {
  const council = await aCouncil(urls)
  const people = { ana: await aWorker(council, 'analyst'), tom: council.teamManager, asha: council.socialWorker }
  await execute(urls.owner, `insert into public.installation (mode) values ('practice') on conflict do nothing`)
  for (const [subject, { userId }] of Object.entries(people)) {
    const named = `update access.app_user set issuer = 'practice', subject = $2 where id = $1`
    await execute(urls.owner, named, [userId, subject])
  }
  const holders = [people.asha.userId]
  while (holders.length < WORKERS) holders.push((await aWorker(council, 'social-worker')).userId)
  await execute(admin, heldAndWrong(council.teams.safeguarding, holders))
  const db = openDatabase(urls.app)
  const began = performance.now()
  await qualityTasks({ db, clock: systemClock })['check-whole-record']?.({ authority: '990' })
  const checked = (performance.now() - began) / 1000
  await db.destroy()
  await execute(admin, 'vacuum analyze')
  const { rows } = await execute<{ count: number }>(
    admin,
    'select count(*)::int from record_fault where mended_at is null',
  )
  const program = await serving('dist', urls.owner)
  try {
    let figures: Figures = { 'every record looked at in (s)': checked, 'lines that stand': rows[0]?.count ?? 0 }
    for (const person of Object.keys(people)) {
      const page = await pageFigures('/returns/quality', person, requests)
      figures = {
        ...figures,
        ...Object.fromEntries(Object.entries(page).map(([what, one]) => [`${person} ${what}`, one])),
      }
    }
    return figures
  } finally {
    await stopped(program)
  }
}

/** Every case is open, and held by one of the workers of one team; of every third child something is missing. No history is kept of that. */
function heldAndWrong(teamId: string, holders: readonly (string | null)[]): string {
  return `
    begin;
    set local session_replication_role = replica;
    select public.act_as('990', null, null, 'council');
    insert into allocation (authority, id, child_id, user_id, team_id, role, from_on)
      select '990', gen_random_uuid(), id, ('{${holders.join(',')}}'::uuid[])[1 + (nth % ${holders.length})], '${teamId}', 'social-worker', '2026-04-01'
        from (select id, row_number() over (order by id) as nth from person where authority = '990' and kind = 'child') child;
    update person set disabilities = '{}' where authority = '990' and kind = 'child' and get_byte(uuid_send(id), 15) % 3 = 0;
    update episode set closed_on = null, closure_reason = null where authority = '990';
    update episode set primary_need = null where authority = '990' and get_byte(uuid_send(id), 15) % 4 = 0;
    commit`
}
