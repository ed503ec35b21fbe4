import { inShortWords } from '../../../../kernel/calendar-day.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Panel, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import type { Worker } from '../../../allocations/model.ts'
import type { Worktray } from '../../commands.ts'
import { CONTENT } from './content.ts'

/** Who of the team holds how many of how many agreed, who is away, and where children are handed over. */
export function Workers({ tray }: { tray: Worktray }) {
  return (
    <Panel
      heading={CONTENT.workers}
      id="workers"
      action={tray.team?.insteadOf === null ? <Link href="/team/limits">{CONTENT.agree}</Link> : null}
    >
      {tray.workers.length === 0 ? (
        <p>{CONTENT.noWorkers}</p>
      ) : (
        <SplitRows
          items={tray.workers.map((worker) => ({ left: <Who worker={worker} />, right: <Holds worker={worker} /> }))}
        />
      )}
    </Panel>
  )
}

function Who({ worker: { userId, name, holds, awayUntil } }: { worker: Worker }) {
  return (
    <>
      {name}
      {awayUntil ? (
        <>
          {' '}
          <Small>
            {CONTENT.away} {inShortWords(awayUntil)}
          </Small>
        </>
      ) : null}
      {holds > 0 ? (
        <>
          {' '}
          <Link href={`/workers/${userId}/children`} hidden={`children of ${name}`}>
            {CONTENT.handOver}
          </Link>
        </>
      ) : null}
    </>
  )
}

function Holds({ worker: { holds, limit } }: { worker: Worker }) {
  return <strong>{limit === null ? holds : `${holds} of ${limit}`}</strong>
}
