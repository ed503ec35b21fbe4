/** The three domains of the assessment framework. */
export const DOMAINS = ['development', 'parenting', 'family-and-environment'] as const
export type Domain = (typeof DOMAINS)[number]

export type Dimension = {
  readonly code: string
  readonly domain: Domain
  readonly label: string
}

/**
 * The dimensions of the assessment framework, in its order: how a child grows up, how they are cared for, and what
 * stands around the family.
 *
 * @source Framework for the Assessment of Children in Need and their Families (2000), chapter 2; Working Together to
 *   Safeguard Children 2023, paragraph 150 and its diagram
 */
export const DIMENSIONS = [
  { code: 'health', domain: 'development', label: 'Health' },
  { code: 'education', domain: 'development', label: 'Education' },
  { code: 'emotions-and-behaviour', domain: 'development', label: 'Emotions and behaviour' },
  { code: 'identity', domain: 'development', label: 'Identity' },
  { code: 'family-and-friends', domain: 'development', label: 'Family and friends' },
  { code: 'social-presentation', domain: 'development', label: 'How they come across to others' },
  { code: 'self-care', domain: 'development', label: 'Looking after themselves' },
  { code: 'basic-care', domain: 'parenting', label: 'Basic care' },
  { code: 'safety', domain: 'parenting', label: 'Keeping the child safe' },
  { code: 'warmth', domain: 'parenting', label: 'Emotional warmth' },
  { code: 'stimulation', domain: 'parenting', label: 'Play and learning' },
  { code: 'guidance', domain: 'parenting', label: 'Guidance and boundaries' },
  { code: 'stability', domain: 'parenting', label: 'Stability' },
  { code: 'family-history', domain: 'family-and-environment', label: 'The family’s history, and how it works' },
  { code: 'wider-family', domain: 'family-and-environment', label: 'Wider family' },
  { code: 'housing', domain: 'family-and-environment', label: 'Housing' },
  { code: 'employment', domain: 'family-and-environment', label: 'Work' },
  { code: 'income', domain: 'family-and-environment', label: 'Money' },
  { code: 'social-integration', domain: 'family-and-environment', label: 'Neighbours and community' },
  { code: 'community-resources', domain: 'family-and-environment', label: 'Services nearby' },
] as const satisfies readonly Dimension[]

/** What people call a domain of the framework. */
export const DOMAIN_WORDS: Readonly<Record<Domain, string>> = {
  development: 'The child’s development',
  parenting: 'Parenting',
  'family-and-environment': 'Family and surroundings',
}

export const DIMENSION_CODES: readonly string[] = DIMENSIONS.map(({ code }) => code)
