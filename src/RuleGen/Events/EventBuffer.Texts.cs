namespace RuleGen.Events;

/// <content>
/// Every text of the record, as searches through the whole record go through them. Few records are searched so: the log source of such
/// rules is another, or none of their witnesses is there. So a record is read for the names that rules have, and read once more for its
/// texts when one asks. Where the record before was asked, the next is read for both at once.
/// </content>
public sealed partial class EventBuffer
{
    private Chain _texts;
    private bool _askedForTexts;
    private bool _isTextWalk;

    /// <summary>Whether the walk over the record at hand keeps every text.</summary>
    internal bool KeepsTexts { get; private set; }

    /// <summary>
    /// Decides whether the texts of the record at hand may wait. Those inside objects may not, since their places among the values count;
    /// nor may so many that the record could be past <see cref="MaxValues"/>.
    /// </summary>
    private void DecideOnTexts()
    {
        KeepsTexts = _keepsEveryText && (_askedForTexts || !_textsMayWait || Map.QuoteCount > MaxValues);
        _askedForTexts = false;
    }

    /// <summary>The first text inside the object entered; -1 when there is none, or when readers keep only what rules name.</summary>
    private int FirstText()
    {
        if (_texts.Stamp != _stamp) FindTexts();
        return _scope < 0 ? _texts.First : FirstInScope(ref _texts);
    }

    private void FindTexts()
    {
        _askedForTexts = true;
        ForgetTexts();
        if (!_keepsEveryText) return;
        if (KeepsTexts) ChainTexts();
        else WalkForTexts();
    }

    private void ForgetTexts()
    {
        _texts.Stamp = _stamp;
        _texts.First = -1;
        _texts.Cursor = -1;
    }

    private void ChainTexts()
    {
        int read = _readCount;
        for (int i = 0; i < read; i++)
        {
            if (_elements[i].Kind != ValueKind.Text) continue;

            // A value is in its name's chain already, so here goes a copy.
            int copy = NewElement();
            _elements[copy] = _elements[i];
            _elements[copy].Origin = i;
            _elements[copy].Next = -1;
            Link(ref _texts, copy);
        }
    }

    /// <summary>Walks the record, which is sound, once more; past members that a later one replaces, named by a rule or not.</summary>
    private void WalkForTexts()
    {
        int padded = _recordEnd + Json.JsonRecordReader.Padding;
        KeepsTexts = true;
        _isTextWalk = true;
        _supersededCount = 0;
        _objectsBefore = _objects;
        _memberCount = 0;
        Walk(_recordEnd, padded, isSound: true);
        if (_supersededCount > 0)
        {
            ForgetTexts();
            _superseded.AsSpan(0, _supersededCount).Sort();
            _isSecondWalk = true;
            Walk(_recordEnd, padded, isSound: true);
            _isSecondWalk = false;
        }
        _isTextWalk = false;
        KeepsTexts = false;
    }

    private bool AddText(int offset, int length, bool isEscaped)
    {
        Link(ref _texts, NewRead(offset, length, ValueKind.Text, isEscaped));
        return true;
    }
}
