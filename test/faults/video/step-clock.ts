/**
 * Loaded before a program of Langqiao (`node --import`), whose wall clock it then steps by what stands in the file `STEPPED_BY`
 * names, in milliseconds, each time the process gets SIGUSR2. The machine's clock and the monotonic one stay as they are.
 */
import { readFileSync } from 'node:fs'

const RealDate = Date
let stepMs = 0
process.on('SIGUSR2', () => (stepMs = Number(readFileSync(process.env.STEPPED_BY!, 'utf8'))))

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[]) => Reflect.construct(target, args.length === 0 ? [RealDate.now() + stepMs] : args) as Date,
  get: (target, name) => (name === 'now' ? () => RealDate.now() + stepMs : (Reflect.get(target, name) as unknown)),
})
