import type { Plugin } from 'vite'
import { drawPngIcon, writeSvgIcon } from './draw-icon.ts'

const manifest = {
  id: '/field/',
  name: '廊桥 · 执勤',
  short_name: '执勤',
  lang: 'zh-CN',
  start_url: '/field/',
  scope: '/field/',
  display: 'standalone',
  orientation: 'portrait',
  background_color: '#1f6f5c',
  theme_color: '#1f6f5c',
  icons: [
    { src: '/field/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: '/field/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/field/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/field/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
}

/** The mark of all pages, and what makes the duty page installable: its manifest and icons, drawn when it is built. */
export function installable(): Plugin {
  return {
    name: 'langqiao-installable',
    apply: 'build',
    async generateBundle() {
      const emit = (name: string, source: string | Uint8Array) => this.emitFile({ type: 'asset', fileName: `field/${name}`, source })
      emit('manifest.webmanifest', JSON.stringify(manifest))
      emit('icon.svg', writeSvgIcon())
      this.emitFile({ type: 'asset', fileName: 'icon.svg', source: writeSvgIcon() })
      emit('icon-180.png', await drawPngIcon(180, 0.14))
      emit('icon-192.png', await drawPngIcon(192, 0.14))
      emit('icon-512.png', await drawPngIcon(512, 0.14))
      emit('icon-maskable-512.png', await drawPngIcon(512, 0.24))
    },
  }
}
