import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIndexNumber, type IndexNumber, indexNumberFrom } from '../../kernel/index-number.ts'
import type { DeskAct, Person, Proposal } from '../contract-desk.ts'
import type { Held, HeldChild } from './model.ts'
import { permits, readAct } from './rules.ts'
import { effectOf, fingerprintText } from './rules-effect.ts'
import { areWords, mayBeSettled } from './rules-proposals.ts'

const [A, B] = [1, 2].map((value) => indexNumberFrom(Array<number>(9).fill(value))) as [IndexNumber, IndexNumber]

const aChild = (number: IndexNumber, parts: Partial<HeldChild> = {}): HeldChild => ({
  number,
  status: 'active',
  state: 'confirmed',
  survivor: null,
  responsibleAuthority: '990',
  version: 1,
  aliases: [],
  assertions: [{ id: `of ${number}`, version: 1, authority: '990', node: '990' }],
  involvements: [],
  concerns: [],
  shield: 'no',
  died: false,
  ...parts,
})

const holding = (one: Partial<HeldChild>, other: Partial<HeldChild> = {}, notSame = false): Held => ({
  children: new Map([
    [A, aChild(A, one)],
    [B, aChild(B, other)],
  ]),
  notSame: new Map(
    notSame
      ? [
          [A, new Set([B])],
          [B, new Set([A])],
        ]
      : [],
  ),
})

const merge = { kind: 'merge', survivor: A, retired: B } as const

describe('whether an act may be done', () => {
  const refusals: readonly (readonly [string, DeskAct, Held, string])[] = [
    ['merging a child with itself', { ...merge, retired: A }, holding({}), 'same-child-twice'],
    ['merging into a number that gave way', merge, holding({ status: 'retired', survivor: B }), 'no-longer-active'],
    ['merging a number that was sealed', merge, holding({}, { status: 'sealed' }), 'no-longer-active'],
    ['merging a number that is invalid', merge, holding({}, { status: 'invalid' }), 'no-longer-active'],
    ['merging two said not to be the same', merge, holding({}, {}, true), 'said-not-to-be-the-same'],
    ['unmerging one that never gave way', { kind: 'unmerge', retired: A }, holding({}), 'not-merged'],
    [
      'unmerging from a number that is sealed',
      { kind: 'unmerge', retired: A },
      holding({ status: 'retired', survivor: B }, { status: 'sealed' }),
      'no-longer-active',
    ],
    ['giving up a number twice', { kind: 'invalidate', number: A }, holding({ status: 'invalid' }), 'no-longer-active'],
    [
      'sealing a number twice',
      { kind: 'identity-break', number: A, why: 'adoption' },
      holding({ status: 'sealed' }),
      'no-longer-active',
    ],
    ['lifting no shield', { kind: 'unshield', number: A }, holding({}), 'not-found'],
    ['taking back what nobody said', { kind: 'reverse-not-same', number: A, otherNumber: B }, holding({}), 'not-found'],
  ]
  it.each(refusals)('refuses %s', (_, act, held, refusal) => {
    expect(permits(act, held)).toEqual({ ok: false, refusal })
  })

  it('lets a closed number be merged: the record of a child who has grown up may be put right', () => {
    expect(permits(merge, holding({ status: 'closed' }, { status: 'closed' })).ok).toBe(true)
  })

  it('is the same of two said not to be the same, whichever comes first', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.constantFrom('merge', 'supersede'), (notSame, kind) => {
        const held = holding({ state: 'provisional' }, { state: 'provisional' }, notSame)
        const act = (one: IndexNumber, other: IndexNumber): DeskAct =>
          kind === 'merge' ? { kind, survivor: one, retired: other } : { kind: 'supersede', number: other, by: one }
        expect(permits(act(A, B), held).ok).toBe(permits(act(B, A), held).ok)
      }),
    )
  })

  it('reads numbers as people write them, and refuses what is none', () => {
    const typed = `${A.slice(0, 3)} ${A.slice(3, 6)}-${A.slice(6)}`.toLowerCase()
    expect(readAct({ ...merge, survivor: typed })).toEqual({ ok: true, value: merge })
    expect(readAct({ ...merge, survivor: '3333333333' })).toEqual({ ok: false, refusal: 'number-not-valid' })
  })
})

