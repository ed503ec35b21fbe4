import type { ComponentChildren } from 'preact'
import type { Involvement } from '../../../child-index/contract-involvements.ts'
import { inWords } from '../../../kernel/calendar-day.ts'
import { Link } from '../../../platform/govuk/content.tsx'
import { Small } from '../../../platform/govuk/record.tsx'
import { Table } from '../../../platform/govuk/table.tsx'
import { CONTENT, KINDS } from './content.ts'

type NetworkProps = {
  readonly involvements: readonly Involvement[]
  /** What an authority is called. */
  readonly authorityName: (code: string) => string
  /** Before each, such as a box to tick. */
  readonly before?: (one: Involvement) => ComponentChildren
}

/** Who works with a child, newest first: of a sensitive service no more than whom to ask. */
export function Network({ involvements, authorityName, before }: NetworkProps) {
  if (involvements.length === 0) return <p>{CONTENT.nobody}</p>
  return (
    <Table
      caption={CONTENT.childTitle}
      captionSize="hidden"
      columns={CONTENT.network.map((head) => ({ head }))}
      rows={involvements.map((one) => [
        <>
          {before?.(one)}
          <Who one={one} authorityName={authorityName} />
        </>,
        one.organisation === null ? '' : (one.role ?? KINDS[one.kind]),
        <Contact contact={one.organisation === null ? (one.broker?.contact ?? null) : one.contact} />,
        inWords(one.sinceOn),
        one.lastSeenOn ? inWords(one.lastSeenOn) : 'not said',
      ])}
    />
  )
}

function Who({ one, authorityName }: Pick<NetworkProps, 'authorityName'> & { readonly one: Involvement }) {
  if (one.organisation === null) {
    return <Small>{one.broker ? `${CONTENT.broker}: ${one.broker.name}` : CONTENT.noBroker}</Small>
  }
  return (
    <>
      <strong>{one.organisation}</strong> <Small>{`${KINDS[one.kind]}, ${authorityName(one.authority)}`}</Small>
    </>
  )
}

function Contact({ contact }: { readonly contact: string | null }) {
  if (!contact) return <Small>no number</Small>
  if (!/^[\d +]+$/.test(contact)) return <>{contact}</>
  return (
    <Link href={`tel:${contact.replaceAll(' ', '')}`} nowrap>
      {contact}
    </Link>
  )
}
