import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { installable } from './shared/pwa/plugin.ts'

const pages = ['console', 'field', 'grid', 'portal']
/** Pages share one build; each is a folder with an index.html. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), installable()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { ...Object.fromEntries(pages.map((page) => [page, `${import.meta.dirname}/${page}/index.html`])), sw: `${import.meta.dirname}/shared/pwa/service-worker.ts` },
      output: { entryFileNames: 'assets/[name]-[hash].js' },
    },
  },
})
