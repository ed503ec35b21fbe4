import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase } from '../../testing/database.ts'
import { newId } from '../platform/ids.ts'

// Raw SQL as the application's own role, over every table the catalogue knows: a new table is covered by being there.

const HERE = '990'
const ELSEWHERE = '991'
const WRITER = newId()
const AGENCY = newId()

type Seat = { authority: string; user: string; agency: string; seat: 'council' | 'partner' }
const COUNCIL: Seat = { authority: HERE, user: newId(), agency: newId(), seat: 'council' }
const NEIGHBOUR: Seat = { ...COUNCIL, authority: ELSEWHERE }
const OTHER_AGENCY: Seat = { authority: HERE, user: newId(), agency: newId(), seat: 'partner' }
const OWN_AGENCY: Seat = { authority: HERE, user: WRITER, agency: AGENCY, seat: 'partner' }

const VERSIONS = 'history.version'
/** Who is invited is its agency’s to know, and the council’s. */
const INVITATIONS = 'access.invitation'
/** Names on a door, and by when the authority acts: everyone of it may read them, and nobody of another. */
const OF_THE_AUTHORITY = ['access.agency', 'access.membership', 'access.team', 'public.local_timescale']
/** What an agency keeps of its own, is asked and answers, and what its people write and sent: kept with every version … */
const KEPT_OF_THE_AGENCY = [
  'concern',
  'concern_account',
  'concern_disagreement',
  'concern_event',
  'concern_file',
  'concern_file_content',
  'involvement',
  'sent',
  'share_asked',
  'share_given',
]
/** … and without. */
const OF_THE_AGENCY = [
  ...KEPT_OF_THE_AGENCY.flatMap((name) => [`asof.${name}`, `public.${name}`]),
  'access.invitation',
  'public.draft',
  'public.learning',
  'public.partner_notice',
  'public.partner_setting',
  VERSIONS,
].toSorted()

/**
 * Sessions and machines belong to no seat; a sealed concern to its agency; a draft, and what was sent, to its writer. What
 * the words to search by are made of is the owner’s view of the record.
 */
const HIDDEN_FROM_COUNCIL = [
  'access.machine',
  'access.machine_assertion',
  'access.machine_key',
  'access.session',
  'access.session_in_seat',
  ...OF_THE_AGENCY.filter((name) => name !== VERSIONS && name !== INVITATIONS),
  'public.searchable',
  'public.section_draft',
].toSorted()

let admin: pg.Client
let app: pg.Client
let relations: readonly string[]
let tables: readonly string[]

beforeAll(async () => {
  const server = inject('server')
  const urls = await aDatabase(server)
  admin = new pg.Client(server.admin + new URL(urls.owner).pathname.slice(1))
  app = new pg.Client(urls.app)
  await Promise.all([admin.connect(), app.connect()])
  const found = await admin.query<{ name: string; kind: string }>(
    `select n.nspname || '.' || c.relname as name, c.relkind as kind
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'access', 'history', 'asof') and c.relkind in ('r', 'p', 'v', 'm')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority' and not a.attisdropped)
      order by 1`,
  )
  relations = found.rows.map(({ name }) => name)
  tables = found.rows.filter(({ kind }) => kind === 'r').map(({ name }) => name)
  await admin.query(`insert into access.app_user (id, issuer, subject, name) values ($1, 'test', 'writer', 'x')`, [
    WRITER,
  ])
  for (const table of tables) if (table !== VERSIONS) await putRow(table)
  for (const name of relations) if (name.startsWith('asof.')) await putVersion(name.slice('asof.'.length))
})
afterAll(() => Promise.all([admin.end(), app.end()]))

/** What that row was, in history: an agency's own if the row is an agency's. */
async function putVersion(table: string): Promise<void> {
  await admin.query(
    `insert into ${VERSIONS} (authority, relation, id, known, agency_id, sealed_to, image)
       select authority, $1, gen_random_uuid(), '[2020-01-01,)', (to_jsonb(t)->>'agency_id')::uuid,
              (to_jsonb(t)->>'sealed_to')::uuid, to_jsonb(t)
         from public.${table} t`,
    [table],
  )
}

/** A row of the writer's in this table, whatever its columns are: checks and keys are set aside to put it there. */
async function putRow(table: string): Promise<void> {
  const checks = await admin.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [table],
  )
  for (const { name } of checks.rows) await admin.query(`alter table ${table} drop constraint "${name}"`)
  const { rows } = await admin.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  const image = Object.fromEntries(rows.map(({ name, type }) => [name, valueFor(name, type)]))
  await admin.query(`set session_replication_role = replica`)
  await admin.query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [
    JSON.stringify(image),
  ])
  await admin.query(`set session_replication_role = default`)
}

