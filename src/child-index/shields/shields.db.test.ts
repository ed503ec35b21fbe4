import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import { testNhsNumber } from '../../kernel/nhs-number.ts'
import type { Connections } from '../../platform/connections.ts'
import { openDatabase } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import type { Asked } from '../contract-asked.ts'
import type { Registered } from '../contract-registration.ts'
import type { SafeguardOperations } from '../contract-shields.ts'
import { ASKED, anAssertion, anIdentity, type IdentityParts } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase, safeguardsInProcess } from '../in-process.ts'
import { indexDeskInProcess } from '../in-process-desk.ts'
import type { IndexDB } from '../schema.ts'

const ELSEWHERE: Asked = { ...ASKED, authority: '991' }
const OPERATOR: Asked = { ...ASKED, userId: 'noor', role: 'index-operator', purpose: 'operating-the-index' }
const PROPOSAL = '01890000-0000-7000-8000-0000000000aa'

let urls: Connections
let db: IndexDatabase
let index: ChildIndex
let desk: SafeguardOperations

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase<IndexDB>(urls.index)
  index = childIndexInProcess(db)
  desk = safeguardsInProcess(db)
})
afterAll(() => db.destroy())

describe('a provisional shield', () => {
  const hidden = { given: 'Annalise', family: 'Kirkbride', born: '2012-05-19', postcode: 'AL2 2KB' }
  let sealed: IndexNumber
  let near: IndexNumber

  beforeAll(async () => {
    sealed = (await registered(ASKED, 'sealed', hidden)).number
    await index.shield({ asked: ASKED, number: sealed, reason: 'A parent must not find them' })
    near = (await registered(ELSEWHERE, 'near', { ...hidden, postcode: 'SK2 2KB' })).number
  })

  it('waits for an operator before all others, with the shielded child it was put up for', async () => {
    const [first, second] = await listed()
    expect(first).toMatchObject({ kind: 'provisional', number: near, near: [sealed], authority: '991', liftedAt: null })
    expect(second).toMatchObject({ kind: 'full', number: sealed, reason: 'A parent must not find them', near: [] })
    expect(await listed(first?.id)).toEqual([second])
  })

  it('hides the new child from everyone but the authority that registered them', async () => {
    const third = { ...ASKED, authority: '992' }
    const identity = anIdentity({ ...hidden, postcode: null })
    expect(await index.childByNumber({ asked: third, number: near })).toMatchObject({ refusal: 'not-found' })
    expect(await index.match({ asked: third, identity })).toMatchObject({ outcome: 'NoMatch' })
    expect(await index.match({ asked: ELSEWHERE, identity })).toMatchObject({ candidates: [{ number: near }] })
  })

  it('is a possible duplicate for operators, whatever the one who registered was told', async () => {
    const { rows } = await execute<{ outcome: string; review: boolean; candidate: string }>(
      urls.owner,
      `select outcome, needs_review as review, candidates->0->>'number' as candidate
         from child_index.decision where number = $1`,
      [near],
    )
    expect(rows).toEqual([{ outcome: 'PotentialMatch', review: true, candidate: sealed }])
  })

  it('is kept by one operator as a full one, or lifted by one', async () => {
    const [waiting] = await listed()
    const review = { asked: OPERATOR, id: waiting?.id ?? '', reason: 'The same family' }
    expect(await desk.reviewShield({ ...review, verdict: 'keep', reason: '' })).toMatchObject({
      refusal: 'reason-missing',
    })
    const kept = await desk.reviewShield({ ...review, verdict: 'keep' })
    expect(kept).toMatchObject({ ok: true, value: { kind: 'full', number: near, reason: 'The same family' } })
    expect(await desk.reviewShield({ ...review, verdict: 'lift' })).toMatchObject({ refusal: 'already-lifted' })

    const again = await registered({ ...ASKED, authority: '992' }, 'near-again', {
      ...hidden,
      born: '2012-05-20',
      postcode: 'SK3 2KB',
    })
    const [next] = await listed()
    expect(next).toMatchObject({ kind: 'provisional', number: again.number })
    const lifted = await desk.reviewShield({ ...review, id: next?.id ?? '', verdict: 'lift' })
    expect(lifted).toMatchObject({ ok: true, value: { liftedBy: ['noor'] } })
    const found = await index.childByNumber({ asked: ASKED, number: again.number })
    expect(found).toMatchObject({ ok: true, value: { number: again.number } })
    const past = await desk.shields({ asked: OPERATOR, state: 'lifted' })
    expect(past.ok && past.value.map(({ id }) => id)).toEqual([next?.id, waiting?.id])
  })

  it('that is full is for two people, and then the child is found again', async () => {
    const full = (await listed()).find(({ number }) => number === sealed)
    const review = { asked: OPERATOR, id: full?.id ?? '', reason: 'Safe now' }
    expect(await desk.reviewShield({ ...review, verdict: 'lift' })).toMatchObject({ refusal: 'second-person-needed' })
    expect(await desk.reviewShield({ ...review, verdict: 'keep' })).toMatchObject({ value: { id: full?.id } })
    const { effectOf, propose, settle } = indexDeskInProcess(db)
    const act = { kind: 'unshield', number: sealed } as const
    const effect = await effectOf({ asked: OPERATOR, act })
    if (!effect.ok) throw new Error(effect.refusal)
    const { fingerprint } = effect.value
    await propose({ asked: OPERATOR, id: PROPOSAL, act, reason: 'Safe now', fingerprint })
    expect(await index.childByNumber({ asked: ELSEWHERE, number: sealed })).toMatchObject({ ok: false })
    const second = { ...OPERATOR, userId: 'piotr' }
    const settled = await settle({ asked: second, id: PROPOSAL, verdict: 'agreed', reason: 'Safe now' })
    expect(settled).toMatchObject({ ok: true, value: { state: 'agreed' } })
    expect(await index.childByNumber({ asked: ELSEWHERE, number: sealed })).toMatchObject({ ok: true })
  })
})

