// Asks every second how far it is, and opens the page again once that is over.
(function () {
  "use strict";
  var bar = document.getElementById("bar");
  var words = document.getElementById("progress-words");

  function ask() {
    fetch(bar.dataset.answers, { credentials: "same-origin", headers: { "Accept": "application/json" } })
      .then(function (response) { if (!response.ok || response.redirected) { throw new Error("not answered"); } return response.json(); })
      .then(function (answer) {
        if (answer.state !== bar.dataset.state) { window.location.reload(); return; }
        bar.value = answer.done;
        words.textContent = answer.words;
        window.setTimeout(ask, 1000);
      })
      .catch(function () { window.setTimeout(ask, 5000); });
  }

  window.setTimeout(ask, 1000);
})();
