import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { type HomesOverTime, homesOn, homesOverTime } from '../../../../people/family/rules-homes.ts'
import { ageInWords, displayName, type HouseholdOverTime } from '../../../../people/model.ts'
import { periodInWords } from '../../../../people/pages/content.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import type { FamilySeen } from '../../model.ts'
import { CONTENT } from './content.ts'

type Shown = {
  readonly seen: FamilySeen
  readonly fields: Readonly<Record<string, string>>
  /** The day asked after; undefined if it is none. */
  readonly day: CalendarDay | undefined
  readonly now: Moment
  readonly shell: Shell
}

/** Each home as bars on a line of time, the same as a table, and who was at home on a day. */
export function homesView(shown: Shown): string {
  const { seen, now, shell, day } = shown
  const { child, households } = seen.family
  const title = `${CONTENT.title}: ${displayName(child)}`
  const over = homesOverTime(households, now.day)
  return page({
    title,
    shell,
    problems: day === undefined,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="people" />
        <WorkAndHelp
          label={CONTENT.on}
          work={
            <>
              <HeadingLine heading={title} remark={ageInWords(child, now.day)} />
              {households.length === 0 ? <p>{CONTENT.none}</p> : <Timeline over={over} />}
              {households.length > 0 ? <Homes over={over} childId={child.id} /> : null}
            </>
          }
          help={<OnADay shown={shown} />}
        />
      </Wrap>
    ),
  })
}

function placeOf({ lines, postcode }: HouseholdOverTime): string {
  return [lines, postcode].filter(Boolean).join(', ')
}

const WIDTH = 700
const NAMES = 150
const ROW = 22

function Timeline({ over }: { over: HomesOverTime }) {
  const at = (part: number) => NAMES + part * (WIDTH - NAMES - 10)
  return (
    <Panel heading={CONTENT.timeline} id="timeline">
      <p class="ics-small">{CONTENT.timelineHint}</p>
      {over.homes.map(({ home, bars }) => (
        <figure class="ics-homes">
          <figcaption>{placeOf(home)}</figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
          <section class="ics-scroll" tabIndex={0} aria-label={`${CONTENT.timeline}: ${placeOf(home)}`}>
            <svg width={WIDTH} height={bars.length * ROW + 20} aria-hidden="true">
              {bars.map(({ member, from, to }, row) => (
                <>
                  <text x="0" y={row * ROW + 15} font-size="14">
                    {short(displayName(member.person))}
                  </text>
                  <rect
                    x={at(from)}
                    y={row * ROW + 3}
                    width={Math.max(3, at(to) - at(from))}
                    height={ROW - 8}
                    fill={member.partTime === null ? '#1b4a55' : '#eef3f4'}
                    stroke="#1b4a55"
                    stroke-dasharray={member.partTime === null ? undefined : '3 3'}
                  />
                </>
              ))}
              <text x={at(0)} y={bars.length * ROW + 15} font-size="14">
                {over.from.slice(0, 4)}
              </text>
              <text x={at(1)} y={bars.length * ROW + 15} font-size="14" text-anchor="end">
                {CONTENT.now}
              </text>
            </svg>
          </section>
        </figure>
      ))}
    </Panel>
  )
}

function short(name: string): string {
  return name.length > 20 ? `${name.slice(0, 19).trimEnd()}…` : name
}

function Homes({ over, childId }: { over: HomesOverTime; childId: string }) {
  return (
    <Panel heading={CONTENT.table} id="homes">
      <Table
        caption={CONTENT.table}
        captionSize="hidden"
        columns={[{ head: 'Name' }, { head: 'From and to' }, { head: 'How much of the time' }]}
        groups={over.homes.map(({ home, bars }) => ({
          heading: placeOf(home),
          rows: bars.map(({ member }) => [
            member.personId === childId ? (
              displayName(member.person)
            ) : (
              <Link href={`/people/${member.personId}?child=${childId}`}>{displayName(member.person)}</Link>
            ),
            periodInWords(member),
            member.partTime ?? 'all of it',
          ]),
        }))}
      />
    </Panel>
  )
}

function OnADay({ shown: { seen, fields, day, now } }: { shown: Shown }) {
  const { child, households } = seen.family
  return (
    <Panel heading={CONTENT.on} id="on-a-day">
      <form action={`/children/${child.id}/homes`} method="get">
        <DateInput
          name="on"
          legend={CONTENT.day}
          values={fields}
          error={day === undefined ? CONTENT.wrong : undefined}
        />
        <Button variant="secondary">{CONTENT.show}</Button>
      </form>
      {day === undefined ? null : <AtHome homes={households} childId={child.id} day={day} today={now.day} />}
    </Panel>
  )
}

type AtHomeProps = {
  readonly homes: readonly HouseholdOverTime[]
  readonly childId: string
  readonly day: CalendarDay
  readonly today: CalendarDay
}

function AtHome({ homes, childId, day, today }: AtHomeProps) {
  const found = homesOn(homes, childId, day)
  return (
    <>
      <p>
        <strong>{day === today ? 'Today' : inWords(day)}</strong>
      </p>
      {found.length === 0 ? <p>{CONTENT.nobody}</p> : null}
      {found.map(({ home, there }) => (
        <>
          <p>{placeOf(home)}</p>
          <Rows items={there.map((one) => `${displayName(one.person)}${one.partTime ? ` (${one.partTime})` : ''}`)} />
        </>
      ))}
    </>
  )
}
