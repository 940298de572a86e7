namespace RuleGen.Events;

/// <content>
/// Every text of the record, as searches through the whole record go through them. They are chained the first time one asks, which for
/// most records none does: their log source is another.
/// </content>
public sealed partial class EventBuffer
{
    private Chain _texts;

    /// <summary>The first text inside the object entered; -1 when there is none, or when readers keep only what rules name.</summary>
    private int FirstText()
    {
        if (_texts.Stamp != _stamp) ChainTexts();
        return _scope < 0 ? _texts.First : FirstInScope(ref _texts);
    }

    private void ChainTexts()
    {
        _texts.Stamp = _stamp;
        _texts.First = -1;
        _texts.Cursor = -1;
        if (!_keepsEveryText) return;
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
}
