import { createHash } from 'node:crypto'
import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import { readHeader } from './header/rules.ts'
import { type CensusReturn, type FileRefusal, type Finding, LIMITS, type Limits, type RawElement } from './model.ts'
import { partsOf } from './parsing.ts'
import { refuseFile, UnreadableReturn } from './refusal.ts'
import { contentsOf, readCensusChild, type Sightings, settleRepeats } from './rules.ts'
import type { ReturnSource } from './source.ts'

type Progress = { readonly bytesRead: number; readonly bytes: number | null; readonly rows: number }

export type ReadOptions = {
  /** The department's three-digit code of the authority that imports. */
  readonly authority: string
  /** The importer's day: no birth may be after it. */
  readonly today: CalendarDay
  readonly limits?: Limits
  readonly onProgress?: (progress: Progress) => void
}

/** A file read once to its end and found sound. */
export type CheckedReturn = {
  readonly header: CensusReturn
  readonly bytes: number
  /** The number of children, repeats among them. */
  readonly rows: number
  /** SHA-256 of the file's bytes, in hex: the same file twice has the same. */
  readonly fingerprint: string
  /** Elements and attributes without a field here: their path and how often. At most 500 paths. */
  readonly unrecognised: ReadonlyMap<string, number>
  readonly sightings: Sightings
}

/**
 * First pass: reads the file to its end, so that a malformed, truncated, hostile or foreign file is refused before a
 * single row is laid down.
 */
export async function checkReturn(
  source: ReturnSource,
  options: ReadOptions,
): Promise<FileRefusal | { readonly ok: true; readonly value: CheckedReturn }> {
  try {
    return await check(source, options)
  } catch (fault) {
    if (fault instanceof UnreadableReturn) return fault.refusal
    throw fault
  }
}

/**
 * Second pass: the findings, row by row, in the order of the file. Memory does not grow with the file.
 *
 * @throws UnreadableReturn if the file cannot be read as it could be when it was checked
 * @throws Error at the end if the file is no longer the one that was checked; roll back what was laid down
 */
export async function* readFindings(
  source: ReturnSource,
  checked: CheckedReturn,
  options: ReadOptions,
): AsyncGenerator<Finding> {
  const { pass, onPiece } = newPass(source, options)
  for await (const { kind, element } of partsOf(source, options.limits ?? LIMITS, onPiece)) {
    if (kind !== 'child') continue
    pass.rows += 1
    yield settleRepeats(readCensusChild(element, pass.rows, options.today), checked.sightings)
  }
  if (pass.hash.digest('hex') !== checked.fingerprint) throw new Error('The file changed while it was being imported.')
}

async function check(source: ReturnSource, options: ReadOptions) {
  const limits = options.limits ?? LIMITS
  const { pass, onPiece } = newPass(source, options)
  const headers: RawElement[] = []
  const unrecognised = new Map<string, number>()
  const sightings = newSightings()
  for await (const { kind, element } of partsOf(source, limits, onPiece)) {
    if (kind === 'header') {
      headers.push(element)
      const early = readHeader(headers, options.authority)
      if (!early.ok) return early
    } else if (kind === 'other') count(unrecognised, `Message/${element.name}`)
    else {
      pass.rows += 1
      if (pass.rows > limits.children) return tooManyChildren(limits, element.line)
      const finding = readCensusChild(element, pass.rows, options.today)
      if ('child' in finding) {
        sightings.see(finding)
        for (const { path } of finding.child.unrecognised) count(unrecognised, path)
      }
    }
  }
  const header = readHeader(headers, options.authority)
  if (!header.ok) return header
  if (pass.rows === 0) return refuseFile('no-children', null, 'The file holds no children.')
  const { bytes, rows } = pass
  const fingerprint = pass.hash.digest('hex')
  return { ok: true as const, value: { header: header.value, bytes, rows, fingerprint, unrecognised, sightings } }
}

function newPass(source: ReturnSource, options: ReadOptions) {
  const pass = { bytes: 0, rows: 0, hash: createHash('sha256') }
  const onPiece = (bytes: Uint8Array) => {
    pass.hash.update(bytes)
    pass.bytes += bytes.length
    options.onProgress?.({ bytesRead: pass.bytes, bytes: source.bytes, rows: pass.rows })
  }
  return { pass, onPiece }
}

/** What is kept of every row until the end of the file: a reference, a digest and a UPN, some 200 bytes. */
function newSightings() {
  const references = new Map<string, { firstRow: number; digest: string; differs: boolean }>()
  const upns = new Map<string, string>()
  const sharedUpns = new Set<string>()
  const see = ({ child, row }: { readonly child: Parameters<typeof contentsOf>[0]; readonly row: number }) => {
    const reference = copied(child.laChildId)
    const digest = createHash('sha256').update(contentsOf(child)).digest('base64')
    const earlier = references.get(reference)
    if (!earlier) references.set(reference, { firstRow: row, digest, differs: false })
    else if (earlier.digest !== digest) earlier.differs = true
    if (!child.upn?.identifies) return
    const upn = copied(child.upn.written)
    const holder = upns.get(upn)
    if (holder === undefined) upns.set(upn, reference)
    else if (holder !== reference) sharedUpns.add(upn)
  }
  return { references, sharedUpns, see }
}

/** A slice of a text keeps the whole text in memory; what is kept to the end of the file must be a text of its own. */
function copied(text: string): string {
  return Buffer.from(text).toString()
}

const MOST_PATHS = 500

function count(counts: Map<string, number>, whole: string): void {
  const path = whole.slice(0, 200)
  const key = counts.has(path) || counts.size < MOST_PATHS ? path : 'others'
  counts.set(counts.has(key) ? key : copied(key), (counts.get(key) ?? 0) + 1)
}

function tooManyChildren(limits: Limits, line: number): FileRefusal {
  return refuseFile(
    'too-many-children',
    line,
    `The file holds more than ${limits.children} children: that is no authority’s return.`,
  )
}