describe('registering near a shielded child', () => {
  const hidden = { given: 'Lucasta', family: 'Winterbourne', born: '2011-03-02', postcode: 'AL9 1WB' }
  const identifiers = [{ system: 'nhs', value: nhs(300), verified: true }] as const
  let sealed: IndexNumber
  beforeAll(async () => {
    sealed = (await registered(ASKED, 'lucasta', { ...hidden, identifiers })).number
    await index.shield({ asked: ASKED, number: sealed, reason: 'A parent must not find them' })
  })

  it('gives a new number even to one who knows the NHS number, without the present home', async () => {
    const told = await registered(ELSEWHERE, 'by-nhs', { ...hidden, identifiers, postcode: 'SK9 1WB' })
    expect(told).toMatchObject({ isNew: true, outcome: 'NoMatch' })
  })

  it('gives the number to the responsible authority, and to nobody else, though they know every field', async () => {
    const own = await registered(ASKED, 'own-again', { ...hidden, postcode: null })
    expect(own).toMatchObject({ number: sealed, outcome: 'Match' })
    const knowing = await registered({ ...ASKED, authority: '992' }, 'knowing', hidden)
    expect(knowing).toMatchObject({ isNew: true, outcome: 'NoMatch' })
  })
})

describe('a school’s roll near a shielded child', () => {
  it('is answered like any other, though the authority of the home is responsible, and not the sender', async () => {
    const hidden = { given: 'Peregrine', family: 'Ashcombe', born: '2013-09-27', postcode: 'AL5 5AC' }
    await desk.setPostcodeAreas({ asked: OPERATOR, areas: [{ prefix: 'SK7', authority: '994' }] })
    const { number } = await registered(ASKED, 'roll-hidden', hidden)
    await index.shield({ asked: ASKED, number, reason: 'A parent must not find them' })
    const assertion = anAssertion('roll', { ...hidden, postcode: 'SK7 5AC' }, { node: '991/school-roll' })
    const told = await index.register({ asked: ELSEWHERE, assertion })
    if (!told.ok) throw new Error(told.refusal)
    expect(told.value).toMatchObject({ outcome: 'NoMatch', isNew: true })
    const seen = await index.childByNumber({ asked: ELSEWHERE, number: told.value.number })
    expect(seen).toMatchObject({ ok: true, value: { responsibleAuthority: '994', summary: { given: 'Peregrine' } } })
    const third = await index.childByNumber({ asked: { ...ASKED, authority: '992' }, number: told.value.number })
    expect(third).toEqual({ ok: false, refusal: 'not-found' })
  })
})

describe('who may do what at the safeguards’ desk', () => {
  const asks: Readonly<Record<string, (asked: Asked) => Promise<unknown>>> = {
    shields: (asked) => desk.shields({ asked, state: 'standing' }),
    reviewShield: (asked) => desk.reviewShield({ asked, id: NOBODY, verdict: 'keep', reason: 'A reason' }),
    plantCanary: (asked) => desk.plantCanary({ asked, assertion: anAssertion('planted') }),
    canaryAlerts: (asked) => desk.canaryAlerts({ asked }),
    setPostcodeAreas: (asked) => desk.setPostcodeAreas({ asked, areas: [{ prefix: '?', authority: '990' }] }),
  }
  const others: readonly Asked[] = [
    ASKED,
    { ...OPERATOR, userId: null },
    { ...OPERATOR, role: 'front-door-manager' },
    { ...OPERATOR, role: 'not-index-operator' },
  ]

  it.each(Object.keys(asks))('%s is for operators who are people', async (name) => {
    for (const asked of others) expect(await asks[name]?.(asked)).toEqual({ ok: false, refusal: 'not-an-operator' })
    expect(await asks[name]?.({ ...OPERATOR, role: 'auditor index-operator' })).not.toMatchObject({
      refusal: 'not-an-operator',
    })
  })

  it.each([
    ['an operator, who is not of the authority', { ...OPERATOR, authority: '993' }, true],
    ['the responsible authority', ASKED, true],
    ['another authority', ELSEWHERE, false],
    ['a machine that says it is an operator', { ...OPERATOR, authority: '993', userId: null }, false],
  ])('a child may be shielded by %s: %s', async (who, asked, may) => {
    const parts = { given: 'Quentin', family: `Fairweather ${who}`, born: '2010-10-01', postcode: null }
    const { number } = await registered(ASKED, `shield-${who}`, parts)
    expect(await index.shield({ asked, number, reason: 'A reason' })).toMatchObject({ ok: may })
  })
})

const NOBODY = '01890000-0000-7000-8000-00000000000f'

async function listed(after: string | null = null) {
  const outcome = await desk.shields({ asked: OPERATOR, state: 'standing', after })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

async function registered(asked: Asked, reference: string, parts: IdentityParts): Promise<Registered> {
  const assertion = anAssertion(reference, parts, { node: asked.authority })
  const outcome = await index.register({ asked, assertion })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

function nhs(serial: number): string {
  return testNhsNumber(serial) ?? nhs(serial + 1)
}
