"""``python -m pipeline``."""

if __name__ == "__main__":  # worker processes import this file again and must not start over
    from pipeline.cli.app import main

    main()
