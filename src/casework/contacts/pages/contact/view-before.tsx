import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import type { Standing } from '../../../../people/search/model.ts'
import { InsetText, Link, Tag } from '../../../../platform/govuk/content.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import type { Closure } from '../../../closures/model.ts'
import { earlierWords } from '../../../closures/rules.ts'
import type { Contact } from '../../model.ts'
import { DECISION_WORDS } from '../../rules.ts'
import { CONTENT } from './content.ts'

/** What is known of the child in our own records. */
export type ChildKnown = {
  readonly person: KnownPerson
  readonly standing: Standing | undefined
  readonly siblings: readonly KnownPerson[]
  readonly earlier: readonly Contact[]
  readonly closure: Closure | undefined
  /** Whether taking it on is a re-referral: the child was referred within the 12 months before. */
  readonly isReReferral: boolean
}

type KnownProps = { readonly child: ChildKnown | undefined; readonly day: CalendarDay }

/** Within a year of a closure, the words of whoever decided it stand above what has reached us now. */
export function SaidWhenClosed({ child, day }: KnownProps) {
  const said = child?.closure && earlierWords(child.closure, day)
  return (
    <>
      {said?.isWithinAYear ? (
        <InsetText id="said-when-closed">
          <strong>{said.heading}.</strong> {said.whatChanged}
          {said.lookAgainIf ? (
            <p>
              <strong>{CONTENT.lookAgain}</strong> {said.lookAgainIf}
            </p>
          ) : null}
        </InsetText>
      ) : null}
      {child?.isReReferral ? (
        <p>
          <Tag colour="yellow">{CONTENT.reReferral}</Tag>
        </p>
      ) : null}
    </>
  )
}

/** Without a closure: the case goes on, or there was one whose end nobody wrote down, or there never was one. */
function neverClosed({ standing }: ChildKnown): string {
  if (standing?.isOpen || standing?.plans.length) return CONTENT.goesOn
  return standing?.wasOpen ? CONTENT.noClosure : CONTENT.never
}

/** What was decided of the child before: the last closure, and earlier contacts. */
export function Before({ child, day }: KnownProps) {
  if (!child) return <p>{CONTENT.unknown}</p>
  const { closure, earlier } = child
  const said = closure && earlierWords(closure, day)
  return (
    <>
      <Panel heading={CONTENT.closureHeading} id="closure">
        {said ? (
          <p>
            {said.heading}
            {said.lookAgainIf ? (
              <>
                <br />
                <strong>{CONTENT.lookAgain}</strong> {said.lookAgainIf}
              </>
            ) : null}
          </p>
        ) : (
          <p>{neverClosed(child)}</p>
        )}
      </Panel>
      <Panel heading={CONTENT.earlierHeading} id="earlier">
        {earlier.length === 0 ? (
          <p>{CONTENT.noEarlier}</p>
        ) : (
          <Rows
            items={earlier.map((contact) => (
              <>
                <Link href={`/contacts/${contact.id}`}>{contact.summary}</Link>
                <br />
                <Small>
                  {inWordsAt(contact.receivedAt)}, {contact.sourceName}:{' '}
                  {contact.decision ? DECISION_WORDS[contact.decision] : 'not decided'}
                </Small>
              </>
            ))}
          />
        )}
      </Panel>
    </>
  )
}
