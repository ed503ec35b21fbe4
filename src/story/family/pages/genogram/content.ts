import type { RelationshipKind } from '../../../../people/model.ts'

export const CONTENT = {
  title: 'Family drawing',
  drawing: 'The drawing',
  zoom: 'Size',
  download: 'Download the drawing (SVG)',
  printing: 'It prints on one sheet of A4, sideways.',
  keys: 'Tab comes to a person. The arrow keys go up to a parent, down to a child, and along the row; Enter opens who it is.',
  words: 'The family in words',
  ties: 'Ties, and since when',
  people: 'Everyone in the drawing',
  noTies: 'No tie is written down yet.',
  change: 'Change',
  add: 'Add somebody',
  key: 'What the signs mean',
  home: 'Dotted, shaded: who is at home',
} as const

export const KEY = [
  'Square: male. Circle: female. Diamond: not stated. Triangle: not yet born, or a pregnancy that was lost',
  'Double outline: the child whose page this is. Cross: has died',
  'Red double square, and the words: may be a risk',
  'Line between two: married; broken: partners living together; one stroke: separated; two strokes: divorced',
  'Broken line downwards: adopted or cared for. Dotted line downwards: grandchild, the parent between not written down',
  'Two lines from one point: twins. Dotted, shaded outline: who is at home',
] as const

/** `other` is the … of `person`. */
export const TIE_BETWEEN: Readonly<Record<RelationshipKind, string>> = {
  mother: 'mother',
  father: 'father',
  parent: 'parent',
  'adoptive-parent': 'adoptive parent',
  'step-parent': 'step-parent',
  grandparent: 'grandparent',
  sibling: 'brother or sister',
  'half-sibling': 'half-brother or half-sister',
  'step-sibling': 'step-brother or step-sister',
  'aunt-or-uncle': 'aunt or uncle',
  carer: 'carer',
  'foster-carer': 'foster carer',
  partner: 'partner, living together',
  'former-partner': 'former partner, separated',
  spouse: 'husband or wife',
  divorced: 'divorced',
  other: 'someone around them',
}
