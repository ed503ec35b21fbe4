// What is written, kept on this computer: closed with a key that the server gives to its writer alone and that is held in
// memory alone. Nobody else who uses this browser can read it.

/** The changes of one writing by one writer, on this computer. */
export type Vault = {
  /** Every change that is here. */
  readonly load: () => Promise<readonly Uint8Array[]>
  /** Keeps a change; resolves once the disk has it. */
  readonly add: (change: Uint8Array) => Promise<void>
  /** How many changes lie apart here. */
  readonly size: () => number
  /** Keeps the writing whole instead of the changes that were loaded and added here. */
  readonly replace: (whole: Uint8Array) => Promise<void>
  /** Says whether something here is not on the server yet. */
  readonly noteUnkept: (unkept: boolean) => Promise<void>
  readonly isUnkept: () => Promise<boolean>
  /** Throws away what is here of this writing. */
  readonly forget: () => Promise<void>
}

const NAME = 'openics-writing'
const CHANGES = 'changes'
const UNKEPT = 'unkept'

type Kept = { readonly of: string; readonly iv: Uint8Array<ArrayBuffer>; readonly closed: ArrayBuffer }

/** Opens what is kept here of a writing; undefined where the browser keeps nothing, or somebody else is signed in. */
export async function openVault(writer: string, writing: string): Promise<Vault | undefined> {
  try {
    const key = await keyOf(writer)
    return key && vaultOf(await openDatabase(), key, `${writer} ${writing}`)
  } catch {
    return undefined
  }
}

/** At sign-out: throws away all that the server has too. What it has not stays closed, for its writer to open again. */
export async function forgetWhatIsKept(): Promise<void> {
  const database = await openDatabase()
  const unkept = new Set(await done(database.transaction(UNKEPT).objectStore(UNKEPT).getAllKeys()))
  const changes = database.transaction(CHANGES, 'readwrite').objectStore(CHANGES)
  for (const { of, at } of await done<(Kept & { readonly at: number })[]>(changes.getAll())) {
    if (!unkept.has(of)) await done(changes.delete(at))
  }
  database.close()
  if (unkept.size === 0) await done(indexedDB.deleteDatabase(NAME))
}

function vaultOf(database: IDBDatabase, key: CryptoKey, of: string): Vault {
  const mine: IDBValidKey[] = []
  const writing = (store: string) => database.transaction(store, 'readwrite', { durability: 'strict' })
  const put = async (change: Uint8Array, gone: readonly IDBValidKey[]) => {
    const kept = await close(key, of, change)
    const transaction = writing(CHANGES)
    const store = transaction.objectStore(CHANGES)
    const added = done(store.add(kept))
    for (const at of gone) store.delete(at)
    mine.push(await added)
    await complete(transaction)
  }
  return {
    async load() {
      const store = database.transaction(CHANGES).objectStore(CHANGES)
      const [keys, kept] = await Promise.all([
        done(store.index('of').getAllKeys(of)),
        done<Kept[]>(store.index('of').getAll(of)),
      ])
      mine.push(...keys)
      return Promise.all(kept.map((one) => open(key, one)))
    },
    add: (change) => put(change, []),
    size: () => mine.length,
    replace: (whole) => put(whole, mine.splice(0)),
    async noteUnkept(unkept) {
      const transaction = writing(UNKEPT)
      if (unkept) transaction.objectStore(UNKEPT).put(location.pathname, of)
      else transaction.objectStore(UNKEPT).delete(of)
      await complete(transaction)
    },
    isUnkept: async () => (await done(database.transaction(UNKEPT).objectStore(UNKEPT).count(of))) > 0,
    async forget() {
      const transaction = writing(CHANGES)
      const store = transaction.objectStore(CHANGES)
      for (const at of await done(store.index('of').getAllKeys(of))) store.delete(at)
      await complete(transaction)
    },
  }
}

/** The writer's key, from the server, if it is they who are signed in. It cannot be taken out of the browser's memory. */
async function keyOf(writer: string): Promise<CryptoKey | undefined> {
  const response = await fetch('/writing-key', { headers: { accept: 'application/json' }, redirect: 'manual' })
  if (!response.ok) return undefined
  const given: { writer: string; key: string } = await response.json()
  if (given.writer !== writer) return undefined
  const bytes = Uint8Array.from(atob(given.key), (letter) => letter.charCodeAt(0))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

async function close(key: CryptoKey, of: string, change: Uint8Array): Promise<Kept> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const closed = await crypto.subtle.encrypt(sealed(iv, of), key, new Uint8Array(change))
  return { of, iv, closed }
}

async function open(key: CryptoKey, { of, iv, closed }: Kept): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.decrypt(sealed(iv, of), key, closed))
}

/** Closed for this writing alone: moved to another it does not open. */
function sealed(iv: Uint8Array<ArrayBuffer>, of: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(of) }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => {
    const changes = request.result.createObjectStore(CHANGES, { keyPath: 'at', autoIncrement: true })
    changes.createIndex('of', 'of')
    request.result.createObjectStore(UNKEPT)
  }
  return done(request).then((database) => {
    // Another page of ours throws the database away at sign-out: this one must not hold it.
    database.onversionchange = () => database.close()
    return database
  })
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function complete(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })
}
