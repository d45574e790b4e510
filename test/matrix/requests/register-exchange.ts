import { about, list, plain, type Probes } from '../probe.ts'
import { resident } from '../fixtures/registry.ts'
import { maskedCopy, registerImport, sentBatch, wholeCopy } from '../fixtures/register-exchange.ts'

const copies = [['masked', maskedCopy], ['in full', wholeCopy], ['of a batch', sentBatch]] as const
const noFile = { oks: [415] }
/** Its station may have no records, or a batch that waits. */
const nothing = { oks: [409] }

/** Files that come into the register, and that leave it. */
export const registerExchangeProbes: Probes = {
  'POST /api/register-imports/check': plain('/api/register-imports/check?of=person', {}, noFile),
  'POST /api/register-imports/faults': plain('/api/register-imports/faults?of=person', {}, noFile),
  'GET /api/register-imports/template': plain('/api/register-imports/template?of=person'),
  'POST /api/register-imports': plain('/api/register-imports?of=person', {}, noFile),
  'GET /api/register-imports': list(registerImport, '/api/register-imports'),
  'POST /api/register-exports': [
    plain('/api/register-exports', { of: 'business', why: 'work' }, { variant: 'masked', ...nothing }),
    plain('/api/register-exports', { of: 'business', why: 'work', whole: true, note: '测试' }, { variant: 'in full', ...nothing }),
  ],
  'POST /api/register-batches': plain('/api/register-batches', { of: 'business' }, nothing),
  'POST /api/register-batches/:id/confirm': about(sentBatch, (f) => ({ url: `/api/register-batches/${f.id}/confirm`, body: {} })),
  'POST /api/register-batches/:id/withdraw': about(sentBatch, (f) => ({ url: `/api/register-batches/${f.id}/withdraw`, body: { reason: '测试' } })),
  'GET /api/register-exports': list(maskedCopy, '/api/register-exports'),
  'GET /api/register-exports/:id/file': copies.map(([variant, make]) => about(make, (f) => ({ url: `/api/register-exports/${f.id}/file?format=csv` }), { variant, shows: null })),
  'GET /api/register-exports/:id/manifest': copies.map(([variant, make]) => about(make, (f) => ({ url: `/api/register-exports/${f.id}/manifest?format=csv` }), { variant })),
  'GET /api/register-sent/:type/:id': about(resident, (f) => ({ url: `/api/register-sent/person/${f.id}` }), { shows: null }),
}
