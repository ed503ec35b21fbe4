import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { MatchingModel, Profile } from '../matching/model.ts'
import type { IndexTx } from '../matching/queries.ts'

/**
 * The records of some children, each as it is compared: the first by number, which are as good as drawn by chance, and
 * the same each time. Stands on child's primary key, link_of_child and key_of_assertion.
 *
 * @param children at most this many
 */
export async function sampledProfiles(tx: IndexTx, children: number): Promise<readonly Profile[]> {
  const { rows } = await sql<Row>`
    select k.assertion_id, array_agg(distinct jsonb_build_object('given', k.given, 'family', k.family)) as names,
           k.birth_date, k.year_only, k.sex, array_agg(distinct k.postcode) as postcodes, k.nhs, k.nhs_verified, k.upns,
           k.mother, k.multiple
      from (select number from child_index.child where status = 'active' order by number limit ${children}) as sampled
      join child_index.link l on l.number = sampled.number and l.known_to is null and l.valid_to is null
      join child_index.assertion_key k on k.assertion_id = l.assertion_id and not k.past
     group by k.assertion_id, k.birth_date, k.year_only, k.sex, k.nhs, k.nhs_verified, k.upns, k.mother, k.multiple
     order by k.assertion_id, k.birth_date`.execute(tx)
  return rows.map(({ names, postcodes, assertionId: _, ...row }) => ({
    ...row,
    names: names.filter(({ given, family }) => given !== '' || family !== ''),
    postcodes: postcodes.filter((code) => code !== ''),
  }))
}

/** Keeps a version, and puts it in use in the place of the one before. A version that is kept already is used again. */
export async function putInUse(
  tx: IndexTx,
  model: MatchingModel,
  trainedOn: Readonly<Record<string, number>>,
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('childIndex.matchingModel')
    .values({
      version: model.version,
      how: 'trained',
      content: JSON.stringify(model),
      trainedAt: at,
      trainedOn: JSON.stringify(trainedOn),
    })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
  await tx.updateTable('childIndex.matchingModel').set({ inUse: false }).where('inUse', '=', true).execute()
  await tx
    .updateTable('childIndex.matchingModel')
    .set({ inUse: true })
    .where('version', '=', model.version)
    .executeTakeFirstOrThrow()
}

type Row = Omit<Profile, 'names' | 'postcodes'> & {
  readonly assertionId: string
  readonly names: { readonly given: string; readonly family: string }[]
  readonly postcodes: string[]
}
