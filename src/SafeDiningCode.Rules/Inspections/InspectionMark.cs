namespace SafeDiningCode.Rules.Inspections;

/// <summary>What is to be said of a published inspection beside its result.</summary>
public enum InspectionMark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>申诉中: its owner appeals, and nobody has answered yet.</summary>
    Appealed,

    /// <summary>已申请复检: its owner asked for a re-inspection, which is still to come or to be decided.</summary>
    ReinspectionAsked,

    /// <summary>已更正: what stands here is a correction.</summary>
    Corrected,
}

/// <summary>The names of marks in the database and in JSON.</summary>
public static class InspectionMarks
{
    /// <summary>A mark's name; null for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no mark.</exception>
    public static string? ToCode(InspectionMark mark) => mark switch
    {
        InspectionMark.None => null,
        InspectionMark.Appealed => "appealed",
        InspectionMark.ReinspectionAsked => "reinspection",
        InspectionMark.Corrected => "corrected",
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, message: null),
    };

    /// <summary>The mark by its name; none for any other text.</summary>
    public static InspectionMark FromCode(string? code) => code switch
    {
        "appealed" => InspectionMark.Appealed,
        "reinspection" => InspectionMark.ReinspectionAsked,
        "corrected" => InspectionMark.Corrected,
        _ => InspectionMark.None,
    };
}
