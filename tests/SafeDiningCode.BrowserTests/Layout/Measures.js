// What is wrong with the page as it lies on the screen, one line for each fault.
() => {
  const faults = [];
  const name = e => `<${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}${e.className && e.className.baseVal === undefined ? '.' + e.className : ''}> «${(e.textContent || e.value || '').trim().slice(0, 30)}»`;
  const shown = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
  const hidden = e => e.closest('.vh') !== null;

  // Nothing to the right of the screen.
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    const beyond = [...document.body.querySelectorAll('*')].filter(e => shown(e) && !e.closest('.scroll, .vh') && e.getBoundingClientRect().right > width + 0.5);
    const inner = beyond.filter(e => !beyond.some(other => other !== e && e.contains(other)));
    faults.push(`scrolls sideways: ${document.documentElement.scrollWidth} on ${width} px: ${inner.slice(0, 4).map(name).join(', ')}`);
  }

  // Nothing under the fixed button.
  const action = document.querySelector('.action');
  if (action && getComputedStyle(action).position === 'fixed' && action.offsetHeight > parseFloat(getComputedStyle(document.body).paddingBottom) + 1) {
    faults.push(`the fixed button covers the foot: ${action.offsetHeight} px`);
  }

  // Everything to press is 44 px high, save links within a sentence; what is hidden is pressed by its label.
  for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    const pressed = e.matches('input') && (hidden(e) || e.closest('label')) ? document.querySelector(`label[for='${e.id}']`) || e.closest('label') : e;
    if (!pressed || !shown(pressed)) continue;
    const sentence = getComputedStyle(pressed).display === 'inline'
      && [...pressed.parentElement.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.textContent.trim().length > 1);
    const box = pressed.getBoundingClientRect();
    if (!sentence && (box.height < 43.5 || box.width < 24)) faults.push(`${Math.round(box.width)}×${Math.round(box.height)} px to press: ${name(pressed)}`);
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const chinese = /[\u3000-\u303f\u4e00-\u9fff\uff01-\uff60]/;
  const known = /^(JSON|Cookie|SVG|PNG|PDF|CSV)$/;
  const languageOf = e => e.closest('[lang]').lang.slice(0, 2);
  const spoken = (text, e) => {
    if (languageOf(e) === 'en' && chinese.test(text)) faults.push(`Chinese on an English page: «${text.trim()}»`);
    if (languageOf(e) === 'zh' && !e.closest('.code, .plate-chars') && (text.match(/[A-Za-z]{3,}/g) || []).some(word => !known.test(word))) faults.push(`English on a Chinese page: «${text.trim()}»`);
  };
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const e = node.parentElement;
    if (!node.textContent.trim() || e.closest('style, script')) continue;
    spoken(node.textContent, e);
    // The poster is a drawing to print.
    if (!shown(e) || hidden(e) || e.closest('.sheet')) continue;
    const size = parseFloat(getComputedStyle(e).fontSize);
    if (size < 15.95) faults.push(`${size} px type: ${name(e)}`);
  }
  for (const e of document.querySelectorAll('[aria-label], [placeholder], [alt], [title]')) {
    for (const attribute of ['aria-label', 'placeholder', 'alt', 'title']) {
      if (e.hasAttribute(attribute) && !e.closest('.sheet')) spoken(e.getAttribute(attribute), e);
    }
  }
  return [...new Set(faults)];
}
