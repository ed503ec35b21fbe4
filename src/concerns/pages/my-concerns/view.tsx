import { titleOf } from '../../../entries/rules.ts'
import { inWords } from '../../../kernel/calendar-day.ts'
import { counted } from '../../../kernel/counted.ts'
import { inWordsAt } from '../../../kernel/instant.ts'
import type { Moment } from '../../../kernel/moment.ts'
import { HeadingLine, Wrap } from '../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../platform/govuk/content.tsx'
import { Button } from '../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../platform/govuk/layout.tsx'
import { Clock, Panel, Rows, Small } from '../../../platform/govuk/record.tsx'
import { Table } from '../../../platform/govuk/table.tsx'
import type { Concern } from '../../model.ts'
import type { UnsentConcern } from '../../queries.ts'
import { standingOf } from '../../rules.ts'
import { clockOf, nameAsGiven, outcomeWords, STANDING_WORDS } from '../content.ts'
import { CONTENT } from './content.ts'

type MyConcernsView = {
  readonly shell: Shell
  readonly concerns: readonly Concern[]
  readonly unsent: readonly UnsentConcern[]
  /** Notices that were not read. */
  readonly unread: number
  readonly now: Moment
}

export function myConcernsView({ shell, concerns, unsent, unread, now }: MyConcernsView): string {
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.title} />
        <p>
          <Button href="/concerns/find">{CONTENT.raise}</Button>
        </p>
        {unread > 0 ? (
          <p>
            <Link href="/concerns/notices">{counted(unread, 'new notice')}</Link>
          </p>
        ) : null}
        {unsent.length > 0 ? <Unsent unsent={unsent} /> : null}
        {concerns.length === 0 ? (
          <p>{CONTENT.none}</p>
        ) : (
          <Table
            caption={CONTENT.caption}
            captionSize="hidden"
            columns={CONTENT.columns.map((head, at) => ({ head, ...(at === 0 ? { width: 20 as const } : {}) }))}
            rows={concerns.map((concern) => [
              <Link href={`/concerns/${concern.id}`} hidden={`raised ${inWordsAt(concern.raisedAt)}`}>
                {nameAsGiven(concern.asGiven)}
              </Link>,
              <ToldUs concern={concern} />,
              <WhatCameOfIt concern={concern} now={now} />,
            ])}
          />
        )}
      </Wrap>
    ),
  })
}

function Unsent({ unsent }: { unsent: readonly UnsentConcern[] }) {
  return (
    <Panel heading={CONTENT.unsentHeading} id="unsent">
      <Rows
        items={unsent.map(({ id, given, family, savedAt }) => (
          <>
            <Link href={`/concerns/new/${id}`}>
              {CONTENT.goOn}: {`${given} ${family}`.trim() || 'a child'}
            </Link>{' '}
            <Small>kept {inWordsAt(savedAt)}</Small>
          </>
        ))}
      />
    </Panel>
  )
}

function ToldUs({ concern }: { concern: Concern }) {
  return (
    <>
      {titleOf(concern.whatSeen)}
      <br />
      <Small>
        {CONTENT.raisedOn} {inWordsAt(concern.raisedAt)}
      </Small>
    </>
  )
}

function WhatCameOfIt({ concern, now }: { concern: Concern; now: Moment }) {
  const clock = clockOf(concern, now.at)
  const standing = standingOf(concern, now.day)
  return (
    <>
      {concern.outcome === null ? STANDING_WORDS[standing] : <strong>{outcomeWords(concern.outcome)}</strong>}
      {clock ? (
        <>
          : {clock.by} <Clock words={clock.words} state={clock.state} />
        </>
      ) : null}
      {concern.outcomeReason ? (
        <>
          <br />
          {concern.outcomeReason}
        </>
      ) : null}
      {standing === 'kept' ? (
        <>
          <br />
          <Small>
            {CONTENT.endsOn} {inWords(concern.reviewBy)}
          </Small>
        </>
      ) : null}
    </>
  )
}
