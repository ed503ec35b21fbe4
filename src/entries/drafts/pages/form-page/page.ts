import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import type { Outcome } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import type { Shell } from '../../../../platform/govuk/layout.tsx'
import { keepDraft } from '../../commands.ts'
import { clearDraft, readDraft } from '../../queries.ts'
import { type Fields, fieldsOf, type Problem, type Read } from './form.ts'

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
}

/**
 * A page with one form, from its first showing to the act: what every such page needs to have done to it.
 * Nothing typed is lost: a draft fills the form, and what could not be done is kept as one.
 */
export type FormPage<Loaded, Act, Refusal extends string> = {
  /** Such as `/contacts/:id/decide`; every parameter is a UUID. */
  readonly path: string
  /** The draft's key, `^[a-z0-9:-]{1,120}$`. */
  keep(params: Params): string
  /** What the page is about, if the actor may see it: policy, query and audit of the look. Undefined is "not there". */
  load(tx: Tx, actor: Actor, params: Params, now: Moment): Promise<Loaded | undefined>
  /** What the form says before anyone has typed. */
  first?(loaded: Loaded, now: Moment, actor: Actor): Fields
  read(fields: Fields, loaded: Loaded, now: Moment): Read<Act>
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
}

/** Mounts the page: GET shows it, POST acts and redirects, or shows it again with what must be put right. */
export function formPage<Loaded, Act, Refusal extends string>(
  http: FastifyInstance,
  acting: Acting,
  page: FormPage<Loaded, Act, Refusal>,
): void {
  http.get(page.path, async (request, reply) => {
    const params = paramsOf(request)
    if (!params) return reply.callNotFound()
    const actor = acting.actorOf(request)
    const now = acting.now()
    const html = await acting.inTransaction(actor, async (tx) => {
      const loaded = await page.load(tx, actor, params, now)
      if (loaded === undefined) return undefined
      const draft = await readDraft(tx, actor, page.keep(params))
      const fields = draft?.fields ?? page.first?.(loaded, now, actor) ?? {}
      return page.view(showing(acting, request, page, { params, loaded, fields, problems: [], now }))
    })
    return html === undefined ? reply.callNotFound() : reply.type('text/html; charset=utf-8').send(html)
  })

  http.post(page.path, async (request, reply) => {
    const params = paramsOf(request)
    if (!params) return reply.callNotFound()
    const actor = acting.actorOf(request)
    const fields = fieldsOf(request.body)
    const keeping = (tx: Tx) => keepDraft(tx, actor, page.keep(params), fields)
    try {
      const answer = await acting.inTransaction(actor, async (tx) => {
        const given = await attempt(acting, request, page, { tx, actor, params, fields })
        if ('goTo' in given) await clearDraft(tx, actor, page.keep(params))
        else await keeping(tx)
        return given
      })
      return send(reply, answer)
    } catch (fault) {
      // The act failed and was undone; what was typed is kept all the same, if anything can be.
      await acting.inTransaction(actor, keeping).catch((error) => request.log.error(error))
      throw fault
    }
  })
}

type Answer = { readonly goTo: string } | { readonly notThere: true } | { readonly again: string }
type Attempt = { readonly tx: Tx; readonly actor: Actor; readonly params: Params; readonly fields: Fields }

async function attempt<Loaded, Act, Refusal extends string>(
  acting: Acting,
  request: FastifyRequest,
  page: FormPage<Loaded, Act, Refusal>,
  { tx, actor, params, fields }: Attempt,
): Promise<Answer> {
  const now = acting.now()
  const loaded = await page.load(tx, actor, params, now)
  if (loaded === undefined) return { notThere: true }
  const again = (problems: readonly Problem[]) => ({
    again: page.view(showing(acting, request, page, { params, loaded, fields, problems, now })),
  })
  const read = page.read(fields, loaded, now)
  if (read.problems) return again(read.problems)
  const outcome = await page.act(tx, actor, read.act, { params, loaded, now })
  if (outcome.ok) return { goTo: outcome.value }
  const problem = page.refusals[outcome.refusal]
  return problem === 'not-there' ? { notThere: true } : again([problem])
}

type Shown<Loaded> = {
  readonly params: Params
  readonly loaded: Loaded
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly now: Moment
}

function showing<Loaded, Act, Refusal extends string>(
  acting: Acting,
  request: FastifyRequest,
  page: FormPage<Loaded, Act, Refusal>,
  { params, ...shown }: Shown<Loaded>,
): Showing<Loaded> {
  const shell = acting.shell(request, page.current)
  const action = page.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')
  return { ...shown, shell, csrf: shell.csrf ?? '', keep: page.keep(params), action }
}

function send(reply: FastifyReply, answer: Answer): FastifyReply | undefined {
  if ('goTo' in answer) return reply.redirect(answer.goTo, 303)
  if ('again' in answer) return reply.code(422).type('text/html; charset=utf-8').send(answer.again)
  reply.callNotFound()
  return reply
}

function paramsOf(request: FastifyRequest): Params | undefined {
  return z.record(z.string(), z.uuid()).safeParse(request.params).data
}
