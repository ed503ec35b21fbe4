import { createHash } from 'node:crypto'
import { addDays, addMonths, type CalendarDay } from '../../src/kernel/calendar-day.ts'
import type { RuleId } from '../../src/warnings/model.ts'

// Patterns and near-misses, as the program's own rows: each is of one child who has nothing else that a rule looks at.

/** A row of a table, by its columns. */
export type Row = { readonly table: string; readonly columns: Readonly<Record<string, unknown>> }

/** What was planted for one child: the rule that is to find it, on which day and by which facts; or that comes near. */
export type Planted = {
  readonly rule: RuleId
  readonly childId: string
  readonly isNear: boolean
  readonly on: CalendarDay
  /** The ids of the facts that the rule is to show. */
  readonly evidence: readonly string[]
  readonly rows: readonly Row[]
}

/** An id that is the same for the same words. */
export function idOf(...words: readonly (string | number)[]): string {
  const hash = createHash('md5').update(words.join(' ')).digest('hex')
  return [8, 4, 4, 4, 12]
    .reduce<[string[], number]>(
      ([parts, at], length) => [[...parts, hash.slice(at, at + length)], at + length],
      [[], 0],
    )[0]
    .join('-')
}

type Ground = {
  readonly authority: string
  readonly childId: string
  readonly on: CalendarDay
  readonly isNear: boolean
}
type Parts = {
  readonly rows: readonly Row[]
  readonly evidence: readonly string[]
  readonly birthDate?: CalendarDay
  /** The day on which the rule is to find it, where it is another. */
  readonly on?: CalendarDay
}
type Plant = (ground: Ground & Hand) => Parts

/** What each pattern is put together from. */
type Hand = {
  readonly back: (days: number) => CalendarDay
  readonly put: (table: string, name: string, columns: Record<string, unknown>, on: CalendarDay) => Row
  readonly id: (name: string) => string
}

/** Plants one pattern of a rule, or what comes near it, for the `n`th child. */
export function planted(
  rule: RuleId,
  n: number,
  ground: { authority: string; on: CalendarDay; isNear: boolean },
): Planted {
  const childId = idOf('planted', rule, n, `${ground.isNear}`)
  const id = (name: string) => idOf(childId, name)
  const put: Hand['put'] = (table, name, columns, on) => ({
    table,
    columns: { authority: ground.authority, id: id(name), recorded_at: `${on}T09:00:00Z`, ...columns },
  })
  const hand = { ...ground, childId, id, put, back: (days: number) => addDays(ground.on, -days) }
  const { rows, evidence, birthDate = hand.back(1200), on = ground.on } = PLANTS[rule](hand)
  const number = `9${String(Number.parseInt(childId.slice(0, 7), 16)).padStart(9, '0')}`
  const person = { id: childId, kind: 'child', birth_date: birthDate, sex: 'F', index_number: number }
  const child = put('person', 'child', person, hand.back(1000))
  const all = [child, ...rows.map((row) => numbered(row, number))]
  return { rule, childId, isNear: ground.isNear, on, evidence: evidence.map(id), rows: all }
}

function numbered({ table, columns }: Row, number: string): Row {
  return 'index_number' in columns ? { table, columns: { ...columns, index_number: number } } : { table, columns }
}

