// In another site's frame (embed=true) only this page may stand: its links open in tabs of their own, and an address
// that is copied there is that of the whole page.

const FRAMED = new URLSearchParams(location.search).get('embed')?.toLowerCase() === 'true'

function wholeAddress() {
  if (!FRAMED) return location.href
  const address = new URL(location.href)
  for (const name of ['embed', 'embed_options']) address.searchParams.delete(name)
  return address.href
}

window.__timelineFramed ??= FRAMED && document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href]:not([href^="#"])')
  if (link) link.target = '_blank'
}, true) || true
