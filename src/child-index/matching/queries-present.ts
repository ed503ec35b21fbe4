import { sql } from 'kysely'
import type { Profile } from './model.ts'
import { type IndexTx, KEY_COLUMNS, type KeyFields, profileFrom } from './queries.ts'

/** What one record of a child says now. */
export type PresentRecord = { readonly assertionId: string; readonly profile: Profile }

/** What the records of these children say now, by number; of a child with very many, some. Stands on link_of_child and key_of_assertion. */
export async function presentRecords(
  tx: IndexTx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, readonly PresentRecord[]>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<KeyFields & { of: string }>`
    select c.number as of, ${KEY_COLUMNS} from unnest(${numbers}::text[]) as c(number)
     cross join lateral (
       select k.* from child_index.link l join child_index.assertion_key k on k.assertion_id = l.assertion_id
        where l.number = c.number and l.known_to is null and l.valid_to is null and not k.past limit ${MOST_ROWS}) k`.execute(
    tx,
  )
  return new Map(
    [...Map.groupBy(rows, ({ of }) => of)].map(([number, ofChild]) => {
      const records = [...Map.groupBy(ofChild, ({ assertionId }) => assertionId)]
      return [number, records.map(([assertionId, [first, ...more]]) => recordOf(assertionId, first as KeyFields, more))]
    }),
  )
}

const MOST_ROWS = 400

function recordOf(assertionId: string, first: KeyFields, more: readonly KeyFields[]): PresentRecord {
  return { assertionId, profile: profileFrom(first, more) }
}
