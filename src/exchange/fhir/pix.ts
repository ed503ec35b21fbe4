import { z } from 'zod'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { one, type SearchRefusal, WITHOUT_EFFECT } from './search.ts'
import { type Sought, soughtBy } from './systems.ts'

/** Whose identifiers `Patient/$ihe-pix` asks for, and of which system; of all, when none is said. */
export type PixAsked = { readonly sought: Sought; readonly targetSystem: string | undefined }

const Query = z.strictObject({ sourceIdentifier: z.string().max(500), targetSystem: one, ...WITHOUT_EFFECT })

const text = z.string().max(500)
const Source = z.union([
  z.strictObject({ name: z.literal('sourceIdentifier'), valueString: text }),
  z.strictObject({
    name: z.literal('sourceIdentifier'),
    valueIdentifier: z.object({ system: text, value: text }).transform(({ system, value }) => `${system}|${value}`),
  }),
])
const Target = z.strictObject({ name: z.literal('targetSystem'), valueUri: text })
const Parameters = z.object({
  resourceType: z.literal('Parameters'),
  parameter: z.union([z.tuple([Source]), z.tuple([Source, Target]), z.tuple([Target, Source])]),
})

/** Reads the query of `GET Patient/$ihe-pix`. */
export function readPix(query: unknown): Outcome<PixAsked, SearchRefusal> {
  const search = Query.safeParse(query)
  return search.success
    ? pixAsked(search.data.sourceIdentifier, search.data.targetSystem)
    : refused('parameter-not-taken')
}

/** Reads the Parameters of `POST Patient/$ihe-pix`, by which no identifier stands in an address. */
export function readPixParameters(body: unknown): Outcome<PixAsked, SearchRefusal> {
  const read = Parameters.safeParse(body)
  if (!read.success) return refused('parameter-not-taken')
  let source = ''
  let targetSystem: string | undefined
  for (const parameter of read.data.parameter) {
    if (parameter.name === 'targetSystem') targetSystem = parameter.valueUri
    else source = 'valueString' in parameter ? parameter.valueString : parameter.valueIdentifier
  }
  return pixAsked(source, targetSystem)
}

function pixAsked(source: string, targetSystem: string | undefined): Outcome<PixAsked, SearchRefusal> {
  const sought = soughtBy(source)
  return sought.ok ? accepted({ sought: sought.value, targetSystem }) : sought
}
