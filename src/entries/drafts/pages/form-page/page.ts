import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { refusedToLooker } from '../../../../access/standing.ts'
import { addHours, type Instant, inWordsAt } from '../../../../kernel/instant.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import type { Outcome } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import type { Shell } from '../../../../platform/govuk/layout.tsx'
import { newId } from '../../../../platform/ids.ts'
import { cameEmpty, type Upload, uploadOf } from '../../../../platform/uploads.ts'
import { lockWriting } from '../../../writing/queries.ts'
import { keepDraft } from '../../commands.ts'
import { clearDraft, readDraft } from '../../queries.ts'
import { addSent, hashOfForm, lockSent, ONCE_MORE, sentJustBefore } from '../../queries-sent.ts'
import { type Again, type Answer, send } from './answer.ts'
import type { Asks } from './asks.ts'
import { begunFrom, type Conflict, conflictOf, type Shared, SOMEONE_WROTE } from './conflict.ts'
import { type Fields, fieldsOf, idAt, idIn, moreExactly, type Problem, type Read } from './form.ts'
import { ELSEWHERE } from './view-written.tsx'
import {
  apartFrom,
  besideOthers,
  endWriting,
  joinedForm,
  mountWriting,
  type Words,
  type Writing,
  wordsOf,
} from './writing.ts'
import { type Written, writtenWords } from './written.ts'

declare module 'fastify' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: Fastify asks for its interface to be added to
  interface FastifyContextConfig {
    /** What the form of this page asks for, by input. */
    asks?: Asks
    /** The key under which the draft of this page is kept. */
    keep?: (params: Params) => string
  }
}

/** For so many hours the same words from the same form are taken for a form that came back. */
const AN_HOUR = 1

/** The ids in the page's path, each a UUID. */
export type Params = Readonly<Record<string, string>>

/** What a page shows: what was loaded, what is typed so far, what must be put right. */
export type Showing<Loaded> = {
  readonly loaded: Loaded
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly shell: Shell
  readonly csrf: string
  /** The draft's key, for `<Form keep>`. */
  readonly keep: string
  readonly action: string
  readonly now: Moment
  /** When what fills the form was kept, if its writer did not send it. */
  readonly keptAt?: Instant | undefined
  /** What someone else kept while the writer wrote; `fields` has both. */
  readonly conflict?: Conflict | undefined
  /** The long texts of the form that several people write together; `fields` has them as they stand. */
  readonly words?: Words | undefined
  /** What was written here and not sent, to read where there is no form for it any more. */
  readonly written: readonly Written[]
}

/**
 * A page with one form, from its first showing to the act: what every such page needs to have done to it.
 * Nothing typed is lost: a draft fills the form, and what could not be done is kept as one. The form carries the act's
 * `id`: sent twice it is one act, and other words under an id that is spent are refused, kept, and given a new one.
 */
export type FormPage<Loaded, Act, Refusal extends string> = {
  /** Such as `/contacts/:id/decide`; every parameter is a UUID. */
  readonly path: string
  /** The draft's key, `^[a-z0-9:-]{1,120}$`. */
  keep(params: Params): string
  /** The fact each input asks for; nothing that is known is asked for empty. */
  readonly asks: Asks
  /** What the page is about, if the actor may see it: policy, query and audit of the look. Undefined is "not there". */
  load(tx: Tx, actor: Actor, params: Params, now: Moment): Promise<Loaded | undefined>
  /** What the form says before anyone has typed. An `id` in it is the act's; without one it is a new one. */
  first?(loaded: Loaded, now: Moment, actor: Actor): Fields
  /** Where several people write in one thing: what stands of it. Who sends against an older version is shown both. */
  shared?(loaded: Loaded): Shared
  /** Its long texts, where everyone who may write here writes together: they are read from there, never from what was sent. */
  readonly writing?: Writing<Loaded>
  /** What the form means; `upload` is the file that came with it, where it `takesFile`. */
  read(fields: Fields, loaded: Loaded, now: Moment, upload?: Upload): Read<Act>
  /** The command. Its value is the path to go to. */
  act(
    tx: Tx,
    actor: Actor,
    act: Act,
    about: { params: Params; loaded: Loaded; now: Moment },
  ): Promise<Outcome<string, Refusal>>
  /** What each refusal is called here; `not-there` shows nothing but that. A refusal without a line does not compile. */
  readonly refusals: Readonly<Record<Refusal, Problem | 'not-there'>>
  view(showing: Showing<Loaded>): string
  /** The menu item that is current. */
  readonly current?: string
  /** Whether a file comes with the form. */
  readonly takesFile?: boolean
}

