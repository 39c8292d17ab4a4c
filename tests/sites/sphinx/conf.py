project = "Example"
html_theme = "furo"
# The element, from _static/palette-ports/.
html_static_path = ["_static"]
# Furo does not tell the browser which of its themes is on.
html_css_files = ["color-scheme.css"]
html_js_files = [("palette-ports/palette-ports.js", {"type": "module"})]
