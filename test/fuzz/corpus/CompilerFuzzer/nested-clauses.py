x = [a for a in [a for *(*b, c) in [*[*d]] if lambda: e]]
