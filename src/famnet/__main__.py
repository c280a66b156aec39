"""`python -m famnet`: the way in on laptops that stop programs in a person's own folders."""

from famnet.cli.app import main

if __name__ == "__main__":
    main()
