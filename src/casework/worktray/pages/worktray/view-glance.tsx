import { type CalendarDay, daysBetween, inWords, weekdayName } from '../../../../kernel/calendar-day.ts'
import { type Instant, inWordsAt } from '../../../../kernel/instant.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Clock, DatedRows, Panel, Rows, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { TrayItem } from '../../model.ts'
import { caseloadOf } from '../../rules.ts'
import { namesTogether } from '../../rules-rows.ts'
import { awaitedBy, weekOf } from '../../rules-week.ts'
import { CONTENT, STATES } from './content.ts'
import type { TrayShown } from './view-shown.ts'
import { Workers } from './view-workers.tsx'

/** The right of a list: the days to come, what others owe, what was begun, how many. */
export function Glance({ shown }: { shown: TrayShown }) {
  const { kind } = shown.tray
  return (
    <>
      {kind === 'team' ? <ToSign shown={shown} /> : <Week shown={shown} />}
      {kind === 'mine' ? <Waiting shown={shown} /> : null}
      <Panel heading={CONTENT.unfinished} id="unfinished">
        <Begun shown={shown} />
      </Panel>
      {kind === 'mine' ? <Writing shown={shown} /> : null}
      {kind === 'team' ? <Workers tray={shown.tray} /> : null}
      <Caseload shown={shown} />
      <p>
        {kind === 'team' ? (
          <>
            <Link href="/supervision">{CONTENT.supervision}</Link> ·{' '}
          </>
        ) : null}
        <Link href="/cover">{CONTENT.cover}</Link>
        {kind === 'mine' || kind === 'team' ? (
          <>
            {' · '}
            <Link href="/returns/quality">{CONTENT.quality}</Link>
          </>
        ) : null}
      </p>
    </>
  )
}

function Week({ shown: { tray, now } }: { shown: TrayShown }) {
  const days = weekOf(tray.items, tray.meetings, now.day).slice(0, 10)
  return (
    <Panel heading={`${CONTENT.today} ${weekdayName(now.day)} ${inWords(now.day)}`} id="week">
      {days.length === 0 ? (
        <p>{CONTENT.noneThisWeek}</p>
      ) : (
        <DatedRows
          items={days.map(({ on, time, what, path }) => ({
            when: whenInWords(on, time, now.day),
            what: <Link href={path}>{what}</Link>,
          }))}
        />
      )}
    </Panel>
  )
}

/** "Today 14:00", "Thu 26": within a week the day of the week and of the month say enough. */
function whenInWords(on: CalendarDay, time: string | null, today: CalendarDay): string {
  const day = on === today ? 'Today' : `${weekdayName(on).slice(0, 3)} ${Number(on.slice(8))}`
  return time ? `${day} ${time}` : day
}

function Waiting({ shown: { tray, now } }: { shown: TrayShown }) {
  const owed = awaitedBy(tray.items, tray.reports)
  return (
    <Panel heading={CONTENT.waiting} id="waiting">
      {owed.length === 0 ? (
        <p>{CONTENT.noneWaiting}</p>
      ) : (
        <SplitRows
          items={owed.slice(0, 10).map(({ what, path, since, dueBy }) => ({
            left: <Link href={path}>{what}</Link>,
            right: dueBy ? (
              <DueClock dueBy={dueBy} today={now.day} />
            ) : (
              <Clock words={daysInWords(daysBetween(since, now.day))} state="calm" />
            ),
          }))}
        />
      )}
    </Panel>
  )
}

function DueClock({ dueBy, today }: { dueBy: CalendarDay; today: CalendarDay }) {
  const clock = { dueBy, doneOn: null, notNeeded: null }
  return <Clock words={dueInWords(clock, today)} state={clockLook(clock, today)} />
}

function Begun({ shown: { tray } }: { shown: TrayShown }) {
  if (tray.unfinished.length === 0) return <p>{CONTENT.noneUnfinished}</p>
  return (
    <Rows
      items={tray.unfinished.map(({ title, path, savedAt }) => (
        <>
          <Link href={path}>{title}</Link> <Small>{inWordsAt(savedAt as Instant)}</Small>
        </>
      ))}
    />
  )
}

function Writing({ shown: { tray } }: { shown: TrayShown }) {
  const open = assessmentsOf(tray.items)
  return (
    <Panel heading={CONTENT.writing} id="writing">
      {open.length === 0 ? (
        <p>{CONTENT.noWriting}</p>
      ) : (
        <SplitRows
          items={open.slice(0, 20).map(({ id, names, state }) => ({
            left: <Link href={`/assessments/${id}`}>{names}</Link>,
            right: <Small>{STATES[state]}</Small>,
          }))}
        />
      )}
    </Panel>
  )
}

function ToSign({ shown: { tray } }: { shown: TrayShown }) {
  const waiting = assessmentsOf(tray.items).filter(({ state }) => state === 'submitted')
  return (
    <Panel heading={CONTENT.toSign} id="to-sign" action={<Link href="/to-sign">{CONTENT.allToSign}</Link>}>
      {waiting.length === 0 ? (
        <p>{CONTENT.noneToSign}</p>
      ) : (
        <SplitRows
          items={waiting.slice(0, 20).map(({ id, names, worker }) => ({
            left: <Link href={`/assessments/${id}/authorise`}>{names}</Link>,
            right: <Small>{worker}</Small>,
          }))}
        />
      )}
    </Panel>
  )
}

function Caseload({ shown: { tray } }: { shown: TrayShown }) {
  const { kind, items, total, load } = tray
  const isTeam = kind === 'team'
  const many = total > items.length ? `${items.length} of ${total}` : `${total}`
  const limit = kind === 'mine' && load.limit !== null ? `; ${CONTENT.limit} ${load.limit}` : ''
  const counts = [...caseloadOf(items), ...(kind === 'mine' ? ([[CONTENT.visits, load.visits]] as const) : [])]
  return (
    <Panel
      heading={isTeam ? CONTENT.teamCaseload : CONTENT.caseload}
      id="caseload"
      action={<Small>{`${many}${limit}`}</Small>}
    >
      <SplitRows items={counts.map(([left, count]) => ({ left, right: <strong>{count}</strong> }))} />
    </Panel>
  )
}

/** One line for each assessment, however many brothers and sisters it is about. */
function assessmentsOf(items: readonly TrayItem[]) {
  const written = items.filter(({ facts }) => facts.assessment !== null)
  return [...Map.groupBy(written, ({ facts }) => facts.assessment?.id ?? '')].flatMap(([id, same]) => {
    const { assessment, worker } = same[0]?.facts ?? {}
    return assessment
      ? [{ id, state: assessment.state, worker, names: namesTogether(same.map(({ facts }) => facts.child)) }]
      : []
  })
}

function daysInWords(days: number): string {
  return days === 0 ? 'since today' : days === 1 ? '1 day' : `${days} days`
}
