import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aCouncil, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { accepted, refused } from '../../../../kernel/outcome.ts'
import { type Database, inSeat, openDatabase } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/ids.ts'
import { readDraft } from '../../queries.ts'
import { draftRoutes } from '../../routes.ts'
import { idIn } from './form.ts'
import { formPage } from './page.ts'
import { formFrame } from './view.tsx'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let child: string
let said: { readonly id: string; readonly words: string }[]
/** Whether the page is there for whoever asks; whether it has a form. */
let [isThere, isOpen]: [boolean, boolean] = [true, true]

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    (server, acting) => {
      notesPage(server, acting)
      draftRoutes(server, acting)
    },
  )
})
beforeEach(() => {
  actor = council.socialWorker
  child = newId()
  said = []
  ;[isThere, isOpen] = [true, true]
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

/** A page that writes down what is said, and each time leads to another place. */
function notesPage(server: FastifyInstance, acting: Acting): void {
  formPage(server, acting, {
    path: '/notes/:id',
    keep: ({ id }) => `note:${id}`,
    asks: { words: 'this entry' },
    load: async () => (isThere ? {} : undefined),
    read: (fields) => ({ act: { id: idIn(fields), words: fields['words'] ?? '' } }),
    async act(_, __, note) {
      if (note.words === '') return refused('nothing-said')
      said.push(note)
      return accepted(`/said/${said.length}`)
    },
    refusals: { 'nothing-said': { text: 'Say something' } },
    view: (showing) =>
      formFrame(showing, {
        title: 'Note',
        children: isOpen ? <textarea name="words">{showing.fields['words']}</textarea> : null,
        help: '',
        helpLabel: '',
      }),
  })
}

const url = () => `/notes/${child}`
const send = (id: string, words: string) => post(http, url(), { id, words })
const type = (id: string, words: string) => post(http, `/drafts/note:${child}`, { id, words })
const draft = () => inSeat(db, actor, (tx) => readDraft(tx, actor, `note:${child}`))
const shown = async () => (await http.inject(url())).body
const idOn = (html: string) => /name="id" value="([^"]*)"/.exec(html)?.[1] ?? ''

describe('a form that is sent twice', () => {
  it('is one act, and leads where the first one led', async () => {
    const id = idOn(await shown())
    for (const _ of ['once', 'again']) expect((await send(id, 'No coat')).headers.location).toBe('/said/1')
    expect(said).toEqual([{ id, words: 'No coat' }])
  })

  it('is one act at one moment too', async () => {
    const id = newId()
    const answers = await Promise.all([send(id, 'No coat'), send(id, 'No coat'), send(id, 'No coat')])
    expect(answers.map(({ headers }) => headers.location)).toEqual(['/said/1', '/said/1', '/said/1'])
    expect(said).toHaveLength(1)
  })

  it('can be sent again when it was not taken at first', async () => {
    const id = newId()
    expect((await send(id, '')).statusCode).toBe(422)
    expect((await send(id, 'No coat')).statusCode).toBe(303)
    expect(said).toEqual([{ id, words: 'No coat' }])
  })

  it('from a page the browser went back to, with another id, is sent once more only on purpose', async () => {
    await send(newId(), 'No coat')
    const again = await send(newId(), 'No coat')
    expect(again.statusCode).toBe(422)
    expect(again.body).toContain('You sent the same already')
    expect(said).toHaveLength(1)
    const onPurpose = { id: idOn(again.body), words: 'No coat', onceMore: 'yes' }
    expect(again.body).toContain('name="onceMore" value="yes"')
    expect((await post(http, url(), onPurpose)).headers.location).toBe('/said/2')
  })

  it('is asked about only where the same was said last', async () => {
    for (const words of ['No coat', 'No shoes', 'No coat']) expect((await send(newId(), words)).statusCode).toBe(303)
  })

  it('is two acts of two people', async () => {
    const id = newId()
    await send(id, 'No coat')
    actor = council.teamManager
    expect((await send(id, 'No coat')).headers.location).toBe('/said/2')
  })
})

