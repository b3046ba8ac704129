// In another site's frame (embed=true) only this page may stand: its links open in tabs of their own.

const FRAMED = new URLSearchParams(location.search).get('embed')?.toLowerCase() === 'true'

window.__timelineFramed ??= FRAMED && document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href]:not([href^="#"])')
  if (link) link.target = '_blank'
}, true) || true
