import { sql } from 'kysely'
import { type Shown, type SummaryRow, shownFrom, summariesIn } from '../children/queries.ts'
import type { Flags } from '../registration/model.ts'
import { flagsFrom, flagsIn } from '../registration/queries.ts'
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
  const { rows } = await sql<Flags & (SummaryRow | { readonly sex: null })>`
    with flags as (${flagsIn(numbers, authority)}),
         shown as (${summariesIn(sql`array(select survivor from flags)`)})
    select f.*, s.responsible_authority, s.birth_date, s.birth_date_known, s.sex, s.given, s.family, s.postcode
      from flags f left join shown s on s.number = f.survivor`.execute(tx)
  const shown = rows.flatMap((row) =>
    row.sex === null ? [] : [shownFrom({ ...row, number: row.survivor as SummaryRow['number'] })],
  )
  return { flags: flagsFrom(rows), shown: new Map(shown.map((child) => [child.number, child])) }
}
