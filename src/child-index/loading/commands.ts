import { type FileToRead, type Loader, readFiles } from './commands-reading.ts'
import { registerSingles } from './commands-singles.ts'
import { decideAndWrite, prepareDeciding } from './commands-writing.ts'
import { type Counts, type FileLoaded, type Load, type LoadFile, type LoadSource, NOTHING } from './model.ts'
import { inTransaction } from './queries-copying.ts'
import {
  addFile,
  beginAgain,
  beginLoad,
  countFiles,
  countsOf,
  countsOfLoaded,
  filesOf,
  finishLoad,
  giveUpFile,
  loadUnderWay,
  refusalsByReason,
  saveLoad,
} from './queries-loads.ts'
import { countIndex, emptyStaging, holdsRows, takeTurn } from './queries-staging.ts'

/** Another load is under way: one goes at a time. */
export class LoadUnderWay extends Error {}

/**
 * Loads files into the index: reads them, decides whose each row is, writes. It may be broken off at any point and
 * begun again with the same files: it goes on where it was, and nothing is done twice. What an earlier load left
 * decided is written first. Files loaded before, byte for byte, are left alone.
 *
 * @throws LoadUnderWay
 */
export async function loadFiles(loader: Loader, sources: readonly LoadSource[]): Promise<readonly FileLoaded[]> {
  const turn = await loader.pool.connect()
  try {
    if (!(await takeTurn(turn))) throw new LoadUnderWay('Another load is under way. Wait for its end.')
    const found = await loadFound(loader)
    const brokenOff = found && found.stage !== 'reading' ? await finish(loader, found) : []
    const before = await loadedBefore(loader, sources)
    const wanted = sources.filter((source) => !before.has(keyOf(source)))
    const load = found?.stage === 'reading' ? found : undefined
    const loaded = load || wanted.length > 0 ? await loadNow(loader, load, wanted) : []
    return accountFor(sources, [...brokenOff, ...loaded], before)
  } finally {
    turn.release(true)
  }
}

/** A file loaded in this run, as the database knows it. */
type Loaded = LoadFile & Pick<FileLoaded, 'counts' | 'refusals' | 'place'>

const FIRST_LINES = 20

function keyOf({ fingerprint, profile, authority }: Pick<LoadFile, 'fingerprint' | 'profile' | 'authority'>): string {
  return `${fingerprint} ${profile} ${authority ?? ''}`
}

/** The load that was broken off, if there is one; begun again if what it had read is gone. */
async function loadFound({ pool, db }: Loader): Promise<Load | undefined> {
  const load = await loadUnderWay(db)
  if (!load || (await inTransaction(pool, (client) => holdsRows(client, load.rows)))) return load
  await inTransaction(pool, emptyStaging)
  await db.transaction().execute((tx) => beginAgain(tx, load.id))
  return loadUnderWay(db)
}

/** What was made of those that were loaded before, by key. */
async function loadedBefore({ db }: Loader, sources: readonly LoadSource[]): Promise<ReadonlyMap<string, Counts>> {
  const before = new Map<string, Counts>()
  for (const source of sources) {
    const counts = await countsOfLoaded(db, source)
    if (counts) before.set(keyOf(source), counts)
  }
  return before
}

/** Reads all files into one load, a new one or the one broken off in reading, and takes it to its end. */
async function loadNow(
  loader: Loader,
  found: Load | undefined,
  sources: readonly LoadSource[],
): Promise<readonly Loaded[]> {
  const { db, pool, clock, newId } = loader
  if (!found) await inTransaction(pool, emptyStaging) // the last load may have been broken off in its very last act
  const load = found ?? (await beginLoad(db, newId(), clock.now()))
  const byKey = new Map(sources.map((source) => [keyOf(source), source]))
  for (const file of await filesOf(db, load.id)) {
    if (file.isRead || byKey.has(keyOf(file))) continue
    await db.transaction().execute((tx) => giveUpFile(tx, load.id, file.position, clock.now()))
  }
  const rows = await readFiles(loader, load, filesToRead(loader, load, byKey))
  return finish(loader, { ...load, rows })
}

/** The files of a load that are not read to their end, each put to it when its turn comes. */
async function* filesToRead(
  { db }: Loader,
  { id }: Load,
  byKey: ReadonlyMap<string, LoadSource>,
): AsyncGenerator<FileToRead> {
  const known = new Map((await filesOf(db, id)).map((file) => [keyOf(file), file]))
  for (const [key, source] of byKey) {
    const file = known.get(key) ?? (await addFile(db, id, source))
    if (!file.isRead) yield { file, source }
  }
}

/** Takes a load whose files are read to its end, from wherever it stands. */
async function finish(loader: Loader, found: Load): Promise<readonly Loaded[]> {
  const { db, pool, clock } = loader
  let load = found
  if (load.stage === 'reading') load = await prepareDeciding(loader, load)
  if (load.stage === 'writing') {
    await decideAndWrite(loader, load)
    await inTransaction(pool, countIndex)
    await saveLoad(db, load.id, { stage: 'finishing' })
  }
  await registerSingles(loader, load)
  await db.transaction().execute((tx) => countFiles(tx, load.id))
  const files = await filesLoaded(db, load.id)
  await finishLoad(db, load.id, clock.now())
  await inTransaction(pool, emptyStaging)
  return files
}

async function filesLoaded(db: Loader['db'], loadId: string): Promise<readonly Loaded[]> {
  const [files, counts] = [await filesOf(db, loadId), await countsOf(db, loadId)]
  const refusals = await refusalsByReason(db, loadId, FIRST_LINES)
  return files.map((file) => ({
    ...file,
    counts: counts.get(file.position) ?? NOTHING,
    refusals: refusals.filter(({ position }) => position === file.position),
    place: { loadId, position: file.position },
  }))
}

/** What became of each file given, in their order, and of those of a load broken off that were not given again. */
function accountFor(
  sources: readonly LoadSource[],
  loaded: readonly Loaded[],
  before: ReadonlyMap<string, Counts>,
): readonly FileLoaded[] {
  const byKey = new Map(loaded.map((file) => [keyOf(file), file]))
  const told = new Set<string>()
  const given = sources.map((source): FileLoaded => {
    const { name, profile, unread } = source
    const key = keyOf(source)
    const file = byKey.get(key)
    const again = told.has(key)
    told.add(key)
    if (file && !again) return { name, profile, how: 'loaded', ...accountOf(file), unread }
    const counts = before.get(key) ?? NOTHING
    return { name, profile, how: again ? 'same-as-another' : 'before', counts, refusals: [], place: null, unread }
  })
  const others = loaded.filter((file) => !told.has(keyOf(file)))
  return [
    ...given,
    ...others.map(
      (file): FileLoaded => ({ name: null, profile: file.profile, how: 'loaded', ...accountOf(file), unread: [] }),
    ),
  ]
}

function accountOf({ counts, refusals, place }: Loaded): Pick<Loaded, 'counts' | 'refusals' | 'place'> {
  return { counts, refusals, place }
}
