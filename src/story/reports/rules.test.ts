import { describe, expect, it } from 'vitest'
import type { Assessment } from '../../casework/assessments/model.ts'
import type { Plan } from '../../casework/plans/model.ts'
import type { Worry } from '../../casework/worries/model.ts'
import { calendarDay as day } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import type { Family, KnownPerson } from '../../people/model.ts'
import type { StreamEntry } from '../chronology/model.ts'
import { type ChildFacts, REPORT_KINDS, type ReportFacts, type ReportKind } from './model.ts'
import { blocksOf, composeReport, correctedSince, missingIn, writtenWords } from './rules.ts'
import { leftOutOfLetter } from './rules-plan.ts'

const NIAMH: KnownPerson = {
  ...{ id: 'niamh', kind: 'child', birthDate: day('2018-11-08'), expectedOn: null, birthDateKnown: 'exact' },
  ...{ diedOn: null, sex: 'F', ethnicity: 'WBRI', disabilities: [], saysName: null, indexNumber: null },
  ...{ indexState: 'none', upnUnknown: null, motherName: null },
  names: [{ id: 'n', personId: 'niamh', use: 'current', given: 'Niamh', family: 'Calloway', fromOn: null, toOn: null }],
}
const named = (id: string, given: string, kind: 'child' | 'adult'): KnownPerson => ({
  ...{ ...NIAMH, id, kind },
  names: NIAMH.names.map((name) => ({ ...name, given })),
})
const parent = (tie: 'mother' | 'father', given: string): Family['relatives'][number] => ({
  ...{ tie, parentalResponsibility: true, words: null, throughParents: false, fromOn: null, toOn: null },
  person: named(given, given, 'adult'),
})

const OPEN = { partTime: null, fromOn: null, toOn: null }
const WORRY: Worry = {
  ...{ id: 'cold', kind: 'open-risk', childId: 'niamh', personId: null, title: 'Cold', statement: 'No heating.' },
  ...{ trend: null, howKnown: 'fact', saidBy: 'Fenwick Lane Primary', sinceOn: day('2026-03-05'), reviewBy: null },
  ...{ told: null, closedOn: null, closedHow: null },
}
const PLAN: Plan = {
  ...{
    id: 'plan',
    childId: 'niamh',
    madeOn: day('2026-01-14'),
    whyInvolved: 'Alone at night.',
    weWant: 'Never alone.',
  },
  ...{ contingency: '', childView: null, childViewOn: null, parentView: null, parentViewOn: null, needs: [] },
}
const ASSESSMENT: Assessment = {
  ...{
    id: 'assessed',
    referralId: 'r',
    referredOn: day('2026-03-02'),
    startedOn: day('2026-03-02'),
    state: 'authorised',
  },
  content: {
    worries: 'Nights alone.',
    strengths: 'Nan.',
    childWords: '',
    analysis: 'Tired.',
    notKnown: '',
    answers: {},
  },
  ...{ revision: 1, writtenBy: null, writtenAt: null, submittedOn: null, submittedBy: null, returnedComment: null },
  ...{ authorisedOn: day('2026-03-20'), outcome: null, reported: false, children: [] },
}

function anEntryOf(saidBy: string, text: string, corrected?: string): StreamEntry {
  const body = (words: string) => ({ v: 1, blocks: [{ type: 'paragraph', text: words }] }) as const
  const at = instant('2026-03-19T09:00:00Z')
  return {
    ...{
      id: text,
      kind: 'fact',
      title: text,
      body: body(text),
      happenedOn: day('2026-03-18'),
      saidBy,
      saidByRole: null,
    },
    ...{ bearing: 'neutral', significant: true, stepKind: null, stepId: null, recordedByName: 'Asha Verma' },
    ...{ recordedAt: at, corrects: null, about: [{ personId: 'niamh', part: null }], source: null },
    corrections: corrected
      ? [{ id: 'c', title: corrected, body: body(corrected), why: 'Misheard', by: 'Asha Verma', recordedAt: at }]
      : [],
  }
}

const CHILD: ChildFacts = {
  ...{
    child: NIAMH,
    family: { child: NIAMH, relatives: [parent('mother', 'Kerry'), parent('father', 'Joel')], households: [] },
    ties: [],
  },
  ...{
    statuses: [],
    plan: PLAN,
    worries: [WORRY],
    judgements: [],
    notKnown: [],
    closure: null,
    reviews: [],
    holders: [],
  },
  ...{ seen: { seenOn: null, aloneOn: null }, words: [], turningPoints: [] },
  parentsSaid: [anEntryOf('Kerry Calloway', 'I want help.')],
}

function factsFor(kind: ReportKind, given: Partial<ReportFacts> = {}): ReportFacts {
  const at = instant('2026-03-21T09:00:00Z')
  return {
    ...{ on: day('2026-03-21'), mayWrite: true, children: [CHILD], meetings: [], transfer: null },
    ourWorkers: new Set(['asha']),
    assessments: [{ assessment: ASSESSMENT, corrections: [] }],
    head: {
      ...{ id: 'report', kind, childIds: ['niamh'], toWhom: '', covering: '', recommendation: '', revision: 1 },
      ...{ begunOn: day('2026-03-21'), writtenBy: null, writtenByName: 'Asha Verma', writtenAt: at },
    },
    ...given,
  }
}

