import { writeFile } from 'node:fs/promises'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { aMigratedDatabase, execute } from './database.ts'

// `npm run schema` writes the database's types from a freshly migrated database: src/platform/schema.ts for the
// record and access, src/child-index/schema.ts for the index. A column checked to be one of a list of codes gets
// those codes as its type.

type Column = {
  schema: string
  table: string
  column: string
  type: string
  nullable: boolean
  defaulted: boolean
  codes: string | null
}

const COLUMNS = `
  select nspname as schema, relname as table, attname as column, format_type(atttypid, null) as type,
         not attnotnull as nullable, atthasdef as defaulted,
         (select pg_get_constraintdef(k.oid) from pg_constraint k
           where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
             and pg_get_constraintdef(k.oid) like '%ARRAY[%' limit 1) as codes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
   where nspname = any($1) and c.relkind = 'r' and relname <> 'migration' and attnum > 0 and not attisdropped
   order by nspname <> 'public', nspname, relname, attnum`

const TYPES: Record<string, string> = {
  bigint: 'string',
  boolean: 'boolean',
  bytea: 'Buffer',
  tsvector: 'string',
  date: 'CalendarDay',
  'double precision': 'number',
  integer: 'number',
  jsonb: 'unknown',
  real: 'number',
  smallint: 'number',
  text: 'string',
  'text[]': 'string[]',
  'timestamp with time zone': 'Instant',
  uuid: 'string',
  'uuid[]': 'string[]',
}

const server = await startEmbeddedPostgres('schema')
try {
  const { owner } = await aMigratedDatabase(server, 'openics_schema')
  const columnsOf = async (schemas: string[]) => (await execute<Column>(owner, COLUMNS, [schemas])).rows
  await writeFile('src/platform/schema.ts', asTypes('DB', '../kernel', await columnsOf(['public', 'access'])))
  const ofIndex = await columnsOf(['child_index'])
  if (ofIndex.length > 0) await writeFile('src/child-index/schema.ts', asTypes('IndexDB', '../kernel', ofIndex))
} finally {
  await server.stop()
}

function asTypes(name: string, kernel: string, columns: Column[]): string {
  const tables = Object.entries(
    Object.groupBy(columns, ({ schema, table }) => (schema === 'public' ? table : `${schema}.${table}`)),
  ).map(([table, fields = []]) => {
    const key = table.includes('.') ? `'${camel(table)}'` : camel(table)
    return `  ${key}: {\n${fields.map(asField).join('')}  }\n`
  })
  return `// Written by \`npm run schema\` from the migrations; do not edit.
import type { Generated } from 'kysely'
import type { CalendarDay } from '${kernel}/calendar-day.ts'
import type { Instant } from '${kernel}/instant.ts'

/** The tables, as the application sees them. */
export type ${name} = {\n${tables.join('')}}\n`
}

function asField({ column, type, nullable, defaulted, codes }: Column): string {
  const known = codes?.match(/'[^']+'(?=::text)/g)?.join(' | ') ?? TYPES[type]
  if (!known) throw new Error(`no TypeScript type for ${type} (${column})`)
  const full = nullable ? `${known} | null` : known
  return `    ${camel(column)}: ${defaulted ? `Generated<${full}>` : full}\n`
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
