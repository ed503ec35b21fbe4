import type { Role } from '../../../../access/actor.ts'
import { rolesInWords } from '../../../../access/roles-in-words.ts'
import { type Instant, inWordsAt } from '../../../../kernel/instant.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import type { Written } from './written.ts'

const CONTENT = {
  title: 'Your words are kept',
  notYours: 'Nothing was changed. You may read about this child; this is somebody else’s to do, so ask them.',
  notSentHere: 'What you wrote here was not sent.',
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
  /** Whose it is to do, where the reader may know that it is there. */
  readonly whoMay?: readonly Role[] | undefined
  readonly shell: Shell
}

/**
 * In place of a page that is not there, or not for this reader: whose it is to do, if they may know, and their own words
 * for it. Nothing of what it was about.
 */
export function keptWordsView({ written, keptAt, whoMay, shell }: KeptProps): string {
  const title = whoMay ? `This is for ${rolesInWords(whoMay)}` : CONTENT.title
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={title} />
        <p>{whoMay ? CONTENT.notYours : CONTENT.happened}</p>
        {written.length > 0 ? (
          <>
            <p>
              {whoMay ? CONTENT.notSentHere : null} {keptAt ? `You wrote it on ${inWordsAt(keptAt)}.` : null}{' '}
              {CONTENT.safe} {CONTENT.next}
            </p>
            <Words written={written} />
            <Form action={THIS_ADDRESS} csrf={shell.csrf ?? ''}>
              <Button variant="secondary" name="_discard" value={ELSEWHERE}>
                {CONTENT.discard}
              </Button>
            </Form>
          </>
        ) : null}
      </Wrap>
    ),
  })
}

type UnsentProps = { readonly written: readonly Written[]; readonly action: string; readonly csrf: string }

/** On a page that has no form any more: what its reader wrote for it and did not send, and the way to be rid of it. */
export function Unsent({ written, action, csrf }: UnsentProps) {
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
  const lines = (text: string) => text.split(/\n+/).map((line) => <div>{line}</div>)
  return <SummaryList rows={written.map(({ name, text }) => ({ key: name, value: lines(text) }))} />
}
