namespace SafeDiningCode.Rules.Inspections;

/// <summary>
/// The grade of an eatery (量化分级): A is the best. Not to be taken for its risk (风险等级, A the lowest) or its place
/// among the officers' charges (包保, A the most important). The face that goes with it differs by province.
/// </summary>
public enum Grade
{
    /// <summary>优秀, excellent.</summary>
    A,

    /// <summary>良好, good.</summary>
    B,

    /// <summary>一般, fair.</summary>
    C,
}
