namespace SafeDiningCode.Rules.Inspections;

/// <summary>What a routine inspection (日常监督检查) came to.</summary>
public enum InspectionResult
{
    /// <summary>符合: nothing failed.</summary>
    Conforms,

    /// <summary>基本符合: something failed, little enough to be mended in writing.</summary>
    Mostly,

    /// <summary>不符合: too much failed.</summary>
    Fails,
}
