import type { Domain } from '../domain.ts'
import type { Platform } from '../platform.ts'
import { ledgerRecord } from './beginning.ts'
import { actRoutes } from './routes/acts.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { ledgerStateRoutes } from './routes/state.ts'
import { verificationRecord } from './verification.ts'

/** The ledger's part of the API: checkpoints and proofs for everyone signed in, the acts themselves for the auditor. */
export function ledgerDomain(platform: Platform): Domain {
  return {
    name: 'ledger',
    records: [verificationRecord, ledgerRecord],
    routes: [...ledgerRoutes(platform), ...actRoutes(platform), ...ledgerStateRoutes(platform)],
    actions: ['ledger.begin'],
    messages: {
      proof_range: {
        zh: { message: '账本没有这个序号。', todo: '请选择小于账本大小的序号。' },
        en: { message: 'The ledger has no such number.', todo: 'Choose a number below the size of the ledger.' },
      },
      verification_running: {
        zh: { message: '账本正在验证中。', todo: '请等待结果，页面会自动更新。' },
        en: { message: 'The ledger is being verified.', todo: 'Wait for the result; the page follows by itself.' },
      },
    },
  }
}
