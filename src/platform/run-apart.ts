import { Worker } from 'node:worker_threads'

/** Runs a script in a thread of its own, which answers with one message: what takes seconds must not hold up a call. */
export function runApart<Result>(script: URL, job: unknown): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: job })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`${script.pathname.split('/').at(-1)} ended with ${code}`)))
  })
}
