"""Says hello, and proves that the dependency came along."""

import idna


def main() -> None:
    print("hello from hello-axle 1.0.0 to", idna.encode("königsgäßchen").decode())
