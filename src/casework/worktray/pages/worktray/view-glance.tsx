import { type Instant, inWordsAt } from '../../../../kernel/instant.ts'
import { displayName } from '../../../../people/model.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Panel, Rows, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import { caseloadOf } from '../../rules.ts'
import { CONTENT, STATES } from './content.ts'
import type { TrayShown } from './view-shown.ts'

/** The right of a list: what was begun, what waits, how many. */
export function Glance({ shown }: { shown: TrayShown }) {
  const { kind, items, total } = shown.tray
  return (
    <>
      {kind === 'team' ? <ToSign shown={shown} /> : null}
      <Panel heading={CONTENT.unfinished} id="unfinished">
        <Begun shown={shown} />
      </Panel>
      {kind === 'mine' ? <Writing shown={shown} /> : null}
      {kind === 'team' ? <Workers shown={shown} /> : null}
      <Panel
        heading={kind === 'team' ? CONTENT.teamCaseload : CONTENT.caseload}
        id="caseload"
        action={<Small>{total > items.length ? `${items.length} of ${total}` : total}</Small>}
      >
        <SplitRows items={caseloadOf(items).map(([left, count]) => ({ left, right: <strong>{count}</strong> }))} />
      </Panel>
    </>
  )
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
  const open = tray.items.flatMap(({ facts: { child, assessment } }) => (assessment ? [{ child, assessment }] : []))
  return (
    <Panel heading={CONTENT.writing} id="writing">
      {open.length === 0 ? (
        <p>{CONTENT.noWriting}</p>
      ) : (
        <SplitRows
          items={open.map(({ child, assessment }) => ({
            left: <Link href={`/assessments/${assessment.id}`}>{displayName(child)}</Link>,
            right: <Small>{STATES[assessment.state]}</Small>,
          }))}
        />
      )}
    </Panel>
  )
}

function ToSign({ shown: { tray } }: { shown: TrayShown }) {
  const waiting = tray.items.flatMap(({ facts: { child, assessment, worker } }) =>
    assessment?.state === 'submitted' ? [{ child, assessment, worker }] : [],
  )
  return (
    <Panel heading={CONTENT.toSign} id="to-sign">
      {waiting.length === 0 ? (
        <p>{CONTENT.noneToSign}</p>
      ) : (
        <SplitRows
          items={waiting.map(({ child, assessment, worker }) => ({
            left: <Link href={`/assessments/${assessment.id}/authorise`}>{displayName(child)}</Link>,
            right: <Small>{worker}</Small>,
          }))}
        />
      )}
    </Panel>
  )
}

function Workers({ shown: { tray } }: { shown: TrayShown }) {
  return (
    <Panel heading={CONTENT.workers} id="workers">
      {tray.workers.length === 0 ? (
        <p>{CONTENT.noWorkers}</p>
      ) : (
        <SplitRows items={tray.workers.map(({ name, holds }) => ({ left: name, right: <strong>{holds}</strong> }))} />
      )}
    </Panel>
  )
}
