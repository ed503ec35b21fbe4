import type { Moment } from '../../../kernel/moment.ts'
import { Link } from '../../../platform/govuk/content.tsx'
import { Small } from '../../../platform/govuk/record.tsx'
import { Table } from '../../../platform/govuk/table.tsx'
import { ageInWords, birthInWords, displayName } from '../../model.ts'
import type { FoundChild, IndexAnswer } from '../../search/model.ts'
import { authorityInWords, CONTENT, statusInWords } from './content.ts'

type OwnChildrenProps = {
  readonly own: readonly FoundChild[]
  /** What the index said of them; without it, who else knows them is left out. */
  readonly answer?: IndexAnswer
  readonly now: Moment
}

/** Children of our own records, each as far as the one who searched may see them. */
export function OwnChildren({ own, answer, now }: OwnChildrenProps) {
  const columns = ['Name', 'Age', 'Address', 'Status', ...(answer ? ['Also known to'] : [])]
  return (
    <Table
      caption={CONTENT.ownHeading}
      captionSize="hidden"
      columns={columns.map((head) => ({ head }))}
      rows={own.map((child) => [
        <WhoItIs child={child} />,
        ageInWords(child.person, now.day),
        whereTheyLive(child),
        child.mayLook ? statusInWords(child.standing) : <WhomToRing child={child} />,
        ...(answer ? [alsoKnownTo(child, answer)] : []),
      ])}
    />
  )
}

/** A child whom the worker may not look at is named, and linked to nothing. */
function WhoItIs({ child: { person, mayLook, mayOpen } }: { child: FoundChild }) {
  const name = displayName(person)
  return (
    <>
      {mayLook ? <Link href={`/children/${person.id}`}>{name}</Link> : name}
      {mayOpen ? (
        <>
          <br />
          <Link href={`/children/${person.id}/break-glass`} hidden={`: ${name}`}>
            {CONTENT.open}
          </Link>
        </>
      ) : null}
      {mayLook && person.birthDate ? (
        <>
          <br />
          <Small>{birthInWords(person)}</Small>
        </>
      ) : null}
    </>
  )
}

function WhomToRing({ child: { standing } }: { child: FoundChild }) {
  return (
    <Small>
      {CONTENT.notYours} {standing.team}
      {standing.phone ? (
        <>
          {', '}
          <Link href={`tel:${standing.phone.replaceAll(' ', '')}`} nowrap>
            {standing.phone}
          </Link>
        </>
      ) : null}
    </Small>
  )
}

/** The whole line for one who may look; the first half of the postcode is enough to tell one child from another. */
function whereTheyLive({ addresses, mayLook }: FoundChild): string {
  const home = addresses.find(({ toOn }) => toOn === null)
  if (!home) return 'not known'
  if (!mayLook) return home.postcode?.split(' ')[0] ?? 'not known'
  return [home.lines, home.postcode].filter(Boolean).join(', ')
}

function alsoKnownTo({ person, mayLook }: FoundChild, answer: IndexAnswer): string {
  if (!mayLook || !answer.asked || person.indexNumber === null) return ''
  return (answer.alsoKnownTo.get(person.indexNumber) ?? []).map(authorityInWords).join(', ')
}
