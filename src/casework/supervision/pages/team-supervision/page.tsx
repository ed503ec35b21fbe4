import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { peopleById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Details, Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Clock, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import { lookAtTeamSupervision } from '../../commands.ts'
import type { SupervisedWorker } from '../../model.ts'
import { ownSupervisions } from '../../queries.ts'
import { nextDue } from '../../rules.ts'

const CONTENT = {
  title: 'Supervision',
  order: 'who is due longest, first',
  none: 'No social worker is in your team.',
  noneOwn: 'You have not been supervised here yet.',
  worker: 'Worker',
  last: 'Last',
  next: 'Next',
  children: 'Children they hold',
  never: 'not yet',
  confirm: 'waits for the worker to confirm it',
  read: 'Read and confirm',
} as const

type Shown = {
  readonly workers: readonly SupervisedWorker[]
  readonly people: ReadonlyMap<string, KnownPerson>
  readonly own: Awaited<ReturnType<typeof ownSupervisions>>
  readonly isManager: boolean
}

/** GET /supervision – a manager's workers, and who is due; a worker's own supervisions, to read and confirm. */
export function teamSupervisionPage(http: FastifyInstance, acting: Acting): void {
  http.get('/supervision', async (request, reply) => {
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const shown = await acting.inTransaction(actor, (tx) => load(tx, actor, now))
    if (!shown) return reply.callNotFound()
    const html = supervisionsView(shown, now.day, acting.shell(request, '/supervision'))
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

async function load(tx: Tx, actor: Actor, now: Moment): Promise<Shown | undefined> {
  if (!may(actor, 'supervision.look') || actor.seat !== 'council' || actor.userId === null) return undefined
  const team = await lookAtTeamSupervision(tx, actor, now)
  const workers = team.ok ? team.value.filter(({ userId }) => userId !== actor.userId) : []
  const people = await peopleById(
    tx,
    workers.flatMap(({ children }) => children.map(({ id }) => id)),
  )
  const own = await ownSupervisions(tx, actor.userId)
  await audit(tx, actor, 'supervision.look', { kind: 'supervision', id: null }, { own: own.length })
  return { workers, people, own, isManager: team.ok }
}

function supervisionsView({ workers, people, own, isManager }: Shown, today: CalendarDay, shell: Shell): string {
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.title} remark={isManager ? CONTENT.order : null} />
        {isManager && workers.length === 0 ? <p>{CONTENT.none}</p> : null}
        {workers.length > 0 ? <Workers workers={workers} people={people} today={today} /> : null}
        {isManager ? null : <Own own={own} />}
      </Wrap>
    ),
  })
}

type WorkersProps = Pick<Shown, 'workers' | 'people'> & { readonly today: CalendarDay }

function Workers({ workers, people, today }: WorkersProps) {
  return (
    <Table
      caption={CONTENT.title}
      captionSize="hidden"
      columns={[
        { head: CONTENT.worker, width: 20 },
        { head: CONTENT.last, width: 20 },
        { head: CONTENT.next, width: 20 },
        { head: CONTENT.children, width: 40 },
      ]}
      rows={workers.map((worker) => [
        <>
          {worker.name} <Small>{worker.jobTitle}</Small>
        </>,
        <>
          {worker.lastOn ? inWords(worker.lastOn) : CONTENT.never}{' '}
          {worker.unconfirmed ? (
            <Link href={`/supervisions/${worker.unconfirmed}`} hidden={`: ${worker.name}`}>
              {CONTENT.confirm}
            </Link>
          ) : null}
        </>,
        <NextOf worker={worker} today={today} />,
        <Held worker={worker} people={people} />,
      ])}
    />
  )
}

function NextOf({ worker, today }: { worker: SupervisedWorker; today: CalendarDay }) {
  const due = { dueBy: nextDue(worker, today), doneOn: null, notNeeded: null }
  return <Clock words={dueInWords(due, today)} state={clockLook(due, today)} />
}

function Held({ worker: { children, name }, people }: { worker: SupervisedWorker; people: Shown['people'] }) {
  const links = children.flatMap(({ id, lastOn }) => {
    const child = people.get(id)
    return child
      ? [
          <>
            <Link href={`/children/${id}/supervision/new`} hidden={`: record supervision`}>
              {displayName(child)}
            </Link>{' '}
            <Small>{lastOn ? `last spoken of ${inWords(lastOn)}` : 'not spoken of yet'}</Small>
          </>,
        ]
      : []
  })
  if (links.length === 0) return <>none</>
  return (
    <Details summary={`${links.length} held by ${name}`}>
      <Rows items={links} />
    </Details>
  )
}

function Own({ own }: Pick<Shown, 'own'>) {
  if (own.length === 0) return <p>{CONTENT.noneOwn}</p>
  return (
    <Rows
      items={own.map(({ id, heldOn, nextOn, recordedByName, workerConfirmedAt }) => (
        <>
          <Link href={`/supervisions/${id}`}>{`${inWords(heldOn)} with ${recordedByName}`}</Link>{' '}
          <Small>{`next on ${inWords(nextOn)}${workerConfirmedAt ? '' : ` · ${CONTENT.read}`}`}</Small>
        </>
      ))}
    />
  )
}
