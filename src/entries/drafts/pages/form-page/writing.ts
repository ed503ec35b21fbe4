import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import type { Tx } from '../../../../platform/db.ts'
import { joinTyped, openWriting } from '../../../writing/commands.ts'
import { richTextOf } from '../../../writing/fragment.ts'
import { earlierVersionsPage } from '../../../writing/pages/earlier/page.ts'
import { closeWriting } from '../../../writing/queries.ts'
import { writingRoutes } from '../../../writing/routes.ts'
import type { Looked, WritingAt } from '../../../writing/routes-line.ts'
import { docOf } from '../../../writing/words.ts'
import { type Conflict, conflictOf, type Shared } from './conflict.ts'
import { type Fields, idAt } from './form.ts'
import { marksField, richFields, richTextIn } from './rich-text.ts'

/** The field that says from which version of the writing a form was begun. */
export const WORDS_FROM = 'wordsFrom'

type Params = Readonly<Record<string, string>>

/** The long texts of a form that everyone who may write in it writes together, each change kept as it comes. */
export type Writing<Loaded> = {
  /** What the text is called. */
  readonly title: string
  /** Which inputs they are and what each is called; undefined where nobody may write now, or this reader may not. */
  readonly fields: (loaded: Loaded) => Readonly<Record<string, string>> | undefined
  /** Whether this actor may write at this moment: asked at every change. What is refused is on record. */
  readonly may: (tx: Tx, actor: Actor, params: Params, now: Moment) => Promise<boolean>
  /** Whether sending the form may leave it open, to be written on. Else the next time nothing is written yet. */
  readonly goesOn?: boolean
}

/** What of a form page its writing stands on. */
type Page<Loaded> = {
  readonly path: string
  keep(params: Params): string
  load(tx: Tx, actor: Actor, params: Params, now: Moment): Promise<Loaded | undefined>
  first?(loaded: Loaded, now: Moment, actor: Actor): Fields
  shared?(loaded: Loaded): Shared
  readonly writing?: Writing<Loaded>
}

/** The words as they stand, for the form: its texts, and what the script needs to write in them together. */
export type Words = {
  readonly id: string
  readonly version: number
  readonly writer: string
  readonly fields: readonly string[]
  readonly texts: Fields
}

/** Mounts what stands beside the form: the line by which several write, and the earlier versions. */
export function mountWriting<Loaded>(http: FastifyInstance, acting: Acting, page: Page<Loaded>): void {
  const { writing } = page
  if (!writing) return
  const at: WritingAt = {
    path: page.path,
    form: (params) => page.keep(params),
    may: writing.may,
    look: async (tx, actor, params, now) => {
      const loaded = await page.load(tx, actor, params, now)
      const labels = loaded && writing.fields(loaded)
      return loaded && labels && { title: writing.title, labels, known: knownIn(page, loaded, labels, { now, actor }) }
    },
  }
  writingRoutes(http, acting, at)
  earlierVersionsPage(http, acting, at)
}

type Asked<Loaded> = {
  readonly tx: Tx
  readonly actor: Actor
  readonly params: Params
  readonly loaded: Loaded
  readonly now: Moment
}

/**
 * The words of a form as they stand, what was typed in it without a script joined to what others wrote; undefined for a
 * form without such words, and where nobody may write.
 */
export async function wordsOf<Loaded>(page: Page<Loaded>, asked: Asked<Loaded>, typed: Fields = {}) {
  const { tx, actor, params, loaded, now } = asked
  const labels = page.writing?.fields(loaded)
  if (!labels || actor.userId === null) return undefined
  const form = page.keep(params)
  const fields = Object.keys(labels)
  const opened = await openWriting(tx, actor, { form, known: knownIn(page, loaded, labels, { now, actor }) }, now.at)
  const own = fields.filter((name) => typed[name] !== undefined)
  const from = Number(typed[WORDS_FROM] ?? 1)
  const joining = Object.fromEntries(own.map((name) => [name, richTextIn(typed, name)]))
  const isTyped = own.length > 0 && Number.isInteger(from)
  const stands = isTyped
    ? await joinTyped(tx, actor, form, { form: idAt(typed, 'id'), from, texts: joining }, now.at)
    : opened
  const doc = docOf(stands.changes)
  const said = fields.map((name) => richFields(name, richTextOf(doc.getXmlFragment(name))))
  const texts = Object.assign({ [WORDS_FROM]: `${stands.seq}` }, ...said) as Fields
  return { id: stands.id, version: stands.seq, writer: actor.userId, fields, texts } satisfies Words
}

/**
 * A form that was sent, with the words as they stand and what others kept meanwhile; and the conflict, if there is one.
 *
 * @param id the act's, which may be another one than the form was sent with
 */
export async function joinedForm<Loaded>(page: Page<Loaded>, asked: Asked<Loaded>, typed: Fields, id: string) {
  const words = await wordsOf(page, asked, typed)
  const begun = { ...typed, ...words?.texts, id }
  const beside = besideOthers(words, apartFrom(words, page.shared?.(asked.loaded)), begun)
  return beside.conflict ? { words, fields: begun, conflict: beside } : { words, fields: beside.fields }
}

/** After the act: of words that have become a record nothing more is taken. */
export async function endWriting<Loaded>(page: Page<Loaded>, { tx, params, now }: Asked<Loaded>): Promise<void> {
  if (page.writing && !page.writing.goesOn) await closeWriting(tx, page.keep(params), now.at)
}

/** What stands in the record beside the words: the choices, in which nobody can write together. */
export function apartFrom(words: Words | undefined, shared: Shared | undefined): Shared | undefined {
  if (!words || !shared) return shared
  const isWords = (name: string) => words.fields.some((field) => name === field || name === marksField(field))
  return {
    ...shared,
    fields: Object.fromEntries(Object.entries(shared.fields).filter(([name]) => !isWords(name))),
    asked: (name) => (isWords(name) ? undefined : shared.asked(name)),
  }
}

/**
 * The form with what others kept meanwhile in it. Where the words are written together only choices can be in conflict: if
 * those are the same, there is none, and the form goes on from what stands.
 */
export function besideOthers(
  words: Words | undefined,
  shared: Shared | undefined,
  fields: Fields,
): { readonly fields: Fields; readonly conflict?: Conflict } {
  const found = conflictOf(shared, fields)
  if (!found) return { fields }
  return words && found.conflict.differences.length === 0 ? { fields: found.fields } : found
}

function knownIn<Loaded>(
  page: Page<Loaded>,
  loaded: Loaded,
  labels: Readonly<Record<string, string>>,
  { now, actor }: { readonly now: Moment; readonly actor: Actor },
): Looked['known'] {
  const first = page.first?.(loaded, now, actor) ?? {}
  return Object.fromEntries(Object.keys(labels).map((name) => [name, richTextIn(first, name)]))
}
