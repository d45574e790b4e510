import type { Domain } from '../domain.ts'
import type { Platform } from '../platform.ts'
import { ledgerRoutes } from './routes/ledger.ts'

/** The ledger's part of the API: checkpoints and proofs for everyone signed in, the acts themselves for the auditor. */
export function ledgerDomain(platform: Platform): Domain {
  return {
    name: 'ledger',
    records: [],
    routes: ledgerRoutes(platform),
    actions: [],
    messages: {
      proof_range: {
        zh: { message: '账本没有这个序号。', todo: '请选择小于账本大小的序号。' },
        en: { message: 'The ledger has no such number.', todo: 'Choose a number below the size of the ledger.' },
      },
    },
  }
}
