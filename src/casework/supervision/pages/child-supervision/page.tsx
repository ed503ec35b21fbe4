import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import { standingFor } from '../../../../access/queries.ts'
import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Band, HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Clock, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import { markSupervisionAction } from '../../commands.ts'
import type { SupervisionAction } from '../../model.ts'
import { actionsOf, supervisionsOf } from '../../queries.ts'

const PARAMS = z.object({ id: z.uuid() })
const MARK = z.object({ action: z.uuid(), state: z.enum(['done', 'stopped']) })
const TITLE = 'Supervision about this child'

/** GET /children/:id/supervision – what was said and decided about a child, each time; POST marks an action as done or stopped. */
export function childSupervisionPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/supervision', async (request, reply) => {
    const [params, actor, now] = [PARAMS.safeParse(request.params), acting.actorOf(request), acting.now()]
    if (!params.success) return reply.callNotFound()
    const shown = await acting.inTransaction(actor, (tx) => load(tx, actor, params.data.id, now))
    if (!shown) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(view(shown, now.day, acting.shell(request)))
  })

  http.post('/children/:id/supervision', async (request, reply) => {
    const [params, actor, now] = [PARAMS.safeParse(request.params), acting.actorOf(request), acting.now()]
    const mark = MARK.safeParse(request.body)
    if (!params.success || !mark.success) return reply.callNotFound()
    const { action, state } = mark.data
    const outcome = await acting.inTransaction(actor, (tx) => markSupervisionAction(tx, actor, action, state, now))
    if (!outcome.ok && outcome.refusal === 'not-found') return reply.callNotFound()
    // Marked by someone else meanwhile: the page shows how it stands now.
    return reply.redirect(`/children/${params.data.id}/supervision`, 303)
  })
}

type Shown = {
  readonly child: KnownPerson
  readonly held: Awaited<ReturnType<typeof supervisionsOf>>
  readonly actions: readonly SupervisionAction[]
  readonly mayMark: boolean
}

async function load(tx: Tx, actor: Actor, id: string, now: Moment): Promise<Shown | undefined> {
  const standing = await standingFor(tx, actor, 'child.look', id, now.day)
  const child = standing && (await personById(tx, id))
  if (!standing || !child) return undefined
  await audit(tx, actor, 'child.look', { kind: 'child', id }, { part: 'supervision' })
  const mayMark = may(actor, 'plan.write', standing)
  return { child, held: await supervisionsOf(tx, id), actions: await actionsOf(tx, id), mayMark }
}

function view({ child, held, actions, mayMark }: Shown, today: CalendarDay, shell: Shell): string {
  return page({
    title: TITLE,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={TITLE} />
        <Band look="found">
          <ChildrenLine of={[child]} today={today} />
        </Band>
        <Panel heading="What was decided to be done" id="actions">
          {actions.length === 0 ? (
            <p>No action was decided in supervision.</p>
          ) : (
            <Rows
              items={actions.map((action) => (
                <Action
                  action={action}
                  today={today}
                  mark={mayMark ? { childId: child.id, csrf: shell.csrf ?? '' } : null}
                />
              ))}
            />
          )}
        </Panel>
        {held.length === 0 ? <p>This child has not been spoken of in supervision yet.</p> : null}
        {held.map(({ id, heldOn, recordedByName, discussed, reflection, decision, workerConfirmedAt }) => (
          <Panel heading={`${inWords(heldOn)}, ${recordedByName}`} id={`held-${id}`}>
            <SummaryList
              rows={[
                { key: 'Spoken of', value: discussed },
                ...(reflection ? [{ key: 'What we make of it', value: reflection }] : []),
                ...(decision ? [{ key: 'Decided', value: decision }] : []),
                { key: 'Confirmed', value: workerConfirmedAt ? 'by both' : 'by the manager; the worker has not yet' },
              ]}
            />
          </Panel>
        ))}
      </Wrap>
    ),
  })
}

type ActionProps = {
  readonly action: SupervisionAction
  readonly today: CalendarDay
  readonly mark: { readonly childId: string; readonly csrf: string } | null
}

function Action({ action, today, mark }: ActionProps) {
  const { id, what, ownerName, byOn, state, doneOn, inPlan } = action
  const due = { dueBy: byOn, doneOn, notNeeded: state === 'stopped' ? 'Stopped' : null }
  return (
    <>
      {`${what} (${ownerName})`} <Clock words={dueInWords(due, today)} state={clockLook(due, today)} />{' '}
      {inPlan ? <Small>in the plan</Small> : null}
      {mark && state === 'open' && !inPlan ? (
        <Form action={`/children/${mark.childId}/supervision`} csrf={mark.csrf} look="compact" label={what}>
          <input type="hidden" name="action" value={id} />
          <Button variant="secondary" name="state" value="done">
            Done
          </Button>{' '}
          <Button variant="secondary" name="state" value="stopped">
            Stop
          </Button>
        </Form>
      ) : null}
    </>
  )
}
