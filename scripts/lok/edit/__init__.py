"""One change in the text of a record, made by replacing characters: all that is not meant stays as it was typed.

Beside ``source``, whose way back it is: a value, a field or an item of a list is set, put in, taken away or moved at the
marks that libyaml gives. Comments, order, quotes, line ends and the file's own indentation stay. No record is ever
written anew from its data.
"""
