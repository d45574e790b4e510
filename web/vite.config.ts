import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { installable } from './field/pwa/plugin.ts'

const pages = ['console', 'field', 'portal']
/** Served under its own name beside the page it serves: a hash would make a new worker of each build. */
const serviceWorker = 'field/sw'

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
      input: { ...Object.fromEntries(pages.map((page) => [page, `${import.meta.dirname}/${page}/index.html`])), [serviceWorker]: `${import.meta.dirname}/field/pwa/service-worker.ts` },
      output: { entryFileNames: ({ name }) => (name === serviceWorker ? `${serviceWorker}.js` : 'assets/[name]-[hash].js') },
    },
  },
})