const PLANTS: Readonly<Record<RuleId, Plant>> = {
  'two-agencies': ({ put, back, isNear, on }) => ({
    rows: [sealed(put, 'one', isNear ? back(29) : back(28)), sealed(put, 'two', on)],
    evidence: ['one', 'two'],
  }),
  'closed-again-and-again': (hand) => ({
    rows: [hand.isNear ? 366 : 365, 100, 0].map((days) => contact(hand, `c${days}`, days, 'no-further-action')),
    evidence: ['c365', 'c100', 'c0'],
  }),
  'look-again-if': (hand) => ({
    rows: [
      episode(hand, 400, 200),
      hand.put(
        'closure',
        'closure',
        {
          ...{ child_id: hand.childId, episode_id: hand.id('episode'), closed_on: hand.back(200), reason_code: 'RC7' },
          look_again_if: hand.isNear ? null : 'the father comes back',
        },
        hand.back(200),
      ),
      contact(hand, 'c0', 0, 'advice'),
    ],
    evidence: ['closure', 'c0'],
  }),
  'not-seen-alone': (hand) => ({
    birthDate: hand.back(3000),
    rows: [
      plan(hand, 'plan', 'child-protection', 43, -5),
      ...(hand.isNear ? [visit(hand, 'v', 20, true)] : [visit(hand, 'v', 20, true, false)]),
    ],
    evidence: ['plan'],
  }),
  'not-seen-twice': (hand) => ({
    rows: [
      episode(hand, 60, -5),
      visit(hand, 'v14', 14, false),
      ...(hand.isNear ? [visit(hand, 'v7', 7, true)] : []),
      visit(hand, 'v0', 0, false),
    ],
    evidence: ['v14', 'v0'],
  }),
  'agency-gone-quiet': (hand) => ({
    rows: [
      plan(hand, 'plan', 'child-in-need', 60, -10),
      ...meeting(hand, 'm30', 30, 'absent'),
      ...meeting(hand, 'm0', 0, hand.isNear ? 'attended' : 'apologies'),
    ],
    evidence: ['m30 asked', 'm0 asked'],
  }),
  'not-brought': (hand) => ({
    rows: [
      ...entry(hand, 'e50', 50, 'GP', 'She was not brought to the clinic.'),
      ...entry(hand, 'e0', 0, 'GP', hand.isNear ? 'She was brought to the clinic.' : 'Did not attend the hospital.'),
    ],
    evidence: ['e50', 'e0'],
  }),
  'crossed-a-border': (hand) => ({
    rows: [
      episode(hand, 30, hand.isNear ? 1 : -5),
      hand.put(
        'index_news',
        'news',
        { index_number: '', kind: 'responsible-elsewhere', elsewhere: '991', happened_on: hand.on },
        hand.on,
      ),
    ],
    evidence: ['episode', 'news'],
  }),
  'no-action-done': (hand) => ({
    rows: [
      ...reviewed(hand),
      ...(hand.isNear
        ? [
            hand.put(
              'plan_action',
              'done',
              {
                ...{
                  plan_id: hand.id('made plan'),
                  outcome_id: hand.id('outcome'),
                  position: 1,
                  what: 'Breakfast club',
                },
                ...{ owner_name: 'School', by_on: hand.on, state: 'done', done_on: hand.back(10) },
              },
              hand.back(10),
            ),
          ]
        : []),
    ],
    evidence: ['plan', 'r60', 'r0'],
  }),
  'third-plan': (hand) => ({
    rows: [
      ...(hand.isNear ? [] : [plan(hand, 'p700', 'child-protection', 700, 600)]),
      plan(hand, 'p400', 'child-protection', 400, 300),
      plan(hand, 'p0', 'child-protection', 0, -5),
    ],
    evidence: ['p700', 'p400', 'p0'],
  }),
  'long-plan': (hand) => {
    const { row, on } = long(hand)
    return { rows: [row], evidence: ['plan'], on }
  },
  'new-adult-at-risk': (hand) => ({
    rows: home(hand),
    evidence: ['lives there', 'risk'],
  }),
  'pregnancy-on-a-plan': (hand) => ({
    rows: [plan(hand, 'plan', 'child-in-need', 30, hand.isNear ? 1 : -30), ...expecting(hand)],
    evidence: ['plan', 'baby'],
  }),
  'missing-again': (hand) => ({
    rows: [missing(hand, 'm90', hand.isNear ? 91 : 90), missing(hand, 'm0', 0)],
    evidence: ['m90', 'm0'],
  }),
  'left-without-transfer': (hand) => ({
    rows: [
      ...entry(hand, 'left', 15, 'School', 'Taken off roll today.'),
      ...(hand.isNear ? entry(hand, 'new', 5, 'School', 'Her new school is Elm Park.') : []),
    ],
    evidence: ['left'],
  }),
  'injuries-by-several': (hand) => ({
    birthDate: hand.back(300),
    rows: [
      ...entry(
        hand,
        'e20',
        20,
        'Health visitor',
        hand.isNear ? 'No bruises or injuries seen.' : 'A bruise to the cheek.',
      ),
      ...entry(hand, 'e0', 0, 'Hospital doctor', 'A fracture of the wrist.'),
    ],
    evidence: ['e20', 'e0'],
  }),
}

function sealed(put: Hand['put'], holder: string, on: CalendarDay): Row {
  return put(
    'index_concern',
    holder,
    {
      ...{ index_number: '', holder, holding_authority: '990', agency_kind: 'health', band: 'worried' },
      ...{ whom_to_ring: 'Named nurse', told_at: `${on}T09:00:00Z`, until_on: addDays(on, 180) },
    },
    on,
  )
}

function contact({ put, back, childId }: Ground & Hand, name: string, days: number, decision: string): Row {
  const at = `${back(days)}T10:00:00Z`
  return put(
    'contact',
    name,
    {
      ...{ child_id: childId, child_as_given: {}, received_at: at, source_code: '2A', source_name: 'Elm Park School' },
      ...{ summary: 'A worry', words: 'A worry', decide_by: at, decided_at: at, decision },
    },
    back(days),
  )
}

function episode({ put, back, childId, id }: Ground & Hand, from: number, to: number): Row {
  const columns = { child_id: childId, referral_id: id('referral'), opened_on: back(from), closed_on: back(to) }
  return put('episode', 'episode', { ...columns, closure_reason: 'RC7' }, back(from))
}

function plan({ put, back, childId, id }: Ground & Hand, name: string, kind: string, from: number, to: number): Row {
  const columns = {
    plan_id: id(`made ${name}`),
    child_id: childId,
    kind,
    category: categoryOf(kind),
    from_on: back(from),
    to_on: back(to),
  }
  return put('plan_status', name, { ...columns, end_reason: 'Ended' }, back(from))
}

function categoryOf(kind: string): 'NEG' | null {
  return kind === 'child-protection' ? 'NEG' : null
}

