// Only browsers that know no modules run this, so it is written as they know it.
(function () {
  var waiting = document.getElementById("boot-waiting");
  if (waiting) waiting.parentNode.removeChild(waiting);
  var problem = document.getElementById("boot-problem");
  document.getElementById("boot-reason").textContent = problem.getAttribute("data-old");
  problem.removeAttribute("hidden");
})();
