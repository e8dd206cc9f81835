"""Says which files are not well-formed XML, one a line, with the words of expat.

usage: well_formed.py FILE...
"""

import sys
import xml.parsers.expat


def main(paths):
    for path in paths:
        try:
            with open(path, "rb") as file:
                xml.parsers.expat.ParserCreate().ParseFile(file)
        except xml.parsers.expat.ExpatError as error:
            print(f"{path}: {error}")


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit(__doc__)
    main(sys.argv[1:])