/** Mounts the page: GET shows it, POST acts and redirects, or shows it again with what must be put right. */
export function formPage<Loaded, Act, Refusal extends string>(
  http: FastifyInstance,
  acting: Acting,
  page: FormPage<Loaded, Act, Refusal>,
): void {
  http.get(page.path, { config: { asks: page.asks, keep: page.keep } }, async (request, reply) => {
    const params = paramsOf(request)
    if (!params) return reply.callNotFound()
    const actor = acting.actorOf(request)
    const now = acting.now()
    const answer = await acting.inTransaction(actor, async (tx): Promise<Answer> => {
      const loaded = await page.load(tx, actor, params, now)
      const draft = await readDraft(tx, actor, page.keep(params))
      const written = writtenWords(page.asks, draft?.fields ?? {})
      if (loaded === undefined) return { notThere: written, keptAt: draft?.savedAt, refused: refusedToLooker(tx) }
      const words = await wordsOf(page, { tx, actor, params, loaded, now }, draft?.fields)
      const shown = { params, loaded, now, keptAt: draft?.savedAt, written, words }
      const opened = asOpened(page, loaded, draft?.fields, { now, actor, words })
      return { show: page.view(showing(acting, request, page, { ...shown, ...opened })) }
    })
    return send(reply, answer, acting.shell(request, page.current))
  })

  mountWriting(http, acting, page)
  const ways = page.takesFile ? { takesFile: (request: FastifyRequest) => isSignedIn(acting, request) } : {}
  http.post(page.path, { config: ways }, async (request, reply) => {
    const params = paramsOf(request)
    if (!params) return reply.callNotFound()
    const actor = acting.actorOf(request)
    const discarded = discarding(request.body)
    if (discarded !== undefined) {
      await acting.inTransaction(actor, (tx) => clearDraft(tx, actor, page.keep(params)))
      return reply.redirect(discarded === ELSEWHERE ? '/' : addressOf(page.path, params), 303)
    }
    const fields = fieldsOf(request.body)
    const keeping = (tx: Tx, words = fields) => keepDraft(tx, actor, page.keep(params), words)
    try {
      const answer = await acting.inTransaction(actor, async (tx) => {
        const given = await attempt(acting, request, page, { tx, actor, params, fields })
        if (!('goTo' in given)) await keeping(tx, 'again' in given ? given.fields : fields)
        return given
      })
      return send(reply, answer, acting.shell(request, page.current))
    } catch (fault) {
      // The act failed and was undone; what was typed is kept all the same, if anything can be.
      await acting.inTransaction(actor, (tx) => keeping(tx)).catch((error) => request.log.error(error))
      throw fault
    }
  })
}

/** A file is read from nobody who is not signed in; the guard then answers, and keeps the words. */
function isSignedIn(acting: Acting, request: FastifyRequest): boolean {
  try {
    return Boolean(acting.actorOf(request))
  } catch {
    return false
  }
}

/** The form as it is opened: as it was left, joined with what others kept since, or as nobody has typed in it yet. */
function asOpened<Loaded, Act, Refusal extends string>(
  page: FormPage<Loaded, Act, Refusal>,
  loaded: Loaded,
  draft: Fields | undefined,
  { now, actor, words }: { readonly now: Moment; readonly actor: Actor; readonly words: Words | undefined },
): Pick<Shown<Loaded>, 'fields' | 'conflict' | 'problems'> {
  const first = page.first?.(loaded, now, actor) ?? {}
  const shared = apartFrom(words, page.shared?.(loaded))
  const id = idAt(draft ?? {}, 'id') ?? idIn(first)
  const begun = draft ?? { ...first, ...(shared && begunFrom(shared)) }
  return { problems: [], ...besideOthers(words, shared, { ...begun, ...words?.texts, id }) }
}

type Attempt = { readonly tx: Tx; readonly actor: Actor; readonly params: Params; readonly fields: Fields }

