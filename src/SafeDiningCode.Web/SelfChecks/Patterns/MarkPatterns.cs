namespace SafeDiningCode.Web.SelfChecks.Patterns;

/// <summary>The names of what asks for a regulator's eye.</summary>
internal static class MarkPatterns
{
    public const string SameForWeeks = "same-for-weeks";
    public const string FilledInBatch = "filled-in-batch";
    public const string CopiedPhoto = "copied-photo";
}
