import type { FastifyInstance } from 'fastify'
import { chooseLanguage, type Language } from '../http/messages.ts'
import type { ServerTls } from './county-ca.ts'

const words = {
  zh: {
    title: '安装县局证书',
    why: '手机只有信任县局自己的证书，才能安全地打开廊桥、收到派警铃声。',
    steps: ['点击“下载证书”。', 'iPhone：设置 → 已下载描述文件 → 安装；再到 设置 → 通用 → 关于本机 → 证书信任设置 中开启。', '安卓：设置 → 安全 → 加密与凭据 → 安装证书 → CA 证书，选择下载的文件。', '核对指纹与单位公示的一致，再重新打开廊桥。'],
    download: '下载证书',
    fingerprint: 'SHA-256 指纹',
  },
  en: {
    title: 'Install the county’s certificate',
    why: 'A phone opens Langqiao safely, and rings at dispatch, only when it trusts the county’s own certificate.',
    steps: ['Press “Download”.', 'iPhone: Settings → Profile Downloaded → Install; then switch it on in Settings → General → About → Certificate Trust Settings.', 'Android: Settings → Security → Encryption & credentials → Install a certificate → CA certificate, and choose the file.', 'Compare the fingerprint with the one your unit has posted, then open Langqiao again.'],
    download: 'Download',
    fingerprint: 'SHA-256 fingerprint',
  },
} satisfies Record<Language, object>

/** `/ca`: how a phone comes to trust this server, and the certificate itself. Both are public. */
export function addInstallPage(app: FastifyInstance, ca: NonNullable<ServerTls['ca']>): void {
  app.get('/ca/langqiao-ca.crt', (_, reply) =>
    reply.header('content-disposition', 'attachment; filename="langqiao-ca.crt"').type('application/x-x509-ca-cert').send(ca.pem),
  )
  app.get('/ca', (request, reply) => reply.type('text/html; charset=utf-8').send(drawPage(chooseLanguage(request.headers['accept-language']), ca.sha256)))
}

function drawPage(language: Language, sha256: string): string {
  const w = words[language]
  const fingerprint = sha256.toUpperCase().replace(/(..)(?=.)/g, '$1:')
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${w.title}</title>
<style>body{font:17px/1.6 "PingFang SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif;max-width:36rem;margin:0 auto;padding:24px;color:#1c2422;background:#f4f6f5}
h1{font-size:24px}a{display:block;text-align:center;background:#1f6f5c;color:#fff;text-decoration:none;border-radius:8px;padding:14px;margin:24px 0}
li{margin:8px 0}code{font-size:14px;word-break:break-all}@media(prefers-color-scheme:dark){body{background:#161b1a;color:#e6ecea}}</style>
<h1>${w.title}</h1><p>${w.why}</p><a href="/ca/langqiao-ca.crt">${w.download}</a><ol>${w.steps.map((step) => `<li>${step}</li>`).join('')}</ol><p>${w.fingerprint}<br><code>${fingerprint}</code></p></html>`
}
