/** What is written where a given name is not known. */
export const PLACEHOLDERS: ReadonlySet<string> = new Set([
  ...['baby', 'babe', 'infant', 'child', 'boy', 'girl', 'male', 'female', 'unborn', 'fetus', 'foetus', 'newborn'],
  ...[
    'twin',
    'triplet',
    'twin a',
    'twin b',
    'twin one',
    'twin two',
    'baby boy',
    'baby girl',
    'baby of',
    'son',
    'daughter',
  ],
  ...['unknown', 'unnamed', 'not known', 'not given', 'not stated', 'no name', 'none', 'na', 'n a', 'n k', 'nk', 'tbc'],
  ...['tba', 'anonymous', 'test', 'x', 'xx', 'xxx', 'mr', 'miss'],
])

/** Words too common within family names to be a sign of one. */
export const PARTICLES: ReadonlySet<string> = new Set([
  ...['al', 'el', 'ben', 'bin', 'bint', 'ibn', 'da', 'de', 'del', 'der', 'di', 'do', 'dos', 'la', 'le', 'mac', 'mc'],
  ...['o', 'st', 'ter', 'van', 'von', 'ul', 'ur', 'singh', 'kaur', 'begum', 'bibi', 'khatun', 'miah'],
])
