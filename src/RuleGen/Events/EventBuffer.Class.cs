using RuleGen.Events.Normalising;

namespace RuleGen.Events;

/// <content>What kind of record and event this is.</content>
public sealed partial class EventBuffer
{
    private ShapeSigns _signs;
    private bool _isClassified;
    private SourceShape _shape;
    private EventClasses _classes;
    private bool _isSecurityLog;

    /// <summary>The record's shape.</summary>
    public SourceShape Shape
    {
        get
        {
            if (!_isClassified) Classify();
            return _shape;
        }
    }

    /// <summary>The kinds of event the record reports, or may report where its source leaves that open.</summary>
    public EventClasses Classes
    {
        get
        {
            if (!_isClassified) Classify();
            return _classes;
        }
    }

    /// <summary>Whether the record is, or may be, of one of these classes.</summary>
    public bool Is(EventClasses classes) => (Classes & classes) != 0;

    private bool IsSecurityLog()
    {
        if (!_isClassified) Classify();
        return _isSecurityLog;
    }

    private void Classify()
    {
        var classifier = new Classifier(this, _wellKnown);
        _shape = classifier.Shape(_signs);
        _classes = classifier.Classes(_shape, out _isSecurityLog);
        _isClassified = true;
    }

    /// <summary>Whether nothing but Windows can have written the record.</summary>
    private bool IsOfWindows =>
        RecordNames.IsWindowsLog(Shape) || (Classes != EventClasses.Unknown && (Classes & ~EventClasses.RegistryAny) == 0);
}
