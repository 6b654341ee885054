"""Minutes that were written elsewhere: pasted text, a clipboard, a document; cut into blocks that a secretary assigns.

In goes what was pasted, then what the secretary chose of it; out come blocks with a first proposal of their readers, and
the text of the meeting's record with what was chosen. What is uncertain is proposed to members, never to everybody; names
of persons and reasons of absence are pointed out and not kept; nothing that stands in the record is written over.

* reading: ``paragraphs`` is what every source becomes; ``plain``, ``clipboard``, ``docx``, ``odt`` read one each, ``files``
  knows which; ``tags``, ``tree`` and ``packed`` read markup and zips that may be hostile; ``tidy`` knows what nobody sees.
* cutting: ``around`` is what the council knows on that day, ``names`` what its seats are called; ``cut`` makes a ``Pasted``
  of paragraphs: ``tables`` and ``transcript`` come first, ``presence`` and ``seen`` find who was there, ``items`` where items
  begin, ``heads`` what stands around them, ``segments`` and ``blocks`` what is in them, with ``votes``, ``elections``,
  ``actions``; ``pointing`` looks for what may not be kept, ``labels`` has the words with which minutes say what comes.
* choosing: ``choices`` has the first proposal and reads what was chosen; ``losses`` says what got lost on the way.
* writing: ``writing`` gives the new text of the record, with ``written_items``, ``election_fields`` and ``sheet``, which
  notes every conflict with what stands there; ``prose`` makes of paragraphs what a record holds.
"""