describe('other words under an id that was sent', () => {
  it('are not taken for it: they are all kept, and sent again they are an act of their own', async () => {
    const id = newId()
    await send(id, 'No coat')
    const again = await send(id, 'No coat, and no shoes')
    expect(again.statusCode).toBe(422)
    expect(again.body).toMatch(/This was sent already, on \d+ \w+ \d{4} at \d\d:\d\d\. What you wrote now was not kept/)
    expect(again.body).toContain('No coat, and no shoes')
    expect(idOn(again.body)).not.toBe(id)
    expect(idOn(await shown())).toBe(idOn(again.body))
    expect((await send(idOn(again.body), 'No coat, and no shoes')).statusCode).toBe(303)
    expect(said.map(({ words }) => words)).toEqual(['No coat', 'No coat, and no shoes'])
  })
})

describe('what is kept as it is typed', () => {
  it('does not bring back what was sent meanwhile', async () => {
    const id = idOn(await shown())
    await type(id, 'No co')
    await send(id, 'No coat')
    expect((await type(id, 'No coat')).statusCode).toBe(200)
    expect((await type(id, 'No coat, and')).statusCode).toBe(409)
    expect(await draft()).toBeUndefined()
    expect(idOn(await shown())).not.toBe(id)
    expect(await shown()).not.toContain('No coat')
  })

  it('stays when the same form is sent from another tab with other words', async () => {
    await type(newId(), 'From here')
    await send(newId(), 'From there')
    expect((await draft())?.fields['words']).toBe('From here')
  })

  it('says when it was written, and goes when its writer throws it away', async () => {
    await type(newId(), 'Half a th')
    expect(await shown()).toMatch(/You wrote this on \d+ \w+ \d{4} at \d\d:\d\d and have not sent it/)
    expect((await post(http, url(), { _discard: 'yes' })).headers.location).toBe(url())
    expect(await shown()).not.toMatch(/Half a th|You wrote this/)
    expect(said).toEqual([])
  })
})

describe('words for a page that is not there for their writer any more', () => {
  const KEPT = 'Your words are kept'

  it('are shown to them when they send them, and when they come back, with nothing else', async () => {
    isThere = false
    const answer = await send(newId(), 'No coat\nand no shoes')
    expect(answer.statusCode).toBe(404)
    for (const html of [answer.body, await shown()]) {
      for (const words of [KEPT, 'No coat', 'and no shoes', 'Discard what I wrote']) expect(html).toContain(words)
      expect(html).not.toContain(child)
    }
    expect((await http.inject(url())).statusCode).toBe(404)
  })

  it('are shown to nobody else, who learns nothing', async () => {
    isThere = false
    await send(newId(), 'No coat')
    actor = council.teamManager
    expect(await shown()).not.toMatch(/No coat|Your words/)
  })

  it('are thrown away by their writer, who is led somewhere else', async () => {
    isThere = false
    await send(newId(), 'No coat')
    expect((await post(http, url(), { _discard: 'elsewhere' })).headers.location).toBe('/')
    expect(await draft()).toBeUndefined()
    expect(await shown()).not.toContain(KEPT)
  })

  it('are none where nothing was written: then the page is not there, as before', async () => {
    isThere = false
    expect(await shown()).not.toContain(KEPT)
    expect((await send(newId(), '')).body).not.toContain(KEPT)
  })
})

describe('words for a page that has no form any more', () => {
  it('are shown beside what stands until their writer discards them', async () => {
    const id = newId()
    await send(id, 'No coat')
    isOpen = false
    const again = await send(id, 'No shoes')
    expect(again.statusCode).toBe(422)
    for (const html of [again.body, await shown()]) {
      expect(html).toContain('What you wrote and did not send')
      expect(html).toContain('No shoes')
      expect(html).not.toContain('send it again')
    }
    await post(http, url(), { _discard: 'yes' })
    expect(await shown()).not.toMatch(/did not send|No shoes/)
  })
})

describe('an id that is none', () => {
  it.each(['', 'x', '-'.repeat(36), `${newId()}\n${newId()}`])('is another one, never a fault: %j', async (id) => {
    expect((await send(id, 'No coat')).statusCode).toBe(303)
    expect(said[0]?.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(said[0]?.id).not.toBe(id)
  })
})
