import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Pages share one build; each is a folder with an index.html. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { input: ['console/index.html', 'field/index.html', 'portal/index.html'].map((page) => `${import.meta.dirname}/${page}`) },
  },
})
