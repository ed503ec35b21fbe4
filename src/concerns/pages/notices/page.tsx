import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import { type Fields, problemOf, type Read, yesOrNo } from '../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../entries/drafts/pages/form-page/view.tsx'
import { inWordsAt } from '../../../kernel/instant.ts'
import { accepted } from '../../../kernel/outcome.ts'
import { Pair } from '../../../platform/govuk/arrangement.tsx'
import { Radios } from '../../../platform/govuk/choices.tsx'
import { Link } from '../../../platform/govuk/content.tsx'
import { Button, Form } from '../../../platform/govuk/form.tsx'
import { Panel, Rows, Small } from '../../../platform/govuk/record.tsx'
import { Select } from '../../../platform/govuk/text-fields.tsx'
import { type OwnNotices, openNotices, readAll, wishForMail } from '../../commands-notices.ts'
import type { NoticeKind, PartnerNotice, PartnerSetting } from '../../model-notices.ts'

const PATH = '/concerns/notices'
const CONTENT = {
  title: 'Notices for you',
  none: 'You have been told of nothing yet.',
  readAll: 'Mark all as read',
  setting: 'How we tell you',
  mail: 'Do you want an e-mail when there is something new?',
  mailMissing: 'Choose whether you want an e-mail',
  from: 'Not from',
  to: 'until',
  button: 'Keep this',
  help: 'About the e-mail',
  helpText:
    'It says how many notices wait, and names nobody. What you do not read for three days goes to whoever looks after your agency’s seats.',
} as const

const SAID: Readonly<Record<NoticeKind, string>> = {
  'answer-came': 'Your concern was decided',
  'review-near': 'Does your concern still stand?',
  'disagreement-answered': 'A manager answered you',
  'request-waiting': 'Somebody asks what you know about a child',
  'request-answered': 'What came of what you answered',
  'told-nobody': 'What you told came to nobody: they do not know this child',
  'unread-by-colleague': 'A colleague has not read what waits for them',
}

/** Where one goes on from a notice; by what it is about. */
const PLACES: Readonly<Record<string, (id: string) => string>> = {
  concern: (id) => `/concerns/${id}`,
  colleague: () => '/agency/people',
  'share-request': (id) => `/concerns/asked/${id}`,
  'share-given': () => '/concerns/asked',
  'meeting-part': (id) => `/asked/${id}`,
}

type Act = 'read' | PartnerSetting

/** GET and POST /concerns/notices – what a partner was told, and how they want to be told. */
export function partnerNoticesPage(http: FastifyInstance, acting: Acting): void {
  formPage<OwnNotices, Act, 'not-permitted'>(http, acting, {
    path: PATH,
    current: PATH,
    keep: () => 'concern-notices',
    asks: { mail: 'this wish', from: 'this wish', to: 'this wish' },
    load: (tx, actor) => openNotices(tx, actor),
    first: ({ setting: { mail, quietFrom, quietTo } }) => ({
      mail: mail ? 'yes' : 'no',
      from: `${quietFrom}`,
      to: `${quietTo}`,
    }),
    read: readWish,
    async act(tx, actor, act, { now }) {
      const done = act === 'read' ? await readAll(tx, actor, now) : await wishForMail(tx, actor, act)
      return done.ok ? accepted(PATH) : done
    },
    refusals: { 'not-permitted': 'not-there' },
    view,
  })
}

function readWish(fields: Fields): Read<Act> {
  if (fields['read'] === 'all') return { act: 'read' }
  const mail = yesOrNo(fields, 'mail')
  if (mail === undefined) return { problems: [{ field: 'mail', text: CONTENT.mailMissing }] }
  const hour = (name: string, usual: number) => {
    const given = Number(fields[name])
    return Number.isInteger(given) && given >= 0 && given < 24 ? given : usual
  }
  return { act: { mail, quietFrom: hour('from', 20), quietTo: hour('to', 7) } }
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: `${hour}`, text: `${hour}:00` }))

function view(showing: Showing<OwnNotices>): string {
  const { loaded, fields, problems, action, csrf } = showing
  const hasUnread = loaded.notices.some(({ readAt }) => readAt === null)
  return formFrame(showing, {
    title: CONTENT.title,
    before: (
      <>
        {loaded.notices.length === 0 ? (
          <p>{CONTENT.none}</p>
        ) : (
          <Rows items={loaded.notices.map((notice) => <Notice notice={notice} />)} />
        )}
        {hasUnread ? (
          <Form action={action} csrf={csrf} look="compact" label={CONTENT.readAll}>
            <Button variant="secondary" name="read" value="all">
              {CONTENT.readAll}
            </Button>
          </Form>
        ) : null}
        <h2 class="govuk-heading-m">{CONTENT.setting}</h2>
      </>
    ),
    children: (
      <>
        <Radios
          name="mail"
          legend={CONTENT.mail}
          inline
          value={fields['mail']}
          error={problemOf(problems, 'mail')}
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
        <Pair>
          <Select name="from" label={CONTENT.from} items={HOURS} value={fields['from']} />
          <Select name="to" label={CONTENT.to} items={HOURS} value={fields['to']} />
        </Pair>
        <Button preventDoubleClick>{CONTENT.button}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.helpText}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Notice({ notice: { kind, aboutKind, aboutId, at, readAt } }: { notice: PartnerNotice }) {
  const words = SAID[kind]
  const place = PLACES[aboutKind]?.(aboutId)
  return (
    <>
      {place ? <Link href={place}>{readAt === null ? <strong>{words}</strong> : words}</Link> : words}{' '}
      <Small>{readAt === null ? inWordsAt(at) : `${inWordsAt(at)}, read`}</Small>
    </>
  )
}
