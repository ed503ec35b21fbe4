import pg from 'pg'

/** How often each word stands in what is written: so that a search for it is rare, usual, common, or finds everything. */
export const WORDS = { rare: 'zeppelin', usual: 'bruise', common: 'school', everywhere: 'family' } as const

/**
 * Writes so many entries about children who are there, half of them about those with an open case, and gathers the words
 * as the record's own triggers would. Neither history nor triggers run meanwhile, so it needs the superuser's address.
 */
export async function writeTexts(superuserUrl: string, authority: string, entries: number): Promise<void> {
  const client = new pg.Client(superuserUrl)
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'`)
    await client.query('begin')
    await client.query('select public.act_as($1, null, null, $2)', [authority, 'council'])
    for (const statement of statementsFor(authority, entries)) await client.query(statement)
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

/** A word of a language in which few words are frequent and most are not. */
const FILLER = `(select string_agg('w' || (power(random(), 4) * 30000)::integer, ' ') from generate_series(1, 45 + t.n % 9))`

const statementsFor = (authority: string, entries: number): readonly string[] => [
  `create temp table written on commit drop as
     with open as (select array_agg(distinct child_id) as ids from allocation where authority = '${authority}' and to_on is null),
          known as (select array_agg(id) as ids from person where authority = '${authority}' and kind = 'child')
     select gen_random_uuid() as id, current_date - (n * 7919 % 3650) as happened_on,
            case when n % 2 = 0 then open.ids[1 + n / 2 % cardinality(open.ids)] else known.ids[1 + n / 2 % cardinality(known.ids)] end as child_id,
            'Home visit ' || n as title,
            '${WORDS.everywhere} ' || case when n % 4 = 0 then '${WORDS.common} ' else '' end
              || case when n % 331 = 0 then '${WORDS.usual} ' else '' end
              || case when n % 20011 = 0 then '${WORDS.rare} ' else '' end || ${FILLER} as text
       from open, known, generate_series(1, ${entries}) t (n)`,
  `insert into entry (authority, id, kind, title, body, happened_on, said_by, recorded_by_name)
     select '${authority}', id, 'fact', title,
            jsonb_build_object('v', 1, 'blocks', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'text', text))),
            happened_on, 'Asha Verma', 'Asha Verma' from written`,
  `insert into entry_about (authority, entry_id, person_id, happened_on)
     select '${authority}', id, child_id, happened_on from written`,
  `drop index search_text_words`,
  `insert into search_text (authority, source_id, child_id, kind, happened_on, title, text, words)
     select '${authority}', id, child_id, 'entry', happened_on, title, text, public.words_of(title, text) from written`,
  `create index search_text_words on public.search_text using gin (words) with (gin_pending_list_limit = 512)`,
]
