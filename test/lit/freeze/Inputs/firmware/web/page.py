print("<html>")
