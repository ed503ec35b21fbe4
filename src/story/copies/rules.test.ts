import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeptBack } from '../../entries/keeping-back/model.ts'
import { decideOnKeeping } from '../../entries/keeping-back/rules.ts'
import { paragraphs } from '../../entries/rules.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import type { Family, KnownPerson } from '../../people/model.ts'
import type { StreamEntry } from '../chronology/model.ts'
import { ENGLISH } from './content.en.ts'
import type { CopyDocument, CopyEntry, CopyFacts, EntryFacts, Reader } from './model.ts'
import { chapterOf, composeCopy } from './rules.ts'

import { cutFrom, keptByKind, namedIn, shownTo } from './rules-keeping-back.ts'

const CHILD: Reader = { whose: 'child' }
const MUM: Reader = { whose: 'parent', parentId: 'mum', childIds: ['niamh', 'alfie'] }
const PLAIN: EntryFacts = {
  ...{
    stepKind: null,
    kind: 'fact',
    isFromPolice: false,
    isFromHealth: false,
    isNotToBeNamed: false,
    isWarning: false,
    others: [],
    named: [],
  },
}
const AT = instant('2026-03-18T10:00:00Z')
const decided = (given: Partial<KeptBack>): KeptBack => ({
  ...{ of: { kind: 'entry', id: 'e' }, words: null, verdict: 'keep-back', from: 'parents', reason: 'police', why: '' },
  ...{ byName: 'Asha Verma', at: AT, ...given },
})

describe('what is kept back until somebody decides', () => {
  it.each<[string, Partial<EntryFacts>, ReturnType<typeof keptByKind>, ReturnType<typeof keptByKind>]>([
    ['nothing, of what is about the child alone', {}, null, null],
    [
      'what someone told us who asked not to be named',
      { isNotToBeNamed: true },
      'asked-not-to-be-named',
      'asked-not-to-be-named',
    ],
    ['what the police told us', { isFromPolice: true }, 'police', 'police'],
    ['what was said among agencies', { stepKind: 'strategy-discussion' }, 'police', 'police'],
    [
      'what a doctor said of another adult',
      { isFromHealth: true, others: [{ id: 'dad', kind: 'adult' }] },
      'health-of-another',
      'health-of-another',
    ],
    [
      'from a parent, not what a doctor said of that parent',
      { isFromHealth: true, others: [{ id: 'mum', kind: 'adult' }] },
      'health-of-another',
      null,
    ],
    [
      'from a parent, what is about another adult',
      { others: [{ id: 'dad', kind: 'adult' }] },
      null,
      'about-someone-else',
    ],
    [
      'from a parent, what is about a child who is not theirs',
      { others: [{ id: 'zoe', kind: 'child' }] },
      null,
      'about-someone-else',
    ],
    [
      'nothing of what is about brothers and sisters, to their parent',
      { others: [{ id: 'alfie', kind: 'child' }] },
      null,
      null,
    ],
    ['from a parent, what names someone else', { named: [{ id: 'daz', kind: 'adult' }] }, null, 'about-someone-else'],
    ['nothing of what names that parent', { named: [{ id: 'mum', kind: 'adult' }] }, null, null],
    ['what warns workers', { isWarning: true }, 'could-be-dangerous', 'could-be-dangerous'],
    ['from a parent, the child’s own words', { kind: 'child-words' }, null, 'childs-own-words'],
  ])('%s', (_, given, fromChild, fromParent) => {
    expect(keptByKind(CHILD, { ...PLAIN, ...given })).toBe(fromChild)
    expect(keptByKind(MUM, { ...PLAIN, ...given })).toBe(fromParent)
  })
})

it('whoever a text names is found, and nobody whose name is part of a word or the child’s family name', () => {
  const called = (id: string, given: string, family: string): KnownPerson => ({
    ...{ ...niamh, id, kind: 'adult', names: niamh.names.map((name) => ({ ...name, given, family })) },
  })
  const dan = called('dan', 'Dan', 'Pike')
  const near = [dan, called('nan', 'Margaret', niamh.names[0]?.family ?? '')]
  for (const text of ['When Dan’s here it is loud.', 'Mr Pike came.']) {
    expect(namedIn(text, niamh, near)).toEqual([{ id: 'dan', kind: 'adult' }])
  }
  expect(namedIn(`It is dangerous. Niamh ${niamh.names[0]?.family} hid.`, niamh, near)).toEqual([])
})

