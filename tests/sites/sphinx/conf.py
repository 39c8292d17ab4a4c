project = "Example"
html_theme = "furo"
# The element, from _static/palette-ports/.
html_static_path = ["_static"]
html_js_files = [("palette-ports/palette-ports.js", {"type": "module"})]
