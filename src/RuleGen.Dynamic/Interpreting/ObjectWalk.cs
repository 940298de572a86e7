namespace RuleGen.Dynamic.Interpreting;

/// <summary>How far a walk through the objects of a slot has come.</summary>
internal struct ObjectWalk
{
    public int Index;
    public int Count;
}
