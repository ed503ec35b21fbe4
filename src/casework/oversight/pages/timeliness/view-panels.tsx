import { counted } from '../../../../kernel/counted.ts'
import { Details, Link } from '../../../../platform/govuk/content.tsx'
import { Panel, Rows, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { DRIFTS, LENGTHS, type Timeliness } from '../../model.ts'
import { DRIFT_WORDS } from '../../rules.ts'
import { behindPath } from '../children-behind/form.ts'
import { CONTENT, KINDS, LENGTH_WORDS } from './content.ts'

type Seen = { readonly seen: Timeliness }

/** Who holds how many of what, those nobody holds first. */
export function Caseloads({ seen }: Seen) {
  const { unallocated, caseloads } = seen
  const open = (text: string | number, of: Parameters<typeof behindPath>[0], hidden: string) => (
    <Link href={behindPath(of, seen)} hidden={hidden}>
      {text}
    </Link>
  )
  const nobody =
    unallocated > 0
      ? [[CONTENT.unallocated, open(unallocated, { of: 'unallocated' }, 'children nobody holds'), '', '', '']]
      : []
  if (caseloads.length === 0 && nobody.length === 0) return <p>{CONTENT.noCaseloads}</p>
  return (
    <Table
      caption={CONTENT.caseloads}
      captionSize="s"
      columns={[
        { head: 'Worker' },
        ...['Children', 'CP plan', 'In need', 'Visits in 4 weeks'].map((head) => ({ head, numeric: true })),
      ]}
      rows={[
        ...nobody,
        ...caseloads.map(({ userId, name, children, onProtectionPlan, inNeed, visitsInFourWeeks }) => [
          name,
          open(children, { of: 'worker', userId }, `children of ${name}`),
          onProtectionPlan,
          inNeed,
          visitsInFourWeeks,
        ]),
      ]}
    />
  )
}

/** The cases to talk about first, and why. */
export function DriftPanel({ seen }: Seen) {
  const { drift, drifting } = seen
  return (
    <Panel
      id="drift"
      heading={CONTENT.drift}
      action={drifting > drift.length ? <Link href={behindPath({ of: 'drifting' }, seen)}>All {drifting}</Link> : null}
    >
      {drift.length === 0 ? (
        <p>{CONTENT.noDrift}</p>
      ) : (
        <SplitRows
          items={drift.map(({ childId, name, why, worker }) => ({
            left: (
              <>
                <Link href={`/children/${childId}`}>{name}</Link> {why.map((rule) => DRIFT_WORDS[rule]).join('; ')}
              </>
            ),
            right: <Small>{worker ?? 'not allocated'}</Small>,
          }))}
        />
      )}
      <Details summary={CONTENT.rules}>
        <Rows items={DRIFTS.map((rule) => `A child ${DRIFT_SENTENCES[rule]}.`)} />
      </Details>
    </Panel>
  )
}

const DRIFT_SENTENCES = {
  'not-seen-alone': 'with a child protection plan whom nobody has seen alone for six weeks',
  'unchanged-through-two-reviews': 'whose child protection plan went on as it was at two reviews or more',
  'third-plan': 'with a third child protection plan or more',
  'missing-twice': 'who went missing twice or more in 90 days',
} as const

/** Open plans of each kind by how long they have run. */
export function PlansPanel({ seen }: Seen) {
  const { plans } = seen
  return (
    <Panel id="plans" heading={CONTENT.plans}>
      {plans.length === 0 ? (
        <p>{CONTENT.noPlans}</p>
      ) : (
        <Table
          caption={CONTENT.plans}
          captionSize="hidden"
          columns={[{ head: 'How long' }, ...plans.map(({ kind }) => ({ head: KINDS[kind], numeric: true }))]}
          rows={LENGTHS.map((length) => [
            LENGTH_WORDS[length],
            ...plans.map(({ kind, lengths }) =>
              lengths[length] === 0 ? (
                0
              ) : (
                <Link
                  href={behindPath({ of: 'plans', kind, length }, seen)}
                  hidden={`${KINDS[kind]}, ${LENGTH_WORDS[length]}`}
                >
                  {lengths[length]}
                </Link>
              ),
            ),
          ])}
        />
      )}
    </Panel>
  )
}

/** How many referrals came soon after a case was closed. */
export function ReferralsPanel({ seen }: Seen) {
  const { referrals, again } = seen.reReferrals
  return (
    <Panel id="referrals" heading={CONTENT.referrals}>
      <p>
        {counted(referrals, 'referral')};{' '}
        {again === 0 ? 'none' : <Link href={behindPath({ of: 're-referred' }, seen)}>{again}</Link>} {CONTENT.again}.
      </p>
    </Panel>
  )
}
