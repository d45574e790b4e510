import { join } from 'node:path'
import { build } from 'vite'

const web = join(import.meta.dirname, '../../web')
const entry = 'bundle-of-a-test.js'

/** What modules of the pages export (paths below `web/`), as one script. */
export async function bundle(...modules: readonly string[]): Promise<string> {
  const text = modules.map((path) => `export * from ${JSON.stringify(join(web, path))}`).join('\n')
  const plugin = { name: 'entry', resolveId: (id: string) => (id.endsWith(entry) ? entry : null), load: (id: string) => (id === entry ? text : null) }
  const built = await build({ configFile: false, logLevel: 'warn', plugins: [plugin], define: { 'process.env.NODE_ENV': '"production"' }, build: { write: false, minify: false, lib: { entry, formats: ['es'] } } })
  const [output] = Array.isArray(built) ? built : [built]
  return (output as { output: { code: string }[] }).output[0]!.code
}
