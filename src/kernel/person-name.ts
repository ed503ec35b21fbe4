/** The forms of a person's name by which they can be found, however it was typed. */
export type PersonNameKeys = {
  readonly givenKey: string
  readonly familyKey: string
  readonly givenSound: string
  readonly familySound: string
  /** Every word of both names, whole and split, without repeats. */
  readonly tokens: readonly string[]
}

/** The forms of one person's name. Either part may be empty: some people have one name. */
export function personNameKeys(name: { readonly given: string; readonly family: string }): PersonNameKeys {
  return {
    givenKey: nameKey(name.given),
    familyKey: nameKey(name.family),
    givenSound: soundKey(name.given),
    familySound: soundKey(name.family),
    tokens: [...new Set([...nameTokens(name.given), ...nameTokens(name.family)])],
  }
}

/**
 * A name in the one form in which two spellings of it are equal: small letters, no accents, and no apostrophes,
 * hyphens, spaces or other marks. "Ó Brien-Søren" is "obriensoren". Letters of every script are kept, as are the
 * vowel signs that a script such as Devanagari cannot be read without; Arabic and Hebrew vowel points, which most
 * people leave out, are dropped. Text without a letter or digit gives ''.
 */
export function nameKey(text: string): string {
  return remembered(KEYS, text, keyOf)
}

function keyOf(text: string): string {
  const letters = text.normalize('NFKD').toLowerCase().normalize('NFKD')
  const mapped = letters.replace(UNDECOMPOSED, (letter) => PLAIN_LETTERS.get(letter) as string)
  return mapped.replace(DROPPED, '').normalize('NFC')
}

/**
 * The words of a name by which it can be looked up, without repeats: the whole name run together, each word, and the
 * parts of a word with a hyphen or an apostrophe in it. "Mary-Jane O'Hara" gives maryjaneohara, maryjane, mary, jane,
 * ohara and hara. A single letter counts when it stands as a word (an initial), not when an apostrophe leaves it.
 */
export function nameTokens(text: string): readonly string[] {
  const words = text.split(/\s+/)
  const parts = words.flatMap((word) => word.split(HYPHEN))
  const pieces = parts.flatMap((part) => part.split(APOSTROPHE)).filter((piece) => nameKey(piece).length > 1)
  const keys = [text, ...words, ...parts, ...pieces].map(nameKey)
  return [...new Set(keys)].filter((key) => key !== '')
}

/**
 * What a name sounds like, roughly, in at most six small letters: equal for the spellings people mix up.
 * It widens a search and never decides one.
 *
 * Like Soundex it keeps the consonants in order, but it knows more spellings of one sound (ph and f; c, k, q and ck;
 * sh, ch, sz and cz; s and z; g and j; dh, th, bh and kh), leaves out silent letters (kn-, wr-, -gh), hears "Mc" and
 * "Mac" alike, gives a first vowel as "a" and drops later ones, and keeps two like consonants that a vowel parts, so
 * that Mohammed and Muhammad are one sound and Aisha and Ayesha another. A "w" inside a name counts as a vowel
 * (Lewis and Louis). A name in another script than Latin gives its `nameKey`: no sound is guessed.
 */
export function soundKey(text: string): string {
  return remembered(SOUNDS, text, soundOf)
}

function soundOf(text: string): string {
  const key = nameKey(text).replace(/\d/g, '')
  if (!/^[a-z]*$/.test(key)) return key
  const spelt = SPELLINGS.reduce((name, [pattern, sound]) => name.replace(pattern, sound), key)
  const first = spelt.replace(/^[aeiou]/, 'A')
  return first
    .replace(/(?!^)[aeiouyhw]+/g, '.')
    .replace(/(.)\1+/g, '$1')
    .replace(/\./g, '')
    .toLowerCase()
    .slice(0, 6)
}

/** Names repeat, by the million: of each form the last ones are remembered (measured: half of the time of reading a file). */
const MOST_REMEMBERED = 50_000
const KEYS = new Map<string, string>()
const SOUNDS = new Map<string, string>()

function remembered(forms: Map<string, string>, text: string, make: (text: string) => string): string {
  const known = forms.get(text)
  if (known !== undefined) return known
  if (forms.size >= MOST_REMEMBERED) forms.clear()
  const made = make(text)
  forms.set(text, made)
  return made
}

const HYPHEN = /[-\u2010-\u2015\u2212\u30fb]/
const APOSTROPHE = /['`\u00b4\u2018\u2019\u02b9-\u02bf\u2032]/

/** All but letters, digits and the signs a script needs; then accents and points; then letters that are only marks. */
const DROPPED = /[^\p{L}\p{M}\p{N}]|(?![\u3099\u309a])[\p{Script=Inherited}]|[\u0591-\u05c7]|[\u02b9-\u02bf\u0640]/gu

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ...([
    ['ß', 'ss'],
    ['ø', 'o'],
    ['ł', 'l'],
    ['ð', 'd'],
    ['đ', 'd'],
    ['þ', 'th'],
    ['æ', 'ae'],
    ['œ', 'oe'],
  ] as const),
  ...([
    ['ı', 'i'],
    ['ħ', 'h'],
    ['ŋ', 'ng'],
    ['ŧ', 't'],
    ['ə', 'a'],
    ['ǝ', 'a'],
    ['ɓ', 'b'],
    ['ɗ', 'd'],
  ] as const),
  ...([
    ['ƙ', 'k'],
    ['ς', 'σ'],
  ] as const),
])
const UNDECOMPOSED = new RegExp(`[${[...PLAIN_LETTERS.keys()].join('')}]`, 'gu')

/** Spellings of a sound, in the order they are put right; capitals are sounds that no later spelling touches. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^wh/, 'w'],
  [/^ps/, 's'],
  [/^x/, 's'],
  [/^ma?c(?=[a-z]{3})/, 'mk'],
  [/^ci(?=[aeo])/, 'ki'],
  [/^gh/, 'g'],
  [/(?:au|ou|ei)gh/g, 'a'],
  [/(?<=[aeiouy])gh(?![aeiouy])/g, ''],
  [/dge|zh|dj/g, 'g'],
  [/tch|sch|cz|sz|sh|ch/g, 'X'],
  [/m[pb](?=[st])/g, 'm'],
  [/ph/g, 'f'],
  [/ck|cq|qu|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/j/g, 'g'],
  [/^[vw]/, 'v'],
  [/(?!^)v/g, 'f'],
]
