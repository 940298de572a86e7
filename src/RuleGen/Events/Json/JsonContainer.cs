namespace RuleGen.Events.Json;

/// <summary>One open object or array.</summary>
internal struct JsonContainer
{
    /// <summary>The object's node; for an array the node of its elements.</summary>
    public int Node;

    /// <summary>The wanted name whose values an array holds; -1 for objects.</summary>
    public int Name;

    /// <summary>The object's number; for an array that of the object around it.</summary>
    public long Object;

    /// <summary>The object's number among the watched ones; -1 when nobody watches it.</summary>
    public int Watched;

    public bool IsArray;
}
