"""How colours look: contrast as WCAG measures it, and what colour-blind eyes see."""

Matrix = tuple[tuple[float, float, float], ...]


# What people without one kind of cone see, in linear light: Machado, Oliveira and Fernandes 2009, severity 1.0.
SIGHT = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))


WHITE = (0.9505, 1.0, 1.089)


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def linear(colour: str) -> list[float]:
    """Channels in linear light, as WCAG 2 defines them."""
    scaled = [level / 255 for level in rgb(colour)]
    return [level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4 for level in scaled]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1."""
    light = sorted(
        sum(weight * level for weight, level in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
        for colour in (one, other)
    )
    return (light[1] + 0.05) / (light[0] + 0.05)


def times(matrix: Matrix, vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def lab(colour: str, sight: Matrix) -> tuple[float, float, float]:
    """The colour as those eyes see it, in CIELAB, where distances are as large as they look."""
    seen = [min(1.0, max(0.0, level)) for level in times(sight, linear(colour))]
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (value / white for value, white in zip(times(XYZ, seen), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
