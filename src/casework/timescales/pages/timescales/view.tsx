import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { DatedRows, Panel, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { STATUTORY_STEPS } from '../../../../statute/steps.ts'
import { allowanceInWords, type TimescaleId } from '../../../../statute/timescale.ts'
import { localInForce, timescaleInForce } from '../../../../statute/timescales.ts'
import type { LocalValue } from '../../model.ts'
import { mayBeSet } from '../../rules.ts'
import { CONTENT } from './content.ts'

type Shown = { readonly values: readonly LocalValue[]; readonly today: CalendarDay; readonly shell: Shell }

/** The table of clocks, and beneath it what has been set, latest first. */
export function timescalesView({ values, today, shell }: Shown): string {
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.title} remark={CONTENT.hint} />
        <p class="govuk-body">{CONTENT.lead}</p>
        <p class="govuk-body">
          <Link href="/settings/timescales/change">{CONTENT.change}</Link>
        </p>
        <Table
          caption={CONTENT.caption}
          captionSize="hidden"
          columns={[
            { head: CONTENT.step, width: 20 },
            { head: CONTENT.counts, width: 25 },
            { head: CONTENT.national, width: 30 },
            { head: CONTENT.local, width: 25 },
          ]}
          rows={STATUTORY_STEPS.flatMap(({ clocks }) => clocks).map((id) => rowOf(id, values, today))}
        />
        <Panel heading={CONTENT.history} id="history">
          {values.length === 0 ? <Small>{CONTENT.nothingSet}</Small> : <DatedRows items={values.map(historyOf)} />}
        </Panel>
        <p class="govuk-body">
          <Small>{CONTENT.elsewhere}</Small>
        </p>
      </Wrap>
    ),
  })
}

function rowOf(id: TimescaleId, values: readonly LocalValue[], today: CalendarDay) {
  const national = timescaleInForce(id, today)
  return [
    national.step,
    national.clockStartsOn,
    <>
      {national.allow ? allowanceInWords(national.allow) : CONTENT.ownOnly}
      <br />
      <Small>{national.source}</Small>
    </>,
    mayBeSet(national) ? <Ours id={id} values={values} today={today} /> : <Small>{CONTENT.notOurs}</Small>,
  ]
}

/** What holds here today, and what is to follow. */
function Ours({ id, values, today }: { id: TimescaleId } & Omit<Shown, 'shell'>) {
  const own = values.filter((value) => value.id === id)
  const set = own.find(({ fromOn, toOn }) => fromOn <= today && (toOn === null || today <= toOn))
  const holds = localInForce(id, today, own)
  const unset = timescaleInForce(id, today).allow ? CONTENT.none : CONTENT.notSet
  const next = own.filter(({ fromOn }) => fromOn > today)
  return (
    <>
      {holds && set ? figureOf(set) : <Small>{set ? CONTENT.overtaken : unset}</Small>}
      {holds && set ? <Small> since {inWords(set.fromOn)}</Small> : null}
      {next.map((value) => (
        <>
          <br />
          {figureOf(value)} <Small>from {inWords(value.fromOn)}</Small>
        </>
      ))}
    </>
  )
}

function figureOf({ allow, clockStartsOn }: LocalValue): string {
  return clockStartsOn ? `${allowanceInWords(allow)}, ${CONTENT[clockStartsOn]}` : allowanceInWords(allow)
}

function historyOf(value: LocalValue) {
  const { id, fromOn, toOn, reason, setBy } = value
  const until = toOn ? ` to ${inWords(toOn)}` : ''
  return {
    when: `${inWords(fromOn)}${until}`,
    what: (
      <>
        <strong>{timescaleInForce(id, fromOn).step}</strong>: {figureOf(value)}. {reason}
        {setBy ? <Small> {setBy}</Small> : null}
      </>
    ),
  }
}
