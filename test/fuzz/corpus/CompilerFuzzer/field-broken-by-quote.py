print(f"{s:{'<'Ý}{w}}")