describe('what somebody decided', () => {
  const police = { ...PLAIN, isFromPolice: true }
  it('holds before the rule, and the last of it', () => {
    const give = decided({ verdict: 'give', reason: null, from: 'both' })
    expect(shownTo(MUM, police, [give])).toEqual({ type: 'given', named: true, without: [] })
    expect(shownTo(MUM, police, [give, decided({})])).toMatchObject({ type: 'left-out', byRule: false })
    expect(shownTo(CHILD, police, [give])).toMatchObject({ type: 'given' })
  })

  it('about the parents’ copies says nothing of the child’s', () => {
    expect(shownTo(CHILD, PLAIN, [decided({})])).toMatchObject({ type: 'given' })
    expect(shownTo(CHILD, police, [decided({ verdict: 'give', reason: null })])).toMatchObject({ type: 'left-out' })
  })

  it('may be that it is given without who said it', () => {
    const unnamed = decided({ verdict: 'without-name', reason: 'asked-not-to-be-named', from: 'both' })
    expect(shownTo(CHILD, { ...PLAIN, isNotToBeNamed: true }, [unnamed])).toMatchObject({ type: 'given', named: false })
  })

  it('of some words, leaves the others', () => {
    const words = decided({ words: 'Dad drinks', reason: 'about-someone-else' })
    expect(shownTo(MUM, PLAIN, [words])).toMatchObject({ without: [{ words: 'Dad drinks' }] })
    expect(shownTo(MUM, PLAIN, [words, decided({ words: 'Dad drinks', verdict: 'give', reason: null })])).toMatchObject(
      {
        without: [],
      },
    )
  })
})

describe('words that are kept back', () => {
  const cut = (text: string, ...without: readonly string[]) =>
    cutFrom(
      text,
      without.map((words) => ({ words, reason: 'police' })),
      () => '[…]',
    )

  it.each([
    ['She said “Dad’s out”. Then tea.', 'She said "Dad\'s out".', ' Then tea.'],
    ['One\n  two three', 'one two', ' three'],
  ])('are found in %j though typed otherwise', (text, words, left) => {
    expect(cut(text, words)).toBe(`[…]${left}`)
  })

  it('are all out where two passages overlap', () => {
    const text = 'Dad hit Mary and Mary ran to the refuge at 5 High Street. Then tea.'
    const [one, other] = ['Dad hit Mary and Mary ran', 'Mary ran to the refuge at 5 High Street']
    expect(cut(text, one, other)).toBe('[…]. Then tea.')
    expect(cut(text, other, one)).toBe('[…]. Then tea.')
    expect(cut('no no no, he said', 'no no')).toBe('[…], he said')
  })

  it('leave every other letter, and not one of their own', () => {
    const passage = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 2, maxLength: 4 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 8, maxLength: 30 })
    fc.assert(
      fc.property(text, fc.array(passage, { minLength: 1, maxLength: 4 }), (written, withheld) => {
        const isKeptBack = (at: number) =>
          withheld.some((words) =>
            [...words].some((_, within) => written.startsWith(words, at - within) && at >= within),
          )
        const left = [...written].filter((_, at) => !isKeptBack(at)).join('')
        expect(cut(written, ...withheld).replaceAll('[…]', '')).toBe(left)
      }),
    )
  })

  it('must be there, with a reason; and giving needs a why', () => {
    const act = { words: 'not here', verdict: 'keep-back', from: 'parents', reason: 'police', why: '' } as const
    expect(decideOnKeeping(act, ['Tea.'])).toMatchObject({ refusal: 'words-not-there' })
    expect(decideOnKeeping({ ...act, reason: null }, ['Tea.'])).toMatchObject({ refusal: 'no-reason' })
    expect(decideOnKeeping({ ...act, words: null, verdict: 'give' }, ['Tea.'])).toMatchObject({ refusal: 'no-why' })
  })
})

const niamh: KnownPerson = {
  ...{ id: 'niamh', kind: 'child', birthDate: calendarDay('2018-11-08'), expectedOn: null, birthDateKnown: 'exact' },
  ...{ diedOn: null, sex: 'F', ethnicity: null, disabilities: [], saysName: 'Neeve', indexNumber: null },
  ...{ indexState: 'none', upnUnknown: null, motherName: null },
  names: [{ id: 'n', personId: 'niamh', use: 'current', given: 'Niamh', family: 'Calloway', fromOn: null, toOn: null }],
}
const family: Family = { child: niamh, relatives: [], households: [] }

function anEntry(text: string, given: Partial<StreamEntry> = {}, known: Partial<EntryFacts> = {}): CopyEntry {
  const entry: StreamEntry = {
    ...{
      id: `entry-${text.length}`,
      kind: 'fact',
      title: text,
      body: paragraphs(text),
      happenedOn: calendarDay('2026-03-18'),
    },
    ...{ saidBy: 'Grace Okafor', saidByRole: 'Teacher', bearing: 'neutral', significant: false, stepKind: null },
    ...{ stepId: null, recordedByName: 'Asha Verma', recordedAt: AT, corrects: null, corrections: [] },
    ...{ about: [{ personId: 'niamh', part: null }], source: null, ...given },
  }
  return { entry, facts: { ...PLAIN, kind: entry.kind, stepKind: entry.stepKind, ...known }, decided: [] }
}

function copyFor(reader: Reader, entries: readonly CopyEntry[], given: Partial<CopyFacts> = {}): CopyDocument {
  const facts = { on: calendarDay('2026-03-19'), reader, family, entries, hasMore: false, pictures: [], plan: null }
  return composeCopy({ ...facts, ...given }, ENGLISH)
}

const textOf = (document: CopyDocument) => JSON.stringify(document)