function valueFor(name: string, type: string): unknown {
  const known = { authority: HERE, agency_id: AGENCY, sealed_to: AGENCY, user_id: WRITER, relation: 'x' }
  if (name in known) return known[name as keyof typeof known]
  if (type.endsWith('[]')) return []
  if (type === 'uuid') return newId()
  if (type === 'date' || type.startsWith('timestamp')) return '2026-01-01'
  if (type === 'boolean') return true
  if (type === 'jsonb') return { authority: HERE, id: newId(), agency_id: AGENCY, sealed_to: AGENCY }
  if (type === 'tstzrange') return '[2020-01-01,)'
  if (type === 'bytea') return '\\x01'
  return /int|numeric|real|double/.test(type) ? 1 : 'x'
}

/** What the application sees from a seat, or the reason it may not look. */
async function fromSeat<T extends pg.QueryResultRow>(seat: Seat | null, statement: string, values: unknown[] = []) {
  await app.query('begin')
  try {
    if (seat)
      await app.query('select public.act_as($1, $2, $3, $4)', [seat.authority, seat.user, seat.agency, seat.seat])
    await app.query(`set local app.as_of = '2026-06-01'`)
    return (await app.query<T>(statement, values)).rows
  } catch (error) {
    return (error as pg.DatabaseError).code
  } finally {
    await app.query('rollback')
  }
}

const seen = async (seat: Seat) => {
  const found: string[] = []
  for (const relation of relations) {
    const rows = await fromSeat(seat, `select 1 from ${relation} limit 1`)
    if (Array.isArray(rows) && rows.length > 0) found.push(relation)
    else if (!Array.isArray(rows)) expect([relation, rows]).toEqual([relation, NOT_PERMITTED])
  }
  return found
}
const NOT_PERMITTED = '42501'

describe('the record', () => {
  it('has tables, with a row of one council’s in each', async () => {
    expect(tables.length).toBeGreaterThan(30)
    for (const table of tables) expect((await admin.query(`select 1 from ${table}`)).rowCount, table).toBeGreaterThan(0)
  })

  it('shows another authority nothing, in any table', async () => {
    expect(await seen(NEIGHBOUR)).toEqual([])
  })

  it('shows a partner agency nothing but the names on the doors', async () => {
    expect(await seen(OTHER_AGENCY)).toEqual(OF_THE_AUTHORITY)
  })

  it('shows an agency its own concerns and its people their own drafts, and nothing else', async () => {
    expect(await seen(OWN_AGENCY)).toEqual([...OF_THE_AUTHORITY, ...OF_THE_AGENCY].sort())
  })

  it('shows the council its own, but no other person’s draft and nothing that an agency sealed', async () => {
    const own = await seen(COUNCIL)
    expect(relations.filter((relation) => !own.includes(relation))).toEqual(HIDDEN_FROM_COUNCIL)
  })

  it('cannot be read by a transaction that is bound to nobody', async () => {
    for (const relation of relations)
      expect([relation, await fromSeat(null, `select 1 from ${relation}`)]).toEqual([relation, NOT_PERMITTED])
  })
})

