theme();
fold();
worst();
if (all.length > 0) {
  document.getElementById("diagnostics").hidden = false;
  startFilters();
}
