namespace SafeDiningCode.Rules.Inspections;

/// <summary>
/// Where an inspection's results part. They change with the regulation and its forms, so they are data with a version;
/// the defaults are those of the catering form of the routine inspection (食品生产经营监督检查管理办法, order 49 of 2021).
/// </summary>
/// <param name="KeyFailuresThatFail">From this many failed key items (重点项) on, the visit fails.</param>
/// <param name="GeneralPassBasisPoints">Below this pass rate of general items, in hundredths of a per cent, the visit fails.</param>
public sealed record InspectionThresholds(int KeyFailuresThatFail = 2, int GeneralPassBasisPoints = 7000)
{
    /// <summary>Those in force.</summary>
    public static InspectionThresholds Current { get; } = new();
}