const blockOf = (facts: ReportFacts, key: string) => blocksOf(composeReport(facts)).find((block) => block.key === key)

describe('a report', () => {
  it('has the words of the assessment, with the day it was signed and the page on which they are changed', () => {
    expect(blockOf(factsFor('conference'), 'assessment:assessed:analysis')).toEqual({
      ...{ key: 'assessment:assessed:analysis', type: 'paragraph', text: 'Tired.' },
      source: { where: 'the assessment', on: '2026-03-20', path: '/assessments/assessed' },
    })
  })

  it('has every open worry, with who says so and where it is written', () => {
    const block = blockOf(factsFor('conference'), 'worry:cold:niamh')
    expect(block).toMatchObject({
      text: 'Cold. No heating. (Fenwick Lane Primary)',
      source: { path: '/evidence/cold' },
    })
  })

  it('has whoever lives with the child among the family, through whom, and that they may be a risk', () => {
    const member = (person: KnownPerson) => ({
      ...{ id: person.id, householdId: 'h', personId: person.id, person },
      ...OPEN,
    })
    const darren = named('darren', 'Darren', 'adult')
    const households = [{ id: 'h', lines: '', postcode: null, members: [member(NIAMH), member(darren)] }]
    const partner = { id: 't', personId: 'Kerry', otherId: 'darren', kind: 'partner', words: null, ...OPEN } as const
    const worries = [{ ...WORRY, id: 'daz', kind: 'risk-adult', personId: 'darren' } as const]
    const near = { ...CHILD, worries, family: { ...CHILD.family, households } }
    const children = [{ ...near, ties: [{ ...partner, parentalResponsibility: null }] }]
    expect(blockOf(factsFor('transfer', { children }), 'family:niamh')).toMatchObject({
      rows: expect.arrayContaining([['Darren Calloway', 'Kerry’s partner; may be a risk', 'Not known', 'Yes']]),
    })
  })

  it('that ends the work names what is still worrying', () => {
    expect(blockOf(factsFor('closure'), 'worry:cold:niamh')).toMatchObject({ type: 'paragraph' })
  })

  it('says by name which parent was not asked, and where to write it', () => {
    const missing = missingIn(composeReport(factsFor('conference')))
    expect(missing.map(({ text }) => text)).toContain('Joel Calloway (father): not asked yet.')
    expect(missing.map(({ text }) => text).join()).not.toContain('Kerry')
    expect(blockOf(factsFor('conference'), 'parent:Joel:niamh')?.source.path).toBe('/children/niamh/write')
  })

  it('leads whoever may only read to pages they may open', () => {
    const paths = blocksOf(composeReport(factsFor('review', { mayWrite: false }))).map(({ source }) => source.path)
    expect(paths.filter((path) => /\/(edit|write|correct|new|propose)$/.test(path))).toEqual([])
  })

  it('of brothers and sisters has what is about all once, then a part for each under their name', () => {
    const alfie = named('alfie', 'Alfie', 'child')
    const brother = { ...CHILD, child: alfie, family: { ...CHILD.family, child: alfie } }
    const { title, parts } = composeReport(factsFor('conference', { children: [CHILD, brother] }))
    expect(title).toBe('Report for the child protection conference: Niamh Calloway, Alfie Calloway')
    expect(parts.map(({ heading }) => heading)).toEqual([null, 'Niamh Calloway', 'Alfie Calloway', null])
  })

  it('says once what happened to brothers and sisters together', () => {
    const alfie = named('alfie', 'Alfie', 'child')
    const both = [anEntryOf('Grace Okafor', 'Came without coats')]
    const brother = { ...CHILD, child: alfie, family: { ...CHILD.family, child: alfie }, turningPoints: both }
    const told = composeReport(factsFor('conference', { children: [{ ...CHILD, turningPoints: both }, brother] }))
    expect(JSON.stringify(told).match(/: Came without coats/g)).toHaveLength(1)
    expect(told.parts[0]?.sections.at(-1)?.blocks[0]?.key).toBe('entry:Came without coats:niamh')
  })

  it.each(REPORT_KINDS)('%s: every piece says where it is written, and has a key of its own', (kind) => {
    const blocks = blocksOf(composeReport(factsFor(kind)))
    expect(blocks.length).toBeGreaterThan(3)
    for (const { source } of blocks)
      expect([source.where.length > 0, source.path]).toEqual([true, expect.stringMatching(/^\//)])
    expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length)
  })

  it('for the family says what the plan says, and nothing that others told us', () => {
    const said = { ...CHILD, turningPoints: [anEntryOf('A neighbour', 'Shouting at night')] }
    const letter = JSON.stringify(composeReport(factsFor('letter', { children: [said] })))
    expect(letter).toContain('Alone at night.')
    for (const told of ['neighbour', 'No heating', 'Tired']) expect(letter).not.toContain(told)
  })
})

it('what warns workers is in no report that a family reads, and is handed over to other workers', () => {
  const warned = { ...CHILD, worries: [{ ...WORRY, kind: 'warning-note', statement: 'Visit in pairs.' } as const] }
  const told = REPORT_KINDS.filter((kind) =>
    JSON.stringify(composeReport(factsFor(kind, { children: [warned] }))).includes('Visit in pairs.'),
  )
  expect(told).toEqual(['transfer'])
})

describe('the child’s own words', () => {
  const body = (text: string) => ({ v: 1, blocks: [{ type: 'paragraph', text }] }) as const
  const told = (title: string, text: string, given: Partial<StreamEntry> = {}): StreamEntry => ({
    ...{ ...anEntryOf('Niamh', text), kind: 'child-words', title, body: body(text), ...given },
  })
  const saysIn = (words: StreamEntry) => {
    const block = blockOf(
      factsFor('conference', { children: [{ ...CHILD, words: [words] }] }),
      `entry:${words.id}:niamh`,
    )
    return block?.type === 'quote' ? [block.text, block.by] : undefined
  }

  it.each([
    ['“Daz sleeps at ours.”', 'Said at lunch club.', 'Daz sleeps at ours.', 'Niamh. Said at lunch club.'],
    ['Sundays at Nan’s', '“The best day.”', 'The best day.', 'Niamh. Sundays at Nan’s'],
    ['Sundays: “the best day”', 'Sundays: “the best day”', 'Sundays: ‘the best day’', 'Niamh'],
  ])('are quoted, and what is told around them is not: %s', (title, text, words, by) => {
    expect(saysIn(told(title, text))).toEqual([words, by])
  })

  it('are not what someone who was told of a worry said', () => {
    expect(saysIn(told('Came hungry', 'Came hungry, she told me.', { stepKind: 'contact' }))).toBeUndefined()
  })

  it('and days that mattered keep their headings', () => {
    const days = { ...CHILD, turningPoints: [told('Safety plan', 'Nan stays.', { kind: 'fact' })] }
    expect(blockOf(factsFor('conference', { children: [days] }), 'entry:Nan stays.:niamh')).toMatchObject({
      text: '18 March 2026: Safety plan. Nan stays. (Niamh)',
    })
  })
})

describe('a letter to the family', () => {
  const action = (id: string, what: string, ownerName: string, ownerUser: string | null = null) => ({
    ...({
      id,
      sharedId: null,
      what,
      ownerName,
      ownerUser,
      byOn: day('2026-04-01'),
      state: 'open',
      doneOn: null,
    } as const),
  })
  const actions = [
    action('a', 'A school place', 'Asha Verma', 'asha'),
    action('b', 'Sees the dentist', 'Kerry Calloway'),
    action('c', 'His full record', 'DC Lorna Whitby', 'lorna'),
  ]
  const outcome = { id: 'o', sharedId: null, statement: 'Safe', byOn: null, changed: null, achievedOn: null, actions }
  const plan = { ...PLAN, needs: [{ id: 'n', sharedId: null, statement: 'Home', outcomes: [outcome] }] }
  const saidIn = (kind: ReportKind) => JSON.stringify(composeReport(factsFor(kind, { children: [{ ...CHILD, plan }] })))

  it('says what we and they will do, and not what others do about somebody', () => {
    expect(saidIn('letter')).toContain('A school place')
    expect(saidIn('letter')).toContain('Sees the dentist')
    expect(saidIn('letter')).not.toContain('His full record')
    expect(saidIn('child-protection-plan')).toContain('His full record')
    expect(leftOutOfLetter(factsFor('letter', { children: [{ ...CHILD, plan }] }))).toEqual([
      'His full record (DC Lorna Whitby)',
    ])
  })
})

describe('a final report', () => {
  const final = (child: ChildFacts) => composeReport(factsFor('conference', { children: [child] }))
  const told = { ...CHILD, turningPoints: [anEntryOf('Grace Okafor', 'Left alone')] }

  it('is marked where an entry was put right since, and nowhere else', () => {
    const putRight = { ...CHILD, turningPoints: [{ ...anEntryOf('Grace Okafor', 'Left alone', 'With Nan') }] }
    expect([...correctedSince(final(told), final(putRight))]).toEqual(['entry:Left alone:niamh'])
    expect(correctedSince(final(told), final(told)).size).toBe(0)
  })

  it('is not marked where a worry was closed, or the child was seen again: it was so on the day', () => {
    const seen = (on: string) => ({ ...told, seen: { seenOn: day(on), aloneOn: null } })
    const later = { ...seen('2026-03-20'), worries: [] }
    expect(correctedSince(final(seen('2026-03-10')), final(later)).size).toBe(0)
  })
})

it('what a report alone says is short', () => {
  const words = { toWhom: ' Kerry ', covering: '', recommendation: '' }
  expect(writtenWords(words)).toEqual({ ok: true, value: { ...words, toWhom: 'Kerry' } })
  expect(writtenWords({ ...words, covering: 'x'.repeat(10_001) })).toMatchObject({ ok: false, refusal: 'too-long' })
})
