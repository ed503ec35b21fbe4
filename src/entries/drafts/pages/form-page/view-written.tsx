import { type Instant, inWordsAt } from '../../../../kernel/instant.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import type { Showing } from './page.ts'
import { KnownFacts } from './questions.tsx'
import type { Written } from './written.ts'

const CONTENT = {
  title: 'Your words are kept',
  happened: 'There is nothing at this address, or nothing that you work with. What you wrote here was not sent.',
  safe: 'Nobody but you can read it, and it stays until you discard it.',
  next: 'Copy what still belongs in a record. If you do not know where, ask your manager.',
  notSent: 'What you wrote and did not send',
  stands: 'What stands is on this page, and cannot be changed here. Copy what still belongs in the record.',
  discard: 'Discard what I wrote',
} as const

/** Where someone goes who discards words on a page that is not there for them: their own first page. */
export const ELSEWHERE = 'elsewhere'
/** The address of the page itself, without saying it: for a writer it is not there, whatever it names. */
const THIS_ADDRESS = '?'

type KeptProps = {
  readonly written: readonly Written[]
  readonly keptAt?: Instant | undefined
  readonly shell: Shell
}

/** In place of a page that is not there, or not for the writer any more: their own words, and nothing of what it was about. */
export function keptWordsView({ written, keptAt, shell }: KeptProps): string {
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.title} />
        <p>{CONTENT.happened}</p>
        <p>
          {keptAt ? `You wrote it on ${inWordsAt(keptAt)}. ` : null}
          {CONTENT.safe} {CONTENT.next}
        </p>
        <Words written={written} />
        <Form action={THIS_ADDRESS} csrf={shell.csrf ?? ''}>
          <Button variant="secondary" name="_discard" value={ELSEWHERE}>
            {CONTENT.discard}
          </Button>
        </Form>
      </Wrap>
    ),
  })
}

/** On a page that has no form any more: what its reader wrote for it and did not send, and the way to be rid of it. */
export function Unsent({ written, action, csrf }: Pick<Showing<unknown>, 'written' | 'action' | 'csrf'>) {
  if (written.length === 0) return null
  return (
    <Panel heading={CONTENT.notSent} id="not-sent">
      <p>
        {CONTENT.stands} {CONTENT.safe}
      </p>
      <Words written={written} />
      <Form action={action} csrf={csrf} look="compact">
        <Button variant="secondary" name="_discard" value="yes">
          {CONTENT.discard}
        </Button>
      </Form>
    </Panel>
  )
}

function Words({ written }: { written: readonly Written[] }) {
  return <KnownFacts facts={written.map(({ name, text }) => [name, text] as const)} />
}
