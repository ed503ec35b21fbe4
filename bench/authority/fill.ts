import pg from 'pg'
import { HISTORY } from './history.ts'
import { PEOPLE } from './people.ts'
import { WORK } from './work.ts'

/** How large an authority is made, and for whom. */
export type Size = {
  /** Children known, three to a family; the first `open` of them have a case now. */
  readonly children: number
  readonly open: number
  /** Of how many years the record holds closed cases: two a family. 0 for none. */
  readonly years: number
  /** Today, as `2026-03-19`. */
  readonly day: string
}
/** Those who hold children: the first has the first `many` of them, the others share the rest, 18 or so each. */
export type Holders = {
  readonly authority: string
  readonly agencyId: string
  readonly teamId: string
  readonly first: string
  readonly many: number
}

/**
 * Fills an empty authority by a few statements that each lay down a whole table: people, cases open and closed, plans,
 * visits, clocks, entries, worries, who held whom, who looked. Neither history nor foreign keys are kept meanwhile, so
 * it needs the superuser's address. A million rows take some twenty seconds.
 */
export async function fillAuthority(superuserUrl: string, size: Size, holders: Holders): Promise<void> {
  const client = new pg.Client(superuserUrl)
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'`)
    await client.query('begin')
    await client.query('select public.act_as($1, null, null, $2)', [holders.authority, 'council'])
    for (const [name, value] of Object.entries(settingsOf(size, holders))) {
      await client.query('select set_config($1, $2, true)', [`fill.${name}`, `${value}`])
    }
    for (const statement of [...PEOPLE, ...WORK, ...HISTORY]) await client.query(statement)
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

function settingsOf({ children, open, years, day }: Size, { authority, agencyId, teamId, first, many }: Holders) {
  const workers = Math.max(1, Math.ceil((open - many) / 18))
  return {
    authority,
    agency: agencyId,
    team: teamId,
    first,
    many,
    workers,
    children,
    open,
    days: years * 365,
    today: day,
  }
}
