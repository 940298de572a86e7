namespace RuleGen.Matching;

/// <summary>A part of a point in time.</summary>
public enum DatePart
{
    /// <summary>The minute of the hour, from 0.</summary>
    Minute,

    /// <summary>The hour of the day, from 0.</summary>
    Hour,

    /// <summary>The day of the month, from 1.</summary>
    Day,

    /// <summary>The week of the year as ISO 8601 counts it, from 1.</summary>
    Week,

    /// <summary>The month, from 1.</summary>
    Month,

    /// <summary>The year.</summary>
    Year,
}
