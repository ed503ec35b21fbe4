import { type CalendarDay, inWords } from '../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../kernel/instant.ts'
import { Link } from '../../../platform/govuk/content.tsx'
import { Button } from '../../../platform/govuk/form.tsx'
import { Clock, Panel, Rows, Small } from '../../../platform/govuk/record.tsx'
import type { Concern, ConcernEvent, Disagreement, KeptAccount, KeptFile } from '../../model.ts'
import { SAID_BY } from '../content.ts'
import { ANSWER_WORDS, CONTENT, EVENT_WORDS } from './content.ts'

/** What stands beside a concern: what others say of it, what came with it, what was done. */
export type Life = {
  readonly accounts: readonly KeptAccount[]
  readonly files: readonly KeptFile[]
  readonly events: readonly ConcernEvent[]
  readonly disagreements: readonly Disagreement[]
}

type OfConcern = Life & { readonly concern: Concern }

export function Accounts({ accounts, concern }: OfConcern) {
  return (
    <Panel heading={CONTENT.accounts} id="accounts">
      {accounts.length === 0 ? (
        <p>{CONTENT.accountsNone}</p>
      ) : (
        <Rows
          items={accounts.map(({ saidBy, saidByName, saidOn, words }) => (
            <>
              <strong>{saidByName ? `${SAID_BY[saidBy]} (${saidByName})` : SAID_BY[saidBy]}</strong>: {words}{' '}
              <Small>{inWords(saidOn)}</Small>
            </>
          ))}
        />
      )}
      <p>
        <Link href={`/concerns/${concern.id}/account`}>{CONTENT.addAccount}</Link>
      </p>
    </Panel>
  )
}

export function Files({ files, concern }: OfConcern) {
  return (
    <Panel heading={CONTENT.files} id="files">
      {files.length === 0 ? (
        <p>{CONTENT.filesNone}</p>
      ) : (
        <Rows
          items={files.map(({ id, fileName, recordedAt }) => (
            <>
              <Link href={`/concern-files/${id}`}>{fileName}</Link> <Small>{inWordsAt(recordedAt)}</Small>
            </>
          ))}
        />
      )}
      <p>
        <Link href={`/concerns/${concern.id}/files`}>{CONTENT.addFile}</Link>
      </p>
    </Panel>
  )
}

export function History({ events }: Pick<Life, 'events'>) {
  if (events.length === 0) return null
  return (
    <Panel heading={CONTENT.history} id="history">
      <Rows
        items={events.map(({ kind, reason, reviewBy, byName, at }) => (
          <>
            {EVENT_WORDS[kind]}
            {reason ? `: ${reason}` : null}
            {reviewBy ? ` until ${inWords(reviewBy)}` : null} <Small>{`${byName}, ${inWordsAt(at)}`}</Small>
          </>
        ))}
      />
    </Panel>
  )
}

/** What the author did not agree with and what managers answered; and the way to say so, where one may. */
export function Disagreements({ disagreements, concern, today }: OfConcern & { readonly today: CalendarDay }) {
  if (concern.outcome === null) return null
  const waits = disagreements.some(({ answeredAt }) => answeredAt === null)
  return (
    <Panel heading={CONTENT.disagreement} id="disagreement">
      {disagreements.map((one) => (
        <Said disagreement={one} today={today} />
      ))}
      {waits || disagreements.length >= 2 ? null : (
        <Button variant="secondary" href={`/concerns/${concern.id}/disagree`}>
          {disagreements.length === 0 ? CONTENT.disagree : CONTENT.disagreeAgain}
        </Button>
      )}
    </Panel>
  )
}

function Said({ disagreement, today }: { disagreement: Disagreement; today: CalendarDay }) {
  const { reason, saidAt, outcome, answer, answeredByName, answerBy } = disagreement
  return (
    <>
      <p>
        {CONTENT.youSaid}: {reason} <Small>{inWordsAt(saidAt)}</Small>
      </p>
      {outcome ? (
        <p>
          <strong>{ANSWER_WORDS[outcome]}</strong>. {answer} <Small>{answeredByName}</Small>
        </p>
      ) : (
        <p>
          {CONTENT.answerBy} {inWords(answerBy)} {answerBy < today ? <Clock words={CONTENT.late} state="late" /> : null}
        </p>
      )}
    </>
  )
}
