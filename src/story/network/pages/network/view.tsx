import { Network } from '../../../../concerns/involvements/pages/view-network.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { displayName } from '../../../../people/model.ts'
import { authorityInWords } from '../../../../people/pages/find-child/content.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button, ErrorSummary, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import type { AsIndexHasIt, NetworkSeen } from '../../commands.ts'
import { AGENCY_WORDS, BAND_WORDS, CONTENT } from '../../content.ts'
import { canBeAsked, keyOf } from '../../rules.ts'

type Shown = {
  readonly seen: NetworkSeen
  /** Null of a child whom the index does not number yet. */
  readonly known: AsIndexHasIt | null
  readonly shell: Shell
  readonly nobodyTicked: boolean
}

/** Who works with a child, who leads, what agencies keep sealed; and, for whoever may, whom to ask. */
export function networkView(shown: Shown): string {
  const { seen, shell, nobodyTicked } = shown
  const { child } = seen
  const title = `${CONTENT.networkTitle} ${displayName(child)}`
  return page({
    title,
    shell,
    problems: nobodyTicked,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="network" />
        {nobodyTicked ? <ErrorSummary errors={[{ text: CONTENT.nobodyTicked, href: '#works' }]} /> : null}
        <HeadingLine heading={title} remark={CONTENT.networkHint} />
        <WorkAndHelp label={CONTENT.leads} work={<Known {...shown} />} help={<Lead seen={seen} />} />
      </Wrap>
    ),
  })
}

function Known({ seen, known, shell }: Shown) {
  if (known === null) return <p>{CONTENT.noNumber}</p>
  const lists = (
    <>
      <Works known={known} mayAsk={seen.mayAsk} />
      <Sealed known={known} mayAsk={seen.mayAsk} />
    </>
  )
  if (!seen.mayAsk) return lists
  return (
    <Form action={`/children/${seen.child.id}/network`} csrf={shell.csrf ?? ''} label={CONTENT.ask}>
      {lists}
      <Button>{CONTENT.ask}</Button>
    </Form>
  )
}

type ListProps = { readonly known: AsIndexHasIt; readonly mayAsk: boolean }

function Works({ known: { involvements }, mayAsk }: ListProps) {
  return (
    <section id="works" aria-label={CONTENT.networkTitle}>
      {involvements === null ? (
        <p>{CONTENT.noAnswer}</p>
      ) : (
        <Network
          involvements={involvements}
          authorityName={authorityInWords}
          before={(one) =>
            mayAsk && canBeAsked(one) ? <Tick value={keyOf(one)} whom={one.organisation ?? ''} /> : null
          }
        />
      )}
    </section>
  )
}

/** A box of the row's own: what it stands for is said to whoever cannot see the row. */
function Tick({ value, whom }: { readonly value: string; readonly whom: string }) {
  return <input type="checkbox" name="holder" value={value} aria-label={`${CONTENT.choose}: ${whom}`} />
}

function Sealed({ known: { sealed }, mayAsk }: ListProps) {
  return (
    <Panel heading={CONTENT.sealedTitle} id="sealed">
      <p>{sealed.length === 0 ? CONTENT.noSealed : CONTENT.sealedHint}</p>
      {sealed.length === 0 ? null : (
        <Table
          caption={CONTENT.sealedTitle}
          captionSize="hidden"
          columns={CONTENT.sealedColumns.map((head) => ({ head }))}
          rows={sealed.map((one) => [
            <>
              {mayAsk ? <Tick value={keyOf(one)} whom={`${AGENCY_WORDS[one.agencyKind]}, ${one.whomToRing}`} /> : null}{' '}
              {AGENCY_WORDS[one.agencyKind]} <Small>{authorityInWords(one.authority)}</Small>
            </>,
            BAND_WORDS[one.band],
            inWords(one.untilOn),
            one.whomToRing,
          ])}
        />
      )}
    </Panel>
  )
}

function Lead({ seen: { child, lead, maySetLead } }: { readonly seen: NetworkSeen }) {
  return (
    <>
      <Panel heading={CONTENT.leads} id="lead">
        {lead ? (
          <p>
            <strong>{lead.name}</strong>, {lead.role}, {lead.agency}: {lead.contact}.{' '}
            <Small>since {inWords(lead.fromOn)}</Small>
          </p>
        ) : (
          <p>{CONTENT.nobodyLeads}</p>
        )}
        {maySetLead ? (
          <p>
            <Link href={`/children/${child.id}/lead`}>{CONTENT.setLead}</Link>
          </p>
        ) : null}
      </Panel>
      <Panel heading={CONTENT.ledgerTitle} id="ledger">
        <p>
          <Link href={`/children/${child.id}/sharing`}>{CONTENT.ledger}</Link>
        </p>
      </Panel>
    </>
  )
}
