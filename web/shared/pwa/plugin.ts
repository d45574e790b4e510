import type { Plugin } from 'vite'
import { drawPngIcon, writeSvgIcon } from './draw-icon.ts'

const manifestOf = (page: string, name: string) => ({
  id: `/${page}/`,
  name: `廊桥 · ${name}`,
  short_name: name,
  lang: 'zh-CN',
  start_url: `/${page}/`,
  scope: `/${page}/`,
  display: 'standalone',
  orientation: 'portrait',
  background_color: '#1f6f5c',
  theme_color: '#1f6f5c',
  icons: [
    { src: `/${page}/icon.svg`, sizes: 'any', type: 'image/svg+xml' },
    { src: `/${page}/icon-192.png`, sizes: '192x192', type: 'image/png' },
    { src: `/${page}/icon-512.png`, sizes: '512x512', type: 'image/png' },
    { src: `/${page}/icon-maskable-512.png`, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
})

const installed = { field: '执勤', grid: '走访' }

/** The mark of all pages, and what makes the two of the phone installable: manifests and icons, drawn when they are built. */
export function installable(): Plugin {
  return {
    name: 'langqiao-installable',
    apply: 'build',
    async generateBundle(_, bundle) {
      // Each page's worker lies beside it under a name that stays: a hash would make a new worker of each build.
      const [name, worker] = Object.entries(bundle).find(([, part]) => part.type === 'chunk' && part.name === 'sw')!
      delete bundle[name]
      const svg = writeSvgIcon()
      const icons = Object.entries({ 'icon-180': [180, 0.14], 'icon-192': [192, 0.14], 'icon-512': [512, 0.14], 'icon-maskable-512': [512, 0.24] } as const)
      const drawn = await Promise.all(icons.map(async ([icon, [side, margin]]) => [`${icon}.png`, await drawPngIcon(side, margin)] as const))
      this.emitFile({ type: 'asset', fileName: 'icon.svg', source: svg })
      for (const [page, title] of Object.entries(installed))
        for (const [file, source] of [['sw.js', (worker as { code: string }).code], ['manifest.webmanifest', JSON.stringify(manifestOf(page, title))], ['icon.svg', svg], ...drawn] as const) this.emitFile({ type: 'asset', fileName: `${page}/${file}`, source })
    },
  }
}
