// Stands in the home page's head. plotly.js takes the browser half a second to read: best while the server runs the page,
// so not before Streamlit has opened its line (some 60 ms after its first element), and not on a phone, which draws a list.

const path = document.currentScript.dataset.plotly

function read() {
  if (innerWidth < 660 || window.Plotly || document.getElementById('timeline-plotly')) return
  document.head.append(Object.assign(document.createElement('script'), {id: 'timeline-plotly', src: path}))
}

new MutationObserver((_, watch) => {
  if (!document.querySelector('.stApp')) return
  watch.disconnect()
  setTimeout(read, 80)
}).observe(document.documentElement, {childList: true, subtree: true})
