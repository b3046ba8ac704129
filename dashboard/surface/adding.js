// An event that was missed: a sentence walked to by key, or words marked in the text, become a new row.

const sentences = root => all(root, '.article-text .s')
const LONGEST_TITLE = 200

function startAdding(root, s) {
  if (!sentences(root).length) return
  const events = rowNamed(root, s.cur)?.dataset.ev
  const mark = all(root, '.article-text mark').find(each => shares(each.dataset.ev, events))
  const first = mark?.closest('.s') ?? sentences(root)[0]
  s.add = {span: first.dataset.s, words: first.textContent, walks: true}
  drawAdding(root, s)
  root.querySelector('.reading').focus({preventScroll: true})
}

function endAdding(root, s) {
  s.add = null
  drawAdding(root, s)
}

// Draws the panel and the picked sentence, also after new HTML.
function drawAdding(root, s) {
  const panel = root.querySelector('.adding')
  for (const each of sentences(root)) each.classList.toggle('picked', !!s.add?.walks && each.dataset.s === s.add.span)
  if (!panel) return
  for (const old of all(panel, '.pick')) old.remove()
  if (!s.add) return
  const pick = document.createElement('div'), button = document.createElement('button')
  pick.className = 'pick'
  button.dataset.adding = ''
  button.className = 'pri'
  button.textContent = s.add.walks ? 'Add an event from this sentence ↵' : 'Add an event from the marked words ↵'
  const words = s.add.walks ? '↑ ↓ another sentence · Esc leaves' : 'or press N'
  pick.append(button, Object.assign(document.createElement('span'), {className: 'small dim', textContent: words}))
  panel.prepend(pick)
  const picked = root.querySelector('.s.picked')
  if (picked) near(picked)
}

function walk(root, s, by) {
  const list = sentences(root), at = list.findIndex(each => each.dataset.s === s.add.span)
  const next = list[Math.max(0, Math.min(list.length - 1, at + by))]
  s.add = {span: next.dataset.s, words: next.textContent, walks: true}
  drawAdding(root, s)
  tell(root, next.textContent)
}

function takeSentence(root, s) {
  const {span, words} = s.add, title = words.trim().replace(/\s+/g, ' ').slice(0, LONGEST_TITLE)
  getSelection()?.removeAllRanges()
  edit(root, s, root.querySelector('.adding'), 'add', span, title)
}

// Keys while a sentence is picked; true where one was used.
function addingKey(root, s, key) {
  if (key === 'Escape') return endAdding(root, s), backToRow(root, s), true
  if (key === 'Enter' || key === 'n') return takeSentence(root, s), true
  if (s.add.walks && (key === 'ArrowDown' || key === 'j')) return walk(root, s, 1), true
  if (s.add.walks && (key === 'ArrowUp' || key === 'k')) return walk(root, s, -1), true
  return false
}

// Words marked by mouse or finger. Offsets are counted in characters, as Python counts them, not in UTF-16 units.
function marked(root, s) {
  if (s.ed || s.add?.walks) return
  const picked = getSelection(), range = picked?.rangeCount && !picked.isCollapsed ? picked.getRangeAt(0) : null
  const inside = range && root.querySelector('.article-text')?.contains(range.commonAncestorContainer)
  if (!inside || !picked.toString().trim()) {
    if (s.add) endAdding(root, s)
    return
  }
  const touched = sentences(root).filter(each => range.intersectsNode(each))
  if (!touched.length) return
  const first = touched[0], last = touched.at(-1)
  let start = offset(first, range.startContainer, range.startOffset) ?? Number(first.dataset.s.split('-')[0])
  let end = offset(last, range.endContainer, range.endOffset) ?? Number(last.dataset.s.split('-')[1])
  const words = picked.toString()
  start += words.length - words.trimStart().length
  end -= words.length - words.trimEnd().length
  if (start >= end) return
  s.add = {span: `${start}-${end}`, words, walks: false}
  drawAdding(root, s)
}

function offset(sentence, node, at) {
  if (!sentence.contains(node)) return null
  const before = document.createRange()
  before.setStart(sentence, 0)
  before.setEnd(node, at)
  return Number(sentence.dataset.s.split('-')[0]) + [...before.toString()].length
}
