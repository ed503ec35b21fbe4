import {
  Band,
  ChildStrip,
  HeadingLine,
  IndexNumber,
  Pair,
  Tabs,
  ThreeColumns,
  WorkAndHelp,
  Wrap,
} from '../src/platform/govuk/arrangement.tsx'
import { Checkboxes, Radios } from '../src/platform/govuk/choices.tsx'
import { Details, InsetText, Link, SummaryList, Tag, WarningText } from '../src/platform/govuk/content.tsx'
import { DateInput } from '../src/platform/govuk/date-input.tsx'
import { Button, ErrorSummary, Form, Kept } from '../src/platform/govuk/form.tsx'
import { page } from '../src/platform/govuk/layout.tsx'
import { ConfirmationPanel, NotificationBanner, Pagination } from '../src/platform/govuk/messages.tsx'
import {
  Clock,
  DatedRows,
  Entry,
  Kind,
  Panel,
  Quote,
  Rows,
  Small,
  SplitRows,
  Worries,
} from '../src/platform/govuk/record.tsx'
import type { Shell } from '../src/platform/govuk/shell.tsx'
import { Table } from '../src/platform/govuk/table.tsx'
import { Input, Select, Textarea } from '../src/platform/govuk/text-fields.tsx'

// Every component, on three pages like those of the product. All people are invented.

const SHELL: Shell = {
  council: { name: 'Aldermere Council', colour: 'teal' },
  user: { name: 'Asha Verma', role: 'social worker' },
  nav: [
    { href: '/worktray', text: 'Worktray', current: true },
    { href: '/children', text: 'Find a child' },
    { href: '/concerns/new', text: 'Raise a concern' },
  ],
  search: { action: '/search' },
  practice: true,
  csrf: 'a-token',
  signOutHref: '/sign-out',
}

export const record = page({
  title: 'Niamh Calloway, 7',
  shell: SHELL,
  children: (
    <>
      <ChildStrip
        name="Niamh Calloway"
        say="says it “Neev”; friends call her Nee"
        photoText="No photo of Niamh yet"
        lines={[
          '7 years 4 months · girl · born 8 November 2018 · Year 2, Fenwick Lane Primary',
          <>
            Index number <IndexNumber>K7X 4PD 93HT</IndexNumber> <Small>· NHS 999 000 0018</Small>
          </>,
        ]}
        jumps={[{ href: '#worries', text: 'Worries (2)' }]}
        badges={[
          { text: 'CP plan: neglect, since 14 Jan 2026', colour: 'now' },
          { text: 'Looked after 3 to 19 Jun 2024', colour: 'grey' },
        ]}
        why={
          <p>
            <strong>Why we are involved.</strong> It is loud at home at night. <Kind kind="child-words" />{' '}
            <Quote>When it’s loud I get in Alfie’s bed.</Quote> <Small>To Asha, 3 March</Small>
          </p>
        }
      />
      <Wrap>
        <Tabs
          label="Niamh’s record"
          items={[
            { href: '/story', text: 'Story', current: true },
            { href: '/chronology', text: 'Chronology' },
          ]}
          acts={
            <>
              <Button href="/write">Write</Button>
              <Button href="/as-of" variant="secondary">
                As it was known on…
              </Button>
            </>
          }
        />
        <ThreeColumns>
          {[
            <>
              <Worries
                summary="2 open, 1 getting worse"
                none="No open worries since 2 March."
                items={[
                  {
                    title: 'An adult who may be a risk stays at home',
                    tag: { text: 'Risk adult' },
                    source: (
                      <Link href="/entries" hidden="about Darren Pike">
                        4 entries
                      </Link>
                    ),
                    children: 'Darren Pike, 38, Mum’s partner. Safety plan: never alone with the children.',
                    foot: (
                      <>
                        <Kind kind="fact" /> Police, 5 Mar · <strong>Told: yes, 10 Mar</strong> · Review by 10 June
                      </>
                    ),
                  },
                  { title: 'Workers: visit in pairs', tag: { text: 'Warning note', colour: 'orange' } },
                ]}
              />
              <Panel heading="What is going well" id="well" look="well">
                <Rows items={[<Kind kind="fact" />, 'Mum asked for help']} />
              </Panel>
            </>,
            <Panel heading="What is next" id="dates" action={<Link href="/dates">All 9 dates</Link>}>
              <SplitRows
                items={[
                  { left: 'Visit Niamh', right: <Clock words="2 days late" state="late" /> },
                  { left: 'Police to send the record', right: <Clock words="due Monday" state="soon" /> },
                  { left: 'Core group by Wed 8 April', right: <Clock words="in 20 days" state="calm" /> },
                  { left: 'Breakfast club', right: <Clock words="done 2 Feb" state="done" /> },
                ]}
              />
            </Panel>,
            <Panel heading="New since you looked" id="new" action={<Small>Monday 16 March</Small>}>
              <DatedRows items={[{ when: '18 Mar', what: <Link href="/e/1">No coat, no breakfast</Link> }]} />
            </Panel>,
          ]}
        </ThreeColumns>
        <Panel heading="Chronology" id="chronology">
          <Entry
            day="6 Mar"
            weekday="Fri"
            title="Decision: safety plan"
            level={3}
            turningPoint
            source={
              <>
                <Kind kind="opinion" /> Tom Llewellyn · <Kind kind="hearsay" /> a neighbour
              </>
            }
          >
            <p>School disagreed, and asked for an enquiry.</p>
          </Entry>
        </Panel>
      </Wrap>
    </>
  ),
})

