import { ChildStrip, IndexNumber, Tabs, ThreeColumns, Wrap } from '../src/platform/govuk/arrangement.tsx'
import { Link } from '../src/platform/govuk/content.tsx'
import { Button } from '../src/platform/govuk/form.tsx'
import { page } from '../src/platform/govuk/layout.tsx'
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

// The components of a record, on a page like the product's. All people are invented.

/** What stands around a page of the practice county. */
export const SHELL: Shell = {
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
