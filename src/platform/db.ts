import {
  CamelCasePlugin,
  type CompiledQuery,
  Kysely,
  PostgresDialect,
  type QueryExecutorProvider,
  type RawBuilder,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import type { DB } from './schema.ts'

/** From where a transaction acts: which authority, who, for which agency, and whether that is the council itself. */
export type Seat = {
  readonly authority: string
  readonly userId: string | null
  readonly agencyId: string | null
  readonly seat: 'council' | 'partner'
}

/**
 * A transaction bound to one seat. The only handle a query is given: every statement names `tx.authority`,
 * and Row Level Security stands beneath, should one forget.
 */
export type Tx = Transaction<DB> & { readonly authority: string }
export type Database = Kysely<DB>

const DATE = 1082
const TIMESTAMPTZ = 1184

/**
 * Opens a pool of at most `max` connections. A `date` stays the text it is: as a `Date` it would be an instant,
 * and fall on two days. A `timestamptz` is an `Instant`: ISO text in UTC, to the millisecond.
 */
export function openDatabase<T = DB>(url: string, max = 10): Kysely<T> {
  return databaseOver<T>(openPool(url, max))
}

/** The pool alone, for whoever also counts its connections. */
export function openPool(url: string, max = 10): pg.Pool {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') => {
      if (oid === DATE) return (text: string) => text
      if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString()
      return pg.types.getTypeParser(oid, format as 'text')
    },
  }
  const pool = new pg.Pool({ connectionString: url, types, max, connectionTimeoutMillis: 5000 })
  pool.on('connect', prepareStatements)
  pool.on('error', () => {}) // an idle connection was lost: the pool drops it, and the next act opens another
  // One lost in the middle of an act, between two statements: the next statement fails, and so the act.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Statements a connection keeps prepared: far more than the program has of them, lists of ids apart. */
const MOST_PREPARED = 500
/**
 * Characters. A longer statement writes many rows at once, and is seldom sent twice in the same length; the longest read
 * of a page, the facts of a child, is 11,000.
 */
const LONGEST_PREPARED = 16_000

/**
 * Sends each statement under a name, so that PostgreSQL parses and plans it once a connection: planning is most of the
 * time of a page's small reads (measured: 0.6 ms of 0.9 a statement).
 */
function prepareStatements(client: pg.PoolClient): void {
  const names = new Map<string, string>()
  const send = client.query.bind(client) as (...query: readonly unknown[]) => unknown
  const nameOf = (text: string) => {
    if (!names.has(text) && names.size < MOST_PREPARED) names.set(text, `s${names.size}`)
    return names.get(text)
  }
  const named = (text: unknown, values: unknown, ...rest: readonly unknown[]) => {
    const name =
      typeof text === 'string' && Array.isArray(values) && text.length < LONGEST_PREPARED ? nameOf(text) : undefined
    return name ? send({ name, text, values }, ...rest) : send(text, values, ...rest)
  }
  client.query = named as typeof client.query
}

/** A database over a pool; destroying it ends the pool. */
export function databaseOver<T = DB>(pool: pg.Pool): Kysely<T> {
  return new Kysely<T>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new Naming({ maintainNestedObjectKeys: true, underscoreBeforeDigits: true })],
  })
}

/** Runs `work` in one transaction that acts from `seat` and sees only what that seat may. Commits if it resolves, else rolls back. */
export function inSeat<T>(db: Database, seat: Seat, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await actAs(seat).execute(tx)
    return work(Object.assign(tx, { authority: seat.authority }))
  })
}

/**
 * As `inSeat`, and all its statements see the record as it stood at one instant: what many of them gather fits together
 * while others work on.
 */
export function inSeatAtOneInstant<T>(db: Database, seat: Seat, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await actAs(seat).execute(tx)
      return work(Object.assign(tx, { authority: seat.authority }))
    })
}

/**
 * The rows of a query in pieces of `size`, in its order: memory holds one piece. Columns are named as the query names
 * them. One such reading at a time in a transaction.
 */
export async function* rowsInPieces<Row>(tx: Tx, query: RawBuilder<Row>, size = 500): AsyncGenerator<readonly Row[]> {
  await sql`declare pieces no scroll cursor for ${query}`.execute(tx)
  for (let more = true; more; ) {
    const { rows } = await sql<Row>`fetch ${sql.lit(size)} from pieces`.execute(tx.withoutPlugins())
    yield rows
    more = rows.length === size
  }
  await sql`close pieces`.execute(tx)
}

/**
 * As `inSeat`, but read-only and over what was known at the instant `asOf`.
 * Only `asof` is on the search path, so a table that keeps no history is an error, never today's answer.
 */
export function inSeatAsKnownAt<T>(db: Database, seat: Seat, asOf: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      await actAs(seat).execute(tx)
      await sql`select set_config('app.as_of', ${asOf}, true), set_config('search_path', 'asof', true)`.execute(tx)
      return work(Object.assign(tx, { authority: seat.authority }))
    })
}

/** Stand-ins for the values of a statement that is put together once. */
type StandIns<Values extends readonly unknown[]> = { readonly [At in keyof Values]: RawBuilder<Values[At]> }

/**
 * A statement for what is asked all day: put together at its first call, and sent with other values at each. It must be
 * the same whatever they are. Its rows come as the database gives them, so a column is named as its field is:
 * `as "birthDate"`. Neither putting it together nor renaming its columns is done again and again.
 */
export function statementOf<Values extends readonly unknown[], Row>(
  build: (...standIns: StandIns<Values>) => RawBuilder<Row>,
): (tx: QueryExecutorProvider, ...values: Values) => Promise<readonly Row[]> {
  let made: { readonly query: CompiledQuery<Row>; readonly places: ReadonlyMap<unknown, number> } | undefined
  const make = (tx: QueryExecutorProvider, count: number) => {
    const marks = Array.from({ length: count }, (_, at) => Symbol(`value ${at}`))
    const standIns = marks.map((mark) => sql`${mark}`) as unknown as StandIns<Values>
    return { query: build(...standIns).compile(tx), places: new Map(marks.map((mark, at) => [mark, at])) }
  }
  return async (tx, ...values) => {
    made ??= make(tx, values.length)
    const { query, places } = made
    const parameters = query.parameters.map((given) => {
      const at = places.get(given)
      return at === undefined ? given : values[at]
    })
    const { rows } = await tx
      .getExecutor()
      .withoutPlugins()
      .executeQuery<Row>({ ...query, parameters })
    return rows
  }
}

/**
 * Does `work` with statements that are planned anew for their very values, not once for all: where what is right for a
 * team of thousands is not for one of a dozen.
 */
export async function plannedAnew<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`set local plan_cache_mode = force_custom_plan`.execute(tx)
  const done = await work()
  await sql`set local plan_cache_mode = auto`.execute(tx)
  return done
}

/** A value for a `jsonb` column: arrays too, which the driver would take for PostgreSQL arrays. */
export function json<T>(value: T): RawBuilder<T> {
  return sql`${JSON.stringify(value)}::jsonb`
}

function actAs({ authority, userId, agencyId, seat }: Seat) {
  return sql`select public.act_as(${authority}, ${userId}::uuid, ${agencyId}::uuid, ${seat})`
}

/** `section47Enquiry` is `section_47_enquiry`; but `sha256` is one word. */
class Naming extends CamelCasePlugin {
  protected override snakeCase(name: string): string {
    return name === 'sha256' ? name : super.snakeCase(name)
  }
}
