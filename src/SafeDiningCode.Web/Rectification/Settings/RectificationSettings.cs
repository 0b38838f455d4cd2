using SafeDiningCode.Rules.Rectification;

namespace SafeDiningCode.Web.Rectification.Settings;

/// <summary>Settings of rectification as they are written down, in the order of their properties.</summary>
internal sealed record RectificationSettings
{
    public required bool LookBackOnKeyItems { get; init; }

    public required bool LookBackOnRepeated { get; init; }

    public required int LookBackBasisPoints { get; init; }

    public required int LookBackAfterDays { get; init; }

    public required int RepeatedWithinDays { get; init; }

    public required int DinersNoes { get; init; }

    public required int DinersWindowDays { get; init; }

    public required int ReopenedDueDays { get; init; }

    public required int DispatchDueDays { get; init; }

    /// <summary>Days that the office has to answer who asks for closure; versions from before it was set had none other.</summary>
    public int OfficeDays { get; init; } = RectificationOptions.UsualOfficeDays;

    public required string OrderNumber { get; init; }

    public required string Basis { get; init; }

    /// <summary>What the rule of look-back visits goes by.</summary>
    public LookBackSettings ToLookBack() => new(LookBackOnKeyItems, LookBackOnRepeated, LookBackBasisPoints, LookBackAfterDays);

    /// <summary>What asking diners goes by.</summary>
    public VerifySettings ToVerify() => new(DinersNoes, DinersWindowDays, ReopenedDueDays);
}

/// <summary>Settings with their version in the journal.</summary>
internal sealed record UsedSettings(int Version, RectificationSettings Settings);