const OPTIONS = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No', conditional: <Input name="why-not" label="Why is it safer not to?" size="plain" /> },
]

export const form = page({
  title: 'Tell us what worries you',
  shell: { ...SHELL, council: { name: 'Eastholt Council', colour: 'navy' } },
  problems: true,
  children: (
    <Wrap>
      <WorkAndHelp
        label="What helps"
        work={
          <Form action="/concerns" csrf="a-token" keep="concern">
            <ErrorSummary errors={[{ text: 'Write what you saw or heard', href: '#saw' }]} />
            <HeadingLine heading="Tell us what worries you" remark="About two minutes" />
            <Band look="danger">
              <strong>
                In danger now? Ring <a href="tel:999">999</a>.
              </strong>
            </Band>
            <Band look="found">
              <strong>Niamh Calloway</strong>, 7 · <Link href="/other">Not this child?</Link>
            </Band>
            <Textarea
              name="saw"
              label="What did you see or hear?"
              hint="In your own words."
              rows={3}
              error="Write what you saw"
            />
            <Pair>
              <Radios
                name="when"
                legend="When?"
                inline
                items={[
                  { value: 'today', text: 'Today' },
                  { value: 'earlier', text: 'Earlier', hint: 'Say when' },
                ]}
              />
              <Radios name="told" legend="Have you told the family?" inline items={OPTIONS} value="no" />
            </Pair>
            <Radios
              name="want"
              legend="What should happen?"
              items={[...OPTIONS.slice(0, 1), { divider: 'or' }]}
              small={false}
            />
            <Checkboxes
              name="about"
              legend="Who is it about?"
              items={OPTIONS.slice(0, 1)}
              values={['yes']}
              hint="All who apply"
            />
            <Checkboxes name="agree" items={[{ value: 'yes', text: 'I have asked the family' }]} />
            <DateInput
              name="born"
              legend="When was she born?"
              hint="For example, 8 11 2018"
              error="Give a month"
              wrong={['month']}
              values={{ 'born-day': '8' }}
              birthDate
            />
            <Input
              name="phone"
              label="Your number"
              type="tel"
              autocomplete="tel"
              inputmode="tel"
              width={20}
              value="01632 960231"
            />
            <Select
              name="agency"
              label="Your agency"
              items={[
                { value: '', text: 'Choose one' },
                { value: 'school', text: 'School' },
              ]}
            />
            <Button preventDoubleClick>Send</Button> <Kept>Save keeps what you wrote.</Kept>
          </Form>
        }
        help={
          <Panel heading="What happens next" id="next">
            <Rows ordered items={['It reaches the front door.', 'A manager decides, and you are told.']} />
          </Panel>
        }
      />
    </Wrap>
  ),
})

const COLUMNS = [
  { head: 'Child', width: 25 },
  { head: 'What matters now, and why it is here', label: 'What matters now' },
  { head: 'Clock', width: 15 },
  { head: 'Entries', numeric: true },
] as const

export const list = page({
  title: 'Your worktray',
  shell: { ...SHELL, practice: false, user: undefined, search: undefined, csrf: undefined },
  children: (
    <Wrap>
      <HeadingLine heading="Your worktray" />
      <NotificationBanner success>Kept.</NotificationBanner>
      <Table
        caption="Children, sorted by what matters"
        captionSize="hidden"
        columns={COLUMNS}
        groups={[
          {
            heading: 'Today',
            rows: [
              [
                <Link href="/c/1">Theo Brandreth</Link>,
                'Missing since 21:40',
                <Clock words="due now" state="late" />,
                12,
              ],
            ],
          },
        ]}
      />
      <SummaryList
        rows={[{ key: 'Name', value: 'Asha Verma', actions: [{ href: '/name', text: 'Change', hidden: 'name' }] }]}
      />
      <Details summary="Why this shows">Rule 4, version 2.</Details>
      <InsetText>No one has looked since Monday.</InsetText>
      <WarningText>This cannot be undone.</WarningText>
      <p>
        <Tag colour="green">Done</Tag> <Tag>Open</Tag>
      </p>
      <ConfirmationPanel title="Sent" level={2}>
        It reached the front door.
      </ConfirmationPanel>
      <Form action="/end" csrf="a-token" look="compact" label="End the concern">
        <Button variant="warning">End it</Button>
      </Form>
      <Pagination
        previous={{ href: '?page=1' }}
        next={{ href: '?page=3' }}
        items={[{ number: 2, href: '?page=2', current: true }]}
      />
    </Wrap>
  ),
})
