"""The files of a pack as JSON Schema (draft 2020-12), for editors. It is made of the tables that the reader goes by."""
