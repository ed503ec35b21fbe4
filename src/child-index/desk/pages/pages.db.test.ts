import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { post } from '../../../../testing/builders/pages.ts'
import { formatIndexNumber } from '../../../kernel/index-number.ts'
import type { ChildIndex } from '../../contract.ts'
import type { DeskOperations, Proposal } from '../../contract-desk.ts'
import { answerOf, NOOR, registered } from '../../merging/world.suite.ts'
import { anOpenDesk, aPairOf, type OpenDesk } from './world.suite.ts'

let open: OpenDesk
let http: FastifyInstance
let index: ChildIndex
let desk: DeskOperations

beforeAll(async () => {
  open = await anOpenDesk(inject('server'))
  ;({ http, index, desk } = open)
})
beforeEach(() => open.is(open.piotr))
afterAll(() => open?.close())

const aPair = (given?: string) => aPairOf(index, desk, given)
const tokenIn = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''

async function decide(path: string, decision: string, reason = 'One child: I rang both schools') {
  const { body } = await http.inject(path)
  const fields = { id: tokenIn(body, 'id'), fingerprint: tokenIn(body, 'fingerprint') }
  return post(http, path, { ...fields, decision, reason })
}

async function aProposal(): Promise<Proposal & { readonly path: string }> {
  const { id, path } = await aPair()
  await decide(path, 'same')
  const { proposal } = answerOf(await desk.possibleDuplicate({ asked: NOOR, id }))
  if (!proposal) throw new Error('nothing was proposed')
  return { ...proposal, path: `/index/decisions/${proposal.id}` }
}

const recordOf = async (number: string) =>
  answerOf(await desk.peopleByNumbers({ asked: NOOR, numbers: [number] }))[0]?.recordId ?? ''

describe('the queue', () => {
  it('shows both children of a pair, who knows them and how long they wait, and no number in an address', async () => {
    const { family, path, one, other } = await aPair()
    const { statusCode, body } = await http.inject('/index/duplicates')
    expect(statusCode).toBe(200)
    for (const words of [family, 'Aldermere and Eastholt', 'less than an hour', path]) expect(body).toContain(words)
    for (const number of [one, other]) expect(body).not.toMatch(new RegExp(`(href|action)="[^"]*${number}`))
  })

  it('says so after the last pair', async () => {
    const all = answerOf(await desk.possibleDuplicates({ asked: NOOR, count: 100 })).duplicates
    const { body } = await http.inject(`/index/duplicates?after=${all.at(-1)?.id}`)
    expect(body).toContain('No more pairs wait after these')
    expect(body).toContain('Back to the longest waiting')
    expect((await http.inject('/index/duplicates?after=nonsense')).statusCode).toBe(200)
  })
})