/** Some 18 months before; the day on which it is too long follows from the day it began, months being of many lengths. */
function long({ put, back, childId, id, isNear }: Ground & Hand): { readonly row: Row; readonly on: CalendarDay } {
  const from = back(549)
  const on = addDays(addMonths(from, 18), 1)
  const columns = {
    plan_id: id('made plan'),
    child_id: childId,
    kind: 'child-protection',
    category: 'NEG',
    from_on: from,
  }
  const to = addDays(on, isNear ? -1 : 5)
  return { row: put('plan_status', 'plan', { ...columns, to_on: to, end_reason: 'Ended' }, from), on }
}

function visit(
  { put, back, childId, id }: Ground & Hand,
  name: string,
  days: number,
  seen: boolean,
  alone = seen,
): Row {
  const columns = { visit_id: id(name), child_id: childId, happened_on: back(days), seen, seen_alone: alone }
  const row = put('visit_child', name, columns, back(days))
  return { ...row, columns: { ...row.columns, id: id(`${name} part`) } }
}

function meeting(
  { put, back, childId, id }: Ground & Hand,
  name: string,
  days: number,
  presence: string,
): readonly Row[] {
  const on = back(days)
  const asked = {
    meeting_id: id(name),
    name: 'DC Whitby',
    role: 'Detective',
    agency: 'Police',
    presence,
    service: 'police',
  }
  return [
    put('meeting', name, { kind: 'child-in-need-review', held_on: on }, on),
    put('meeting_child', `${name} child`, { meeting_id: id(name), child_id: childId }, on),
    put('attendance', `${name} asked`, { ...asked, position: 1 }, on),
  ]
}

function entry(
  { put, back, childId, id }: Ground & Hand,
  name: string,
  days: number,
  role: string,
  text: string,
): readonly Row[] {
  const on = back(days)
  const body = { v: 1, blocks: [{ type: 'paragraph', text }] }
  const said = { title: 'Told', happened_on: on, said_by: 'Kim', said_by_role: role, recorded_by_name: 'Asha Verma' }
  const about = put(
    'entry_about',
    name,
    { entry_id: id(name), person_id: childId, happened_on: on, kind: 'fact', bearing: 'worry' },
    on,
  )
  const { id: _, ...columns } = about.columns
  return [put('entry', name, { kind: 'fact', body, ...said }, on), { table: about.table, columns }]
}

function reviewed(hand: Ground & Hand): readonly Row[] {
  const { put, back, childId, id } = hand
  const made = { child_id: childId, made_on: back(120), why_involved: '', we_want: '', contingency: '' }
  const review = (days: number) => [
    put('plan_review', `r${days}`, { held_on: back(days), summary: 'Reviewed' }, back(days)),
    put(
      'plan_review_child',
      `r${days} part`,
      { plan_review_id: id(`r${days}`), child_id: childId, outcome: 'continue', reason: 'Not yet' },
      back(days),
    ),
  ]
  return [
    plan(hand, 'plan', 'child-in-need', 120, -5),
    put('plan', 'made plan', made, back(120)),
    ...review(60),
    ...review(0),
  ]
}

function home({ put, back, childId, id, isNear, on }: Ground & Hand): readonly Row[] {
  const risk = {
    kind: 'risk-adult',
    child_id: isNear ? childId : id('another child'),
    person_id: id('dean'),
    title: 'Dean',
  }
  return [
    put('household', 'household', { lines: '1 Mill Lane' }, back(500)),
    put(
      'household_member',
      'child there',
      { household_id: id('household'), person_id: childId, from_on: back(500) },
      back(500),
    ),
    put('person', 'dean', { kind: 'adult', birth_date: '1990-01-01', sex: 'M' }, back(300)),
    put(
      'person_name',
      'dean’s name',
      { person_id: id('dean'), use: 'current', given: 'Dean', family: 'Rowe' },
      back(300),
    ),
    put('household_member', 'lives there', { household_id: id('household'), person_id: id('dean'), from_on: on }, on),
    put(
      'worry',
      'risk',
      { ...risk, statement: 'Hurt a child', how_known: 'fact', said_by: 'Police', since_on: back(200) },
      back(200),
    ),
  ]
}

function expecting({ put, back, childId, id, on }: Ground & Hand): readonly Row[] {
  const tie = (name: string, personId: string, day: CalendarDay) =>
    put('relationship', name, { person_id: personId, other_id: id('mother'), kind: 'mother' }, day)
  return [
    put('person', 'mother', { kind: 'adult', birth_date: '1995-01-01', sex: 'F' }, back(300)),
    put('person', 'baby', { kind: 'child', expected_on: addDays(on, 90), sex: 'U' }, on),
    tie('mother of child', childId, back(300)),
    tie('mother of baby', id('baby'), on),
  ]
}

function missing({ put, back, childId }: Ground & Hand, name: string, days: number): Row {
  const [from, to] = [`${back(days)}T10:00:00Z`, `${back(days)}T15:00:00Z`]
  const said = { last_seen: 'At school', reported_by: 'Mum', worry: 'Cold', found_where: 'Home' }
  return put(
    'missing_episode',
    name,
    { child_id: childId, kind: 'missing', missing_from: from, returned_at: to, ...said },
    back(days),
  )
}
