import { Band, HeadingLine, Pair, WorkAndHelp, Wrap } from '../src/platform/govuk/arrangement.tsx'
import { Checkboxes, Radios } from '../src/platform/govuk/choices.tsx'
import { Details, InsetText, Link, SummaryList, Tag, WarningText } from '../src/platform/govuk/content.tsx'
import { DateInput } from '../src/platform/govuk/date-input.tsx'
import { Button, ErrorSummary, Form, Kept } from '../src/platform/govuk/form.tsx'
import { page } from '../src/platform/govuk/layout.tsx'
import { ConfirmationPanel, NotificationBanner, Pagination } from '../src/platform/govuk/messages.tsx'
import { Clock, Panel, Rows } from '../src/platform/govuk/record.tsx'
import { Table } from '../src/platform/govuk/table.tsx'
import { Input, Select, Textarea } from '../src/platform/govuk/text-fields.tsx'
import { SHELL } from './gallery-record.tsx'

// With gallery-record.tsx: every component, on pages like those of the product. All people are invented.

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
