import { BAND_WORDS } from '../../../../concerns/words.ts'
import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { NotSent } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { Unsent } from '../../../../entries/drafts/pages/form-page/view-written.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { ageInWords, birthInWords, displayName } from '../../../../people/model.ts'
import { statusInWords } from '../../../../people/pages/find-child/content.ts'
import type { FoundChild } from '../../../../people/search/model.ts'
import { Band, HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link, SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button, ErrorSummary, Form, Kept } from '../../../../platform/govuk/form.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import { Clock, Kind, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { codeText } from '../../../../statute/code-sets.ts'
import type { Contact, IncomingConcern } from '../../model.ts'
import { CONTACT_DECISIONS, KIND_OF } from '../../model.ts'
import { DECISION_WORDS, decisionClock } from '../../rules.ts'
import { DECISION_HINTS, identityAsGiven, KNOWN_WORDS, nameAsGiven } from '../content.ts'
import { CONTENT } from './content.ts'
import { Before, type ChildKnown, SaidWhenClosed } from './view-before.tsx'
import { Candidates } from './view-candidates.tsx'

/** A contact with everything a decision may rest on. */
export type Loaded = {
  readonly contact: Contact
  readonly concern: IncomingConcern | undefined
  /** The files that came with the concern. */
  readonly files: readonly { readonly id: string; readonly fileName: string }[]
  readonly child: ChildKnown | undefined
  /** Children of our own records who may be this child; none once the child is known. */
  readonly candidates: readonly FoundChild[]
  readonly decided: { readonly reason: string; readonly byName: string } | undefined
}

export function contactView(showing: Showing<Loaded>): string {
  const { loaded, problems, shell, now } = showing
  const { contact, child } = loaded
  const name = child ? displayName(child.person) : nameAsGiven(contact.childAsGiven)
  const clock = decisionClock(contact.decideBy, now.at)
  return page({
    title: `Contact about ${name}`,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        {problems.length > 0 ? (
          <ErrorSummary errors={problems.map(({ text, field }) => ({ text, href: field && `#${field}` }))} />
        ) : null}
        <HeadingLine
          heading={`Contact about ${name}`}
          remark={contact.decision === null ? <Clock {...clock} /> : null}
        />
        <WorkAndHelp
          label="What we know already"
          work={
            <>
              <Alerts loaded={loaded} />
              <SaidWhenClosed child={child} day={now.day} />
              <Said loaded={loaded} />
              <Panel heading={CONTENT.whoHeading} id="who">
                {child ? <Who child={child} day={now.day} /> : <Unknown {...showing} />}
              </Panel>
              {contact.decision === null ? <Decide {...showing} /> : <Decided {...showing} />}
            </>
          }
          help={<Before child={child} day={now.day} />}
        />
      </Wrap>
    ),
  })
}

function Alerts({ loaded: { contact, concern } }: { loaded: Loaded }) {
  return (
    <>
      {contact.immediateDanger ? (
        <Band look="danger">
          <strong>They say a child is in danger now.</strong> Make sure the police know: 999.
        </Band>
      ) : null}
      {concern?.kind === 'ring-first' ? (
        <InsetText>
          {CONTENT.ringFirst} {concern.raisedByName}
          {concern.phone ? `, ${concern.phone}` : ''}
        </InsetText>
      ) : null}
    </>
  )
}

function Said({ loaded: { contact, concern, files } }: { loaded: Loaded }) {
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    ['Who told us', `${contact.sourceName}${concern?.phone ? `, ${concern.phone}` : ''}`],
    ['Counted as', codeText('referral-source', contact.sourceCode)],
    ['Received', inWordsAt(contact.receivedAt)],
    ['What they saw or heard', contact.words],
    ['When it happened', contact.happenedOn && inWords(contact.happenedOn)],
    ['How worried', concern?.band && BAND_WORDS[concern.band]],
    ['Why', concern?.howWorried],
    ['What they have done', concern?.doneSoFar],
    ['The family', toldInWords(contact.toldFamily, contact.whyNotTold)],
    ['Their agency', concern && (concern.mayNameAgency ? 'May be named to others' : 'Is not to be named to others')],
  ]
  return (
    <Panel heading={CONTENT.saidHeading} id="said" action={<Kind kind={KIND_OF[contact.knownBy ?? 'someone-else']} />}>
      <SummaryList rows={rows.flatMap(([key, value]) => (value ? [{ key, value }] : []))} />
      {files.length > 0 ? (
        <Rows items={files.map(({ id, fileName }) => <Link href={`/concern-files/${id}`}>{fileName}</Link>)} />
      ) : null}
      {contact.knownBy ? (
        <p>
          <Small>{KNOWN_WORDS[contact.knownBy]}.</Small>
        </p>
      ) : null}
    </Panel>
  )
}