describe('a pair', () => {
  it('stands side by side, with what each field says, and what “the same” would do', async () => {
    const { path } = await aPair()
    const { body } = await http.inject(path)
    for (const words of [
      'Are these the same child?',
      'For',
      'Says nothing',
      'Taken together',
      'If you say “the same”',
    ]) {
      expect(body).toContain(words)
    }
    expect(body).toContain('only the year is known')
    expect(body).toContain('Ask Aldermere and Eastholt first')
    expect(body).not.toContain('checked=""')
  })

  it('said to be the same waits for a second person, and says so', async () => {
    const { path, id } = await aPair()
    const sent = await decide(path, 'same')
    expect([sent.statusCode, sent.headers.location]).toEqual([303, path])
    const { body } = await http.inject(path)
    expect(body).toContain('A second operator must agree')
    expect(body).toContain('I rang both schools')
    expect(answerOf(await desk.possibleDuplicate({ asked: NOOR, id }))).toMatchObject({ state: 'proposed' })
  })

  it('said not to be the same is settled at once', async () => {
    const { path, id } = await aPair()
    expect((await decide(path, 'not-same')).statusCode).toBe(303)
    expect(answerOf(await desk.possibleDuplicate({ asked: NOOR, id })).state).toBe('settled')
    expect((await http.inject(path)).body).toContain('Somebody has decided on this pair')
    const inAnotherTab = await decide(path, 'ask', 'Are they twins?')
    expect([inAnotherTab.statusCode, inAnotherTab.body.includes('Somebody has settled this already')]).toEqual([
      422,
      true,
    ])
  })

  it('asked about waits for the authorities, with the question shown', async () => {
    const { path, id } = await aPair()
    expect((await decide(path, 'ask', 'Is Nia a twin?')).statusCode).toBe(303)
    expect(answerOf(await desk.possibleDuplicate({ asked: NOOR, id })).state).toBe('asked')
    const { body } = await http.inject(path)
    for (const words of ['Is Nia a twin?', 'Waiting for the authorities']) expect(body).toContain(words)
  })

  it('refused keeps every word, and says what to put right', async () => {
    const { path } = await aPair()
    const { body } = await http.inject(path)
    const reason = 'They share <b>everything</b> but the day'
    const again = await post(http, path, { id: tokenIn(body, 'id'), reason })
    expect(again.statusCode).toBe(422)
    expect(again.body).toContain('Choose what you decide')
    expect(again.body).toContain('They share &lt;b>everything&lt;/b> but the day')
    expect((await http.inject(path)).body).toContain('They share &lt;b>everything')
    expect((await decide(path, 'same', '')).body).toContain('Say why, in a sentence')
    expect((await decide(path, 'same', 'x'.repeat(1001))).statusCode).toBe(422)
  })

  it('that changed since it was shown is refused, and shown as it is now', async () => {
    const { path, family, reference } = await aPair()
    const { body } = await http.inject(path)
    const before = { id: tokenIn(body, 'id'), fingerprint: tokenIn(body, 'fingerprint') }
    await registered(index, reference, { given: 'Niamh', family, born: '2014-05-02' }, { version: 2 })
    const again = await post(http, path, { ...before, decision: 'same', reason: 'Kept words' })
    expect([again.statusCode, again.body.includes('has changed since'), again.body.includes('Kept words')]).toEqual([
      422,
      true,
      true,
    ])
    expect(tokenIn(again.body, 'fingerprint')).not.toBe(before.fingerprint)
  })

  it('sent twice is one decision', async () => {
    const { path } = await aPair()
    const { body } = await http.inject(path)
    const fields = { id: tokenIn(body, 'id'), fingerprint: tokenIn(body, 'fingerprint') }
    const sent = { ...fields, decision: 'same', reason: 'Twice' }
    expect((await post(http, path, sent)).headers.location).toBe(path)
    expect((await post(http, path, sent)).headers.location).toBe(path)
  })
})

