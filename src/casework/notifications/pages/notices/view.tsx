import { inWordsAt } from '../../../../kernel/instant.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import type { Notices } from '../../commands.ts'
import type { Told } from '../../model.ts'
import { CONTENT, saidOf } from './content.ts'

export const PATH = '/notices-for-me'

type View = { readonly notices: Notices; readonly shell: Shell }

/** What one was told, what is not read first, and whether one wants the morning's e-mail. */
export function noticesView({ notices, shell }: View): string {
  const csrf = shell.csrf ?? ''
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <WorkAndHelp
          work={
            <>
              <HeadingLine heading={CONTENT.title} remark={CONTENT.order} />
              <List notices={notices} csrf={csrf} />
            </>
          }
          help={<Digest wanted={notices.wantsDigest} csrf={csrf} />}
          label={CONTENT.help}
        />
      </Wrap>
    ),
  })
}

function List({ notices, csrf }: { notices: Notices; csrf: string }) {
  const { told } = notices
  if (told.length === 0) return <p>{CONTENT.none}</p>
  const [unread, read] = [told.filter(({ isRead }) => !isRead), told.filter(({ isRead }) => isRead)]
  const { what, when, act } = CONTENT.columns
  const rows = (some: readonly Told[]) => some.map((one) => cellsOf(one, notices, csrf))
  const groups = [
    { heading: CONTENT.unread, rows: rows(unread) },
    { heading: CONTENT.read, rows: rows(read) },
  ]
  return (
    <>
      <Table
        caption={CONTENT.title}
        captionSize="hidden"
        columns={[{ head: what }, { head: when, width: 25 }, { head: act, width: 20 }]}
        groups={groups.filter((group) => group.rows.length > 0)}
      />
      {unread.length > 0 ? (
        <Form action={PATH} csrf={csrf} look="compact">
          <Button variant="secondary" name="read" value="all">
            {CONTENT.markAll}
          </Button>
        </Form>
      ) : null}
    </>
  )
}

function cellsOf(told: Told, { children, patterns }: Notices, csrf: string) {
  const known = told.childIds.flatMap((id) => children.get(id) ?? [])
  const words = saidOf(told, patterns)
  return [
    <>
      {words}
      {told.childIds.length > 0 ? ': ' : ' '}
      <Children told={told} known={known} />
    </>,
    <Small>{inWordsAt(told.at)}</Small>,
    told.isRead ? (
      <Small>{CONTENT.isRead}</Small>
    ) : (
      <Form action={PATH} csrf={csrf} look="compact" label={`${words}, ${inWordsAt(told.at)}`}>
        <Button variant="secondary" name="read" value={told.step.id}>
          {CONTENT.markOne}
        </Button>
      </Form>
    ),
  ]
}

/** Those the reader may look at today, each with the page to go to; of the others how many. */
function Children({ told, known }: { told: Told; known: readonly KnownPerson[] }) {
  const others = told.childIds.length - known.length
  if (told.kind === 'cover-began') return <OfCover />
  if (told.kind === 'glass-broken' && known.length === 0)
    return <Link href="/reviews/break-glass">{CONTENT.toReview}</Link>
  if (told.kind === 'pattern-noticed') return <OfPattern told={told} known={known} />
  if (known.length === 0) return <>{told.childIds.length > 1 ? CONTENT.othersNotYours(others) : CONTENT.notYours}</>
  return (
    <>
      {known.map((child, at) => (
        <>
          {at > 0 ? ', ' : null}
          <Link href={placeOf(told, child.id)}>{displayName(child)}</Link>
        </>
      ))}
      {others > 0 ? `, ${CONTENT.othersNotYours(others)}` : null}
    </>
  )
}

/** For whom and from when stands on the page of cover, for those alone who may know it. */
function OfCover() {
  return (
    <>
      <Link href="/cover">For whom, and from when</Link>, <Link href="/worktray?tray=mine">open your list</Link>
    </>
  )
}

/** What was noticed stands on the prompt's page, for whoever it was put before, of whatever child. */
function OfPattern({ told, known }: { told: Told; known: readonly KnownPerson[] }) {
  const text = known.length > 0 ? known.map(displayName).join(', ') : 'read what it found'
  return <Link href={`/prompts/${told.step.id}`}>{text}</Link>
}

/** The page where one goes on: what came back to be put right or to be signed, else the child's. */
function placeOf({ kind, step }: Told, childId: string): string {
  const signing = SIGNING_PLACES[step.kind]
  if (signing && kind === 'record-returned') return signing.again(step.id, childId)
  if (signing && kind === 'record-to-sign') return signing.sign(step.id)
  if (kind === 'share-answered') return `/children/${childId}/sharing`
  if (kind === 'warning-to-approve') return `/warning-notes/${step.id}`
  return `/children/${childId}`
}

type SigningPlaces = {
  readonly sign: (stepId: string) => string
  readonly again: (stepId: string, childId: string) => string
}

/** Of each kind of step that is signed: where it is signed, and where its writer goes on with it. */
const SIGNING_PLACES: Readonly<Record<string, SigningPlaces>> = {
  assessment: { sign: (id) => `/assessments/${id}/authorise`, again: (id) => `/assessments/${id}` },
  'section-47-enquiry': { sign: (id) => `/enquiries/${id}/authorise`, again: (id) => `/enquiries/${id}` },
  closure: {
    sign: (id) => `/closures/${id}/authorise`,
    again: (_, childId) => `/children/${childId}/closure/propose`,
  },
}

function Digest({ wanted, csrf }: { wanted: boolean; csrf: string }) {
  return (
    <Panel heading={CONTENT.digest} id="digest">
      <p>{wanted ? CONTENT.digestOn : CONTENT.digestOff}</p>
      <Form action={PATH} csrf={csrf} look="compact">
        <Button variant="secondary" name="digest" value={wanted ? 'off' : 'on'}>
          {wanted ? CONTENT.stop : CONTENT.start}
        </Button>
      </Form>
    </Panel>
  )
}
