/** How much of a worry the first screen shows: all of it; its whole title; or its title on one line. */
export type Room = 'full' | 'title' | 'line'

/** What of a worry takes room. */
export type Roomy = {
  readonly title: string
  /** Words in a tag beside the title. */
  readonly tag: string
  /** How it is known, and since when. */
  readonly known: string
  readonly statement: string
  /** After what is said, small: told, review by, entries. */
  readonly foot: string
}

/** Letters of a worry on the first screen; the entry it rests on has it all. */
export const ROOM_OF_A_WORRY = 230

// Pixels, on a screen of 1366×768 under the page's header, strip and tabs; letters as they come in Arial.
/** Height of a row of one line. */
export const ROW = 29
/** Height of a panel's heading and what parts it from the next. */
export const HEAD_OF_PANEL = 41
const COLUMN = 540
const PRACTICE_BAND = 24
const BOX = 37
const FOLDED = 25
const UNFOLDED = 7
const LINE = 20
const TITLE_LETTERS = 54
const TEXT_LETTERS = 65
/** Small letters, of a usual one. */
const SMALL = 0.88
/** Past this many, each worry folds to its title. */
const IN_FULL = 5

/** Height that a column has on the first screen. */
export function heightOfColumn({ practice }: { readonly practice: boolean }): number {
  return practice ? COLUMN - PRACTICE_BAND : COLUMN
}

/** Height of a panel with this many rows of a line each; an empty one says so on one. */
export function heightOfPanel(rows: number): number {
  return HEAD_OF_PANEL + ROW * Math.max(1, rows)
}

/**
 * How much of each worry is shown, so that every open worry has its title on the first screen, whatever else must give
 * way, and what goes well stands beneath if it can. The gravest are the last to fold.
 *
 * @param worries in the order they are shown
 * @param strengths rows of what goes well
 * @param column its height
 */
export function roomOf(worries: readonly Roomy[], strengths: number, column: number): readonly Room[] {
  const rooms: Room[] = worries.map(() => 'line')
  let left = column - BOX - FOLDED * worries.length
  if (!isBelow(worries, strengths, column)) left -= heightOfPanel(strengths)
  const upgrade = (to: Room) => {
    for (const [at, worry] of worries.entries()) {
      const more = heightAs(to, worry) - heightAs(rooms[at] ?? 'line', worry)
      if (more > left) return
      rooms[at] = to
      left -= more
    }
  }
  upgrade('title')
  if (worries.length <= IN_FULL) upgrade('full')
  return rooms
}

/** Whether what goes well stands under the first screen, for want of room. */
export function isBelow(worries: readonly Roomy[], strengths: number, column: number): boolean {
  return BOX + FOLDED * worries.length + heightOfPanel(strengths) > column
}

/** Whether how a worry is known has room beside its title; else it stands after what is said. */
export function isBeside({ title, tag, known }: Pick<Roomy, 'title' | 'tag' | 'known'>): boolean {
  return title.length + (tag.length + known.length) * SMALL <= TITLE_LETTERS
}

/**
 * How many of these rows a panel shows at once, the others folded behind one more row; all, if all have room.
 *
 * @param letters how long each row is
 * @param room height for the panel's rows
 * @param width letters in a line of the panel
 */
export function rowsThatFit(letters: readonly number[], room: number, width: number): number {
  const heights = letters.map((count) => ROW + LINE * (Math.max(1, Math.ceil(count / width)) - 1))
  if (heights.reduce((sum, height) => sum + height, 0) <= room) return letters.length
  let left = room - ROW
  const fit = heights.findIndex((height) => {
    left -= height
    return left < 0
  })
  return Math.max(1, fit)
}

function heightAs(room: Room, worry: Roomy): number {
  const { title, tag, known, statement, foot } = worry
  const titleLines = Math.ceil((title.length + tag.length * SMALL) / TITLE_LETTERS)
  if (room === 'line') return FOLDED
  if (room === 'title') return FOLDED + LINE * (titleLines - 1)
  const small = foot.length + (isBeside(worry) ? 0 : known.length + 3)
  const text = Math.min(statement.length, ROOM_OF_A_WORRY) + small * SMALL
  return UNFOLDED + LINE * (titleLines + Math.ceil(text / TEXT_LETTERS))
}
