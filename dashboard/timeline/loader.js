// What Streamlit sends with the page: fetches the script that draws (kept by the browser) and hands it the component.

const address = path => new URL(path, document.baseURI).href

function styled(path) {
  if (document.querySelector(`link[href="${address(path)}"]`)) return
  document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: address(path)}))
}

export default function (component) {
  let end = null, gone = false
  styled(component.data.style)
  import(address(component.data.script)).then(drawing => { if (!gone) end = drawing.default(component) })
  return () => { gone = true; end?.() }
}
