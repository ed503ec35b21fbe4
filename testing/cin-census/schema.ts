import { SaxesParser } from 'saxes'

/** What an XML schema says: types by name. Only what the department's census schema uses is understood. */
export type Schema = ReadonlyMap<string, SchemaType>

type SchemaType =
  | { readonly kind: 'sequence'; readonly elements: readonly SchemaElement[] }
  | {
      readonly kind: 'simple'
      readonly base: string
      readonly codes: readonly string[]
      readonly pattern: RegExp | null
    }

type SchemaElement = { readonly name: string; readonly type: string; readonly least: number; readonly most: number }

type Tree = { name: string; line: number; text: string; attributes: Record<string, string>; children: Tree[] }

/** Reads a schema whose root element is Message, of type messagetype. */
export function schemaOf(xsd: string): Schema {
  const types = new Map<string, SchemaType>()
  for (const declared of treeOf(xsd).children) {
    if (declared.name === 'xs:complexType') declareSequence(declared.attributes['name'] ?? '', declared, types)
    if (declared.name === 'xs:simpleType') declareSimple(declared.attributes['name'] ?? '', declared, types)
  }
  return types
}

/** The codes that a type of the schema lists. */
export function codesOfType(schema: Schema, type: string): readonly string[] {
  const found = schema.get(type)
  return found?.kind === 'simple' ? found.codes : []
}

/**
 * Judges a document by the schema: the order of elements, how often each stands, and what its text may be.
 * Gives each fault with its line; none where the document conforms.
 */
export function schemaFaults(schema: Schema, xml: string): readonly string[] {
  const root = treeOf(xml)
  return root.name === 'Message' ? faultsOf(schema, 'messagetype', root) : [`the root is ${root.name}`]
}

function declareSequence(name: string, declared: Tree, types: Map<string, SchemaType>): void {
  const sequence = declared.children.find((child) => child.name === 'xs:sequence')
  const elements = (sequence?.children ?? []).map((element): SchemaElement => {
    const { name: elementName = '', type, minOccurs = '1', maxOccurs = '1' } = element.attributes
    const anonymous = `${name}/${elementName}`
    const within = element.children[0]
    if (within?.name === 'xs:complexType') declareSequence(anonymous, within, types)
    if (within?.name === 'xs:simpleType') declareSimple(anonymous, within, types)
    const most = maxOccurs === 'unbounded' ? Number.POSITIVE_INFINITY : Number(maxOccurs)
    return { name: elementName, type: type ?? anonymous, least: Number(minOccurs), most }
  })
  types.set(name, { kind: 'sequence', elements })
}

function declareSimple(name: string, declared: Tree, types: Map<string, SchemaType>): void {
  const restriction = declared.children[0]
  const valuesOf = (facet: string) =>
    (restriction?.children ?? [])
      .filter((child) => child.name === facet)
      .map((child) => child.attributes['value'] ?? '')
  const [pattern] = valuesOf('xs:pattern')
  const base = restriction?.attributes['base'] ?? ''
  types.set(name, {
    kind: 'simple',
    base,
    codes: valuesOf('xs:enumeration'),
    pattern: pattern ? new RegExp(`^(?:${pattern})$`) : null,
  })
}

function faultsOf(schema: Schema, typeName: string, element: Tree): readonly string[] {
  const type = schema.get(typeName)
  if (type?.kind !== 'sequence') return textFaults(schema, typeName, element)
  const faults: string[] = []
  let at = 0
  for (const { name, type: childType, least, most } of type.elements) {
    let times = 0
    for (; element.children[at]?.name === name; at += 1, times += 1) {
      faults.push(...faultsOf(schema, childType, element.children[at] as Tree))
    }
    if (times < least) faults.push(`line ${element.line}: ${element.name} lacks ${name}`)
    if (times > most) faults.push(`line ${element.line}: ${element.name} has ${times} ${name}`)
  }
  const extra = element.children[at]
  return extra ? [...faults, `line ${extra.line}: ${extra.name} is out of order in ${element.name}`] : faults
}

const BUILT_IN: Readonly<Record<string, RegExp>> = {
  'xs:date': /^\d{4}-\d{2}-\d{2}$/,
  'xs:dateTime': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/,
  'xs:gYear': /^\d{4}$/,
  'xs:integer': /^-?\d+$/,
}

function textFaults(schema: Schema, typeName: string, { name, line, text, children }: Tree): readonly string[] {
  const type = schema.get(typeName)
  const fault = [`line ${line}: ${name} is ${text}`]
  if (children.length > 0 || text === '') return fault
  if (type?.kind !== 'simple') return (BUILT_IN[typeName] ?? /./).test(text) ? [] : fault
  if (type.codes.length > 0 && !type.codes.includes(text)) return fault
  if (type.pattern && !type.pattern.test(text)) return fault
  return (BUILT_IN[type.base] ?? /./).test(text) ? [] : fault
}

function treeOf(xml: string): Tree {
  const parser = new SaxesParser()
  const open: Tree[] = [{ name: '', line: 0, text: '', attributes: {}, children: [] }]
  parser.on('opentag', ({ name, attributes }) => {
    const element: Tree = { name, line: parser.line, text: '', attributes: { ...attributes }, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text.trim()
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return open[0]?.children[0] as Tree
}
