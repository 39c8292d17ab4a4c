// Only browsers that know no modules run this, so it is written as they know it.
(function () {
  var waiting = document.getElementById("boot-waiting");
  if (waiting) waiting.parentNode.removeChild(waiting);
  document.getElementById("boot-reason").textContent = "This browser is too old for it.";
  document.getElementById("boot-problem").removeAttribute("hidden");
})();
