import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { mayForEvery } from '../../../../access/queries.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Band, HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { helpGoingOn } from '../../../early-help/queries.ts'
import { planStatusesOf } from '../../../plans/queries.ts'
import { BASIS_WORDS, type Member, type SharedChronology } from '../../model.ts'
import { chronologiesOfChild, membersOf } from '../../queries.ts'
import { memberInWords, membersNow, stands } from '../../rules.ts'

const CONTENT = {
  title: 'Shared with other agencies',
  now: 'What is shared now',
  past: 'What was shared',
  none: 'Nothing about this child is shared from agency to agency here.',
  begin: 'Share with other agencies',
  lead: 'Let someone outside lead the family’s help',
  nobody: 'with nobody any more',
} as const

const PARAMS = z.object({ id: z.uuid() })

/** GET /children/:id/shared – what agencies share about a child, with whom, and on what basis. */
export function childSharedPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/shared', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const loaded = await acting.inTransaction(actor, (tx) => load(tx, actor, params.data.id, now))
    if (!loaded) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(view(loaded, now, acting.shell(request)))
  })
}

type Shared = { readonly chronology: SharedChronology; readonly members: readonly Member[] }
type Loaded = {
  readonly child: KnownPerson
  readonly shared: readonly Shared[]
  readonly mayShare: boolean
  readonly mayHand: boolean
}

async function load(tx: Tx, actor: Actor, childId: string, now: Moment): Promise<Loaded | undefined> {
  if (!(await mayForEvery(tx, actor, 'child.look', [childId], now.day))) return undefined
  const child = await personById(tx, childId)
  if (!child) return undefined
  await auditLooks(tx, actor, [childId], { part: 'shared' })
  const shared: Shared[] = []
  for (const chronology of await chronologiesOfChild(tx, childId)) {
    shared.push({ chronology, members: await membersOf(tx, chronology.id) })
  }
  const statuses = await planStatusesOf(tx, [childId])
  const isHelp = statuses.some(({ kind, toOn }) => kind === 'family-help' && toOn === null)
  const isLed = (await helpGoingOn(tx, childId)).some(({ planId }) => planId !== null)
  const mayShare = await mayForEvery(tx, actor, 'shared.write', [childId], now.day)
  const mayHand = isHelp && !isLed && (await mayForEvery(tx, actor, 'family-help.begin', [childId], now.day))
  return { child, shared, mayShare, mayHand }
}

function view({ child, shared, mayShare, mayHand }: Loaded, now: Moment, shell: Shell): string {
  const [open, past] = [
    shared.filter(({ chronology }) => stands(chronology, now.day)),
    shared.filter(({ chronology }) => !stands(chronology, now.day)),
  ]
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.title} />
        <Band look="found">
          <ChildrenLine of={[child]} today={now.day} />
        </Band>
        <p>
          {mayShare ? <Button href={`/children/${child.id}/shared/new`}>{CONTENT.begin}</Button> : null}{' '}
          {mayHand ? (
            <Button href={`/children/${child.id}/family-help/new`} variant="secondary">
              {CONTENT.lead}
            </Button>
          ) : null}
        </p>
        <Panel heading={CONTENT.now} id="now">
          {open.length === 0 ? <p>{CONTENT.none}</p> : <Rows items={open.map(rowOf)} />}
        </Panel>
        {past.length > 0 ? (
          <Panel heading={CONTENT.past} id="past">
            <Rows items={past.map(rowOf)} />
          </Panel>
        ) : null}
      </Wrap>
    ),
  })
}

function rowOf({ chronology, members }: Shared) {
  const { id, basis, fromOn, endedOn, endedWhy } = chronology
  const names = membersNow(members).map(memberInWords)
  return (
    <>
      <Link href={`/shared/${id}`}>{`${BASIS_WORDS[basis]}, since ${inWords(fromOn)}`}</Link>{' '}
      <Small>{endedOn ? `ended ${inWords(endedOn)}: ${endedWhy}` : names.join('; ') || CONTENT.nobody}</Small>
    </>
  )
}