describe('what an act would do', () => {
  it('says who is responsible where the two differ, that a shield follows, and that one has died', () => {
    const held = holding({}, { responsibleAuthority: '991', shield: 'full', died: true, status: 'closed' })
    const words = effectOf(merge, held).words.join(' ')
    expect(words).toContain('Aldermere is responsible')
    expect(words).toContain('is shielded too')
    expect(words).toContain('recorded as having died')
  })

  it.each([
    [[1], '1 record of PLACE is linked to'],
    [[1, 2], '2 records of PLACE are linked to'],
  ])('says by number what becomes of the records (%j)', (versions, words) => {
    const assertions = versions.map((version) => ({ id: `record ${version}`, version, authority: '990', node: '990' }))
    const said = effectOf(merge, holding({}, { assertions })).words.join(' ')
    expect(said).toContain(words.replace('PLACE', formatIndexNumber(B)))
  })

  it('says of one record that it becomes a child of its own', () => {
    const split: DeskAct = { kind: 'split', number: A, assertionIds: ['one'] }
    expect(effectOf(split, holding({})).words[0]).toMatch(/^1 record of .* becomes a child of its own/)
  })

  it('is another as soon as anything it was decided by has changed', () => {
    const before = fingerprintText(merge, holding({}))
    const changes: readonly Partial<HeldChild>[] = [
      { assertions: [{ id: `of ${A}`, version: 2, authority: '990', node: '990' }] },
      { involvements: [{ id: 'i', number: A, authority: '990', organisation: 'School' }] },
      { concerns: [{ id: 'c', number: A, authority: '990' }] },
      { shield: 'provisional' },
      { status: 'closed' },
      { aliases: [B] },
      { responsibleAuthority: '991', version: 2 },
      { died: true },
    ]
    for (const change of changes) expect(fingerprintText(merge, holding(change))).not.toBe(before)
    expect(fingerprintText(merge, holding({}, {}, true))).not.toBe(before)
    expect(fingerprintText({ retired: B, survivor: A, kind: 'merge' }, holding({}))).toBe(before)
  })
})

describe('settling what somebody proposed', () => {
  const noor: Person = { authority: '990', userId: 'noor' }
  const farid: Person = { authority: '991', userId: 'farid' }
  const waiting = { state: 'waiting', proposedBy: noor, settledBy: null } as Proposal

  it.each([
    ['agreed', noor, 'second-person-needed'],
    ['declined', noor, 'second-person-needed'],
    ['agreed', { ...noor, authority: '992' }, 'second-person-needed'],
    ['withdrawn', farid, 'second-person-needed'],
  ] as const)('%s is refused to %o', (verdict, by, refusal) => {
    expect(mayBeSettled(waiting, verdict, by)).toEqual({ ok: false, refusal })
  })

  it('is done once: said again by the same person it is the same act, otherwise it is too late', () => {
    const settled = { ...waiting, state: 'agreed', settledBy: farid } as Proposal
    expect(mayBeSettled(settled, 'agreed', farid)).toEqual({ ok: true, value: 'repeated' })
    expect(mayBeSettled(settled, 'declined', farid)).toEqual({ ok: false, refusal: 'already-settled' })
    expect(mayBeSettled(settled, 'agreed', noor)).toEqual({ ok: false, refusal: 'already-settled' })
  })
})

it.each([
  ['', false],
  [' \n', false],
  ['Both say so,\nand their mother too', true],
  ['with \u0000 in it', false],
  ['turned \u202e about', false],
  ['x'.repeat(4001), false],
])('takes %j for a reason: %s', (text, taken) => {
  expect(areWords(text)).toBe(taken)
})