async function attempt<Loaded, Act, Refusal extends string>(
  acting: Acting,
  request: FastifyRequest,
  page: FormPage<Loaded, Act, Refusal>,
  { tx, actor, params, fields: typed }: Attempt,
): Promise<Answer> {
  const now = acting.now()
  const form = page.keep(params)
  if (page.writing) await lockWriting(tx, form)
  const sha256 = hashOfForm(form, typed)
  const loaded = await page.load(tx, actor, params, now)
  const first = (loaded !== undefined && page.first?.(loaded, now, actor)) || {}
  const id = idAt(typed, 'id') ?? idAt(first, 'id')
  const sent = id && (await lockSent(tx, actor, id))
  if (sent && sent.sha256 === sha256) return { goTo: sent.wentTo }
  const written = writtenWords(page.asks, typed)
  if (loaded === undefined) return { notThere: written, refused: refusedToLooker(tx) }

  const asked = { tx, actor, params, loaded, now }
  const { words, fields, conflict } = await joinedForm(page, asked, typed, sent || !id ? newId() : id)
  const again = (problems: readonly Problem[], shown: Partial<Shown<Loaded>> = {}): Again => ({
    again: page.view(showing(acting, request, page, { ...asked, fields, problems, written, words, ...shown })),
    fields,
  })
  if (sent) return again([{ text: sentAlready(sent.at) }])
  const before = await sentJustBefore(tx, actor, { form, sha256 }, addHours(now.at, -AN_HOUR))
  if (before && !typed[ONCE_MORE]) {
    return again([{ text: saidAlready(before) }], { fields: { ...fields, [ONCE_MORE]: 'yes' } })
  }
  if (conflict) return again([SOMEONE_WROTE], conflict)
  const read = page.read(fields, loaded, now, uploadOf(request))
  if (read.problems) return again(moreExactly(read.problems, fields, cameEmpty(request)))
  const outcome = await page.act(tx, actor, read.act, { params, loaded, now })
  if (outcome.ok) {
    if (id) await addSent(tx, actor, { id, form, sha256, wentTo: outcome.value })
    await clearDraft(tx, actor, form, id)
    await endWriting(page, asked)
    return { goTo: outcome.value }
  }
  const meanwhile = page.shared && (await page.load(tx, actor, params, now))
  const late = meanwhile && conflictOf(apartFrom(words, page.shared?.(meanwhile)), fields)
  if (late) return again([SOMEONE_WROTE], { ...late, loaded: meanwhile })
  const problem = page.refusals[outcome.refusal]
  return problem === 'not-there' ? { notThere: written, refused: refusedToLooker(tx) } : again([problem])
}

function sentAlready(at: Instant): string {
  return `This was sent already, on ${inWordsAt(at)}. What you wrote now was not kept with it. It is below.`
}

/** The browser's way back brings a form again, with another id: that it was sent is said before it is sent twice. */
function saidAlready(at: Instant): string {
  return `You sent the same already, on ${inWordsAt(at)}, and it is recorded. To record it once more, send it again.`
}

/** How the writer asked for the draft to be thrown away, by the button beside their words; undefined if they did not. */
function discarding(body: unknown): unknown {
  return typeof body === 'object' && body !== null && '_discard' in body ? body._discard : undefined
}

function addressOf(path: string, params: Params): string {
  return path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')
}

type Shown<Loaded> = {
  readonly params: Params
  readonly loaded: Loaded
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly now: Moment
  readonly keptAt?: Instant | undefined
  readonly conflict?: Conflict | undefined
  readonly words?: Words | undefined
  readonly written: readonly Written[]
}

function showing<Loaded, Act, Refusal extends string>(
  acting: Acting,
  request: FastifyRequest,
  page: FormPage<Loaded, Act, Refusal>,
  { params, ...shown }: Shown<Loaded>,
): Showing<Loaded> {
  const shell = acting.shell(request, page.current)
  const action = addressOf(page.path, params)
  return { ...shown, shell, csrf: shell.csrf ?? '', keep: page.keep(params), action }
}

function paramsOf(request: FastifyRequest): Params | undefined {
  return z.record(z.string(), z.uuid()).safeParse(request.params).data
}