describe('a proposal', () => {
  it('shows a second person the same comparison and effect, and is done when they agree', async () => {
    const { path, act } = await aProposal()
    open.is(open.noor)
    const list = (await http.inject('/index/decisions')).body
    expect(list).toContain('Piotr Lange')
    const { body } = await http.inject(path)
    for (const words of ['Do you agree?', 'What it says', 'If you agree', 'I rang both schools']) {
      expect(body).toContain(words)
    }
    const sent = await post(http, path, { id: tokenIn(body, 'id'), verdict: 'agreed', reason: 'I see it too' })
    expect(sent.headers.location).toBe(path)
    const after = (await http.inject(path)).body
    for (const words of ['Agreed and done by you', 'I see it too', 'Undo this']) expect(after).toContain(words)
    expect((await http.inject('/index/decisions/settled')).body).toContain('Agreed and done')
    if (act.kind !== 'merge') throw new Error(act.kind)
    const child = answerOf(await index.childByNumber({ asked: NOOR, number: act.retired }))
    expect(child.number).toBe(act.survivor)
  })

  it('once settled names both as they were called then, whatever is said of them later', async () => {
    const { one, other, path, family, reference } = await aPair('Clementine')
    await decide(path, 'same')
    const [proposal] = answerOf(await desk.proposals({ asked: NOOR, state: 'waiting', count: 100 })).proposals.slice(-1)
    if (!proposal) throw new Error('nothing was proposed')
    answerOf(await desk.settle({ asked: NOOR, id: proposal.id, verdict: 'agreed', reason: 'Yes' }))
    for (const node of ['990', '991']) {
      await registered(
        index,
        reference,
        { given: 'Oriel', family: 'Changed', born: '2013-09-09' },
        { node, version: 2 },
      )
    }
    const [{ body }, list] = [
      await http.inject(`/index/decisions/${proposal.id}`),
      await http.inject('/index/decisions/settled'),
    ]
    const both = [one, other].map((number) => `Clementine ${family} (${formatIndexNumber(number)})`)
    for (const said of both) for (const shown of [body, list.body]) expect(shown).toContain(said)
    expect(body).not.toContain('Oriel')
  })

  it('declined changes nothing, and the pair is offered again', async () => {
    const { path, duplicateId } = await aProposal()
    open.is(open.noor)
    const { body } = await http.inject(path)
    await post(http, path, { id: tokenIn(body, 'id'), verdict: 'declined', reason: 'They are cousins' })
    expect((await http.inject(path)).body).toContain('Declined by you')
    expect(answerOf(await desk.possibleDuplicate({ asked: NOOR, id: duplicateId ?? '' })).state).toBe('waiting')
  })

  it('offers its proposer nothing but to withdraw it', async () => {
    const { path, id } = await aProposal()
    const { body } = await http.inject(path)
    expect(body).toContain('Withdraw it')
    expect(body).not.toContain('Agree: do it now')
    await post(http, path, { id: tokenIn(body, 'id'), verdict: 'agreed', reason: 'I agree with myself' })
    expect(answerOf(await desk.proposal({ asked: NOOR, id })).state).toBe('withdrawn')
  })

  it('asks for a verdict and a reason, and keeps what was written', async () => {
    const { path } = await aProposal()
    open.is(open.noor)
    const { body } = await http.inject(path)
    const again = await post(http, path, { id: tokenIn(body, 'id'), reason: 'Because' })
    expect([again.statusCode, again.body.includes('Choose whether you agree'), again.body.includes('Because')]).toEqual(
      [422, true, true],
    )
  })
})

