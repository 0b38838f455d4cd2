// Asks as one types, a moment after the last key; an answer that was overtaken is dropped. Names are put in as text, never as markup.
(function () {
  "use strict";
  var form = document.getElementById("search");
  var field = document.getElementById("q");
  var list = document.getElementById("found");
  var heading = document.getElementById("results");
  var print = document.getElementById("print");
  var waiting = 0, asked = 0, composing = false;

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }

  function line(eatery, words) {
    var item = element("li"), about = element("div"), link = element("a", "row-link", eatery.name);
    link.href = eatery.link;
    link.lang = "zh-Hans";
    about.appendChild(link);
    if (eatery.state) {
      about.appendChild(document.createTextNode(" "));
      about.appendChild(element("span", "badge " + eatery.tone, eatery.state));
    }
    var address = element("p", "muted", eatery.address);
    address.lang = "zh-Hans";
    about.appendChild(address);
    var facts = element("p", "muted", eatery.place + " · ");
    facts.appendChild(element("span", "code", eatery.licence));
    about.appendChild(facts);
    var choice = element("label", "choice"), box = element("input");
    box.type = "checkbox";
    box.name = "eatery";
    box.value = eatery.id;
    choice.appendChild(box);
    choice.appendChild(document.createTextNode(" "));
    choice.appendChild(element("span", "", words));
    item.appendChild(about);
    item.appendChild(choice);
    return item;
  }

  function show(answer) {
    heading.textContent = answer.words;
    list.textContent = "";
    answer.eateries.forEach(function (eatery) { list.appendChild(line(eatery, answer.choose)); });
    print.hidden = answer.eateries.length === 0;
  }

  function ask() {
    var mine = ++asked;
    fetch(form.dataset.answers + "&q=" + encodeURIComponent(field.value), { credentials: "same-origin", headers: { "Accept": "application/json" } })
      .then(function (response) { if (!response.ok || response.redirected) { throw new Error("not answered"); } return response.json(); })
      .then(function (answer) { if (mine === asked) { show(answer); } })
      // Signed out meanwhile, or no network: the form itself says so.
      .catch(function () { if (mine === asked) { form.dataset.failed = "1"; } });
  }

  function soon() {
    window.clearTimeout(waiting);
    if (!composing) { waiting = window.setTimeout(ask, 150); }
  }

  // While an input method composes, what stands in the field are letters on their way to characters.
  field.addEventListener("compositionstart", function () { composing = true; });
  field.addEventListener("compositionend", function () { composing = false; soon(); });
  field.addEventListener("input", soon);
  form.addEventListener("submit", function (event) {
    if (!form.dataset.failed) { event.preventDefault(); window.clearTimeout(waiting); ask(); }
  });
})();