describe('another authority', () => {
  it('can put no row into this one', async () => {
    for (const table of tables) {
      const row = await admin.query<{ image: object }>(`select to_jsonb(t) as image from ${table} t`)
      const image = JSON.stringify({ ...row.rows[0]?.image, id: newId() })
      const put = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`
      expect([table, await fromSeat(NEIGHBOUR, put, [image])]).toEqual([table, NOT_PERMITTED])
    }
  })

  it('can change and delete nothing in it', async () => {
    for (const table of tables) {
      for (const change of [
        `update ${table} set authority = '${ELSEWHERE}' returning 1`,
        `delete from ${table} returning 1`,
      ]) {
        const answer = await fromSeat(NEIGHBOUR, change)
        expect([table, Array.isArray(answer) ? answer.length : answer]).toEqual([
          table,
          Array.isArray(answer) ? 0 : NOT_PERMITTED,
        ])
      }
    }
  })
})

const leafOf = (user: string | null) =>
  `insert into access.audit_leaf (user_id, role, action, subject_kind)
     values (${user === null ? 'null' : `'${user}'`}, 'social-worker', 'child.look', 'person')`

describe('the audit', () => {
  it('can be added to and never changed, even by the council itself', async () => {
    const add = leafOf(COUNCIL.user)
    expect(await fromSeat(COUNCIL, add)).toEqual([])
    expect(await fromSeat(COUNCIL, `update access.audit_leaf set role = 'x'`)).toBe(NOT_PERMITTED)
    expect(await fromSeat(COUNCIL, 'delete from access.audit_leaf')).toBe(NOT_PERMITTED)
    expect(await fromSeat(COUNCIL, 'truncate access.audit_leaf')).toBe(NOT_PERMITTED)
  })
})

describe('an audit leaf', () => {
  it('names whoever acts, and nobody else', async () => {
    for (const seat of [COUNCIL, OWN_AGENCY]) {
      expect(await fromSeat(seat, leafOf(seat.user))).toEqual([])
      expect(await fromSeat(seat, leafOf(OTHER_AGENCY.user))).toBe(NOT_PERMITTED)
      expect(await fromSeat(seat, leafOf(null))).toBe(NOT_PERMITTED)
    }
  })
})

describe('a seat', () => {
  const ROLES_TAKEN = `update access.membership set roles = '{team-manager}', seat = 'council'`
  const SEAT_ADDED = `insert into access.membership select * from access.membership`
  it.each([
    ROLES_TAKEN,
    SEAT_ADDED,
    `update access.agency set kind = 'childrens-services'`,
    'insert into access.agency select * from access.agency',
    `update access.team set name = 'x'`,
    'insert into access.team select * from access.team',
  ])('is given and changed by the owner alone: %s', async (statement) => {
    for (const seat of [OWN_AGENCY, OTHER_AGENCY, COUNCIL]) expect(await fromSeat(seat, statement)).toBe(NOT_PERMITTED)
  })
})

describe('a concern', () => {
  const TAKEN = `update public.concern set sealed_to = null, outcome = null, received_at = null, decide_by = null,
    outcome_reason = null, outcome_by_name = null, outcome_at = null, state = 'open', state_reason = null`
  const unnoticed = (change: string) =>
    admin.query(`set session_replication_role = replica; ${change}; set session_replication_role = default`)
  beforeAll(() => unnoticed(`${TAKEN}; update access.agency set id = '${AGENCY}'`))

  it.each(['what_seen', 'how_worried', 'done_so_far', 'raised_by_name'])(
    'has words that nobody updates: %s',
    async (column) => {
      const rewrite = `update public.concern set ${column} = 'something else'`
      for (const seat of [OWN_AGENCY, OTHER_AGENCY, COUNCIL, NEIGHBOUR])
        expect(await fromSeat(seat, rewrite)).toBe(NOT_PERMITTED)
    },
  )

  it('is answered by the council, once, and never by the agency that raised it', async () => {
    const answer = `update public.concern set outcome = 'advice', outcome_by_name = 'x' returning 1 as done`
    expect(await fromSeat(OWN_AGENCY, answer)).toBe(NOT_PERMITTED)
    expect(await fromSeat(OWN_AGENCY, 'update public.concern set received_at = now()')).toBe(NOT_PERMITTED)
    expect(await fromSeat(OTHER_AGENCY, answer)).toEqual([])
    expect(await fromSeat(COUNCIL, answer)).toEqual([{ done: 1 }])
    await unnoticed(`update public.concern set outcome = 'referral'`)
    expect(await fromSeat(COUNCIL, answer)).toEqual([])
    await unnoticed(TAKEN)
  })

  it('is withdrawn by the agency that raised it, and never by the council', async () => {
    const withdraw = `update public.concern set state = 'withdrawn', state_reason = 'x' returning 1 as done`
    expect(await fromSeat(COUNCIL, withdraw)).toBe(NOT_PERMITTED)
    expect(await fromSeat(OTHER_AGENCY, withdraw)).toEqual([])
    expect(await fromSeat(OWN_AGENCY, withdraw)).toEqual([{ done: 1 }])
  })

  it('is raised by an agency for itself, without an answer', async () => {
    const raise = (agency: string, outcome: string | null) => `
      insert into public.concern (authority, id, agency_id, raised_by, raised_by_name, raised_by_title, kind, child_as_given,
          what_seen, happened_on, known_by, how_worried, told_family, may_name_agency, review_by, outcome)
        select authority, gen_random_uuid(), '${agency}', raised_by, 'x', 'x', 'contact', '{}', 'x', happened_on, 'saw', 'x',
               true, true, review_by, ${outcome === null ? 'null' : `'${outcome}'`} from public.concern`
    expect(await fromSeat(OWN_AGENCY, raise(AGENCY, null))).toEqual([])
    expect(await fromSeat(OWN_AGENCY, raise(AGENCY, 'advice'))).toBe(NOT_PERMITTED)
    expect(await fromSeat(OWN_AGENCY, raise(newId(), null))).toBe(NOT_PERMITTED)
    expect(await fromSeat(COUNCIL, raise(AGENCY, null))).toBe(NOT_PERMITTED)
  })
})

describe('sessions', () => {
  it('are begun for the acting user alone, and end by them alone', async () => {
    const { rows } = await admin.query<{ id: string; session: string }>(
      'select m.id, s.id as session from access.membership m, access.session s',
    )
    const [{ id, session } = { id: '', session: '' }] = rows
    const begin = `select access.begin_session($1, '\\x02', $2, now()) as done`
    expect(await fromSeat(COUNCIL, begin, [newId(), id])).toEqual([{ done: false }])
    expect(await fromSeat(OWN_AGENCY, begin, [newId(), id])).toEqual([{ done: true }])
    const end = 'select access.end_session($1, now()) as done'
    expect(await fromSeat(COUNCIL, end, [session])).toEqual([{ done: false }])
  })

  it('are reached through functions whose search path nobody can turn', async () => {
    const { rows } = await admin.query<{ name: string }>(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ('public', 'access', 'history') and p.prosecdef
          and (not 'search_path=""' = any (coalesce(p.proconfig, '{}')) or has_function_privilege('public', p.oid, 'execute'))
          and p.prorettype <> 'trigger'::regtype`,
    )
    expect(rows).toEqual([])
  })
})
