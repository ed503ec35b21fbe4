import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../entries/drafts/pages/form-page/view.tsx'
import type { Moment } from '../../../kernel/moment.ts'
import { accepted, type Outcome } from '../../../kernel/outcome.ts'
import type { Tx } from '../../../platform/db.ts'
import { Link } from '../../../platform/govuk/content.tsx'
import { Button } from '../../../platform/govuk/form.tsx'
import { Panel } from '../../../platform/govuk/record.tsx'
import { mayLook } from '../commands.ts'
import type { ReturnRun } from '../model.ts'
import { runById } from '../queries.ts'
import { yearInWords } from '../rules.ts'
import { CONTENT } from './content.ts'

type RunAct<Refusal extends string> = {
  readonly path: string
  readonly form: string
  readonly title: string
  readonly button: string
  readonly note: string
  readonly act: (tx: Tx, actor: Actor, id: string, now: Moment) => Promise<Outcome<ReturnRun, Refusal>>
  readonly refusals: Readonly<Record<Refusal, Problem | 'not-there'>>
}

/** A page with one act upon a making of a return: signing it, or saying that it was handed in. */
export function runActPage<Refusal extends string>(http: FastifyInstance, acting: Acting, page: RunAct<Refusal>): void {
  formPage<ReturnRun, null, Refusal>(http, acting, {
    path: page.path,
    keep: ({ id }) => `${page.form}:${id}`,
    asks: {},
    load: async (tx, actor, { id = '' }) => (mayLook(actor) ? runById(tx, id) : undefined),
    read: () => ({ act: null }),
    async act(tx, actor, _, { loaded, now }) {
      const outcome = await page.act(tx, actor, loaded.id, now)
      return outcome.ok ? accepted(`/returns/${loaded.id}`) : outcome
    },
    refusals: page.refusals,
    current: '/returns',
    view: (showing) =>
      formFrame(showing, {
        title: page.title,
        about: <Link href={`/returns/${showing.loaded.id}`}>{CONTENT.back}</Link>,
        before: (
          <p>
            {CONTENT.title} {yearInWords(showing.loaded.year)}
          </p>
        ),
        help: (
          <Panel heading={page.title} id="help">
            <p>{page.note}</p>
          </Panel>
        ),
        helpLabel: page.title,
        children: <Button preventDoubleClick>{page.button}</Button>,
      }),
  })
}
