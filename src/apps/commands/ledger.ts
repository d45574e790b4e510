/** `langqiao ledger <verb>`: each verb is a module in `ledger/`. */
interface Verb {
  help: string
  run(args: string[]): Promise<void>
}

const verbs: Record<string, () => Promise<Verb>> = {
  verify: () => import('./ledger/verify.ts'),
  export: () => import('./ledger/export.ts'),
  'set-aside': () => import('./ledger/set-aside.ts'),
  'accept-restore': () => import('./ledger/accept-restore.ts'),
}

export const help = (await Promise.all(Object.values(verbs).map((load) => load()))).map((verb) => verb.help).join('\n\n')

export async function run([verb = '', ...args]: string[]): Promise<void> {
  const load = verbs[verb]
  if (!load) throw new Error(`unknown: ledger ${verb}\n${help}`)
  await (await load()).run(args)
}
