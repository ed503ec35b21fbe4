// `node --import ./testing/tsx.mjs`: runs the program from src/ as it stands. Node itself takes the types out of .ts;
// this turns the .tsx into JavaScript.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    const sourcefile = fileURLToPath(url)
    const { code } = transformSync(readFileSync(sourcefile, 'utf8'), {
      ...{ loader: 'tsx', format: 'esm', target: 'node24', sourcefile, sourcemap: 'inline' },
      ...{ jsx: 'automatic', jsxImportSource: 'preact' },
    })
    return { format: 'module', source: code, shortCircuit: true }
  },
})
