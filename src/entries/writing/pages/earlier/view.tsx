import { inWordsAt } from '../../../../kernel/instant.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import type { Version } from '../../model.ts'
import { CONTENT } from './content.ts'

export type EarlierShown = {
  readonly title: string
  /** The page where it is written. */
  readonly writtenAt: string
  readonly versions: readonly Version[]
  /** The version that is read, and its words by what each part is called. */
  readonly read?: { readonly version: Version; readonly parts: readonly (readonly [string, string])[] } | undefined
}

/** Who wrote in a text and when, one version to read, and the way to bring it back. */
export function earlierView({ title, writtenAt, versions, read }: EarlierShown, shell: Shell): string {
  return page({
    title: CONTENT.of(title),
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.of(title)} remark={<Link href={writtenAt}>{CONTENT.back}</Link>} />
        {read ? <Read read={read} action={`${writtenAt}/earlier`} csrf={shell.csrf ?? ''} /> : <p>{CONTENT.what}</p>}
        <Table
          caption={CONTENT.versions}
          captionSize="s"
          columns={[{ head: CONTENT.when }, { head: CONTENT.who }, { head: CONTENT.read }]}
          rows={versions.map(({ seq, author, at }) => [
            inWordsAt(at),
            author ?? CONTENT.known,
            <Link href={`${writtenAt}/earlier?version=${seq}`} hidden={inWordsAt(at)}>
              {CONTENT.read}
            </Link>,
          ])}
        />
      </Wrap>
    ),
  })
}

type ReadProps = {
  readonly read: NonNullable<EarlierShown['read']>
  readonly action: string
  readonly csrf: string
}

function Read({ read: { version, parts }, action, csrf }: ReadProps) {
  const written = parts.filter(([, text]) => text !== '')
  return (
    <Panel heading={`${CONTENT.shown} ${inWordsAt(version.at)}`} id="version">
      {written.length === 0 ? <p>{CONTENT.nothing}</p> : null}
      <SummaryList
        rows={written.map(([key, text]) => ({ key, value: text.split(/\n+/).map((line) => <div>{line}</div>) }))}
      />
      <Form action={action} csrf={csrf} look="compact">
        <input type="hidden" name="version" value={version.seq} />
        <p>{CONTENT.bringing}</p>
        <Button variant="secondary" preventDoubleClick>
          {CONTENT.bring}
        </Button>
      </Form>
    </Panel>
  )
}
