import { type Copying, copiedOut, copyInto, copyLine } from './queries-copying.ts'

/** One row with an earlier one, or a record of the index, that may be the same child; or with itself, to say what it is. */
export type PairRow = {
  readonly later: number
  readonly earlier: number
  readonly state: string
  /** Whose the earlier one is; '' while that is not written down: it is of the same slice. */
  readonly number: string
  readonly profile: string
}

/**
 * Finds, for the rows of a slice, every earlier row that a registration's searches would come upon and that could be
 * worth comparing. Where many share a birth date and a given name, something else must agree.
 */
export async function findPairs(client: Copying, from: number, to: number): Promise<void> {
  await client.query(`set local work_mem = '128MB'`)
  await client.query('set local enable_mergejoin = off') // it would sort every row read by words, once for each search
  await client.query('truncate child_index.load_pair, child_index.load_slice_key')
  await client.query(
    'insert into child_index.load_slice_key select * from child_index.load_key where seq between $1 and $2',
    [from, to],
  )
  await client.query('analyze child_index.load_slice_key')
  const searches = SEARCHES.map((search) => `${PAIR} ${search} and e.seq < ${to} and e.seq < l.seq`)
  await client.query(`
    insert into child_index.load_pair
    with found as (${searches.join('\nunion all\n')}
      union all ${BY_IDENTIFIER} where l.seq between ${from} and ${to} and e.seq < ${to} and e.seq < l.seq)
    select later, earlier from found
     where not exists (select from child_index.load_single s where s.seq = found.later)
       and not exists (select from child_index.load_single s where s.seq = found.earlier)
     group by later, earlier`)
  await client.query(`
    insert into child_index.load_pair select later, later from child_index.load_pair group by later`)
}

/** Remembers which birth dates and given names many rows share: until then none does. */
export async function findCommon(client: Copying): Promise<void> {
  await client.query('truncate child_index.load_common')
  await client.query(`
    insert into child_index.load_common (birth_date, given_sound)
    select birth_date, given_sound from child_index.load_key
     where birth_date is not null and given_sound <> '' group by 1, 2 having count(*) > ${MOST_COMPARED}`)
}

/** Rows of one birth date and given name that are all compared with each other, whatever else they say. */
const MOST_COMPARED = 8

/** The pairs found, each later row's together and in order, itself last. */
export async function* pairsFound(client: Copying): AsyncGenerator<readonly PairRow[]> {
  const pairs = copiedOut(
    client,
    `select p.later, p.earlier, r.state, coalesce(r.number, d.number, ''), r.profile
       from child_index.load_pair p
       join child_index.load_profile r on r.seq = p.earlier
       left join child_index.load_decision d on d.seq = p.earlier
      order by p.later, p.earlier`,
  )
  for await (const rows of pairs) {
    yield rows.map(([later, earlier, state = '', number = '', profile = '']) => ({
      later: Number(later),
      earlier: Number(earlier),
      state,
      number,
      profile,
    }))
  }
}

/** Which of these numbers a child has, or a child to be. */
export async function takenOf(client: Copying, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  await client.query('truncate child_index.load_drawn')
  await copyInto(
    client,
    'load_drawn',
    'number',
    numbers.map((number) => copyLine([number])),
  )
  const { rows } = await client.query<{ number: string }>(`
    select number from child_index.load_drawn join child_index.child using (number)
    union select number from child_index.load_drawn join child_index.load_decision using (number)`)
  return new Set(rows.map(({ number }) => number))
}

const PAIR = 'select l.seq as later, e.seq as earlier from child_index.load_slice_key l join child_index.load_key e on'

const NEAR = `(l.birth_day / 100 = e.birth_day / 100 or l.birth_day % 100 = e.birth_day % 100 or e.birth_day = 101
  or l.year_only or e.year_only)`

/** The likeness without which two of one birth date and one common given name cannot score for a person to see. */
const SOMETHING_ELSE = `(left(l.family_sound, 1) = left(e.family_sound, 1) or l.family_sound = '' or e.family_sound = ''
  or (l.postcode <> '' and (left(l.postcode, -3) = left(e.postcode, -3) or right(l.postcode, 3) = right(e.postcode, 3)))
  or (l.mother <> '' and left(l.mother, 2) = left(e.mother, 2)))`

const UNLESS_COMMON = `(${SOMETHING_ELSE} or not exists (
  select from child_index.load_common c where c.birth_date = l.birth_date and c.given_sound = l.given_sound))`

/** The birth date with day and month changed about. */
const SWAPPED = `e.birth_year = l.birth_year and e.birth_day = l.birth_day % 100 * 100 + l.birth_day / 100`

const SEARCHED = `not l.placeholder`

const DATES = [
  { date: 'e.birth_date = l.birth_date', likeness: UNLESS_COMMON },
  { date: SWAPPED, likeness: SOMETHING_ELSE },
]

/** One for each search of a registration (`matching/keys/rules.ts`): hash joins on equality, the rest of it a filter. */
const SEARCHES: readonly string[] = [
  ...DATES.flatMap(({ date, likeness }) => [
    `${date} and e.family_sound = l.family_sound where l.family_sound <> '' and ${SEARCHED}`,
    `${date} and e.given_sound = l.given_sound and ${likeness} where l.given_sound <> '' and ${SEARCHED}`,
    `${date} and e.postcode = l.postcode where l.postcode <> ''`,
  ]),
  `e.birth_year = l.birth_year and e.family_sound = l.given_sound and e.given_sound = l.family_sound
     and (e.birth_date = l.birth_date or ${SWAPPED}) where l.family_sound <> '' and l.given_sound <> '' and ${SEARCHED}`,
  `e.birth_date = l.birth_date and e.family_sound = l.given_sound and (e.given_sound = '' or l.family_sound = '')
     where l.given_sound <> '' and ${SEARCHED}`,
  `e.birth_date = l.birth_date and e.given_sound = l.family_sound and (e.family_sound = '' or l.given_sound = '')
     where l.family_sound <> '' and ${SEARCHED}`,
  `e.family_sound = l.family_sound and e.given_sound = l.given_sound and e.birth_year = l.birth_year and ${NEAR}
     where l.family_sound <> '' and l.given_sound <> '' and ${SEARCHED}`,
  `e.family_sound = l.family_sound and e.given_sound = l.given_sound and e.birth_day = l.birth_day
     and abs(e.birth_year - l.birth_year) in (1, 2, 10) where l.family_sound <> '' and l.given_sound <> '' and ${SEARCHED}`,
  `e.postcode = l.postcode and e.family_sound = l.family_sound where l.postcode <> '' and l.family_sound <> '' and ${SEARCHED}`,
  `e.postcode = l.postcode and e.given_sound = l.given_sound where l.postcode <> '' and l.given_sound <> '' and ${SEARCHED}`,
]

const BY_IDENTIFIER = `select l.seq, e.seq from child_index.load_identifier l join child_index.load_identifier e using (value)`