function toldInWords(told: boolean | null, whyNot: string | null): string {
  if (told === null) return 'Not known whether they were told'
  return told ? 'Told' : `Not told: ${whyNot ?? 'no reason given'}`
}

function Who({ child, day }: { child: ChildKnown; day: Parameters<typeof ageInWords>[1] }) {
  const { person, standing } = child
  return (
    <p>
      <strong>{displayName(person)}</strong>, {ageInWords(person, day)}, {birthInWords(person)}
      {standing ? ` · ${statusInWords(standing)}` : ''} ·{' '}
      <Link href={`/children/${person.id}`}>{CONTENT.openRecord}</Link>
    </p>
  )
}

function Unknown({ loaded, csrf, now }: Showing<Loaded>) {
  const { contact, candidates } = loaded
  return (
    <>
      <p>
        {CONTENT.notFound} <strong>{identityAsGiven(contact.childAsGiven)}</strong>.
      </p>
      {contact.decision === null ? (
        <>
          <Candidates contactId={contact.id} candidates={candidates} csrf={csrf} now={now} />
          <p>
            <Link href={`/contacts/${contact.id}/child`}>{CONTENT.look}</Link>
          </p>
        </>
      ) : null}
    </>
  )
}

function Decide({ loaded, fields, problems, csrf, keep, keptAt, action }: Showing<Loaded>) {
  const { contact, concern } = loaded
  const reader = concern ? `${concern.raisedByName} reads this. ` : ''
  return (
    <Panel heading={CONTENT.decideHeading} id="decide">
      <NotSent keptAt={keptAt} action={action} csrf={csrf} keep={keep} />
      <Form action={action} csrf={csrf} keep={keep} label={CONTENT.decideHeading}>
        <input type="hidden" name="id" value={fields['id'] ?? ''} />
        <Radios
          name="decision"
          legend={CONTENT.decision}
          value={fields['decision']}
          error={problemOf(problems, 'decision')}
          items={CONTACT_DECISIONS.map((value) => ({
            value,
            text: DECISION_WORDS[value],
            hint: DECISION_HINTS[value],
            conditional: value === 'referral' ? siblingsOffered(loaded, fields['siblings']) : null,
          }))}
        />
        <Textarea
          name="reason"
          label={CONTENT.reason}
          hint={`${reader}Say what was decided and why, as far as it may be shared with ${contact.sourceAgency ?? 'others'}.`}
          rows={4}
          value={fields['reason']}
          error={problemOf(problems, 'reason')}
        />
        <p>
          <Button preventDoubleClick>{CONTENT.decide}</Button> <Kept />
        </p>
      </Form>
    </Panel>
  )
}

function siblingsOffered({ child }: Loaded, ticked = '') {
  if (!child || child.siblings.length === 0) return null
  return (
    <Checkboxes
      name="siblings"
      legend={CONTENT.siblings}
      values={ticked.split('\n')}
      items={child.siblings.map((person) => ({ value: person.id, text: displayName(person) }))}
    />
  )
}

function Decided(showing: Showing<Loaded>) {
  const { contact, decided } = showing.loaded
  return (
    <Panel heading={CONTENT.decidedHeading} id="decided">
      <p>
        <strong>{contact.decision ? DECISION_WORDS[contact.decision] : null}</strong>
      </p>
      <p>{decided?.reason}</p>
      <p>
        <Small>
          {decided?.byName}
          {contact.decidedAt ? `, ${inWordsAt(contact.decidedAt)}` : ''}
          {contact.decidedAt && contact.decidedAt > contact.decideBy ? ', late' : ''}
        </Small>
      </p>
      <Unsent {...showing} />
    </Panel>
  )
}
