import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import { displayName } from '../../../../people/model.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Clock, Panel, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import { type Conferences, lookAtConferences } from '../../commands-look.ts'
import { KIND_WORDS } from '../../model.ts'
import type { ConferenceToCome, MinutesAwaited } from '../../queries-lists.ts'
import { latenessInWords } from '../../rules.ts'
import { CONTENT } from './content.ts'

/** GET /meetings – for a conference chair: conferences to come, reports that are missing, minutes that are not out. */
export function conferencesPage(http: FastifyInstance, acting: Acting): void {
  http.get('/meetings', async (request, reply) => {
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const looked = await acting.inTransaction(actor, (tx) => lookAtConferences(tx, actor, now))
    if (!looked.ok) return reply.callNotFound()
    const html = conferencesView(looked.value, now.day, acting.shell(request, '/meetings'))
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

function conferencesView(conferences: Conferences, today: CalendarDay, shell: Shell): string {
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.title} remark={remarkOf(conferences)} />
        <ToCome conferences={conferences} today={today} />
        <MinutesToSend conferences={conferences} today={today} />
      </Wrap>
    ),
  })
}

function remarkOf({ insteadOf }: Conferences): string | null {
  return insteadOf.length > 0 ? `${CONTENT.coveredFor} ${insteadOf.join(', ')}` : null
}

type Props = { readonly conferences: Conferences; readonly today: CalendarDay }

function ToCome({ conferences, today }: Props) {
  const { toCome } = conferences
  return (
    <Panel heading={CONTENT.toCome} id="to-come" action={<Small>{CONTENT.order}</Small>}>
      {toCome.length === 0 ? (
        <p>{CONTENT.none}</p>
      ) : (
        <Table
          caption={CONTENT.toCome}
          captionSize="hidden"
          columns={[
            { head: CONTENT.child, width: 25 },
            { head: CONTENT.kind, width: 20 },
            { head: CONTENT.clock },
            { head: CONTENT.planned },
            { head: CONTENT.reports },
            { head: CONTENT.next },
          ]}
          rows={toCome.map((one) => rowOf(one, conferences, today))}
        />
      )}
    </Panel>
  )
}

function rowOf(one: ConferenceToCome, { children }: Conferences, today: CalendarDay) {
  const { kind, childIds, dueBy, plannedFor, plannedTime, place, meetingId } = one
  const due = dueBy && { dueBy, doneOn: null, notNeeded: null }
  const names = namesOf(childIds, children)
  const late = latenessInWords(plannedFor, dueBy)
  return [
    <Names ids={childIds} of={children} />,
    KIND_WORDS[kind],
    due ? <Clock words={dueInWords(due, today)} state={clockLook(due, today)} /> : <Small>{CONTENT.noClock}</Small>,
    plannedFor ? (
      <>
        {inWords(plannedFor)} {plannedTime}
        {place ? (
          <>
            <br />
            <Small>{place}</Small>
          </>
        ) : null}
        {late ? (
          <>
            <br />
            <strong>{late}</strong>
          </>
        ) : null}
      </>
    ) : (
      <strong>{CONTENT.notPlanned}</strong>
    ),
    reportsInWords(one),
    <Link href={meetingId ? `/meetings/${meetingId}` : `/children/${childIds[0]}/meetings/new`} hidden={`for ${names}`}>
      {meetingId ? CONTENT.open : CONTENT.plan}
    </Link>,
  ]
}

function reportsInWords({ reportsAsked, reportsMissing }: ConferenceToCome) {
  if (reportsAsked === 0) return <Small>{CONTENT.noReports}</Small>
  const words = `${reportsAsked - reportsMissing} of ${reportsAsked} came`
  return reportsMissing > 0 ? <strong>{words}</strong> : words
}

function MinutesToSend({ conferences, today }: Props) {
  const { minutes, children } = conferences
  return (
    <Panel heading={CONTENT.minutes} id="minutes">
      {minutes.length === 0 ? (
        <p>{CONTENT.noMinutes}</p>
      ) : (
        <Table
          caption={CONTENT.minutes}
          captionSize="hidden"
          columns={[
            { head: CONTENT.child, width: 25 },
            { head: CONTENT.kind, width: 25 },
            { head: CONTENT.held },
            { head: CONTENT.clock },
            { head: CONTENT.next },
          ]}
          rows={minutes.map((one) => minutesRow(one, children, today))}
        />
      )}
    </Panel>
  )
}

function minutesRow(
  { id, kind, heldOn, minutesBy, childIds }: MinutesAwaited,
  of: Conferences['children'],
  today: CalendarDay,
) {
  const due = { dueBy: minutesBy, doneOn: null, notNeeded: null }
  return [
    namesOf(childIds, of),
    <Link href={`/meetings/${id}`}>{KIND_WORDS[kind]}</Link>,
    inWords(heldOn),
    <Clock words={dueInWords(due, today)} state={clockLook(due, today)} />,
    <Link href={`/meetings/${id}/minutes`} hidden={`the minutes about ${namesOf(childIds, of)}`}>
      {CONTENT.write}
    </Link>,
  ]
}

/** The children a chair works with, each with a way to their page. */
function Names({ ids, of }: { ids: readonly string[]; of: Conferences['children'] }) {
  return (
    <>
      {ids
        .flatMap((id) => of.get(id) ?? [])
        .map((child, index) => (
          <>
            {index > 0 ? ', ' : null}
            <Link href={`/children/${child.id}`}>{displayName(child)}</Link>
          </>
        ))}
    </>
  )
}

function namesOf(ids: readonly string[], of: Conferences['children']): string {
  return ids
    .flatMap((id) => of.get(id) ?? [])
    .map(displayName)
    .join(', ')
}
