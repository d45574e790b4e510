import { parseArgs } from 'node:util'
import { makeFolders, readConfig } from '#platform/config.ts'
import { runFarRecorder } from '../recorder/run-far-recorder.ts'
import { runRecorder } from '../recorder/run-recorder.ts'

export const help = `langqiao recorder
Records its share of the active cameras into LANGQIAO_DATA/archive, in a process of its own. 'serve' starts one by itself unless
LANGQIAO_RECORDER=off; run it apart, with DATABASE_URL, where recording must outlive the server.
Several of one county each have a LANGQIAO_RECORDER_NAME and a data folder of their own.
  --link F  stand in a village: no database; record what the county says, and dial out to it by link file F
  --child  end when standard input closes (set by 'serve')
Settings by environment: docs/operations.md`

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { link: { type: 'string' }, child: { type: 'boolean', default: false } } })
  const config = readConfig(process.env)
  makeFolders(config)
  const stopper = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopper.abort())
  // The server's end, however it came, closes our standard input.
  if (values.child) process.stdin.resume().on('close', () => stopper.abort())
  await (values.link === undefined ? runRecorder(config, stopper.signal) : runFarRecorder(config, values.link, stopper.signal))
  process.exit(0)
}
