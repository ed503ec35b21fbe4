import { sql } from 'kysely'
import { statementOf } from '../../platform/db.ts'
import { type Shown, type SummaryRow, shownFrom, wordOn } from '../children/queries.ts'
import type { Flags } from '../registration/model.ts'
import { FLAG_COLUMNS, flagsBeside, flagsFrom, IN_USE } from '../registration/queries.ts'
import type { IndexTx } from './queries.ts'

/** What is known of children come upon, and what a person needs to recognise them. */
export type Known = {
  readonly flags: ReadonlyMap<string, Flags>
  readonly shown: ReadonlyMap<string, Shown>
}

/**
 * `flagsOf` these numbers and `summariesOf` the ones in their place, in one statement: whoever asks waits for one journey
 * to the database less. Always that one, of nobody too.
 */
export async function knownOf(tx: IndexTx, numbers: readonly string[], authority: string): Promise<Known> {
  const rows = await askKnown(tx, numbers, authority)
  const shown = rows.flatMap((row) =>
    row.sex === null ? [] : [shownFrom({ ...row, number: row.survivor as SummaryRow['number'] })],
  )
  return { flags: flagsFrom(rows), shown: new Map(shown.map((child) => [child.number, child])) }
}

const RESPONSIBLE = sql`case when c.survivor is null then c.responsible_authority else s.responsible_authority end`

const askKnown = statementOf<
  [numbers: readonly string[], authority: string],
  Flags & (SummaryRow | { readonly sex: null })
>(
  (numbers, authority) => sql`
    select ${FLAG_COLUMNS}, ${RESPONSIBLE} as "responsibleAuthority", word.*
      from ${flagsBeside(authority)} left join lateral (${wordOn(IN_USE, RESPONSIBLE)}) as word on true
     where c.number = any(${numbers})`,
)