describe('a copy', () => {
  it('tells a life by chapters, her own words first, and who was there last', () => {
    const document = copyFor(CHILD, [
      anEntry('Mum was well.', { happenedOn: calendarDay('2018-06-01') }),
      anEntry('Came hungry.', { bearing: 'worry' }),
      anEntry('I like Nan’s.', { kind: 'child-words', saidBy: 'Asha Verma', saidByRole: null }),
    ])
    expect(document.parts.map(({ heading }) => heading)).toEqual([
      ...['Who you are', 'Before you were born', 'When you were 7'],
    ])
    expect(document.parts.at(-1)?.sections.map(({ heading }) => heading)).toEqual([
      ...['What you said', 'Why people were worried', 'Who was there'],
    ])
    expect(document.parts.at(-1)?.sections[0]?.blocks[0]).toMatchObject({
      ...{ type: 'quote', text: 'I like Nan’s.', by: 'you, to Asha Verma, 18 March 2026' },
    })
  })

  it('quotes the child’s own words, not how they were said, and no one else’s worry', () => {
    const own = { kind: 'child-words', saidBy: 'Niamh', saidByRole: null } as const
    const document = copyFor(CHILD, [
      anEntry('Said at lunch club.', { ...own, title: '“Daz sleeps at ours.”' }),
      anEntry('Came hungry, she told me.', { ...own, saidBy: 'Grace Okafor', stepKind: 'contact', bearing: 'worry' }),
    ])
    expect(document.parts.at(-1)?.sections[0]?.blocks).toMatchObject([
      { type: 'quote', text: 'Daz sleeps at ours.', by: 'you, 18 March 2026. Said at lunch club.' },
    ])
  })

  it('says where something is left out and why, several of a kind once, and nowhere who said it', () => {
    const told = { isFromPolice: true }
    const document = copyFor(MUM, [
      anEntry('Seen in the street.', { saidBy: 'PC Dunmore' }, told),
      anEntry('Arrested Darren.', { saidBy: 'PC Dunmore' }, told),
      anEntry('She had tea.'),
    ])
    expect(textOf(document)).toContain('2 things are left out here: it came from the police')
    for (const words of ['Arrested', 'Dunmore']) expect(textOf(document)).not.toContain(words)
    expect(textOf(document)).toContain('She had tea.')
  })

  it('cuts words out of the text, of its title, and of what was put right', () => {
    const secret = 'Darren hit Mum and the neighbour saw it'
    const corrections = [
      { id: 'c', title: secret, body: paragraphs(`${secret}, in May.`), why: null, by: 'Asha Verma', recordedAt: AT },
    ]
    const one = anEntry(`${secret}. Niamh was upstairs.`, { title: 'Darren hit Mum…', corrections })
    const kept = { ...one, decided: [decided({ words: secret, reason: 'about-someone-else', from: 'both' })] }
    const text = textOf(copyFor(CHILD, [kept]))
    expect(text).not.toContain('Darren')
    expect(text).toContain('[words are left out here: it is about someone else, and is theirs]. Niamh was upstairs.')
    expect(text).toContain('Later this was put right')
  })

  it('names in a parent’s copy nobody of the family but that parent and their children', () => {
    const tie = { parentalResponsibility: null, words: null, fromOn: null, toOn: null, throughParents: false }
    const person = (id: string, given: string): KnownPerson => ({
      ...{ ...niamh, id, names: niamh.names.map((name) => ({ ...name, given })) },
    })
    const relatives = [
      { ...tie, person: person('mum', 'Kerry'), tie: 'mother' },
      { ...tie, person: person('alfie', 'Alfie'), tie: 'sibling' },
      { ...tie, person: person('zoe', 'Zoe'), tie: 'half-sibling' },
    ] as const
    const near = { family: { ...family, relatives } }
    expect(textOf(copyFor(CHILD, [], near))).toContain('Zoe')
    expect(textOf(copyFor(MUM, [], near))).toContain('Alfie')
    expect(textOf(copyFor(MUM, [], near))).not.toContain('Zoe')
  })

  it('says what the words of the work mean, of those that stand in it', () => {
    const text = textOf(copyFor(CHILD, [anEntry('A core group was held.')]))
    expect(text).toContain('core group: the few people who meet often')
    expect(text).not.toContain('strategy discussion:')
  })

  it('has photos in the child’s own alone, and drawings once somebody decided', () => {
    const picture = { id: 'p', datedOn: calendarDay('2026-03-01'), entryId: 'e' }
    const pictures = [
      { ...picture, kind: 'portrait', mayBeGiven: true } as const,
      { ...picture, id: 'd', kind: 'photo', mayBeGiven: false } as const,
    ]
    expect(textOf(copyFor(CHILD, [], { pictures }))).toContain('"documentId":"p"')
    expect(textOf(copyFor(CHILD, [], { pictures }))).not.toContain('"documentId":"d"')
    expect(textOf(copyFor(MUM, [], { pictures }))).not.toContain('documentId')
  })

  it('goes by years of the calendar where the birthday is not known', () => {
    expect(chapterOf({ ...niamh, birthDateKnown: 'year' }, calendarDay('2024-05-01'))).toEqual({ year: '2024' })
  })
})
