import type { ComponentChildren } from 'preact'
import { BAND_WORDS } from '../../../../concerns/words.ts'
import { titleOf } from '../../../../entries/rules.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { statusInWords } from '../../../../people/pages/find-child/content.ts'
import type { Standing } from '../../../../people/search/model.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Clock, type ClockState, Panel, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import type { LocalTimescale } from '../../../../statute/timescale.ts'
import type { DueState } from '../../../dues/model.ts'
import { dueInWords, dueState } from '../../../dues/rules.ts'
import type { Referral } from '../../../referrals/model.ts'
import { decisionDueBy } from '../../../referrals/rules.ts'
import type { WaitingContact } from '../../model.ts'
import { decisionClock } from '../../rules.ts'
import { nameAsGiven } from '../content.ts'
import { CONTENT } from './content.ts'

/** What waits at the front door, with the children it is about, as far as they are known. */
export type FrontDoor = {
  readonly contacts: readonly WaitingContact[]
  readonly referrals: readonly Referral[]
  readonly people: ReadonlyMap<string, KnownPerson>
  readonly standings: ReadonlyMap<string, Standing>
  /** What the authority has set for its clocks. */
  readonly locals: readonly LocalTimescale[]
  readonly counts: { readonly waiting: number; readonly late: number; readonly referrals: number }
}

type View = { readonly shell: Shell; readonly waiting: FrontDoor; readonly now: Moment }

export function frontDoorView({ shell, waiting, now }: View): string {
  const { counts } = waiting
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <WorkAndHelp
          label={CONTENT.helpHeading}
          work={
            <>
              <HeadingLine heading={CONTENT.title} remark={CONTENT.order} />
              <Waiting waiting={waiting} now={now} />
              <p>
                <Button href="/contacts/new" variant="secondary">
                  {CONTENT.take}
                </Button>
              </p>
            </>
          }
          help={
            <Panel heading={CONTENT.helpHeading} id="numbers">
              <SplitRows
                items={(['waiting', 'late', 'referrals'] as const).map((name) => ({
                  left: CONTENT.counts[name],
                  right: <strong>{counts[name]}</strong>,
                }))}
              />
            </Panel>
          }
        />
      </Wrap>
    ),
  })
}

function Waiting({ waiting, now }: Omit<View, 'shell'>) {
  const { contacts, referrals, counts } = waiting
  if (contacts.length + referrals.length === 0) return <p>{CONTENT.none}</p>
  const danger = contacts.filter(({ immediateDanger }) => immediateDanger)
  const others = contacts.filter(({ immediateDanger }) => !immediateDanger)
  const contactRow = (contact: WaitingContact) => rowOfContact(contact, waiting, now)
  const groups = [
    { heading: CONTENT.danger, rows: danger.map(contactRow), all: danger.length },
    { heading: CONTENT.waiting, rows: others.map(contactRow), all: counts.waiting - danger.length },
    {
      heading: CONTENT.referrals,
      rows: referrals.map((one) => rowOfReferral(one, waiting, now)),
      all: counts.referrals,
    },
  ]
  const { child, what, clock, next } = CONTENT.columns
  return (
    <Table
      caption={`${CONTENT.title}: ${CONTENT.order}`}
      captionSize="hidden"
      columns={[{ head: child, width: 25 }, { head: what }, { head: clock, width: 15 }, { head: next, width: 15 }]}
      groups={groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ heading, rows, all }) => ({
          heading: <GroupHeading words={heading} shown={rows.length} all={all} />,
          rows,
        }))}
    />
  )
}

function GroupHeading({ words, shown, all }: { words: string; shown: number; all: number }) {
  return (
    <>
      {words} <Small>{shown < all ? `first ${shown} of ${all}` : all}</Small>
    </>
  )
}

function rowOfContact(contact: WaitingContact, waiting: FrontDoor, { at, day }: Moment): readonly ComponentChildren[] {
  const person = contact.childId ? waiting.people.get(contact.childId) : undefined
  const standing = contact.childId ? waiting.standings.get(contact.childId) : undefined
  const name = person ? displayName(person) : nameAsGiven(contact.childAsGiven)
  const why = [
    contact.immediateDanger ? CONTENT.why.danger : '',
    contact.band ? `${BAND_WORDS[contact.band]}.` : '',
    at > contact.decideBy ? CONTENT.why.late : '',
    standing?.wasOpen ? `${CONTENT.why.known} ${statusInWords(standing).toLowerCase()}.` : '',
  ]
  return [
    <>
      {name}
      {person ? `, ${ageInWords(person, day)}` : ''}
      <br />
      <Small>{standing ? statusInWords(standing) : CONTENT.notFound}</Small>
    </>,
    <>
      <strong>{why.filter(Boolean).join(' ')}</strong> {contact.summary}
      <br />
      <Small>
        {contact.sourceName}, {inWordsAt(contact.receivedAt)}
      </Small>
    </>,
    <Clock {...decisionClock(contact.decideBy, at)} />,
    <Link href={`/contacts/${contact.id}`} hidden={`about ${name}`}>
      Decide
    </Link>,
  ]
}

function rowOfReferral(
  referral: Referral,
  waiting: FrontDoor,
  { day, holidays }: Moment,
): readonly ComponentChildren[] {
  const people = referral.childIds.flatMap((id) => waiting.people.get(id) ?? [])
  const names = people.map(displayName).join(', ')
  const due = { dueBy: decisionDueBy(referral.receivedOn, holidays, waiting.locals), doneOn: null, notNeeded: null }
  return [
    names,
    <>
      {titleOf(referral.reason ?? '')}
      <br />
      <Small>
        {referral.sourceName}, {inWords(referral.receivedOn)}
      </Small>
    </>,
    <Clock words={dueInWords(due, day)} state={CLOCK_STATES[dueState(due, day)]} />,
    <Link href={`/referrals/${referral.id}`} hidden={`on the referral of ${names}`}>
      Decide
    </Link>,
  ]
}

const CLOCK_STATES: Readonly<Record<DueState, ClockState>> = {
  ...({ late: 'late', 'due-today': 'soon', 'due-soon': 'soon', ahead: 'calm' } as const),
  ...({ 'done-in-time': 'done', 'done-late': 'done', 'not-needed': 'calm' } as const),
}
