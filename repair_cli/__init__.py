"""A guide for the terminal that helps to mend a strain between a therapy client and a therapist."""

__version__ = "0.1.0"
