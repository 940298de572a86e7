namespace RuleGen.Dynamic.Interpreting;

/// <summary>What an instruction does.</summary>
internal enum Opcode : byte
{
    /// <summary>Asks a predicate.</summary>
    Predicate,

    /// <summary>Asks whether one or more of some predicates hold.</summary>
    AnyPredicate,

    /// <summary>Asks whether all of some predicates hold.</summary>
    AllPredicates,

    /// <summary>Limits tests to the first object; false when there is none.</summary>
    FirstObject,

    /// <summary>Goes on to the next object; false behind the last, with the limit lifted.</summary>
    NextObject,

    /// <summary>Lifts the limit.</summary>
    LeaveObject,
}
