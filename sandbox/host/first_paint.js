// Puts the asked colour scheme on the document before the first paint. A classic script on its own, because modules
// run only after the page was parsed and would let a dark page flash white.
(function () {
  var scheme = new URLSearchParams(location.search).get("scheme") === "dark" ? "dark" : "light";
  document.documentElement.dataset.colorScheme = scheme;
})();