describe('a child', () => {
  it('is shown with every record, what happened and what was weighed, under no number in the address', async () => {
    const { one, family } = await aPair('Wilfred')
    const { statusCode, body } = await http.inject(`/index/children/${await recordOf(one)}`)
    expect(statusCode).toBe(200)
    for (const words of [
      `Wilfred ${family}`,
      'What each authority says',
      'was given a number of its own',
      'What should happen',
    ]) {
      expect(body).toContain(words)
    }
    expect(body).not.toMatch(new RegExp(`(href|action)="[^"]*${one}`))
  })

  it('is not there under an id of nothing', async () => {
    expect((await http.inject('/index/children/0190a0a0-0000-7000-8000-000000000000')).statusCode).toBe(404)
    expect((await http.inject('/index/children/nonsense')).statusCode).toBe(404)
  })

  it('is parted again: chosen, shown what it would do, proposed, agreed', async () => {
    const { id, act } = await aProposal()
    if (act.kind !== 'merge') throw new Error(act.kind)
    answerOf(await desk.settle({ asked: NOOR, id, verdict: 'agreed', reason: 'Yes' }))
    const page = `/index/children/${await recordOf(act.survivor)}`
    const chosen = await post(http, `${page}/choose`, { act: 'unmerge', retired: act.retired })
    expect(chosen.headers.location).toBe(`${page}/act`)
    const { body } = await http.inject(`${page}/act`)
    expect(body).toContain('lives again')
    const fields = { id: tokenIn(body, 'id'), fingerprint: tokenIn(body, 'fingerprint'), reason: 'Two after all' }
    const { headers } = await post(http, `${page}/act`, fields)
    expect(headers.location).toMatch(/^\/index\/decisions\//)
    const proposal = answerOf(await desk.proposal({ asked: NOOR, id: headers.location?.split('/').at(-1) ?? '' }))
    expect(proposal).toMatchObject({ act: { kind: 'unmerge', retired: act.retired }, state: 'waiting' })
  })

  it.each([
    [{}, 'Choose what should happen'],
    [{ act: 'merge', 'other-merge': 'K7X 4PD 93HA' }, 'That is no index number'],
    [{ act: 'unmerge' }, 'Choose what should happen'],
    [{ act: 'reverse-not-same' }, 'Choose what should happen'],
    [{ act: 'identity-break' }, 'Why?'],
  ])('says what must be chosen: %o', async (fields, words) => {
    const { one } = await aPair()
    const again = await post(http, `/index/children/${await recordOf(one)}/choose`, fields)
    expect([again.statusCode, again.body.includes(words)]).toEqual([422, true])
  })

  it('is not asked which decision is meant where there is one', async () => {
    const { one, other } = await aPair()
    answerOf(await desk.sayNotSame({ asked: NOOR, number: one, otherNumber: other, reason: 'Cousins' }))
    const page = `/index/children/${await recordOf(one)}`
    expect((await http.inject(page)).body).not.toContain('Which decision?')
    const chosen = await post(http, `${page}/choose`, { act: 'reverse-not-same' })
    expect(chosen.headers.location).toBe(`${page}/act`)
    expect((await http.inject(`${page}/act`)).body).toContain('may be offered as possibly the same again')
  })

  it('says why something cannot be done, before anybody proposes it', async () => {
    const { one } = await aPair()
    const page = `/index/children/${await recordOf(one)}`
    expect((await http.inject(`${page}/act`)).body).toContain('Nothing has been chosen')
    await post(http, `${page}/choose`, { act: 'merge', 'other-merge': one })
    const { body } = await http.inject(`${page}/act`)
    expect(body).toContain('That is the same child')
    expect(body).not.toContain('Ask a second operator')
  })
})

describe('finding people', () => {
  it('shows them on the page that was posted to, each with a way to their history', async () => {
    const { one, family } = await aPair('Tobias')
    const { statusCode, body, headers } = await post(http, '/index/people', { q: `Tobias ${family}` })
    expect([statusCode, headers.location]).toEqual([200, undefined])
    expect(body).toContain(`/index/children/${await recordOf(one)}`)
    expect(body).toContain(`value="Tobias ${family}"`)
    expect(body).not.toMatch(new RegExp(`(href|action)="[^"]*(Tobias|${one})`))
  })

  it.each([
    [{ words: ' N' }, 'the first two letters'],
    [{ words: '*a' }, 'the first two letters'],
    [{ words: 'K7X 4PD 93HT' }, 'check each character'],
    [{ words: 'Tobias', 'birthDate-day': '31', 'birthDate-month': '2', 'birthDate-year': '2014' }, 'Enter a real date'],
  ])('says what must be put right, and keeps what was typed: %o', async (fields, words) => {
    const { statusCode, body } = await post(http, '/index/people', fields)
    expect([statusCode, body.includes(words), body.includes(`value="${fields.words.trim()}"`)]).toEqual([
      422,
      true,
      true,
    ])
  })
})

describe('accuracy', () => {
  it('is shown with tables beside its charts, and as a file', async () => {
    const { body } = await http.inject('/index/accuracy')
    for (const words of ['By authority', 'By the look of the name', 'What waits for people', '<svg']) {
      expect(body).toContain(words)
    }
    const file = await http.inject('/index/accuracy.csv')
    expect(file.headers['content-type']).toContain('text/csv')
    expect(file.body.split('\r\n')[0]).toBe('"section","name","registrations","linked at once","for a person","new"')
    expect(file.body).toContain('"authority","Aldermere",')
  })
})

describe('what is to be allotted', () => {
  it('says that nothing is, and takes no allotment of nothing', async () => {
    expect((await http.inject('/index/to-allot')).body).toContain('Nothing is to be allotted')
    expect((await post(http, '/index/to-allot', { number: '2222222222', reason: 'Hers' })).statusCode).toBe(422)
  })
})
